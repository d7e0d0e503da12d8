"""The stated numbers of a report as breakdowns see them: where each stands and what it may be."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from extract.facts.fact import Amount, Count, Hours, Quantity
from extract.meaning.breakdown.cues import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from extract.facts.fact import Fact
    from extract.polish.sentences import SentenceIndex
    from extract.sections import Section

_PREPOSITION = re.compile(
    r"(?<!\w)(w|we|z|ze|dla|na|od|do|przez|przy|u|po|o|nad)\s{1,2}\Z", re.IGNORECASE
)
_LONGEST_PREPOSITION = 8  # characters of " przez  "
PLACED_IN = re.compile(r"\s{1,3}(?:w|we|u|dla|przy)\s{1,3}")
"""Between two numbers: the second says in how many the first are, "6 w 2 istniejących"."""
_LABEL = re.compile(r"[,;:]|\b(?:i|oraz|a)\b")
_TOP = -1
_CLOSE = 40  # characters from a number to the bracket behind its noun
_DEPTH = 16  # parts of parts of parts: no text nests them deeper


@dataclass(slots=True, eq=False)
class Mention:
    """One stated number.

    Attributes
    ----------
    fact
        What was read.
    key
        Only mentions of one key can be parts of each other: ``count``, ``hours``, ``PLN``, ``EUR``.
    sentence
        Ordinal of its sentence in the report.
    bracket
        Offset of the innermost bracket it stands in, -1 outside of brackets.
    whole
        The mention it is a part of.
    unit
        Lemma of what it counts, ``None`` while that is left out; of no meaning but for counts.
    start, end, value
        Those of the fact, which are asked for ten times as often as there are mentions.
    lead
        What its clause says before it, once that has been asked for.
    told
        What tests have told of it by its words, by their names: many numbers ask the same of it.
    """

    fact: Quantity
    key: str
    sentence: int
    bracket: int = _TOP
    whole: Mention | None = None
    unit: str | None = None
    start: int = field(init=False)
    end: int = field(init=False)
    value: float | None = field(init=False)
    lead: str | None = field(default=None, init=False)
    told: dict[str, bool] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.start, self.end, self.value = self.fact.start, self.fact.end, self.fact.value

    def within(self, other: Mention) -> bool:
        """Tell whether ``other`` is a part of this mention, or too deep in others to say."""
        above = other.whole
        for _ in range(_DEPTH):
            if above is None or above is self:
                break
            above = above.whole
        return above is not None


@dataclass(frozen=True, slots=True)
class Mark:
    """A bracket, a colon or an opening word; ``bracket`` is the innermost around it."""

    kind: str
    start: int
    end: int
    bracket: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """The part of a sentence that stands in one section, with its marks and mentions in order."""

    section_id: str
    start: int
    end: int
    marks: tuple[Mark, ...]
    """None beside a number that stands alone: marks order numbers."""
    mentions: tuple[Mention, ...]
    around: dict[int, int]
    """Innermost bracket around each bracket, by its offset."""
    keys: tuple[str, ...]
    """Keys of the mentions, in order."""


def key_of(fact: Fact) -> str | None:
    """Return the key of ``fact``; ``None`` for what is neither part nor whole (dates, shares)."""
    if isinstance(fact, Count):
        return "count"
    if isinstance(fact, Hours):
        return "hours"
    if isinstance(fact, Amount) and fact.unit != "%":
        return fact.unit
    return None


def sentences_of(
    facts: Iterable[Fact],
    text: str,
    sentences: SentenceIndex,
    sections: Mapping[str, Section],
) -> Iterator[Sentence]:
    """Yield the sentences of ``text`` that state numbers, with their structure."""
    mentions = [
        Mention(fact, key, sentences.index(fact.number_start), unit=getattr(fact, "unit", None))
        for fact in facts
        if isinstance(fact, Quantity) and (key := key_of(fact)) is not None
    ]
    mentions.sort(key=lambda mention: (mention.sentence, mention.start, mention.end, mention.key))
    for (index, section_id), members in groupby(mentions, key=_stretch):
        start, end = sentences.bounds(index)
        section = sections[section_id]
        start, end = max(start, section.content_start), min(end, section.end)
        yield _structured(section_id, start, end, tuple(members), text)


def _stretch(mention: Mention) -> tuple[int, str]:
    return mention.sentence, mention.fact.section_id


def is_adjunct(mention: Mention, text: str) -> bool:
    """Tell a number that a preposition governs: "16 miejsc pracy w 6 PS"."""
    return bool(preposition_before(text, mention.start))


def preposition_before(text: str, offset: int) -> str:
    """Return the preposition right before an offset, small; empty for none."""
    found = _PREPOSITION.search(text, max(0, offset - _LONGEST_PREPOSITION), offset)
    return found[1].lower() if found is not None else ""


def doubles(before: Mention, mention: Mention, text: str) -> bool:
    """Tell a number alone in the bracket behind another's noun: "340 spotkań (102)"."""
    fact = mention.fact
    if before.key != mention.key or fact.number_start - before.fact.number_end > _CLOSE:
        return False
    opens = text[fact.number_start - 1 : fact.number_start] == "("
    closes = text[fact.number_end : fact.number_end + 1] == ")"
    same = mention.unit in (None, before.unit)
    return opens and closes and same and "," not in text[before.end : fact.number_start]


def _structured(
    section_id: str, start: int, end: int, mentions: tuple[Mention, ...], text: str
) -> Sentence:
    if len(mentions) == 1:
        return Sentence(section_id, start, end, (), mentions, {}, (mentions[0].key,))
    found = list(MARKS.finditer(text, start, end))
    pairs = _pairs(found)
    marks: list[Mark] = []
    around: dict[int, int] = {}
    open_at: list[int] = []
    waiting = iter(mentions)
    mention = next(waiting, None)
    for match in found:
        here = match.start()
        while mention is not None and mention.start <= here:
            mention.bracket = open_at[-1] if open_at else _TOP
            mention = next(waiting, None)
        inside = open_at[-1] if open_at else _TOP
        kind = str(match.lastgroup)
        if kind in ("open", "slash_open"):
            if here in pairs:
                marks.append(Mark("open", here, match.end(), inside))
                around[here] = inside
                open_at.append(here)
        elif kind in ("close", "slash_close"):
            if open_at and pairs[open_at[-1]] == here:
                open_at.pop()
        else:
            marks.append(Mark(kind, here, match.end(), inside))
    while mention is not None:
        mention.bracket = open_at[-1] if open_at else _TOP
        mention = next(waiting, None)
    _lift(mentions, pairs, around, text)
    keys = tuple(dict.fromkeys([mention.key for mention in mentions]))
    return Sentence(section_id, start, end, tuple(marks), mentions, around, keys)


def _lift(
    mentions: tuple[Mention, ...], pairs: dict[int, int], around: dict[int, int], text: str
) -> None:
    """Take numbers alone in brackets behind labels of their own out of these.

    "komputerowy (12 osób), gastronomiczny (10)" is an enumeration; "40 osób (20 kobiet)" is not.
    """
    ends: dict[int, int] = {}
    for mention in mentions:
        opening = mention.bracket
        if opening in pairs and text[opening + 1 : pairs[opening]].strip() == mention.fact.quote:
            outer = around[opening]
            last = ends.get(outer, -1)
            if last < 0 or _LABEL.search(text, last, opening):
                mention.bracket = outer
        ends[mention.bracket] = max(ends.get(mention.bracket, -1), mention.end)


def _pairs(marks: Iterable[re.Match[str]]) -> dict[int, int]:
    """Match opening with closing brackets; one without its other is no bracket."""
    pairs: dict[int, int] = {}
    waiting: dict[bool, list[int]] = defaultdict(list)
    for match in marks:
        slash = str(match.lastgroup).startswith("slash")
        if match.lastgroup in ("open", "slash_open"):
            waiting[slash].append(match.start())
        elif match.lastgroup in ("close", "slash_close") and waiting[slash]:
            pairs[waiting[slash].pop()] = match.start()
    return _nested(pairs)


def _nested(pairs: dict[int, int]) -> dict[int, int]:
    """Drop pairs that cross an earlier one, as a bracket and a slash may."""
    kept: dict[int, int] = {}
    ends: list[int] = []
    for first in sorted(pairs):
        while ends and ends[-1] < first:
            ends.pop()
        if ends and pairs[first] > ends[-1]:
            continue
        kept[first] = pairs[first]
        ends.append(pairs[first])
    return kept
