"""A report's own year, told as the past one: "W minionym roku", written when the next had begun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.meaning.status.signals import OTHER_TIMES, TIMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.facts.fact import DateFact
    from extract.meaning.status.reading import Reading
    from extract.polish.calendar import Interval

_ENDS = ((1, 1), (12, 31))
# The sentence begins with it: beside results of the year it would be there to compare with.
_OPENS = re.compile(r"\W*(?:(?:a|i|już|także|również)\s)?\Z", re.IGNORECASE)
_PAST = re.compile(
    r"w(?:\sroku)?\s(?:minion|ubiegł|zeszł)\w{1,3}(?:\srok\w{0,2})?\b", re.IGNORECASE
)
_GONE_BY = re.compile(r"w(?:\sroku)?\sminion", re.IGNORECASE)
# Of both years: "w ubiegłym roku przeszkolono 40 osób, w tym roku 52".
_NOW = TIMES.pattern(rf"\b(?:<this>\s{OTHER_TIMES.any_of('times')}|obecnie|teraz|natomiast|niż)\b")
_PLACE = re.compile(r"(?:\A|\n)[^\n\d,:]{2,40},\s{1,2}(?:dn(?:ia|\.)\s{0,2})?\Z")
_MADE = re.compile(
    r"(?:sporządz|opracowa|przygotowa)\w{1,4}\b[^\n\d]{0,30}\Z|\bdata:?\s\Z", re.IGNORECASE
)
_LINE_ENDS = re.compile(r"\s{0,2}(?:r\.?|roku)?[ \t.]{0,3}(?:\n|\Z)")
_GLIMPSE = 60  # characters before the date of a document


class JustPast:
    """Tells words of an earlier year that mean the year of the report.

    Attributes
    ----------
    text
        The report's text.
    """

    def __init__(self, text: str, dates: Sequence[DateFact], period: Interval | None) -> None:
        self.text = text
        self._year = _whole_year(period)
        self._dates = dates
        self._signed_later: bool | None = None

    def means_own_year(self, said: int, reading: Reading) -> bool:
        """Tell whether the words of an earlier time at offset ``said`` mean the year of the report.

        In a report on one calendar year they do where its sentence begins with them and tells of no
        other year: "w minionym roku" always, "w ubiegłym roku" where the next year had begun when
        the report was signed.
        """
        if self._year is None or _OPENS.fullmatch(self.text, reading.start, said) is None:
            return False
        past = _PAST.match(self.text, said)
        if past is None or _NOW.search(self.text, past.end(), reading.end):
            return False
        return _GONE_BY.match(self.text, said) is not None or self._is_signed_later()

    def _is_signed_later(self) -> bool:
        """Tell a report with a date of its making in the year behind its own; looked up once."""
        if self._signed_later is None:
            self._signed_later = any(map(self._signs, self._dates))
        return self._signed_later

    def _signs(self, date: DateFact) -> bool:
        """Tell "Milno, 15 stycznia 2031 r." alone on its line."""
        day = date.date_start
        if day is None or day != date.date_end or day.year - 1 != self._year:
            return False
        lead = self.text[max(0, date.start - _GLIMPSE) : date.start]
        made = _PLACE.search(lead) or _MADE.search(lead)
        return made is not None and _LINE_ENDS.match(self.text, date.end) is not None


def _whole_year(period: Interval | None) -> int | None:
    """Return the calendar year that is the period, if one is."""
    if period is None or period.start is None or period.end is None:
        return None
    ends = tuple((day.month, day.day) for day in (period.start, period.end))
    return period.start.year if ends == _ENDS and period.start.year == period.end.year else None
