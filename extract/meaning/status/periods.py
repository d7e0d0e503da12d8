"""Numbers of an earlier year, stated for comparison, and totals that begin before the period."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extract.facts.fact import DateFact
from extract.meaning.status.cues import of_year, running_totals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.facts.fact import Quantity
    from extract.meaning.status.reading import Reading
    from extract.polish.calendar import Interval

# What stands before a date that says when a number was true.
_WHEN = re.compile(
    r"(?:\b(?:w|we|na koniec|pod koniec|koniec|na dzień|dniu|roku|rok|za)|\(|^|\n)\s*\Z",
    re.IGNORECASE,
)
_BEFORE_THIS = re.compile(
    r"\b(?:rok wcześniej|rok temu|przed rokiem|w (?:po)?przednim|w poprzednich|w zeszłym"
    r"|dla porównania w ubiegłym)\b",
    re.IGNORECASE,
)
_RIGHT_BEHIND = 4
_GLIMPSE = 16


class Periods:
    """Dates of one report that lie wholly before its reporting period."""

    def __init__(self, text: str, facts: Iterable[object], period: Interval | None) -> None:
        self._text = text
        self._january = bool(
            period is not None and period.start and (period.start.month, period.start.day) == (1, 1)
        )
        dates = sorted(
            (fact for fact in facts if isinstance(fact, DateFact) and fact.date_end),
            key=lambda fact: fact.start,
        )
        self._starts = [fact.start for fact in dates]
        self._dates = dates
        self._first = period.start if period is not None else None

    def earlier(self, fact: Quantity, reading: Reading, floor: int, ceiling: int) -> bool:
        """Tell whether the clause of ``fact`` says that its number is of an earlier time.

        Only what stands between the numbers on either side (``floor``, ``ceiling``) is of it.
        """
        start = max(floor, reading.clause_start(fact.number_start))
        if _BEFORE_THIS.search(self._text, start, fact.number_start):
            return True
        if self._first is None or not self._dates:
            return False
        for at in range(bisect_left(self._starts, start), len(self._starts)):
            date = self._dates[at]
            if date.start >= min(ceiling, fact.end + _RIGHT_BEHIND + _GLIMPSE):
                break
            # A month before the period is told of as done; another year is there to compare with.
            if date.date_end is None or date.date_end.year >= self._first.year:
                continue
            behind = date.start >= fact.number_end
            between = self._text[fact.number_end : date.start] if behind else ""
            if behind and between.strip() not in ("w", "na koniec"):
                continue
            if "from" in date.rule:
                continue
            if _WHEN.search(self._text, max(0, date.start - _GLIMPSE), date.start):
                return True
        return False

    def running(self, words: list[str]) -> bool:
        """Tell whether ``words``, those of a number's clause, make it a total since earlier."""
        if next(running_totals().in_words(words), None) is None:
            return False
        return not (self._january and next(of_year().in_words(words), None) is not None)
