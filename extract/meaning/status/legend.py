"""What a report says of its own notation: "w nawiasach podano dane za rok poprzedni".

It is said once, in the introduction or above a list, and holds for the numbers behind it: those in
brackets, between slashes, or on one side of a slash. An arrow leads from what was to what is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from extract.facts.arrows import ARROW, TIPS
from extract.facts.compared import COMPARED
from extract.meaning.status.sides import (
    MEASURE,
    NOTATION,
    Side,
    beside_slash,
    is_beside_slash,
    said_by,
    sides,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.facts.fact import Quantity
    from extract.polish.calendar import Interval
    from extract.polish.sentences import SentenceIndex
    from extract.sections import Section

_MARK = NOTATION.pattern(
    r"\b<between>\s(?:(?P<square><square>)|(?P<round><round>)|(?P<slashes><slashes>))"
)
_SIGNS = ("awias", "kośnik")
# "(rok wcześniej 177)", "(2018 r. – 21)": what a bare bracket behind another number repeats
_BRACKET = re.compile(
    r"\((?P<words>[^()\d\n]{4,30}|[^()\n]{0,8}(?:19|20)\d\d[^()\d\n]{0,12})\d[\d ,\u00a0]*\)"
)
_OPENINGS = {"square": "[", "round": "(", "slashes": "/"}
_CLOSINGS = {"[": "]", "(": ")", "/": "/"}
_UNIT = re.compile(MEASURE)
# What such a note is of: numbers alone in brackets or between slashes.
_USED = {
    opening: re.compile(rf"{re.escape(opening)}\s?\d[\d ,.\u00a0]*{MEASURE}{re.escape(closing)}")
    for opening, closing in _CLOSINGS.items()
}
_ARROW = re.compile(
    rf"\s?(?>(?:[^\W\d_]{{1,20}}\.?\s?){{0,2}})(?:%\s?)?{ARROW}(?:(?:ok|ponad|już)\.?\s)?\d"
)
# "dla 189 osób (214)": what a bare number in round brackets is told beside
_NUMBER_BEFORE = re.compile(r"\d[^.,;:()\d]{0,40}\(\Z")
_NUMBER_BEHIND = re.compile(r"[^\n]{0,40}\d\s?/\s?\d")
_NAMES_SIDES = NOTATION.pattern(
    r"[^\W\d_][.)]?\s?/\s?(?:[^\W\d_]|(?:19|20)\d\d\s?r)|\b<first>[^\n]{0,80}\b<second>"
)
_LONGEST_LINE = 400
_GLIMPSE = 48


class _Said(NamedTuple):
    """A note on notation, the number it is of, and the stretch in which it holds."""

    start: int
    end: int
    sides: tuple[Side, ...]
    opening: str


class Legend:
    """Notes on notation of one report, each read once."""

    def __init__(
        self,
        text: str,
        sections: Sequence[Section],
        sentences: SentenceIndex,
        period: Interval | None,
    ) -> None:
        self._text = text
        self._period = period
        self._sections = sections
        self._sentences = sentences
        self._starts = [section.start for section in sections]
        self._marked = [*self._marks()]
        self._orders: list[_Said] | None = None
        self._has_arrows = any(tip in text for tip in TIPS)

    def side(self, fact: Quantity) -> Side | None:
        """Return what the report says of numbers written as this one is, ``None`` for nothing."""
        opening = self._text[fact.number_start - 1 : fact.number_start]
        if opening in _CLOSINGS and self._closes(fact, opening):
            # The last one that holds here; square brackets need none: "84 spotkania [71]".
            for said in reversed(self._marked):
                if said.opening == opening and said.start < fact.start < said.end:
                    return said.sides[0]
            if opening == "[":
                return Side("context")
        if self._has_arrows and _ARROW.match(self._text, fact.number_end):
            return Side("context")  # "72 → 118": what it was before
        if is_beside_slash(self._text, fact):
            for said in reversed(self._slashes()):
                if said.start < fact.start < said.end:
                    return beside_slash(self._text, fact, said.sides)
        return None

    def _closes(self, fact: Quantity, opening: str) -> bool:
        text = self._text
        behind = _UNIT.match(text, fact.number_end)
        if behind is None or not text.startswith(_CLOSINGS[opening], behind.end()):
            return False
        if opening != "(" or fact.rule == COMPARED:
            return True
        before = text[max(0, fact.number_start - _GLIMPSE) : fact.number_start]
        return behind.end() == fact.number_end and _NUMBER_BEFORE.search(before) is not None

    def _marks(self) -> list[_Said]:
        found = []
        if any(sign in self._text for sign in _SIGNS):
            marks = [*_MARK.finditer(self._text)]
            for mark, following in zip_longest(marks, marks[1:]):
                start, end = self._sentences.span(mark.start(), mark.end())
                # Two may be told in one sentence: "w kwadratowych plan, w okrągłych rok 2020".
                last = min(end, following.start() if following is not None else end)
                side = said_by(self._text[mark.end() : last], self._period)
                if side is None and last == end:
                    side = said_by(self._text[start : mark.start()], self._period)
                if side is not None and mark.lastgroup is not None:
                    opening = _OPENINGS[mark.lastgroup]
                    reach = self._reach(start)
                    if _USED[opening].search(self._text, end, reach) is None:
                        reach = len(self._text)  # an introduction has none itself
                    found.append(_Said(end, reach, (side,), opening))
        for bracket in _BRACKET.finditer(self._text):
            side = said_by(bracket["words"], self._period)
            if side is not None and side.status == "context":
                found.append(_Said(bracket.end(), len(self._text), (side,), "("))
                break
        return found

    def _slashes(self) -> list[_Said]:
        """Read the lines that say what stands on each side of a slash."""
        if self._orders is None:
            self._orders = []
            for hit in _NAMES_SIDES.finditer(self._text):
                begin = self._text.rfind("\n", max(0, hit.start() - _LONGEST_LINE), hit.start()) + 1
                end = self._text.find("\n", hit.end(), hit.end() + _LONGEST_LINE)
                if end < 0:  # of a long line no more than the names, of the last one all
                    end = (
                        len(self._text)
                        if len(self._text) - hit.end() < _LONGEST_LINE
                        else hit.end()
                    )
                said = sides(self._text[begin:end], self._period)
                if said:
                    # "Doradztwo (plan/wykonanie w godz.): prawne 20/18": of that line alone
                    alone = _NUMBER_BEHIND.search(self._text, hit.end(), end)
                    reach = end if alone else self._reach(hit.start())
                    self._orders.append(_Said(hit.end(), reach, said, "/"))
        return self._orders

    def _reach(self, offset: int) -> int:
        """End of what a note holds for: its section with all below it, or the report."""
        at = bisect_right(self._starts, offset) - 1
        here = self._sections[at]
        if here.kind == "report":
            return len(self._text)
        for section in self._sections[at + 1 :]:
            if section.level <= here.level:
                return section.start
        return len(self._text)
