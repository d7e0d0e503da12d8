"""Pieces -> dates: each with its days, its precision and the rule that read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.polish.calendar.inference import days_meant
from extract.polish.calendar.interval import Interval, Precision
from extract.polish.calendar.pieces import CALENDAR_YEARS, LISTING
from extract.polish.calendar.sharing import share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.polish.calendar.inference import Frame
    from extract.polish.calendar.pieces import Chunk, Link, Piece

_PRECISION: dict[str, Precision] = {
    "day": "day",
    "month": "month",
    "quarter": "quarter",
    "half": "half",
    "year": "year",
    "school": "year",
}
_FINEST: tuple[Precision, ...] = ("day", "month", "quarter", "half", "year")
_SHAPE_RULE = {
    "dm": "day and month in figures",
    "dw": "day and month word",
    "dr": "day and Roman month",
    "db": "day and month word",
    "mw": "month",
    "ms": "month",
    "im": "month in figures",
    "my": "month in figures",
    "mr": "Roman month",
    "q": "quarter",
    "qf": "quarter",
    "h": "half-year",
    "y": "year",
    "ys": "span of years",
}
_SPAN_RULE = {
    "day": "span of days",
    "month": "span of months",
    "quarter": "quarter",
    "half": "half-year",
    "school": "school year",
    "year": "span of years",
}


@dataclass(slots=True)
class Group:
    """One date of a chunk: a piece, or two joined by a range."""

    first: Piece
    last: Piece
    link: Link | None
    interval: Interval
    precision: Precision
    inferred: str | None
    rule: str


def _rule(first: Piece, last: Piece, link: Link | None) -> str:
    if link == "space":
        return "two dates after a period cue"
    if last.number == CALENDAR_YEARS and last.unit == "school":
        return "span of years"
    if last.unit == "school":
        return "academic year" if last.number == 10 else "school year"
    if first is not last:
        return _SPAN_RULE[last.unit]
    if first.unit == "day" and first.shared:
        return "day in a list"
    return _SHAPE_RULE.get(first.shape, "full date")


def groups(chunk: Chunk, frame: Frame | None, lean: int = 0) -> Iterator[Group]:
    """Dates of a chunk, in order; those the calendar does not have are left out.

    ``lean`` says which way from the report's period a date without a year is looked for.
    """
    share(chunk)
    pieces, links = chunk.pieces, chunk.links
    place = 0
    beside: int | None = None
    while place < len(pieces):
        first = last = pieces[place]
        link: Link | None = None
        if place < len(links) and links[place] not in LISTING:
            link = links[place]
            last = pieces[place + 1]
            place += 1
        place += 1
        found = days_meant(first, last, frame, beside, lean)
        beside = last.year or first.year or beside
        if found is None:
            continue
        days, inferred = found
        precision = _PRECISION[first.unit]
        if first.unit != last.unit:
            precision = min(precision, _PRECISION[last.unit], key=_FINEST.index)
        yield Group(
            first, last, link, Interval(*days), precision, inferred, _rule(first, last, link)
        )
