"""A report's own year, told as the past one: "W minionym roku", written when the next had begun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.meaning.status.signals import OTHER_TIMES, TIMES
from extract.report.years import written_on

if TYPE_CHECKING:
    from extract.meaning.status.reading import Reading
    from extract.polish.calendar import Interval

_ENDS = ((1, 1), (12, 31))
# The sentence begins with it: beside results of the year it would be there to compare with.
_OPENS = re.compile(r"\W*(?:(?:a|i|już|także|również)\s)?\Z", re.IGNORECASE)
_PAST = TIMES.pattern(r"w(?:\sroku)?\s(?:(?P<gone><gone_by>)|<year_before>)(?:\srok\w{0,2})?\b")
# Of both years: "w ubiegłym roku przeszkolono 40 osób, w tym roku 52".
_NOW = TIMES.pattern(rf"\b(?:<this>\s{OTHER_TIMES.any_of('times')}|<now>)\b")


class JustPast:
    """Tells words of an earlier year that mean the year of the report.

    Attributes
    ----------
    text
        The report's text.
    """

    def __init__(self, text: str, period: Interval | None) -> None:
        self.text = text
        self._year = _whole_year(period)
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
        return past["gone"] is not None or self._is_signed_later()

    def _is_signed_later(self) -> bool:
        """Tell a report that was written in the year behind its own; looked up once."""
        if self._signed_later is None:
            written = written_on(self.text)
            self._signed_later = written is not None and written.year - 1 == self._year
        return self._signed_later


def _whole_year(period: Interval | None) -> int | None:
    """Return the calendar year that is the period, if one is."""
    if period is None or period.start is None or period.end is None:
        return None
    ends = tuple((day.month, day.day) for day in (period.start, period.end))
    return period.start.year if ends == _ENDS and period.start.year == period.end.year else None
