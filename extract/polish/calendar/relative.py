"""Years and months told from the report's alone: "w ubiegłym roku", "do końca bm.".

They are rare, so no scan for figures and months stops at their first letters; a search for a few
fixed strings tells whether there is one at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.polish.calendar.inference import BEFORE_PERIOD, MONTH_FROM_PERIOD, Frame, only_month
from extract.polish.calendar.interval import Interval, months_of
from extract.polish.calendar.mention import DateMention
from extract.polish.calendar.words import RELATIVE_ALONE

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNS = tuple(RELATIVE_ALONE["signs"])
_ALONE = re.compile(
    rf"(?<![\w.])(?:(?P<year>(?i:{RELATIVE_ALONE['year']}))|(?P<month>(?i:{RELATIVE_ALONE['month']})))"
    rf"(?!\w|[\s\xa0]{{1,3}}(?i:{RELATIVE_ALONE['not_before']}))"
)


def may_be_relative(text: str, start: int, stop: int) -> bool:
    """Tell whether ``find_relative`` is worth asking."""
    return bool([sign for sign in _SIGNS if text.find(sign, start, stop) >= 0])


def find_relative(text: str, start: int, stop: int, frame: Frame) -> Iterator[DateMention]:
    """Yield the years before the report's and its only month where they stand without figures.

    "Rok bieżący" says nothing that the report's period does not.
    """
    for hit in _ALONE.finditer(text, start, stop):
        if hit["year"]:
            own = Interval(*months_of(frame[1].year - 1, 1, 12))
            yield DateMention(*hit.span(), own, "year", BEFORE_PERIOD, "year before")
        elif month := only_month(frame):
            own = Interval(*months_of(*month, 1))
            yield DateMention(*hit.span(), own, "month", MONTH_FROM_PERIOD, "month")
