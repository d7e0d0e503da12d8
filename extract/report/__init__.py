"""Report: one decoded text, where it came from, its title and reporting period."""

from extract.report.report import Report, file_bytes, from_bytes, from_text, read

__all__ = ["Report", "file_bytes", "from_bytes", "from_text", "read"]
