"""The tables of a run as one workbook: a sheet for each, a roll-up, a chart."""

from extract.workbook.workbook import FILE, Made, write, write_folder

__all__ = ["FILE", "Made", "write", "write_folder"]
