"""Numbers that narrow the one just named: "złożono 8 wniosków, pozytywnie oceniono 5"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.facts.count_rules import PREDICATED
from extract.meaning import goals
from extract.meaning.breakdown import beside, kinship
from extract.meaning.breakdown.cues import (
    APPEALS,
    ARRIVES,
    DROPS_OUT,
    MOVES,
    OPENS,
    PLANS,
    RESTS,
    SETTLES,
    STAGES,
)
from extract.meaning.breakdown.enumeration import REACH, continues
from extract.meaning.breakdown.mention import is_adjunct
from extract.meaning.breakdown.subset import OF_ALL, is_subset, said_behind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.meaning.breakdown.mention import Mention, Sentence

_CLAUSE = 60
_STAGE = 30  # characters of "po ocenie formalnej" before a number
_PLAN = re.compile(r"\bplan\s{0,2}[:–-]?\s{0,2}\Z", re.IGNORECASE)
_LONGEST_PLAN = 9  # characters of "plan  :  "
# What a number behind "z", "w", "dla" says where, with whom or for whom another one was.
_PLACES = re.compile(r"\s{1,3}(z|ze|w|we|dla|u|przy)\s{1,3}(?!\d)", re.IGNORECASE)
_BEFORE_NEXT = re.compile(r"[^,;:()\d\n]*")  # what is said of a number before the next one
_OF_THE_SAME = re.compile(
    r"\s{1,3}(?:z|ze|spośród)\s{1,3}(?:nich|tego|tych|czego)\b", re.IGNORECASE
)


@dataclass(slots=True)
class _Level:
    """What was read so far inside one bracket, or outside of all."""

    main: Mention | None = None
    aside: Mention | None = None  # what a preposition governs: "8 zajęć dla 64 dzieci"
    plan: Mention | None = None  # told beside ``main``: "71 osób, planowano 8 szkoleń"
    parts: list[Mention] = field(default_factory=list)
    begin: int = 0  # of what is said of ``main``: behind the plan that it was done of


def link(sentence: Sentence, text: str, before: Sequence[Mention] = ()) -> None:
    """Make counts without a noun, governed by a verb that narrows, parts of the count before.

    ``before`` are the numbers of the sentence before.
    """
    levels: dict[int, _Level] = {}
    of_goals = {
        id(done)
        for done, meant in pairwise(sentence.mentions)
        if done.unit is None and goals.is_goal(meant.fact, text)
    }
    for mention in sentence.mentions:
        if mention.key != "count" or not kinship.counts(mention) or mention.whole is not None:
            continue
        level = levels.setdefault(mention.bracket, _Level())
        if level.main is None and mention.unit is None and beside.of_another_time(mention, text):
            continue  # "na początek okresu 9, nowe 7, rozwiązane 2"
        if level.main is not None and _apart(mention, sentence, text):
            stated = mention.unit is not None or beside.of_meant(mention, text)
            level.plan = mention if stated else level.plan
            continue
        if level.plan is not None and _put_off(level.plan, mention, sentence, text):
            mention.whole = level.plan
            continue
        bare = mention.unit is None or mention.fact.rule == PREDICATED
        bare = bare and id(mention) not in of_goals  # "4 z 6 szkoleń i 2 z 3 wizyt"
        if bare and level.main is not None and not _replaces(level, mention, text):
            if _near(level.main, mention):
                level.parts.append(mention)
        elif level.main is None or bare or not is_adjunct(mention, text):
            _assign(level, sentence, text, before)
            done = level.main is not None and _is_plan(level.main, text)
            level.main, level.aside, level.parts = mention, None, []
            level.begin = mention.start if done else 0
        else:
            level.aside = mention
    for level in levels.values():
        _assign(level, sentence, text, before)


def _apart(mention: Mention, sentence: Sentence, text: str) -> bool:
    """Tell what is compared, or comes on top: "doszła jedna nowa"."""
    begin = max(sentence.start, mention.fact.number_start - _CLAUSE)
    lead = text[begin : mention.fact.number_start]
    own = lead[max(lead.rfind(mark) for mark in ",;:") + 1 :]
    planned = beside.of_meant(mention, text) and OF_ALL.search(own) is not None
    return planned or ARRIVES.search(own) is not None or beside.compared(mention, text)


def _put_off(plan: Mention, mention: Mention, sentence: Sentence, text: str) -> bool:
    """Tell "planowano 8 szkoleń, dwa przeszły na rok drugi" of the number without a noun."""
    if mention.unit is not None or not _near(plan, mention):
        return False
    if not (beside.of_plan(plan, text) or beside.of_meant(plan, text)):
        return False
    own = text[plan.end : mention.fact.number_start] + said_behind(
        text, mention.fact.number_end, sentence.end
    )
    return MOVES.search(own) is not None or RESTS.search(own) is not None


def _replaces(level: _Level, mention: Mention, text: str) -> bool:
    """Tell a number that is what is narrowed from then on.

    One that is more than the number before it ("przyjęto 60 dzieci, zgłosiło się 83"), or what was
    done of a plan ("plan 180 osób, wykonanie 171"). What stands aside may be what is narrowed.
    """
    if level.main is None or level.parts:
        return False
    if level.aside is not None and not kinship.fits(mention, level.main):
        level.main, level.aside = level.aside, None
    return _is_plan(level.main, text) or (mention.value or 0) > (level.main.value or 0)


def _is_plan(mention: Mention, text: str) -> bool:
    number = mention.fact.number_start
    return _PLAN.search(text, max(0, number - _LONGEST_PLAN), number) is not None


def _near(main: Mention, mention: Mention) -> bool:
    near = mention.start - main.end <= REACH and mention.bracket == main.bracket
    return near and kinship.fits(mention, main)


def _assign(level: _Level, sentence: Sentence, text: str, before: Sequence[Mention]) -> None:
    main, parts = level.main, level.parts
    if main is None or not parts or _dropped_out(main, parts, text, before):
        return
    begin = max(sentence.start, level.begin, main.start - REACH)
    planned = PLANS.search(text, begin, main.end) is not None
    parts = [part for part in parts if not _stands_beside(main, part, text)]
    exact = len(parts) > 1 and kinship.equal(kinship.total(parts), main.value or 0)
    if exact and not planned:
        for part in parts:
            part.whole = main
        return
    last: Mention | None = None
    for part in parts:
        goes_on = last is not None and continues(last, part, text)
        if goes_on or is_subset(main, part, sentence, text, begin):
            stages = (last, last.whole) if last is not None else ()
            stage = next((s for s in stages if s in parts and s and _follows(s, part, text)), None)
            part.whole = stage if stage is not None and kinship.fits(part, stage) else main
            last = part


def _stands_beside(main: Mention, part: Mention, text: str) -> bool:
    """Tell a number that has a preposition where ``main`` has it: "16 spotkań z JST, 9 z NGO".

    Both say then with whom, where or for whom, and nothing between them opens parts.
    """
    number = part.fact.number_end
    own = _PLACES.match(text, number)
    if own is None or _OF_THE_SAME.match(text, number):
        return False
    between = text[main.start : part.fact.number_start]
    if OPENS.search(between) or "(" in between or ":" in between:
        return False
    said = text[main.fact.number_end : part.fact.number_start]
    told = _BEFORE_NEXT.match(said)
    return told is not None and any(
        own[1].lower()[0] == other[1].lower()[0] for other in _PLACES.finditer(told[0])
    )


def _follows(last: Mention, part: Mention, text: str) -> bool:
    """Tell the next stage of one, and what came of an appeal: "zaskarżono 26, uchylono 4"."""
    if _is_stage(last, text) and _is_stage(part, text):
        return True
    settled = SETTLES.search(beside.clause(part, text)) is not None
    return settled and APPEALS.search(beside.clause(last, text)) is not None


def _is_stage(part: Mention, text: str) -> bool:
    """Tell "po ocenie formalnej 14": the next stage is of this one, "po merytorycznej 8"."""
    number = part.fact.number_start
    return STAGES.search(text, max(0, number - _STAGE), number) is not None


def _dropped_out(main: Mention, parts: list[Mention], text: str, before: Sequence[Mention]) -> bool:
    """Tell "grants for 148. Contracts with 141, seven withdrew": both are of the number before."""
    stated = kinship.total([main, *parts])
    return any(kinship.equal(one.value or 0, stated) for one in before) and bool(
        DROPS_OUT.search(text, main.end, parts[-1].end + REACH)
    )
