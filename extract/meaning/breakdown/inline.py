"""Parts that stand in the sentence of their whole: "30 spotkań: 7 w UG, 19 w PUP, 4 w PCPR"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.facts.lexicon import unit_class
from extract.meaning.breakdown import kinship
from extract.meaning.breakdown.cues import COMPARES, OPENS_SOME, TOTAL
from extract.meaning.breakdown.mention import is_adjunct
from extract.polish.predicates import first_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.meaning.breakdown.mention import Mark, Mention, Sentence

_ASIDE = re.compile(r"\([^()]{0,200}\)")
_CONNECTS = re.compile(r"[,;/\n]|\b(?:i|oraz|a|plus|natomiast|zaś)\b")
_CLAUSE = re.compile(r"[,;]|\b(?:i|oraz|a|natomiast|zaś)\b")
# A bracket right behind a number holds its parts; one behind other words belongs to these.
_BEFORE_BRACKET = re.compile(r"[^(),;:]{0,40}\Z")
_REACH = 250  # characters between two members of an enumeration, or from its opening to the first
_BACK = 700  # characters from the opening back to the whole
_CANDIDATES = 8
_OVERSHOOT = 1.5  # parts that make more than this of a whole are another number's


@dataclass(slots=True, eq=False)
class Run:
    """Numbers enumerated behind something that opens parts."""

    opener: str
    start: int
    bracket: int
    members: list[Mention]
    before: list[Mention] = field(default_factory=list)
    some: bool = False


@dataclass(slots=True)
class _Frame:
    """What was read so far inside one bracket, or outside of all."""

    before: list[Mention] = field(default_factory=list)
    pending: Mark | None = None
    run: Run | None = None
    seen: list[Mention] = field(default_factory=list)


def link(sentence: Sentence, text: str) -> None:
    """Give the parts in ``sentence`` their wholes, where these stand in it as well."""
    for key in {mention.key for mention in sentence.mentions}:
        for run in runs(sentence, key, text):
            whole = _whole_of(run, text)
            if whole is not None:
                assign(run, whole, text)


def runs(sentence: Sentence, key: str, text: str) -> list[Run]:
    """Return the enumerations of numbers of one key behind an opening, in order."""
    found: list[Run] = []
    frames = {-1: _Frame()}
    mentions = [m for m in sentence.mentions if m.key == key and kinship.counts(m)]
    for event in _in_order(sentence.marks, mentions):
        if isinstance(event, tuple):
            mark, last_end = event
            if mark.kind == "open":
                above = frames.setdefault(mark.bracket, _Frame())
                frames[mark.start] = _Frame(before=above.before + above.seen[-_CANDIDATES:])
                if above.seen and _BEFORE_BRACKET.match(text, above.seen[-1].end, mark.start):
                    frames[mark.start].pending = mark
            else:
                _open(frames.setdefault(mark.bracket, _Frame()), mark, last_end, text)
            continue
        frame = frames.setdefault(event.bracket, _Frame())
        _read(frame, event, text, found)
        frame.seen.append(event)
    return found


def _in_order(
    marks: tuple[Mark, ...], mentions: list[Mention]
) -> Iterator[Mention | tuple[Mark, int]]:
    """Yield marks and mentions in order of the text; a mark with the end of the mention before it.

    A colon or an opening word inside a mention's own quote belongs to its label.
    """
    waiting = iter(mentions)
    following = next(waiting, None)
    end = -1
    for mark in marks:
        while following is not None and following.start <= mark.start:
            yield following
            end = max(end, following.end)
            following = next(waiting, None)
        if mark.start >= end or mark.kind == "open":
            yield mark, end
    while following is not None:
        yield following
        following = next(waiting, None)


def _open(frame: _Frame, mark: Mark, last_end: int, text: str) -> None:
    if mark.kind == "word":
        frame.pending = mark
        return
    if frame.run is not None or (frame.pending is not None and frame.pending.kind == "word"):
        return  # "w tym: indywidualne: 58, grupowe: 38": the colon of a label
    between = text[last_end : mark.start] if last_end >= 0 else ""
    labels = _CLAUSE.search(_ASIDE.sub("", between)) and text[mark.end :][:2].strip().isdigit()
    if not labels:
        frame.pending = mark


def _read(frame: _Frame, mention: Mention, text: str, found: list[Run]) -> None:
    opener = frame.pending
    frame.pending = None
    if opener is not None:
        gap = text[opener.end : mention.start]
        if len(gap) <= _REACH and ";" not in gap and not TOTAL.search(gap):
            some = opener.kind == "word" and bool(
                OPENS_SOME.fullmatch(text, opener.start, opener.end)
            )
            before = frame.seen if frame.seen else frame.before
            frame.run = Run(
                opener.kind, opener.start, mention.bracket, [mention], before[-_CANDIDATES:], some
            )
            found.append(frame.run)
            return
    if frame.run is not None:
        if continues(frame.run.members[-1], mention, text):
            frame.run.members.append(mention)
            return
        frame.run = None


def continues(previous: Mention, mention: Mention, text: str) -> bool:
    """Tell whether an enumeration goes on from ``previous`` to ``mention``."""
    if mention.start - previous.end > _REACH:
        return False
    gap = _ASIDE.sub(" ", text[previous.end : mention.start]) if mention.start > previous.end else ""
    if not gap.strip():
        return True
    if TOTAL.search(gap) or not _CONNECTS.search(gap):
        return False
    if mention.unit is None and mention.key == "count":
        return True
    clause = gap[max((m.end() for m in _CLAUSE.finditer(gap)), default=0) :]
    if ";" in gap and mention.unit != previous.unit:
        return False
    return first_verb(clause) is None


def _whole_of(run: Run, text: str) -> Mention | None:
    """Choose the whole of ``run`` among the numbers before it."""
    first = run.members[0]
    near = [c for c in reversed(run.before) if run.start - c.end <= _BACK and kinship.counts(c)]
    if run.opener == "open" and near:
        near = near[:1]
    candidates = _above(run, near)
    ranked = [c for c in _ranked(candidates, first, text) if taken(run, c, text)]
    within = [c for c in ranked if kinship.total(taken(run, c, text)) <= _OVERSHOOT * (c.value or 0)]
    return next(iter(within or ranked), None)


def _above(run: Run, candidates: list[Mention]) -> list[Mention]:
    """Put the whole of a finished list before its last part, and offer it behind any part."""
    ordered: list[Mention] = []
    for candidate in candidates:
        whole = candidate.whole
        if whole is None:
            ordered.append(candidate)
            continue
        siblings = [c for c in run.before if c.whole is whole]
        done = kinship.equal(kinship.total(siblings), whole.value or 0)
        closing = done and run.opener != "open" and len(siblings) > 1
        ordered.extend([whole, candidate] if closing else [candidate, whole])
    return list(dict.fromkeys(ordered))


def _ranked(candidates: list[Mention], first: Mention, text: str) -> list[Mention]:
    """Order candidates: of the part's own unit first, then those that no preposition governs.

    One that is governed ("16 miejsc pracy w 6 PS, w tym 5 …") stands back for the one it is
    attached to, unless the part is governed as well ("w 18 PS, w tym w 7 spółdzielniach").
    """
    same = [c for c in candidates if first.unit is not None and c.unit == first.unit]
    if not same and is_adjunct(first, text) and first.unit is not None:
        kind = unit_class(first.unit)
        same = [c for c in candidates if c.unit is not None and unit_class(c.unit) == kind]
    steady = [c for c in candidates if c is candidates[-1] or not is_adjunct(c, text)]
    return list(dict.fromkeys([*same, *steady, *candidates]))


def taken(run: Run, whole: Mention, text: str) -> list[Mention]:
    """Return the members of ``run`` that are parts if ``whole`` is their whole, from the first on.

    Once they make up the whole, only numbers that leave their unit out, or repeat that of the
    whole, go on ("10 w nowych PS i 4 w istniejących; dla osób z niepełnosprawnościami 3").
    """
    parts: list[Mention] = []
    exact = False
    for member in run.members:
        if not kinship.fits(member, whole) or not _accepts(run, member, whole):
            break
        if exact and member.unit not in (None, whole.unit):
            break
        parts.append(member)
        exact = exact or kinship.equal(kinship.total(parts), whole.value or 0)
    if parts and not (exact and len(parts) > 1):
        first = run.members[0]
        if COMPARES.search(text, run.start, first.start) or COMPARES.search(first.fact.quote):
            return []
    return parts


def _accepts(run: Run, member: Mention, whole: Mention) -> bool:
    if kinship.kin(member, whole):
        return True
    several = len(run.members) > 1
    if run.opener == "word" and kinship.unclear(member, whole):
        return several or unit_class(member.unit) != "person"
    return several and (kinship.unclear(member, whole) or kinship.counterpart(member, whole))


def assign(run: Run, whole: Mention, text: str) -> None:
    """Make the members of ``run`` that can be parts of ``whole`` its parts."""
    for member in taken(run, whole, text):
        if member.whole is None:
            member.whole = whole
