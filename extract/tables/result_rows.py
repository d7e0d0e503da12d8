"""What was read from one report, as rows of the tables: plain tuples, cheap to make and to ship."""

from __future__ import annotations

from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from extract.checks import check
from extract.facts.fact import Quantity
from extract.meaning.clause import clauses
from extract.tables.report_rows import check_row, empty, is_encodable, repaired, report_row
from extract.tables.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extract.checks import Lang
    from extract.facts.fact import Fact
    from extract.pipeline import Result
    from extract.sections import Section
    from extract.tables.report_rows import Row, Rows

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
    whole = is_encodable(result.report)
    stream = _stream(result, lang)
    while some := list(islice(stream, ROWS_AT_ONCE)):
        made = empty()
        for name, row in some:
            made[name].append(row)
        yield made if whole else repaired(made)


def _stream(result: Result, lang: Lang) -> Iterator[tuple[str, Row]]:
    report = result.report
    yield "reports", report_row(report, "ok", len(result.sections))
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
