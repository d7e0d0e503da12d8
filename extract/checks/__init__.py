"""What does not add up in a report: findings, never repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.on_demand import on_demand

if TYPE_CHECKING:
    from extract.checks.finding import Finding
    from extract.checks.many_reports import Running, across
    from extract.checks.messages import LANGUAGES, Lang, no_messages
    from extract.checks.one_report import check

__all__ = ["LANGUAGES", "Finding", "Lang", "Running", "across", "check", "no_messages"]

if not TYPE_CHECKING:
    __getattr__, __dir__ = on_demand(
        __name__,
        {
            "extract.checks.finding": ["Finding"],
            "extract.checks.many_reports": ["Running", "across"],
            "extract.checks.messages": ["LANGUAGES", "Lang", "no_messages"],
            "extract.checks.one_report": ["check"],
        },
    )
