"""The breakdowns that facts state: which parts of a whole were told together, and as all of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from extract.facts.fact import Quantity
from extract.facts.grids import CELL
from extract.meaning.breakdown.clauses import has_verb
from extract.meaning.breakdown.cues import (
    BEHIND_PART,
    LEAVES_REST,
    OPENS,
    OPENS_SOME,
    OVERLAPS,
    RESTS,
    SHARES,
    TOTAL,
)
from extract.meaning.breakdown.enumeration import ASIDE
from extract.meaning.breakdown.kinship import equal
from extract.sections import LIST_ITEMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extract.facts.fact import Fact
    from extract.polish.sentences import SentenceIndex
    from extract.sections import Section

_FAR = 400  # characters between two parts of one breakdown
_NOTE = 80  # characters to a note beside a list: "w tym:", "(powody mogą się powtarzać)"
_ENDS = re.compile(r"\b(?:i|oraz|a|zaś)\b[^,;]*\Z")
_LIST_MARKS = re.compile(r"[:(/]|\n")
_MEMBER = re.compile(r"[,;]")
_NAMES = re.compile(r",|\s(?:i|oraz)\s")
_SENTENCE_END = re.compile(r"[;\n]|\.\s{0,3}\Z")
_NAMED = 6  # members of a list that are named and not counted
_DIGITS = re.compile(r"\d+")
# "37 w urzędach, pozostałe z mieszkańcami": so many, nobody says how many
_LEAVES_OTHERS = re.compile(
    rf"[^,;.:()\d]{{0,80}}+[,;]\s{{1,3}}(?:(?:a|i|oraz)\s{{1,3}})?{RESTS.pattern}\s(?![\s(]{{0,3}}\d)",
    re.IGNORECASE,
)
_SLIP = 0.2  # of the whole that parts told by words alone may lack by mistake
_WORDS = 4  # of a member of a list that names one person and no number: "kierownik", "księgowa"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Parts of one whole that were told together.

    Attributes
    ----------
    whole, parts
        The facts, parts in order of the text.
    complete
        The parts are told as all of the whole, or make it up. Otherwise ("w tym 5 …") they can only
        be too many.
    """

    whole: Quantity
    parts: tuple[Quantity, ...]
    complete: bool

    @property
    def total(self) -> float:
        """Sum of the parts as stated; an indefinite one ("kilkanaście") adds nothing."""
        return sum(part.value for part in self.parts if part.value is not None)


def breakdowns(
    facts: Sequence[Fact], text: str, sections: Iterable[Section], sentences: SentenceIndex
) -> Iterator[Breakdown]:
    """Yield every breakdown that ``facts`` with their ``part_of`` state, by the place of the whole.

    A whole with two breakdowns ("20 osób: 12 kobiet i 8 mężczyzn; 15 z miasta, 5 ze wsi") has two:
    one ends where its parts make up the whole, at a word that opens parts, with its sentence or
    its list.
    """
    by_id = {fact.fact_id: fact for fact in facts if isinstance(fact, Quantity)}
    members: dict[str, list[Quantity]] = defaultdict(list)
    for fact in by_id.values():
        if fact.part_of in by_id and fact.part_of is not None:
            members[fact.part_of].append(fact)
    by_section = {section.section_id: section for section in sections}
    read = sorted((fact.start, fact.end) for fact in facts)
    grouping = _Grouping(text, by_section, sentences, members, read)
    for whole_id in sorted(members, key=lambda one: by_id[one].start):
        yield from grouping.of(by_id[whole_id], sorted(members[whole_id], key=lambda p: p.start))


class _Grouping:
    def __init__(
        self,
        text: str,
        sections: Mapping[str, Section],
        sentences: SentenceIndex,
        members: Mapping[str, Sequence[Quantity]],
        read: Sequence[tuple[int, int]],
    ) -> None:
        self._text = text
        self._sections = sections
        self._sentences = sentences
        self._members = members
        self._starts = [start for start, _ in read]
        self._ends = list(accumulate((end for _, end in read), max))

    def of(self, whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Breakdown]:
        """Yield the breakdowns of one whole."""
        group: list[Quantity] = []
        total = 0.0
        for place, part in enumerate(parts):
            if group and (
                self._apart(whole, group[-1], part, total)
                or self._says_more(whole, group, parts[place:], total)
            ):
                yield self._made(whole, group)
                group, total = [], 0.0
            group.append(part)
            total += part.value or 0.0
        yield self._made(whole, group)

    def _apart(self, whole: Quantity, last: Quantity, part: Quantity, total: float) -> bool:
        """Tell whether ``part`` begins another breakdown than the one that ``last`` ends."""
        if (last.rule == CELL and part.rule == CELL) or part.value == 0:
            return False
        if whole.value is not None and equal(total, whole.value):
            return True
        if last.end <= whole.start < part.start or part.start - last.end > _FAR:
            return True
        if self._listed(last, part):
            return False
        gap = self._text[last.end : part.start]
        if RESTS.search(self._text, last.end, part.number_start):
            return False
        if self._overlaps(whole, last, part, total):
            return True
        if ";" in gap and self._resumes(part):
            return True
        if self._sentences.index(last.start) != self._sentences.index(part.start):
            return "\n" not in gap or part.section_id != last.section_id
        if not self._level(last, part):
            return True
        nested = bool(self._members.get(last.fact_id))
        opens = OPENS.search(ASIDE.sub(" ", gap))
        return not nested and opens is not None and "\n" not in gap

    def _overlaps(self, whole: Quantity, last: Quantity, part: Quantity, total: float) -> bool:
        """Tell stages told one by one: "zaczęły 24 osoby, zdało 21, a pracę podjęło 15"."""
        if whole.value is None or total + (part.value or 0.0) <= whole.value:
            return False
        told = self._text[whole.end : last.number_start]
        return whole.end <= last.start and not (OPENS.search(told) or _LIST_MARKS.search(told))

    def _says_more(
        self, whole: Quantity, group: Sequence[Quantity], rest: Sequence[Quantity], total: float
    ) -> bool:
        """Tell what a clause says beside "w tym": "w tym 3 nowe; 2 wypracowały założenia".

        Unless both, told by turns, make up the whole: "w tym 3 w GOK, a 4 odbyły się w UG".
        """
        last, part = group[-1], rest[0]
        lead = self._text[whole.end : group[0].number_start] if whole.end < group[0].start else ""
        if not OPENS_SOME.search(lead) or has_verb(group[0].quote):
            return False
        _, apart, clause = self._text[last.end : part.end].rpartition(";")
        if not apart or "\n" in clause or not has_verb(clause):
            return False
        told = accumulate((one.value or 0.0 for one in rest), initial=total)
        return not any(equal(so_far, whole.value or 0.0) for so_far in told)

    def _resumes(self, part: Quantity) -> bool:
        """Tell "w tym 3 zdalnie; 12 z nich w gminach", "…; większość (9) w gminach"."""
        behind = BEHIND_PART.match(self._text, part.number_end)
        return (behind or SHARES.match(self._text, part.start)) is not None

    def _level(self, last: Quantity, part: Quantity) -> bool:
        """Tell two numbers that no bracket parts but their own: "prawne (8 h), kadrowe (6 h)"."""
        between = (
            self._text[last.start : part.start],
            self._text[last.number_start : part.number_start],
        )
        return any(words.count("(") == words.count(")") for words in between)

    def _listed(self, last: Quantity, part: Quantity) -> bool:
        """Tell parts that stand in two items of one list."""
        one, other = self._sections.get(last.section_id), self._sections.get(part.section_id)
        return (
            one is not None
            and other is not None
            and one is not other
            and one.parent_id == other.parent_id
            and one.kind in LIST_ITEMS
            and other.kind in LIST_ITEMS
        )

    def _made(self, whole: Quantity, group: list[Quantity]) -> Breakdown:
        made = Breakdown(whole, tuple(group), complete=True)
        if whole.value is not None and equal(made.total, whole.value):
            return made
        return replace(made, complete=self._claims_all(whole, group))

    def _claims_all(self, whole: Quantity, group: list[Quantity]) -> bool:
        """Tell a list that says it is all of the whole: by a colon, bracket or "z czego"."""
        first, last = group[0], group[-1]
        if len(group) < 2 or any(part.value is None for part in group):
            return False
        if first.rule == CELL:
            return True
        if last.end <= whole.start:
            return TOTAL.search(self._text, last.end, whole.number_start) is not None
        start, _ = self._sentences.bounds(self._sentences.index(first.start))
        _, end = self._sentences.bounds(self._sentences.index(last.start))
        end = min(end, last.end + _FAR)
        if LEAVES_REST.search(self._text, last.end, end) or self._unread(group, end):
            return False
        if _LEAVES_OTHERS.match(self._text, last.end, end):
            return False
        if OVERLAPS.search(self._text, max(start, first.start - _FAR), last.end + _NOTE):
            return False
        lead = ASIDE.sub(" ", self._text[max(whole.end, first.start - _NOTE) : first.start])
        opening = list(OPENS.finditer(lead))[-1:]
        if opening and (OPENS_SOME.fullmatch(opening[0][0]) or self._falls_short(whole, group)):
            return False
        if self._listed(first, last):
            return True
        if not (OPENS.search(lead) or _LIST_MARKS.search(lead)):
            return len(group) > 2 and self._closed(group)
        return not (self._names_others(lead, group) or self._ends_with_names(whole, group, end))

    def _falls_short(self, whole: Quantity, group: list[Quantity]) -> bool:
        """Tell a sum further from its whole than a slip: "134 dzieci, z czego 11 …, a 3 …"."""
        total = sum(part.value or 0.0 for part in group)
        return total < (1 - _SLIP) * (whole.value or 0.0)

    def _unread(self, group: list[Quantity], end: int) -> bool:
        """Tell a list with a number that no fact was made of: then the sum says nothing."""
        spans = [(one.end, other.start) for one, other in pairwise(group)]
        spans.append((group[-1].end, end))
        for start, stop in spans:
            for digits in _DIGITS.finditer(self._text, start, stop):
                before = bisect_right(self._starts, digits.start()) - 1
                if before < 0 or self._ends[before] <= digits.start():
                    return True
        return False

    def _closed(self, group: list[Quantity]) -> bool:
        """Tell an enumeration that ends: "29 wybrano, 11 odrzucono, a 6 …"."""
        before, last = group[-2:]
        gap = self._text[before.end : last.number_start]
        return _ENDS.search(gap) is not None

    def _ends_with_names(self, whole: Quantity, group: list[Quantity], end: int) -> bool:
        """Tell as many names without a number as lack: "11 osób: 9 doradców, prawnik, kierowca"."""
        lacking = (whole.value or 0.0) - sum(part.value or 0.0 for part in group)
        if not 0 < lacking <= _NAMED:
            return False
        told = _SENTENCE_END.split(ASIDE.sub(" ", self._text[group[-1].end : end]), maxsplit=1)[0]
        told = told.partition(")")[
            0
        ]  # "(Lipno 52, Kutno 49), w tym 41 kobiet": of no list any more
        return not has_verb(told) and len(_NAMES.split(told)[1:]) == lacking

    def _names_others(self, lead: str, group: list[Quantity]) -> bool:
        """Tell members of a list that have no number: "9 osób: kierownik, 2 trenerów, księgowa"."""
        opened = lead[lead.rfind(":") + 1 :] if ":" in lead else ""
        members = _MEMBER.split(opened)[:-1]
        for one, other in pairwise(group):
            members += _MEMBER.split(ASIDE.sub(" ", self._text[one.end : other.start]))[1:-1]
        return any(0 < len(member.split()) <= _WORDS for member in members)
