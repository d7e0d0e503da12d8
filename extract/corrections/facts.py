"""Rows of the tables back to the facts they were made of, so that meaning and checks run again."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from extract.facts.fact import Amount, Count, DateFact, Hours, Institution
from extract.polish.numerals import find_compounds, find_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.facts.fact import Fact
    from extract.polish.numerals import CompoundMention, NumberMention
    from extract.tables.report_rows import Cell

TABLES: dict[str, type[Fact]] = {
    "counts": Count,
    "hours": Hours,
    "amounts": Amount,
    "dates": DateFact,
    "institutions": Institution,
}
"""Class of the facts in each table."""

TABLE_OF = {made.kind: table for table, made in TABLES.items()}
"""Table of each kind of fact."""

QUANTITIES = ("counts", "hours", "amounts")
"""Tables of stated numbers."""

_SHARED = ("report_id", "section_id", "start", "end", "quote", "rule")
_QUANTITY = ("value", "value_max", "modifier", "status", "cumulative", "part_of")
_OWN = {
    "counts": (*_QUANTITY, "unit", "phrase"),
    "hours": (*_QUANTITY, "topic"),
    "amounts": (*_QUANTITY, "unit", "phrase"),
    "dates": ("date_start", "date_end", "precision", "role", "inferred"),
    "institutions": ("name", "institution_id", "place", "named", "source"),
}
_DIGITS = re.compile(r"\d(?:[\d.,\s]*\d)?")


def fact_of(table: str, row: Mapping[str, Cell], text: str) -> Fact:
    """Return the fact that a row was made of.

    Parameters
    ----------
    table
        Table of the row.
    row
        Its cells by column.
    text
        ``Report.text``; the digits of a number are looked for in the quote.
    """
    cells: dict[str, Any] = {name: row[name] for name in (*_SHARED, *_OWN[table])}
    if table in QUANTITIES:
        start, end = cast("int", row["start"]), cast("int", row["end"])
        span = number_span(text, start, end, row["value"], row["value_max"])
        cells["number_start"], cells["number_end"] = span
        if "phrase" in cells:
            cells["phrase"] = cells["phrase"] or ""
    elif table == "dates":
        for name in ("date_start", "date_end"):
            cells[name] = _day(cells[name])
    else:
        cells["body"] = row["kind"]
    return TABLES[table](**cells)


def number_span(
    text: str, start: int, end: int, value: Cell = None, value_max: Cell = None
) -> tuple[int, int]:
    """Return where in ``text[start:end]`` the number stands.

    The number with this value if there is one, else the first number; all of the stretch where
    there is none.
    """
    found: list[NumberMention | CompoundMention] = [*find_numbers(text, start, end)]
    found += find_compounds(text, start, end)
    spans = [(number.start, number.end, number.value, number.value_max) for number in found]
    same = [span for span in spans if span[2:] == (value, value_max)]
    near = same or [span for span in spans if value in span[2:]] or spans
    if near:
        return near[0][:2]
    digits = _DIGITS.search(text, start, end)
    return digits.span() if digits else (start, end)


def _day(cell: Cell) -> date | None:
    return cell.date() if isinstance(cell, datetime) else cast("date | None", cell)
