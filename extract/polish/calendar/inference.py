"""The days that pieces mean; what the text leaves out is taken from the report's period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from extract.polish.calendar.interval import day_of, months_of
from extract.polish.calendar.pieces import CALENDAR_YEARS, THIS_MONTH

if TYPE_CHECKING:
    from extract.polish.calendar.interval import Interval
    from extract.polish.calendar.pieces import Piece

FROM_PERIOD = "year from report period"
OUTSIDE = "year from report period, outside it"
BEFORE_PERIOD = "year before report period"
MONTH_FROM_PERIOD = "month from report period"
FROM_NEIGHBOUR = "year from the date beside it"

Frame = tuple[date, date]
"""First and last day of the report's period."""

_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6}


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


def days_meant(
    first: Piece, last: Piece, frame: Frame | None, beside: int | None, lean: int
) -> tuple[tuple[date, date], str | None] | None:
    """Days from ``first`` to ``last``, the same for one piece, and what was inferred, if anything.

    ``None`` where the calendar has no such days or nothing tells their year. ``beside`` is the
    year of the date before in the list; ``lean`` is 1 where the words before look ahead of the
    period ("plan do grudnia"), -1 where they look back ("przełożone z grudnia").
    """
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
    """Take the year that puts the days inside the report period, else the nearest to it."""
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
