"""One page of pictures of a run, each over the numbers it shows."""

from extract.summary.page import FILE, write_summary

__all__ = ["FILE", "write_summary"]
