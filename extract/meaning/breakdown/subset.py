"""Whether a number is out of the one named before it: what is said of either decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

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
    NOW,
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
_SENT = re.compile(r"\s{1,3}(?:[-–—]\s{1,3})?(na|do|dla|w|we|z|ze|od|przez)\s")
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


class _Around(NamedTuple):
    """What is said around a number that may be out of the one before it.

    ``before`` is said of that one and ends with it, ``between`` stands from there to the number;
    of this, ``lead`` is the number's own, from offset ``begin`` of the text on, as is ``tail``
    behind it. ``out_of`` tells "z 42 miejsc …".
    """

    begin: int
    before: str
    between: str
    lead: str
    tail: str
    out_of: bool

    @property
    def own(self) -> str:
        """What is said of the number itself."""
        return self.lead + self.tail

    @property
    def chosen(self) -> bool:
        """Whether it was chosen from what came in."""
        return SELECTS.search(self.own) is not None and APPLIES.search(self.before) is not None


def is_subset(main: Mention, mention: Mention, sentence: Sentence, text: str, opening: int) -> bool:
    """Tell whether ``mention`` is out of ``main`` by what is said of either in ``sentence``.

    ``opening`` is the offset in ``text`` from which on words are said of ``main``.
    """
    said = _around(main, mention, sentence, text, opening)
    apart = text[main.end : said.begin]
    if PLANS.search(said.before):
        # What was put off is of the plan: "planowano 8 szkoleń, dwa przeszły na rok drugi", "…,
        # zrealizowano 5, pozostałe 3 przełożono"; what was done is not.
        if RESTS.search(said.own):
            return True
        return MOVES.search(said.own) is not None and not states(apart)
    if said.out_of and not apart and states(said.own):
        return True  # "z 42 miejsc utworzonych w 2018 r. istnieje 36": the year is the whole's
    if _is_apart(main, mention, text, said) or _flows_apart(main, mention, sentence, text, said):
        return False
    several = _DIGIT.search(text, main.end, mention.start) or not has_verb(said.own)
    if several and not said.chosen and _is_listed(main, sentence, text):
        return False  # "Grupy inicjatywne: nowe 5, kontynuowane 7, zawieszone 2"
    if _is_beside(sentence, said.lead, text):
        return False
    if states(said.own) or _OUT_OF_IT.match(said.own) or STAGES.search(said.lead):
        return True
    of_all = OF_ALL.search(text[max(sentence.start, main.start - _LEADS) : main.start])
    if _IS.match(said.tail) and of_all is not None:
        return True
    if _ONLY.fullmatch(text, main.end, mention.fact.number_start):
        return True
    return _says_part_alone(main, mention, sentence, text)


def _around(
    main: Mention, mention: Mention, sentence: Sentence, text: str, opening: int
) -> _Around:
    mark = max(text.rfind(mark, main.end, mention.start) for mark in ",;:")
    begin = max(mark + 1, main.end)
    number, number_end = mention.fact.number_start, mention.fact.number_end
    leads = max(sentence.start, main.start - _LEADS), main.start
    return _Around(
        begin=begin,
        before=ASIDE.sub("", text[opening : main.end]),
        between=text[main.end : number],
        lead=text[begin:number],
        tail=said_behind(text, number_end, sentence.end),
        out_of=_OUT_OF_THE.search(text, *leads) is not None,
    )


def _is_apart(main: Mention, mention: Mention, text: str, said: _Around) -> bool:
    """Tell a number that is compared with the one before, comes on top or stands beside it."""
    if COMPARES.search(_UP_TO.sub("", said.lead)) or COMPARES_BEFORE.search(said.tail):
        return True
    if NOW.search(said.lead) and states(said.own):
        return True  # "rok temu 50 szkół, w tym roku włączyło się 12"
    number = mention.fact.number_start
    if beside.of_more(mention, text) or RESTS.search(text, said.begin, number):
        return True
    if _OFFERED.search(text, max(0, main.start - 6), main.start) and JOINED.search(said.own):
        return True  # "program dla 30 bezrobotnych; przystąpiło do niego 22"
    # "7 osób z niepełnosprawnościami i cztery opuszczające pieczę"
    return _JOINS.fullmatch(said.between) is not None and not has_verb(said.between)


def _flows_apart(
    main: Mention, mention: Mention, sentence: Sentence, text: str, said: _Around
) -> bool:
    """Tell what came in, went out, came through and dropped out side by side."""
    if FLOWS.search(said.between):
        if DROPS_OUT.search(said.own) and not said.out_of:
            return True  # "34 osoby, przyjęto 22, skreślono 6"
        if DROPS_OUT.search(said.between) and COMPLETES.search(said.own):
            return True  # "…, skreślono 6, ukończyło 17"
    if FLOWS.search(said.own) and not (said.out_of or said.chosen):
        return True
    if OUTCOMES.search(said.before) and OUTCOMES.search(said.own):
        return True
    behind = min(sentence.end, mention.end + REACH)
    return bool(COMPLETES.search(said.before) and DROPS_OUT.search(text, main.end, behind))


def _says_part_alone(main: Mention, mention: Mention, sentence: Sentence, text: str) -> bool:
    """Tell a part that no verb is said of: "52 skargi, 26 zasadnych", "…, 6 dla młodych"."""
    gap = text[main.end : mention.start]
    # behind their labels numbers are a list
    leads = main.start == main.fact.number_start and main.fact.rule != LABELLED
    if not leads or _ASIDE_ONLY.fullmatch(gap) is None or has_verb(gap):
        return False
    purpose = _PURPOSE.match(text, mention.fact.number_end)
    if purpose and not _PURPOSE.search(text, main.start, mention.fact.number_start):
        return True  # "19 miejsc pracy, 6 dla osób z niepełnosprawnościami"
    sent, sent_too = (_SENT.match(text, one.fact.number_end) for one in (main, mention))
    if sent and sent_too and sent[1] == sent_too[1]:
        return False  # "80 – na staże, 9 – na roboty publiczne"
    if _tells_which(main, text) or not _tells_which(mention, text):
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
