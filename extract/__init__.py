"""owes-extract: Polish activity reports in, tables out."""

__version__ = "0.1.0"
