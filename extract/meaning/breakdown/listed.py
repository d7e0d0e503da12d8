"""Parts that are the items of a list under their whole, or the lines below it."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from extract.facts.grids import CELL
from extract.meaning.breakdown import kinship, side_by_side
from extract.meaning.breakdown.clauses import has_verb
from extract.meaning.breakdown.cues import CUMULATIVE, DIVIDES, OPENS, OPENS_LIST, PLANS, TOTAL
from extract.meaning.breakdown.mention import is_adjunct
from extract.sections import LIST_ITEMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.meaning.breakdown.mention import Mention, Sentence
    from extract.sections import Section

_LONGEST_OPENING = 32  # characters of "z których" and its like, and of white space
_NEW_LINE = re.compile(r"[,;.]?[ \t]*\n")
_SPACES = re.compile(r"\s*+")
_MARK = 4  # characters of "12) " before an item
_INDENT = 200  # characters before what begins a line, spaces nearly all
_LEAD = 300  # characters from the whole to the list below it
_LONG = 150  # characters of an item that says more than who has which part
_LINES = 40
_CANDIDATES = 8  # numbers above a list that are tried as its whole


class Lists:
    """The lists of one report: which sentences stand in the items below which section."""

    def __init__(
        self, sentences: Sequence[Sentence], sections: Sequence[Section], text: str
    ) -> None:
        self._text = text
        self._sections = {section.section_id: section for section in sections}
        self._sentences: dict[str, list[Sentence]] = defaultdict(list)
        for sentence in sentences:
            self._sentences[sentence.section_id].append(sentence)
        self._items: dict[str, list[Section]] = defaultdict(list)
        for section in sections:
            if section.kind in LIST_ITEMS and section.parent_id is not None:
                self._items[section.parent_id].append(section)

    def link(self) -> None:
        """Give the items of each list their whole, where the lead or a total item states one."""
        for parent_id, items in self._items.items():
            if len(items) > 1 and parent_id in self._sections:
                self._link_list(self._sections[parent_id], items)

    def _link_list(self, parent: Section, items: list[Section]) -> None:
        if parent.section_id not in self._sentences:
            return  # no number above the list
        lead = self._text[parent.content_start : parent.end].rstrip()
        opens = OPENS_LIST.search(lead, max(0, len(lead) - _LONGEST_OPENING)) is not None
        last = max((s.end for s in self._sentences[parent.section_id]), default=parent.start)
        own = self._text[last : parent.end]  # what stands between the last number and the list
        stated = max(m.end for s in self._sentences[parent.section_id] for m in s.mentions)
        divides = (
            DIVIDES.search(self._text[max(stated, parent.end - _LEAD) : parent.end]) is not None
        )
        told = not own.strip() or divides
        resumes = OPENS.search(own) is not None
        # "Celem jest 54 miejsc pracy. …  W kwartale realizowano:" says something else.
        elsewhere = has_verb(own) and not (divides or resumes)
        likely: list[Mention] = []
        chosen: Mention | None = None
        for whole in islice(self._wholes(parent, opens=opens), _CANDIDATES):
            parts = self._parts(whole, items, labels=divides)
            exact = _makes_up(parts, whole)
            if opens and not (exact or divides):  # "176 osób: - staże - 71 - szkolenia - 29"
                labelled = self._parts(whole, items, labels=True)
                exact = len(labelled) == len(items) and _makes_up(labelled, whole)
                parts = labelled if exact else parts
            if exact:
                likely = parts
                chosen = whole
                break
            most = opens and not elsewhere and 2 * len(parts) > len(items) and len(parts) > 1
            alike = told or _alike(parts, whole, near=not resumes)
            fits = all(kinship.fits(part, whole) for part in parts)
            if not likely and most and alike and fits and not PLANS.search(lead[-_LEAD:]):
                likely, chosen = parts, whole  # unless another number is their sum
        for part in likely:
            part.whole = chosen
        if likely and chosen is not None:
            self._lift(likely[-1], chosen)

    def _lift(self, last: Mention, whole: Mention) -> None:
        """Give what a line below the list opens ("w tym …") the whole of the list."""
        for sentence in self._sentences[last.fact.section_id]:
            for mention in sentence.mentions:
                if mention.whole is last and _NEW_LINE.match(self._text, last.end, mention.start):
                    mention.whole = whole

    def _wholes(self, parent: Section, *, opens: bool) -> Iterator[Mention]:
        """Yield the numbers that a list below ``parent`` may divide, the likeliest first."""
        before = self._sentences[parent.section_id][-3:]
        for sentence in reversed(before):
            near = parent.end - sentence.end < _LEAD
            if not near or not (opens or sentence is before[-1]):
                return
            mentions = [m for m in sentence.mentions if kinship.counts(m)]
            main = [m for m in mentions if m.whole is None]
            steady = [m for m in main if not is_adjunct(m, self._text)]
            yield from dict.fromkeys([*reversed(steady), *reversed(main)])

    def _end(self, item: Section) -> int:
        """Return the end of an item without the text below a list that it runs on to."""
        line = self._text.find("\n", item.content_start, item.end)
        runs_on = line >= 0 and self._text[line + 1 : line + 2].isupper()
        return line if runs_on and item.end - item.content_start > _LONG else item.end

    def _parts(self, whole: Mention, items: Iterable[Section], *, labels: bool) -> list[Mention]:
        parts: list[Mention] = []
        for item in items:
            end = self._end(item)
            mentions = [
                m
                for sentence in self._sentences.get(item.section_id, ())
                for m in sentence.mentions
                if m.key == whole.key and m.whole is None and kinship.counts(m)
                if m.start - item.content_start <= _LONG and m.start < end
            ]
            long = end - item.content_start > _LONG
            part = _representative(mentions, whole, elided=not long, labels=labels)
            if part is not None:
                parts.append(part)
        return parts


def _makes_up(parts: Sequence[Mention], whole: Mention) -> bool:
    return len(parts) > 1 and kinship.equal(kinship.total(parts), whole.value or 0)


def _alike(parts: list[Mention], whole: Mention, *, near: bool) -> bool:
    """Tell numbers of the whole's own unit that come near it: a list may be of another thing."""
    same = all(kinship.takes_unit(part, whole) or part.unit == whole.unit for part in parts)
    return same and (not near or kinship.near(kinship.total(parts), whole.value or 0))


def _representative(
    mentions: list[Mention], whole: Mention, *, elided: bool, labels: bool
) -> Mention | None:
    """Choose the number of an item that is its share of ``whole``."""
    if whole.key != "count":
        return mentions[0] if mentions else None
    same = [m for m in mentions if m.unit is not None and m.unit == whole.unit]
    bare = [m for m in mentions if elided and (m.unit is None or kinship.takes_unit(m, whole))]
    akin = [m for m in mentions if m.unit is not None and kinship.kin(m, whole)]
    told = [m for m in mentions if elided and labels and kinship.is_label(m)]
    return next(iter([*same, *bare, *akin, *told]), None)


def link_lines(sentences: Sequence[Sentence], text: str) -> None:
    """Give numbers in the lines below a number, or above a total, that add up to it, to it.

    Below a number only what makes up exactly what it states: nothing else tells a line of a list
    from one that says something new. A total may be off, as totals in reports are.
    """
    for index, sentence in enumerate(sentences):
        for key in sentence.keys:
            whole = next(m for m in sentence.mentions if m.key == key)
            if whole.whole is not None or not kinship.counts(whole) or not whole.value:
                continue
            upwards = range(index - 1, max(-1, index - 1 - _LINES), -1)
            downwards = range(index + 1, min(len(sentences), index + 1 + _LINES))
            above = _gather(whole, map(sentences.__getitem__, upwards), text)
            below = _gather(whole, map(sentences.__getitem__, downwards), text)
            total = index > 0 and _is_total(whole, sentence, text)
            if total and _add_up(whole, (sentences[at].mentions for at in upwards), text):
                continue
            if len(above) < 2 and len(below) < 2:
                continue  # nearly always: prose has no lines of numbers
            if total:
                _assign(whole, above, near=True)
            begin = max(whole.end, sentence.end - _LONGEST_OPENING)
            opens = OPENS_LIST.search(text, begin, sentence.end) is not None
            if not total and whole.fact.rule == CELL:
                continue  # rows below a row are parts of it where it is a total
            if not total and _is_first(whole, map(sentences.__getitem__, downwards), text):
                continue
            if not (total or opens) and side_by_side.among_equals(sentences, index, whole, text):
                continue
            _assign(whole, below, near=total or opens)
    _link_totals(sentences, text)


def _begins_line(sentence: Sentence, text: str) -> bool:
    """Tell a sentence at the beginning of a line from one of prose that is wrapped."""
    spaces = _SPACES.match(text, sentence.start)
    first = spaces.end() if spaces else sentence.start
    reach = max(0, first - _INDENT)
    line = text.rfind("\n", reach, first) + 1
    return bool(line or not reach) and len(text[line:first].strip()) <= _MARK


def _add_up(whole: Mention, lines: Iterable[Sequence[Mention]], text: str) -> bool:
    """Make all numbers of the total's own unit told before it its parts, if they add up to it.

    "3 spotkania z grupą A, 2 spotkania z grupą B" are two of them.
    """
    parts: list[Mention] = []
    last, total = whole, 0.0
    for line in lines:
        if last.start - line[-1].end > _LEAD or "\n\n" in text[line[-1].end : last.start]:
            break
        told = [m for m in line if m.key == whole.key and m.whole is None]
        same = [m for m in told if m.unit in (whole.unit, None) and kinship.fits(m, whole)]
        if not same:
            break
        parts.extend(same)
        last, total = line[0], total + kinship.total(same)
        if total >= (whole.value or 0):
            break
    if len(parts) < 2 or not kinship.equal(total, whole.value or 0):
        return False
    for part in parts:
        part.whole = whole
    return True


def _link_totals(sentences: Sequence[Sentence], text: str) -> None:
    """Do the same for a total in a line of its own that runs on from the last item of a list."""
    for index, sentence in enumerate(sentences):
        for place, (one, whole) in enumerate(pairwise(sentence.mentions)):
            told = one.key == whole.key and whole.whole is None
            if not told or "\n" not in text[one.end : whole.start]:
                continue
            if kinship.counts(whole) and whole.value and _is_total(whole, sentence, text):
                upwards = range(index - 1, max(-1, index - 1 - _LINES), -1)
                own = sentence.mentions[max(0, place - _LINES) : place + 1]
                above = (sentences[at].mentions for at in upwards)
                if _add_up(whole, chain([own], above), text) or one.whole is not None:
                    continue
                lines = map(sentences.__getitem__, upwards)
                _assign(whole, _gather(whole, lines, text, [one]), near=True)


def _is_first(whole: Mention, lines: Iterable[Sentence], text: str) -> bool:
    """Tell the first of some lines that a total below adds up: "34", "19", "15", "razem 68"."""
    last, total = whole, whole.value or 0.0
    for line in lines:
        told = next((m for m in line.mentions if m.key == whole.key), None)
        if told is None or told.start - last.end > _LEAD or "\n\n" in text[last.end : told.start]:
            return False
        if _is_total(told, line, text):
            return kinship.equal(total, told.value or 0.0)
        last, total = told, total + (told.value or 0.0)
    return False


def _is_total(mention: Mention, sentence: Sentence, text: str) -> bool:
    before = text[max(sentence.start, mention.start - 30) : mention.fact.number_start]
    return bool(TOTAL.search(before)) and not CUMULATIVE.search(before)


def _assign(whole: Mention, parts: list[Mention], *, near: bool) -> None:
    total, stated = kinship.total(parts), whole.value or 0
    enough = len(parts) > 1 and (kinship.equal(total, stated) or (near and len(parts) > 2))
    if enough and kinship.near(total, stated):
        for part in parts:
            part.whole = whole


def _gather(
    whole: Mention, lines: Iterable[Sentence], text: str, parts: Iterable[Mention] = ()
) -> list[Mention]:
    """Collect the numbers of the lines next to ``whole``, one of each, until they add up to it.

    ``parts`` are those that are known already.
    """
    parts = [part for part in parts if kinship.fits(part, whole) and kinship.kin(part, whole)]
    last, total, stated = parts[-1] if parts else whole, kinship.total(parts), whole.value or 0.0
    for line in lines:
        part = next((m for m in line.mentions if m.key == whole.key), None)
        if part is not None and part.whole in line.mentions:
            part = part.whole  # the sum at the end of a table's row
        if part is None or part.whole is not None or not kinship.counts(part):
            break
        if not _begins_line(line, text):
            break
        apart = text[min(last.end, part.end) : max(last.start, part.start)]
        if "\n\n" in apart or "\n" not in apart or len(apart) > _LEAD:
            break
        if not kinship.fits(part, whole) or not kinship.kin(part, whole):
            break
        parts.append(part)
        last, total = part, total + (part.value or 0.0)
        if len(parts) > 1 and kinship.equal(total, stated):
            break
        if total > stated and not kinship.near(total, stated):
            break
    return parts
