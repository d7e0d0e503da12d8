"""Rows of a report as a whole, and of one that could not be read: plain tuples, cheap to ship."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from extract.tables.schema import SCHEMA

if TYPE_CHECKING:
    from extract.checks import Finding
    from extract.report import Report

Cell = str | int | float | bool | date | None
Row = tuple[Cell, ...]
Rows = dict[str, list[Row]]

LIST_SEPARATOR = "; "

# A text can hold halves of surrogate pairs (a damaged file, a file name that is not UTF-8);
# neither Parquet nor UTF-8 can. One replacement character for each keeps the offsets.
_SURROGATE = re.compile("[\ud800-\udfff]")
_REPORT_STATUS = SCHEMA["reports"].position("status")


def report_row(report: Report, status: str, sections: int | None) -> Row:
    """Return the row of a report.

    Parameters
    ----------
    report
        The report.
    status
        ``ok``, ``failed`` or ``duplicate``.
    sections
        How many it has; ``None`` when it could not be understood.
    """
    period = report.period
    return (
        report.report_id,
        report.path,
        report.sha256,
        report.encoding,
        report.title,
        period.start if period else None,
        period.end if period else None,
        len(report.text),
        sections,
        status,
        LIST_SEPARATOR.join(report.assumed) or None,
        None,
    )


def text_row(report: Report) -> Row:
    """Return the row of the table of texts; halves of surrogate pairs are replaced in it."""
    return report.report_id, _SURROGATE.sub("\ufffd", report.text)


def check_row(finding: Finding, report_id: str | None = None) -> Row:
    """Return the row of a finding; ``report_id`` is for one that does not say of which report."""
    return (
        finding.report_id or report_id,
        finding.section_id,
        finding.path,
        finding.check,
        finding.expected,
        finding.found,
        finding.difference,
        finding.holds,
        LIST_SEPARATOR.join(finding.facts) or None,
        finding.message,
    )


def failed(path: str, stage: str, error: str, message: str, report: Report | None = None) -> Rows:
    """Return the rows of an input that failed: one in ``reports``, one in ``errors``.

    ``report`` is what is known of it when it was read but not understood.
    """
    made = empty()
    made["reports"].append(
        report_row(report, "failed", None)
        if report is not None
        else (None, path, None, None, None, None, None, None, None, "failed", None, None)
    )
    made["errors"].append((path, stage, error, message))
    return repaired(made)


def duplicate(made: Rows) -> Rows:
    """Return what is left of the rows of a report that was read before in the same run."""
    left = empty()
    left["reports"] = [
        (*row[:_REPORT_STATUS], "duplicate", *row[_REPORT_STATUS + 1 :]) for row in made["reports"]
    ]
    return left


def empty() -> Rows:
    """Return every table without a row."""
    return {name: [] for name in SCHEMA}


def is_encodable(report: Report) -> bool:
    """Tell whether all cells that come from a report can be UTF-8."""
    try:
        report.text.encode("utf-8")
        (report.path or "").encode("utf-8")
        report.report_id.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def repaired(made: Rows) -> Rows:
    """Return rows with halves of surrogate pairs replaced in every text."""
    return {
        name: [
            tuple(_SURROGATE.sub("\ufffd", cell) if isinstance(cell, str) else cell for cell in row)
            for row in table
        ]
        for name, table in made.items()
    }
