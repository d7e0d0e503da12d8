"""Years that a report tells apart from its months: in its number, a field, under its text.

"Sprawozdanie nr 3/2021 (lipiec-wrzesień)"; "Miesiąc: marzec", "Rok: 2019"; "Raport za marzec" with
"Lipa, 3.04.2019" at its end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extract.polish.calendar import Interval, find_dates, months_of
from extract.report.head import HEADING, HeadLine, head
from extract.report.openings import OPENING_LINES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_NUMBERED = re.compile(r"(?<!\w)nr\s?\d{1,3}/(?P<year>20\d\d)(?!\d)")
_FIELD = re.compile(
    r"(?:[^,;|]{0,40}[,;|])?\s*rok\w{0,3}(?:\s+sprawozdawcz\w+)?\s*[:|\t]\s*(?P<year>20\d\d)\b"
)
_FIELD_LINES = 10
_SIGNED_LINE = 80  # characters; a document's date stands in a short line
_END = 400  # characters at the end of a text that hold its date


class Year(NamedTuple):
    """A year, the line it was read from, and the day after which nothing can be reported yet."""

    days: Interval
    line: HeadLine
    written: date | None = None
    field: bool = False


def years_elsewhere(text: str, lines: tuple[HeadLine, ...]) -> Iterator[Year]:
    """Years of the report's number, of a field, of the document's date, the surest first."""
    for line in lines[:OPENING_LINES]:
        number = _NUMBERED.search(line.text)
        if number and HEADING.search(line.text):
            yield Year(_whole(int(number["year"])), line)
    for line in lines[:_FIELD_LINES]:
        if field := _FIELD.match(line.text):
            yield Year(_whole(int(field["year"])), line, field=True)
    if written := written_on(text):
        yield Year(_whole(written.year), lines[0], written)


def _whole(year: int) -> Interval:
    return Interval(*months_of(year, 1, 12))


def written_on(text: str) -> date | None:
    """Day on which the document was written: a lone day in a short line at its head or end."""
    stretches = [(line.start, line.end) for line in head(text)[:_FIELD_LINES]]
    start = max(0, len(text) - _END)
    for row in text[start:].split("\n"):
        stretches.append((start, start + len(row)))
        start += len(row) + 1
    for first, last in stretches:
        if 0 < last - first <= _SIGNED_LINE:
            for mention in find_dates(text, first, last):
                days = mention.interval
                if mention.precision == "day" and days.start == days.end and not mention.inferred:
                    return days.start
    return None
