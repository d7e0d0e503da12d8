"""Numbers that narrow the one just named: "złożono 8 wniosków, pozytywnie oceniono 5"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.count_rules import LABELLED, PREDICATED
from extract.meaning import goals
from extract.meaning.breakdown import beside, kinship
from extract.meaning.breakdown.clauses import has_verb, states
from extract.meaning.breakdown.cues import (
    APPEALS,
    APPLIES,
    ARRIVES,
    COMPARES,
    COMPARES_BEFORE,
    COMPLETES,
    DROPS_OUT,
    FLOWS,
    JOINED,
    MOVES,
    OPENS,
    OUTCOMES,
    PLANS,
    RESTS,
    SELECTS,
    SETTLES,
    STAGES,
)
from extract.meaning.breakdown.enumeration import ASIDE, REACH, continues
from extract.meaning.breakdown.mention import is_adjunct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.meaning.breakdown.mention import Mention, Sentence

_CLAUSE_END = re.compile(r"[,;:()\n]|\.(?:\s|\Z)")
_CLAUSE = 60
_STAGE = 30  # characters of "po ocenie formalnej" before a number
_OFFERED = re.compile(r"\bdla\s{1,2}\Z")
_OUT_OF_IT = re.compile(r"\s{0,3}(?:z|ze|spośród)\s", re.IGNORECASE)
_UP_TO = re.compile(r"\bdo\s[^,;]{1,20}\b\d{4}\b(?:\sr(?:\.|oku))?")  # "do 28 lutego 2023 r."
_PLAN = re.compile(r"\bplan\s{0,2}[:–-]?\s{0,2}\Z", re.IGNORECASE)
_LEADS = 12  # characters of "spośród   " before a number
_LONGEST_PLAN = 9  # characters of "plan  :  "
_JOINS = re.compile(r"\s{0,3}(?:[^\W\d_]+\s{1,3}){0,4}(?:i|oraz)\s{1,3}")
_ONLY = re.compile(r"[^,;:()\d\n]{0,60}, (?:ale |a |lecz )?(?:tylko|jedynie|zaledwie)\s{1,2}")
_DIGIT = re.compile(r"\d")
# What a number behind "z", "w", "dla" says where, with whom or for whom another one was.
_PLACES = re.compile(r"\s{1,3}(z|ze|w|we|dla|u|przy)\s{1,3}(?!\d)", re.IGNORECASE)
_BEFORE_NEXT = re.compile(r"[^,;:()\d\n]*")  # what is said of a number before the next one
_OF_THE_SAME = re.compile(
    r"\s{1,3}(?:z|ze|spośród)\s{1,3}(?:nich|tego|tych|czego)\b", re.IGNORECASE
)
_IS = re.compile(r"\s{0,3}to\s")  # "Na 30 uczestników 23 to kobiety"
_ASIDE_ONLY = re.compile(r"[^,;:()\d\n]{0,60},\s{1,2}")
_PURPOSE = re.compile(r"\s{1,3}dla\s")
_WORD = re.compile(r"[^\W\d_]+")
_FIRST_WORD = re.compile(r"\s*(?:[^\W_]{1,2}[.)]\s+)?([^\W\d_]+)")
# "34 z 36 planowanych", "Na 30 uczestników 23 to kobiety"
_GOVERNED = re.compile(
    r"\s*(?:[-–•]\s+|[^\W_]{1,2}[.)]\s+)?(w|we|z|ze|na|do|dla|przy)\s+"
    r"(?!(?:nich|tego|czego|których|tej|tym)\b)[^\W\d_]{4}",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"(?<!\w)(?:na|z|ze|wobec|przy|zamiast)\s{1,3}\Z", re.IGNORECASE)
_OUT_OF_THE = re.compile(r"(?:spośród|z|ze)\s{1,3}\Z", re.IGNORECASE)


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
    planned = beside.of_meant(mention, text) and _OF_ALL.search(own) is not None
    return planned or ARRIVES.search(own) is not None or beside.compared(mention, text)


def _put_off(plan: Mention, mention: Mention, sentence: Sentence, text: str) -> bool:
    """Tell "planowano 8 szkoleń, dwa przeszły na rok drugi" of the number without a noun."""
    if mention.unit is not None or not _near(plan, mention):
        return False
    if not (beside.of_plan(plan, text) or beside.of_meant(plan, text)):
        return False
    own = text[plan.end : mention.fact.number_start] + _tail(
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
        if goes_on or _narrows(main, part, sentence, text, begin):
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


def _narrows(main: Mention, mention: Mention, sentence: Sentence, text: str, opening: int) -> bool:
    begin = max(text.rfind(mark, main.end, mention.start) for mark in ",;:") + 1
    number = mention.fact.number_start, mention.fact.number_end
    lead, tail = text[max(begin, main.end) : number[0]], _tail(text, number[1], sentence.end)
    own = lead + tail
    before = ASIDE.sub("", text[opening : main.end])
    behind = min(sentence.end, mention.end + REACH)
    out_of = _OUT_OF_THE.search(text, max(sentence.start, main.start - 12), main.start) is not None
    if PLANS.search(before):
        # What was put off is of the plan: "planowano 8 szkoleń, dwa przeszły na rok drugi", "…,
        # zrealizowano 5, pozostałe 3 przełożono"; what was done is not.
        if RESTS.search(own):
            return True
        return MOVES.search(own) is not None and not states(text[main.end : max(begin, main.end)])
    if out_of and begin <= main.end and states(own):
        return True  # "z 42 miejsc utworzonych w 2018 r. istnieje 36": the year is the whole's
    if COMPARES.search(_UP_TO.sub("", lead)):
        return False
    if COMPARES_BEFORE.search(tail):
        return False
    if beside.of_more(mention, text) or RESTS.search(text, max(begin, main.end), number[0]):
        return False
    between = text[main.end : number[0]]
    if _OFFERED.search(text, max(0, main.start - 6), main.start) and JOINED.search(own):
        return False  # "program dla 30 bezrobotnych; przystąpiło do niego 22"
    if FLOWS.search(between) and DROPS_OUT.search(own) and not out_of:
        return False  # "34 osoby, przyjęto 22, skreślono 6"
    if FLOWS.search(between) and DROPS_OUT.search(between) and COMPLETES.search(own):
        return False  # "…, skreślono 6, ukończyło 17"
    if _JOINS.fullmatch(between) and not has_verb(between):
        return False  # "7 osób z niepełnosprawnościami i cztery opuszczające pieczę"
    chosen = SELECTS.search(own) is not None and APPLIES.search(before) is not None
    if FLOWS.search(own) and not (out_of or chosen):
        return False
    if OUTCOMES.search(before) and OUTCOMES.search(own):
        return False
    if COMPLETES.search(before) and DROPS_OUT.search(text, main.end, behind):
        return False
    several = _DIGIT.search(text, main.end, mention.start) or not has_verb(own)
    if several and not chosen and _is_listed(main, sentence, text):
        return False  # "Grupy inicjatywne: nowe 5, kontynuowane 7, zawieszone 2"
    if _is_beside(sentence, lead, text):
        return False
    if states(own) or _OUT_OF_IT.match(own) is not None or STAGES.search(lead) is not None:
        return True
    of_all = _OF_ALL.search(text[max(sentence.start, main.start - _LEADS) : main.start])
    if _IS.match(tail) and of_all is not None:
        return True
    gap = text[main.end : mention.start]
    if _ONLY.fullmatch(text, main.end, mention.fact.number_start):
        return True
    # behind their labels numbers are a list
    leads = main.start == main.fact.number_start and main.fact.rule != LABELLED
    alone = leads and _ASIDE_ONLY.fullmatch(gap) is not None and not has_verb(gap)
    if (
        alone
        and _PURPOSE.match(text, number[1])
        and not _PURPOSE.search(text, main.start, number[0])
    ):
        return True  # "19 miejsc pracy, 6 dla osób z niepełnosprawnościami"
    if not alone or _tells_which(main, text) or not _tells_which(mention, text):
        return False
    # "Na staże skierowano 52 osoby, na prace interwencyjne 12"
    governs = _FIRST_WORD.match(text, mention.start)
    opens = _FIRST_WORD.match(text, sentence.start)
    return not (governs and opens and governs[1].lower() == opens[1].lower())


def _is_beside(sentence: Sentence, lead: str, text: str) -> bool:
    """Tell "Z usług księgowych korzystało 14 PS, z prawnych – 11": of another, governed as it."""
    opens, governs = _GOVERNED.match(text, sentence.start), _GOVERNED.match(lead)
    if opens is None or governs is None or states(lead):
        return False
    return opens[1].lower() == governs[1].lower()


def _is_listed(main: Mention, sentence: Sentence, text: str) -> bool:
    """Tell a number behind a label of its own, in a list below a head without a number."""
    label = text[sentence.start : main.fact.number_start].rstrip(" :–-")
    head, colon, own = label.partition(":")
    if not colon or main.start == main.fact.number_start or _DIGIT.search(head):
        return False
    return not has_verb(own)  # "partnerstwa: zawarto 9, na koniec działało 7"


def _tells_which(mention: Mention, text: str) -> bool:
    """Tell a number with an adjective or adverb: "26 pozytywnych", "9 online", "czynnych 52"."""
    fact = mention.fact
    words = _WORD.findall(text[fact.start : fact.number_start] + text[fact.number_end : fact.end])
    entries = map(lexicon.word, words)
    return any(one.adjectival or one.kind in ("adjective", "adverb") for one in entries)


def _tail(text: str, start: int, end: int) -> str:
    """Return what a clause says behind its number."""
    match = _CLAUSE_END.search(text, start, min(end, start + REACH))
    return text[start : match.start() if match else min(end, start + REACH)]
