"""What was read from one report, as rows of the tables: plain tuples, cheap to make and to ship."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from extract.checks import check
from extract.facts.fact import Quantity
from extract.meaning.clause import clauses
from extract.tables.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extract.checks import Finding, Lang
    from extract.facts.fact import Fact
    from extract.pipeline import Result
    from extract.report import Report
    from extract.sections import Section

Cell = str | int | float | bool | date | None
Row = tuple[Cell, ...]
Rows = dict[str, list[Row]]

LIST_SEPARATOR = "; "

# A text can hold halves of surrogate pairs (a damaged file, a file name that is not UTF-8);
# neither Parquet nor UTF-8 can. One replacement character for each keeps the offsets.
_SURROGATE = re.compile("[\ud800-\udfff]")
_REPORT_STATUS = SCHEMA["reports"].position("status")


ROWS_AT_ONCE = 8192
"""Rows that ``chunks`` makes at a time; a row with its sentence takes about two kilobytes."""


def rows(result: Result, lang: Lang = "pl") -> Rows:
    """Return the rows of every table for one report, each table's in order of offsets.

    Parameters
    ----------
    result
        What ``extract.extract`` returned.
    lang
        Language of the findings' sentences.
    """
    made = empty()
    for chunk in chunks(result, lang):
        for name, some in chunk.items():
            made[name].extend(some)
    return made


def chunks(result: Result, lang: Lang = "pl") -> Iterator[Rows]:
    """Make the rows of one report a few thousand at a time, in the order that ``rows`` has.

    A row is several times as large as the fact it is made of, so a report of millions of facts
    must not have all its rows at once. The first chunk holds the row of ``reports``; every chunk
    has every table, most of them without a row.
    """
    whole = _encodable(result.report)
    stream = _stream(result, lang)
    while some := list(islice(stream, ROWS_AT_ONCE)):
        made = empty()
        for name, row in some:
            made[name].append(row)
        yield made if whole else _repaired(made)


def _stream(result: Result, lang: Lang) -> Iterator[tuple[str, Row]]:
    report = result.report
    yield "reports", _report(report, "ok", len(result.sections))
    for section in result.sections:
        yield "sections", _section(report.report_id, section)
    paths = {section.section_id: section.path for section in result.sections}
    said = clauses(result.facts, report.text, result.sentences)
    for fact in result.facts:
        table, cells = _FACT_ROWS.get(fact.kind, _OTHERS)
        place = (fact.report_id, fact.section_id, paths[fact.section_id], fact.fact_id)
        yield table, (*place, *cells(fact, result, said))
    for finding in check(result, lang):
        yield "checks", check_row(finding, report.report_id)


def text_row(report: Report) -> Row:
    """Return the row of the table of texts; halves of surrogate pairs are replaced in it."""
    return report.report_id, _SURROGATE.sub("\ufffd", report.text)


def failed(path: str, stage: str, error: str, message: str, report: Report | None = None) -> Rows:
    """Return the rows of an input that failed: one in ``reports``, one in ``errors``.

    ``report`` is what is known of it when it was read but not understood.
    """
    made = empty()
    made["reports"].append(
        _report(report, "failed", None)
        if report is not None
        else (None, path, None, None, None, None, None, None, None, "failed", None, None)
    )
    made["errors"].append((path, stage, error, message))
    return _repaired(made)


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


def _report(report: Report, status: str, sections: int | None) -> Row:
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


def _section(report_id: str, section: Section) -> Row:
    period = section.period
    return (
        report_id,
        section.section_id,
        section.path,
        section.parent_id,
        section.level,
        section.kind,
        section.marker,
        section.title,
        section.activity,
        period.start if period else None,
        period.end if period else None,
        section.start,
        section.end,
    )


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


def _reader(table: str) -> Callable[[Fact, Result, Iterator[str]], Row]:
    """Return what makes the cells of a fact behind its identifiers, in the schema's order.

    The last cells are those that the fact does not hold itself: its sentence, the clause, the next
    one of those handed over, and that no person has said anything of it yet.
    """
    columns = [column.name for column in SCHEMA[table].columns[_IDENTIFIERS:]]
    told = [name for name in columns if name in _TOLD]
    held = columns[: columns.index(told[0])]
    cells = attrgetter(*(_ATTRIBUTES.get(name, name) for name in held))
    if "clause" in told:
        return lambda fact, result, said: (
            *(*cells(fact), result.sentence(fact), next(said)),
            *_UNREVIEWED,
        )
    if "sentence" in told:
        return lambda fact, result, _: (*cells(fact), result.sentence(fact), *_UNREVIEWED)
    return lambda fact, *_: (*cells(fact), None)


_TOLD = ("sentence", "clause", "machine")
_UNREVIEWED = ("rule", None)  # source and machine
_IDENTIFIERS = 4  # report_id, section_id, path, fact_id
_ATTRIBUTES = {"kind": "body"}  # a fact's own ``kind`` says which table it belongs to
_FACT_ROWS = {
    kind: (table, _reader(table))
    for kind, table in (
        ("count", "counts"),
        ("hours", "hours"),
        ("amount", "amounts"),
        ("date", "dates"),
        ("institution", "institutions"),
    )
}


def _other(fact: Fact, result: Result, said: Iterator[str]) -> Row:
    """Return the cells of a fact of somebody else's kind; what it has not is null."""
    if isinstance(fact, Quantity):
        next(said)  # every number has its clause, also where nobody asks for it
    held = (getattr(fact, name, None) for name in _OTHER_CELLS)
    return (*held, result.sentence(fact))


_OTHER_CELLS = [column.name for column in SCHEMA["others"].columns[_IDENTIFIERS:-1]]
_OTHERS = ("others", _other)


def _encodable(report: Report) -> bool:
    try:
        report.text.encode("utf-8")
        (report.path or "").encode("utf-8")
        report.report_id.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _repaired(made: Rows) -> Rows:
    return {
        name: [
            tuple(_SURROGATE.sub("\ufffd", cell) if isinstance(cell, str) else cell for cell in row)
            for row in table
        ]
        for name, table in made.items()
    }
