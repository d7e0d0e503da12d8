"""Report: one decoded text, where it came from, its title and reporting period."""

from extract.report.report import Report, from_text, read

__all__ = ["Report", "from_text", "read"]
