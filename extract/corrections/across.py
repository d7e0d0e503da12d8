"""Findings that rest on several reports, made anew when one of them was corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.batch.totals import TOTALS, Totals, lowered
from extract.checks.many_reports import LOWERED
from extract.corrections.stored import TABLES, as_rows, stored_reports
from extract.export import arrow_table
from extract.tables import SCHEMA, empty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from extract.checks import Lang
    from extract.corrections.rewriting import Made
    from extract.corrections.stored import Cells
    from extract.tables import Row

_NUMBERS = ("counts", "hours", "amounts")


def shared(rows: Mapping[str, Sequence[Cells]]) -> list[Cells]:
    """Return the findings that rest on other reports too."""
    return [row for row in rows["checks"] if row["check"] == LOWERED]


def any_running(rows: Mapping[str, Sequence[Cells]]) -> bool:
    """Tell whether a report states a running total, which another report may lower."""
    return any(row["cumulative"] for table in _NUMBERS for row in rows[table])


def renew(out: Path, made: Made, lang: Lang) -> None:
    """Compare the running totals of all reports again; put what was found into ``made``.

    Reports whose findings change come to ``made`` with all their rows, the others stay out of it.

    Parameters
    ----------
    out
        Folder of the tables.
    made
        Rows of the reports that were corrected, by identifier and table.
    lang
        Language of the findings' sentences.
    """
    totals = Totals()
    running: list[Row] = []
    for rows, _ in stored_reports(out, texts=False):
        now = made.get(str(rows["reports"][0]["report_id"]), rows)
        told = empty() | {name: as_rows(name, now[name]) for name in (*TABLES, "reports")}
        running += totals.add(told)
    found = lowered(arrow_table(TOTALS, running), lang)
    for rows, _ in stored_reports(out, texts=False):
        report_id = str(rows["reports"][0]["report_id"])
        now = made.get(report_id, rows)
        wanted = [_cells(row) for row in found.get(report_id, ())]
        if shared(now) != wanted:
            others = [row for row in now["checks"] if row["check"] != LOWERED]
            made[report_id] = {**now, "checks": [*others, *wanted]}


def _cells(row: Row) -> Cells:
    names = [column.name for column in SCHEMA["checks"].columns]
    return dict(zip(names, row, strict=True))
