"""Pieces -> days: what a list shares, which year a day without a year belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from extract.polish.calendar.interval import Interval, Precision, day_of, months_of
from extract.polish.calendar.pieces import CALENDAR_YEARS, LISTING, THIS_MONTH, Chunk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.polish.calendar.pieces import Link, Piece

FROM_PERIOD = "year from report period"
OUTSIDE = "year from report period, outside it"
BEFORE_PERIOD = "year before report period"
MONTH_FROM_PERIOD = "month from report period"
FROM_NEIGHBOUR = "year from the date beside it"

Frame = tuple[date, date]
"""First and last day of the report's period."""

_BORROWERS = ("number", "ordinal")
_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6}
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


def runs(chunk: Chunk, *, loose: bool) -> Iterator[Chunk]:
    """Part a chunk where a number borrows nothing that it could borrow; such numbers are left out.

    "szkolenie 3, 15.03" is one date: before a date in figures a number belongs to the list only
    where nothing separates them ("12,14,19.03"), a cue has announced days (``loose``) or
    "i" joins it to a date with its year ("2 i 3.02.2018"). "I kw. – 12, II kw. – 15" is two.
    Days that share a month rise ("28, 3 czerwca" is not a list); Roman figures borrow only from a
    quarter, a half-year or a Roman month.
    """
    keep = _run_start(chunk, len(chunk.pieces), loose)
    if keep == 0:
        return iter((chunk,))
    found = []
    end = len(chunk.pieces)
    while end:
        found.append(Chunk(chunk.pieces[keep:end], chunk.links[keep : end - 1], chunk.end))
        end = keep
        while end and chunk.pieces[end - 1].unit in _BORROWERS:
            end -= 1
        keep = _run_start(chunk, end, loose)
    return reversed(found)


def _run_start(chunk: Chunk, end: int, loose: bool) -> int:
    """Place of the first of the pieces before ``end`` that hang together."""
    keep = end
    for place in range(end - 1, -1, -1):
        piece = chunk.pieces[place]
        borrows = keep < end and piece.unit in _BORROWERS
        if borrows and not _may_borrow(piece, chunk.pieces[place + 1], chunk.links[place], loose):
            break
        keep = place
    return keep


def _may_borrow(piece: Piece, right: Piece, link: Link, loose: bool) -> bool:
    if piece.unit == "ordinal":
        return right.shape in ("q", "h", "mr", "ord")
    if right.unit in ("number", "day") and right.shape != "iso":
        rises = (piece.day or 0) < (right.day or 0)
    elif right.shape in ("my", "q", "h"):
        rises = (piece.day or 0) < (right.number or 0)
    else:
        return False
    if not rises or link not in LISTING or piece.shape == "n":
        return rises
    tight = right.start - piece.end == 1
    plain = right.shape in ("dw", "dr", "db", "d") or (link == "and" and right.dated)
    return tight or loose or plain


def share(chunk: Chunk) -> None:
    """Let each piece borrow what it lacks from the pieces after it, then the year from before.

    "12, 15 i 20 marca 2019": both numbers take March and 2019; "maj-lipiec 2019": May takes 2019.
    Roman figures with nothing behind them are months ("w m-cach V i IX").
    A year standing alone in a list lends nothing.
    """
    right: Piece | None = None
    if chunk.pieces[-1].unit == "ordinal":
        chunk.pieces[-1].unit, chunk.pieces[-1].shape = "month", "mr"
    for piece in reversed(chunk.pieces):
        if right is not None:
            if piece.unit == "number":
                if right.unit == "day":
                    piece.unit, piece.number = "day", right.number
                else:
                    piece.unit, piece.number, piece.day = right.unit, piece.day, None
                piece.shape, piece.shared = right.shape, True
            elif piece.unit == "ordinal":
                piece.unit, piece.shape, piece.shared = right.unit, right.shape, True
            if not piece.dated and right.unit not in ("year", "school"):
                piece.year, piece.back = right.year, right.back
                piece.shared = piece.shared or right.dated
        right = piece


def _bounds(piece: Piece, year: int) -> tuple[date, date] | None:
    """First and last day of ``piece`` in ``year``; ``None`` where the calendar has no such day."""
    if piece.unit == "day":
        day = day_of(year, piece.number or 0, piece.day or 0)
        return (day, day) if day else None
    if piece.unit == "year":
        last = min(year + (piece.number or 0), 9999)  # "2017-19" has a number
        return date(year, 1, 1), date(last, 12, 31)
    if piece.unit == "school":
        months = 24 if piece.number == CALENDAR_YEARS else 12
        return months_of(year, piece.number or 9, months)
    count = _MONTHS_IN[piece.unit]
    number = piece.number or 0
    if not 1 <= number <= 12 // count:
        return None
    return months_of(year, (number - 1) * count + 1, count)


def _span(first: Piece, last: Piece, year: int, first_year: int) -> tuple[date, date] | None:
    if first is last:
        return _bounds(last, year)
    start, end = _bounds(first, first_year), _bounds(last, year)
    return (start[0], end[1]) if start and end else None


def _shared_span(first: Piece, last: Piece, year: int) -> tuple[date, date] | None:
    """Span whose year is the end's: "15 grudnia - 10 stycznia 2019" begins the year before."""
    days = _span(first, last, year, year)
    if days and days[1] < days[0]:
        return _span(first, last, year, year - 1)
    return days


def period_days(anchor: Interval | None) -> Frame | None:
    """First and last day of the report's period, in order also where it is inverted."""
    if anchor is None:
        return None
    first, last = anchor.start or anchor.end, anchor.end or anchor.start
    if first is None or last is None:
        return None
    return (first, last) if first <= last else (last, first)


def only_month(frame: Frame) -> tuple[int, int] | None:
    """Year and month of a period that lies in one month."""
    first, last = ((day.year, day.month) for day in frame)
    return first if first == last else None


def _gap(days: tuple[date, date], frame: Frame) -> tuple[int, bool, int, int]:
    """How badly ``days`` fit ``frame``: days between them, whether they stick out, which year.

    Days over New Year stick out on either side; reports tell of what began in their period. Of the
    first half-years on both sides of a second one, that of the same year is meant.
    """
    between = max((frame[0] - days[1]).days, (days[0] - frame[1]).days, 0)
    elsewhere = between > 0 and days[0].year not in (frame[0].year, frame[1].year)
    out = int(days[1] > frame[1]) + 2 * int(days[0] < frame[0])
    return between, elsewhere, out, days[1].year


def _infer(
    first: Piece, last: Piece, frame: Frame | None, lean: int
) -> tuple[tuple[date, date], str] | None:
    """Take the year that puts the days inside the report period, else the nearest to it.

    ``lean`` is 1 where the words before look ahead of the period ("plan do grudnia"), -1 where
    they look back ("przełożone z grudnia").
    """
    if frame is None:
        return None
    for year in (frame[0].year, frame[1].year):
        days = _shared_span(first, last, year)
        if days and frame[0] <= days[0] and days[1] <= frame[1]:
            return days, FROM_PERIOD
    years = range(max(frame[0].year - 1, 1), min(frame[1].year + 1, 9999) + 1)
    fits = [days for year in years if (days := _shared_span(first, last, year))]
    fits = [
        days
        for days in fits
        if not (lean > 0 and days[1] < frame[0]) and not (lean < 0 and days[0] > frame[1])
    ]
    if not fits:
        return None
    best = min(fits, key=lambda days: _gap(days, frame))
    return best, OUTSIDE if _gap(best, frame)[0] else FROM_PERIOD


def _dated(
    first: Piece, last: Piece, frame: Frame | None, beside: int | None, lean: int
) -> tuple[tuple[date, date], str | None] | None:
    if last.number == THIS_MONTH:
        month = only_month(frame) if frame else None
        if month is None:
            return None
        first.number = last.number = month[1]
        days = _span(first, last, month[0], month[0])
        return (days, MONTH_FROM_PERIOD) if days else None
    if last.back is not None:
        if frame is None:
            return None
        days = _shared_span(first, last, frame[1].year - last.back)
        return (days, BEFORE_PERIOD if last.back else FROM_PERIOD) if days else None
    if last.year is not None:
        own = first.year is not None and not (first.shared and first is not last)
        days = (
            _span(first, last, last.year, first.year)
            if own and first.year is not None
            else _shared_span(first, last, last.year)
        )
        return (days, None) if days else None
    if first is not last and first.year is not None:
        days = _span(first, last, first.year, first.year)
        if days and days[1] < days[0]:
            days = _span(first, last, first.year + 1, first.year)
        return (days, None) if days else None
    if frame is None and beside is not None:
        days = _shared_span(first, last, beside)
        return (days, FROM_NEIGHBOUR) if days else None
    return _infer(first, last, frame, lean)


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
        found = _dated(first, last, frame, beside, lean)
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
