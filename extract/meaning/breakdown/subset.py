"""Whether a number is out of the one named before it: what is said of either decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.count_rules import LABELLED
from extract.meaning.breakdown import beside
from extract.meaning.breakdown.clauses import has_verb, states
from extract.meaning.breakdown.cues import (
    APPLIES,
    COMPARES,
    COMPARES_BEFORE,
    COMPLETES,
    DROPS_OUT,
    FLOWS,
    JOINED,
    MOVES,
    OUTCOMES,
    PLANS,
    RESTS,
    SELECTS,
    STAGES,
)
from extract.meaning.breakdown.enumeration import ASIDE, REACH

if TYPE_CHECKING:
    from extract.meaning.breakdown.mention import Mention, Sentence

_CLAUSE_END = re.compile(r"[,;:()\n]|\.(?:\s|\Z)")
_OFFERED = re.compile(r"\bdla\s{1,2}\Z")
_OUT_OF_IT = re.compile(r"\s{0,3}(?:z|ze|spośród)\s", re.IGNORECASE)
_UP_TO = re.compile(r"\bdo\s[^,;]{1,20}\b\d{4}\b(?:\sr(?:\.|oku))?")  # "do 28 lutego 2023 r."
_LEADS = 12  # characters of "spośród   " before a number
_JOINS = re.compile(r"\s{0,3}(?:[^\W\d_]+\s{1,3}){0,4}(?:i|oraz)\s{1,3}")
_ONLY = re.compile(r"[^,;:()\d\n]{0,60}, (?:ale |a |lecz )?(?:tylko|jedynie|zaledwie)\s{1,2}")
_DIGIT = re.compile(r"\d")
_IS = re.compile(r"\s{0,3}to\s")  # "Na 30 uczestników 23 to kobiety"
_ASIDE_ONLY = re.compile(r"[^,;:()\d\n]{0,60},\s{1,2}")
_PURPOSE = re.compile(r"\s{1,3}dla\s")
_WORD = re.compile(r"[^\W\d_]+")
_FIRST_WORD = re.compile(r"\s*(?:[^\W_]{1,2}[.)]\s+)?([^\W\d_]+)")
# "Z usług księgowych" and "z prawnych", but not "z nich"
_GOVERNED = re.compile(
    r"\s*(?:[-–•]\s+|[^\W_]{1,2}[.)]\s+)?(w|we|z|ze|na|do|dla|przy)\s+"
    r"(?!(?:nich|tego|czego|których|tej|tym)\b)[^\W\d_]{4}",
    re.IGNORECASE,
)
OF_ALL = re.compile(r"(?<!\w)(?:na|z|ze|wobec|przy|zamiast)\s{1,3}\Z", re.IGNORECASE)
"""Stands before a number that another is out of: "34 z 36 planowanych", "Na 30 uczestników 23"."""
_OUT_OF_THE = re.compile(r"(?:spośród|z|ze)\s{1,3}\Z", re.IGNORECASE)


def is_subset(main: Mention, mention: Mention, sentence: Sentence, text: str, opening: int) -> bool:
    """Tell whether ``mention`` is out of ``main`` by what is said of either in ``sentence``.

    ``opening`` is the offset in ``text`` from which on words are said of ``main``.
    """
    begin = max(text.rfind(mark, main.end, mention.start) for mark in ",;:") + 1
    number = mention.fact.number_start, mention.fact.number_end
    lead, tail = text[max(begin, main.end) : number[0]], said_behind(text, number[1], sentence.end)
    own = lead + tail
    before = ASIDE.sub("", text[opening : main.end])
    behind = min(sentence.end, mention.end + REACH)
    out_of = (
        _OUT_OF_THE.search(text, max(sentence.start, main.start - _LEADS), main.start) is not None
    )
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
    of_all = OF_ALL.search(text[max(sentence.start, main.start - _LEADS) : main.start])
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


def said_behind(text: str, start: int, end: int) -> str:
    """Return what a clause says behind its number."""
    match = _CLAUSE_END.search(text, start, min(end, start + REACH))
    return text[start : match.start() if match else min(end, start + REACH)]
