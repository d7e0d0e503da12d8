"""Running totals in the rows of a report, kept until all reports are read.

A report alone cannot show that a total since an earlier time is lower than in the report before it
(``extract.checks.across``). Only the numbers that could be compared are kept, some hundred bytes
each, so memory is bounded by how many reports state totals, not by how much they say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from extract import checks, indicators
from extract.tables import SCHEMA, Column, ColumnType, Table, check_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    import pyarrow as pa

    from extract.checks import Lang, Running
    from extract.tables import Row, Rows

TOTALS = Table(
    "totals",
    "a total since an earlier time",
    (
        Column("report_id", ColumnType.TEXT, "report that states it"),
        Column("section_id", ColumnType.TEXT, "section that states it"),
        Column("path", ColumnType.TEXT, "that section's path"),
        Column("fact_id", ColumnType.TEXT, "the number"),
        Column("period_start", ColumnType.DAY, "first day of the reporting period"),
        Column("period_end", ColumnType.DAY, "last day of the reporting period"),
        Column("subject", ColumnType.TEXT, "the project, or who the report is about"),
        Column("kind", ColumnType.TEXT, "table of the fact"),
        Column("unit", ColumnType.TEXT, "what is counted"),
        Column("words", ColumnType.TEXT, "the words for it, folded"),
        Column("phrase", ColumnType.TEXT, "the words for it, as written"),
        Column("value", ColumnType.NUMBER, "the number"),
    ),
    (),
)
"""What is kept of each; a table of readings, not of the output."""

_SERIES = ("subject", "kind", "unit", "words")
_UNIT = {"counts": "unit", "hours": "topic", "amounts": "unit"}
_NO_RESULT = frozenset({"planned", "context"})


class Totals:
    """Finds the running totals of reports whose rows come one chunk after the other."""

    def __init__(self) -> None:
        self._report: dict[str, Any] = {}
        self._sections: dict[str, dict[str, Any]] = {}

    def add(self, rows: Rows) -> Iterator[Row]:
        """Take rows in, that of ``reports`` before those of its report; give the totals in them.

        Planned numbers may be lowered, and of "some 40" or "more than 40" nobody can say that they
        were: left out.
        """
        for row in rows["reports"]:
            self._report, self._sections = _named("reports", row), {}
        self._sections |= {
            cast("str", section["section_id"]): section
            for row in rows["sections"]
            for section in (_named("sections", row),)
        }
        for table, unit in _UNIT.items():
            cumulative = _position(table, "cumulative")
            if cumulative is None:
                continue
            for row in rows[table]:
                if row[cumulative]:
                    fact = _named(table, row)
                    if fact["modifier"] == "exact" and fact["status"] not in _NO_RESULT:
                        yield self._total(table, fact, fact[unit])

    def _total(self, table: str, fact: dict[str, Any], unit: str | None) -> Row:
        report = self._report
        phrase = " ".join((fact.get("phrase") or unit or "").split())
        project = self._project(fact["section_id"])
        return (
            *(fact[name] for name in ("report_id", "section_id", "path", "fact_id")),
            *(report["period_start"], report["period_end"]),
            indicators.subject(project, report["title"], report["report_id"]),
            *(table, unit, phrase.casefold(), phrase, fact["value"]),
        )

    def _project(self, section_id: str | None) -> str | None:
        """Return the title of the project that a section belongs to."""
        section = self._sections.get(section_id or "")
        while section is not None:
            if section["kind"] == "project":
                return cast("str | None", section["title"])
            section = self._sections.get(section["parent_id"] or "")
        return None


def lowered(totals: pa.Table, lang: Lang) -> dict[str, list[Row]]:
    """Return the rows of ``checks`` for totals that a later report lowers, by report.

    Parameters
    ----------
    totals
        Rows of ``TOTALS``, in any order.
    lang
        Language of the findings' sentences.
    """
    found: dict[str, list[Row]] = {}
    for series in _by_series(totals):
        for finding in checks.across(series, lang):
            found.setdefault(finding.report_id or "", []).append(check_row(finding))
    return found


def _by_series(totals: pa.Table) -> Iterator[list[Running]]:
    """Give the totals series by series; one is in memory at a time as more than columns."""
    ordered = totals.sort_by([(name, "ascending") for name in (*_SERIES, "report_id", "fact_id")])
    held: list[Running] = []
    for batch in ordered.to_batches(max_chunksize=1024):
        for row in batch.to_pylist():
            total = _running(row)
            if held and held[0].series != total.series:
                yield held
                held = []
            held.append(total)
    if held:
        yield held


def _running(row: dict[str, Any]) -> Running:
    start, end = cast("tuple[date | None, date | None]", (row["period_start"], row["period_end"]))
    return checks.Running(
        report_id=row["report_id"],
        section_id=row["section_id"],
        path=row["path"],
        fact_id=row["fact_id"],
        period_start=start,
        period_end=end,
        series=tuple(row[name] for name in _SERIES),
        phrase=row["phrase"],
        value=row["value"],
    )


def _named(table: str, row: Row) -> dict[str, Any]:
    return dict(zip((column.name for column in SCHEMA[table].columns), row, strict=True))


def _position(table: str, column: str) -> int | None:
    names: Iterable[str] = (one.name for one in SCHEMA[table].columns)
    return next((place for place, name in enumerate(names) if name == column), None)
