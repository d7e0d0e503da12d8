"""The value every date has: days from one to another."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "quarter", "half", "year"]

_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``start`` to ``end``, both inclusive; ``None`` leaves that side open.

    An interval whose end lies before its start is kept as written (``inverted``).
    """

    start: date | None
    end: date | None

    @property
    def inverted(self) -> bool:
        """True when the end lies before the start, as typing errors in reports make it."""
        return self.start is not None and self.end is not None and self.end < self.start


def precision_of(interval: Interval) -> Precision:
    """Coarsest precision whose borders the days of ``interval`` have: a quarter of whole months.

    An interval that is open on a side has the precision of its days.
    """
    first, last = interval.start, interval.end
    if (
        first is None
        or last is None
        or first.day != 1
        or last.day != _length(last.year, last.month)
    ):
        return "day"
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    wholes: tuple[tuple[int, Precision], ...] = ((12, "year"), (6, "half"), (3, "quarter"))
    for count, precision in wholes:
        if months % count == 0 and (first.month - 1) % count == 0 and months in (count, 12):
            return precision
    return "month"


def _length(year: int, month: int) -> int:
    return 29 if month == 2 and isleap(year) else _LENGTHS[month]


def day_of(year: int, month: int, day: int) -> date | None:
    """Day of a calendar, ``None`` where there is no such day (31 February, month 13)."""
    if not (1 <= month <= 12 and 1 <= day <= _length(year, month)):
        return None
    return date(year, month, day)


def months_of(year: int, first: int, count: int) -> tuple[date, date]:
    """First and last day of ``count`` months from month ``first`` (1 to 12) of ``year``."""
    turn, month = divmod(first + count - 2, 12)
    year_after = year + turn
    return date(year, first, 1), date(year_after, month + 1, _length(year_after, month + 1))
