"""Years for days that state none, in a report without a period: news, excerpts, single pages.

A day takes the only year that its paragraph tells, else it lies near the day on which the document
was written, else it takes the only year of which the document tells events. Where several years
are told the day is left unread: a year is never invented.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from extract.polish.calendar import Interval, find_dates, months_of
from extract.polish.listed import WordLists
from extract.report.years import written_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.facts.spans import Spans
    from extract.polish.calendar import DateMention

FROM_PARAGRAPH: Final = "year told in the paragraph"
FROM_WRITING: Final = "year from the document's date"
FROM_DOCUMENT: Final = "only year that the document tells"

_START = attrgetter("start")
_PARAGRAPH = re.compile(r"\n[ \t\xa0]*\n")
_NEWS = timedelta(days=182)  # what is told of lies nine months back at most, or three ahead
_RELATIVE = re.compile(r"r\.|rok", re.IGNORECASE)  # "w lipcu br.": of the day of writing
# What was so for long is no year of the events beside it: "Fundacja powstała w 2008 r."
_FOUNDED = WordLists("extract.facts", "told_years.toml").pattern(r"\b<founded>")
_AROUND = 60  # characters around a year that say what was then


@dataclass
class ToldYears:
    """What one document without a period tells of years.

    Attributes
    ----------
    text
        The document.
    traps
        Spans whose figures state nothing: the date of a statute tells no year.
    """

    text: str
    traps: Spans

    def find(self, start: int, end: int) -> Iterator[DateMention]:
        """Dates in ``text[start:end]``, in order; ``inferred`` says where a year was taken from."""
        stated = list(find_dates(self.text, start, end))
        # Read once for each year taken, not for each paragraph: a section may have thousands.
        read: dict[Interval, list[DateMention]] = {}
        first = start
        while first < end:
            gap = _PARAGRAPH.search(self.text, first, end)
            last = gap.end() if gap else end
            dated = _inside(stated, first, last)
            anchor, source = self._taken(dated)
            if anchor is None:
                yield from dated
            else:
                if anchor not in read:
                    read[anchor] = list(find_dates(self.text, start, end, anchor=anchor))
                yield from self._sourced(_inside(read[anchor], first, last), source)
            first = last

    def _taken(self, dated: Iterable[DateMention]) -> tuple[Interval | None, str]:
        """Days among which those of a paragraph lie whose ``dated`` mentions state their year."""
        years = self._years(dated)
        if not years:
            return self._of_document
        return (_whole(*years) if len(years) == 1 else None), FROM_PARAGRAPH

    def _sourced(self, mentions: Iterable[DateMention], source: str) -> Iterator[DateMention]:
        for mention in mentions:
            if mention.inferred is None:
                yield mention
                continue
            quote = self.text[mention.start : mention.end]
            if source == FROM_WRITING or not _RELATIVE.search(quote):
                yield replace(mention, inferred=source)

    @cached_property
    def _of_document(self) -> tuple[Interval | None, str]:
        written = written_on(self.text)
        if written is not None:
            return Interval(written - _NEWS, written), FROM_WRITING
        events = (m for m in find_dates(self.text) if m.precision in ("day", "month"))
        years = self._years(events)
        return (_whole(*years) if len(years) == 1 else None), FROM_DOCUMENT

    def _years(self, mentions: Iterable[DateMention]) -> set[int]:
        """Years in which something was, as ``mentions`` tell them."""
        years = set()
        for mention in mentions:
            first, last = mention.interval.start, mention.interval.end
            if first is None or last is None or self.traps.overlaps(mention.start, mention.end):
                continue
            if first.year == last.year and not (
                mention.precision == "year" and self._long(mention)
            ):
                years.add(first.year)
        return years

    def _long(self, mention: DateMention) -> bool:
        """Tell a year since when something is: "od 2008 r.", "powstała w 2008 r."."""
        around = self.text[max(0, mention.start - _AROUND) : mention.end + _AROUND]
        return mention.rule == "from a date on" or _FOUNDED.search(around) is not None


def _whole(year: int) -> Interval:
    return Interval(*months_of(year, 1, 12))


def _inside(mentions: list[DateMention], start: int, end: int) -> list[DateMention]:
    """Those of ``mentions``, which are in order, that begin in ``start``..``end``."""
    first = bisect_left(mentions, start, key=_START)
    return mentions[first : bisect_left(mentions, end, first, key=_START)]
