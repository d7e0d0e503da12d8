"""Report: one decoded text, where it came from, its title and reporting period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.on_demand import on_demand

if TYPE_CHECKING:
    from extract.report.files import file_bytes
    from extract.report.report import Report, from_bytes, from_text, read

__all__ = ["Report", "file_bytes", "from_bytes", "from_text", "read"]

if not TYPE_CHECKING:
    __getattr__, __dir__ = on_demand(
        __name__,
        {
            "extract.report.files": ["file_bytes"],
            "extract.report.report": ["Report", "from_bytes", "from_text", "read"],
        },
    )
