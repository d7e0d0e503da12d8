"""Bare numbers of another time or of a plan, told for comparison.

"12 spotkań (rok wcześniej 9)", "w II kwartale 58", "47 osób wobec 41 przed rokiem", "przy planie
16". Nothing but a time, or a word that compares, stands between the beginning of their clause and
the number, and nothing that could be counted follows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.phrases import Phrase
from extract.polish import morphology
from extract.polish.calendar.words import MONTH_NAMES
from extract.polish.listed import WordLists
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS = WordLists("extract.facts", "compared.toml")
_OF_TIME = WordLists("extract.polish", "other_times.toml", plain=True)
_ADJECTIVES, _NOW, _LINKS, _PLANS, _CONJUNCTIONS, _BEFORE_PLAN = (
    frozenset(_WORDS[name])
    for name in ("adjectives", "now", "links", "planned", "conjunctions", "before_plan")
)
_FURTHER = _WORDS["comparing"]
_TELLS_TIME = _OF_TIME.pattern(r"<times ago formerly then>")
_LABELS = lexicon.STATUS_LABELS | _PLANS
_EARLIER_TIME = _OF_TIME.pattern(r"<earlier>")
_EARLIER = _OF_TIME.pattern(r"<earlier ago formerly then>")
_AGAINST = tuple(tuple(phrase.split()) for phrase in (*_OF_TIME["against"], *_WORDS["instead"]))
COMPARED = "told for comparison"
"""Rule of a count that stands beside another to compare it with: part of none but another such."""
_REACH = 12  # words of "w analogicznym okresie 2021 r."
_OPENERS = frozenset({",", ";", "(", ":", "-", "–", "—", "|", HARD_BREAK})
_CLOSERS = frozenset({",", ".", ";", ")", "(", "[", "]", "-", "–", "—", HARD_BREAK})
_TIMES = re.compile(r"[IVX]+|[12]\d{3}|[12]?\d|3[01]|r\.?")
_CUT_EARLIER = frozenset(word.rstrip(".") for word in _OF_TIME["earlier_cut"])
_CUT = _CUT_EARLIER.union(_WORDS["cut"])
_YEAR = re.compile(r"[12]\d{3}")
_BRIDGES = frozenset({":", "-", "–", "—"}).union(_WORDS["bridges"])
_STOPS = _CLOSERS - _BRIDGES - {"("}  # right before a number: it begins its clause


def compares(phrase: str) -> bool:
    """Tell words that compare, as "rok wcześniej" and "wobec planowanych"; a month does not."""
    words = phrase.lower().split()
    begins = tuple(word for phrase in _AGAINST for word in phrase[:1])
    return any(_looks_back(word) or word in _PLANS for word in words) or (
        words[0] in begins and words[0] != "w"
    )


def _looks_back(word: str) -> bool:
    return bool(_EARLIER.match(word)) or word in _CUT_EARLIER or word.startswith(_FURTHER)


def read(words: Sequence[str], first: int, behind: int) -> Phrase | None:
    """Words that say of what time or plan the bare number ``first``..``behind - 1`` is."""
    if not first or (words[first - 1] in _STOPS and not _is_stop(words, first - 1)):
        return None
    last = _time_behind(words, behind)
    if not _closed(words, last + 1):
        return None
    named = _comparing(words, first)
    if named is None:
        named = _time_before(words, first)
    if named is not None:
        return Phrase("elided", None, named, max(last, first - 1))
    if last >= behind and words[first - 1] == "(" and not _is_day(words, first, behind):
        return Phrase("elided", None, behind, last)  # "64 spotkania (58 rok wcześniej)"
    return None


def _is_day(words: Sequence[str], first: int, behind: int) -> bool:
    """Tell "(26 stycznia)", a day of a report of which the year is not known."""
    day = _TIMES.fullmatch(words[first]) is not None and first + 1 == behind
    return day and any(a.lemma in MONTH_NAMES for a in morphology.analyses(words[behind]))


def _closed(words: Sequence[str], behind: int) -> bool:
    """Tell whether the clause ends, or another number of the comparison follows."""
    if behind >= len(words):
        return True
    return words[behind] in _CLOSERS or words[behind].lower() in _CONJUNCTIONS


def _time_behind(words: Sequence[str], behind: int) -> int:
    """Index of the last word of a time behind a number, ``behind - 1`` for none."""
    last = behind - 1
    said = False
    for position in range(behind, min(len(words), behind + _REACH)):
        form = words[position].lower()
        if words[position] in _CLOSERS and not (form == "." and words[position - 1] == "r"):
            break
        if not (form in _LINKS or _is_time(words[position]) or form == "."):
            return behind - 1
        said = said or _tells_time(form)
        last = position
    return last if said else behind - 1


def _comparing(words: Sequence[str], first: int) -> int | None:
    """Index at which "wobec planowanych", "w porównaniu z" begin right before a number."""
    position = first - 1
    planned = False
    while position >= 0 and words[position].lower() in _PLANS:
        position, planned = position - 1, True
    for phrase in _AGAINST:
        begin = position + 1 - len(phrase)
        if begin >= 0 and tuple(w.lower() for w in words[begin : position + 1]) == phrase:
            return begin
    before = words[position].lower() if planned and position >= 0 else ""
    return position if before in _BEFORE_PLAN else None


def _time_before(words: Sequence[str], first: int) -> int | None:
    """Index at which "w II kwartale", "rok wcześniej:" begin, if they open their clause."""
    position = first - 1
    while position >= 0 and words[position] in _BRIDGES:
        position -= 1
    said = False
    stop = max(-1, position - _REACH)
    while position > stop:
        form = words[position].lower()
        if not (_is_time(words[position]) or form in _LINKS or _is_stop(words, position)):
            break
        said = said or _tells_time(form)
        position -= 1
    if said and position >= 0 and words[position].lower() in _LABELS:
        return position  # "plan na cały rok 40"
    opens = position < 0 or words[position] in _OPENERS or words[position].lower() in _CONJUNCTIONS
    return position + 1 if said and opens and position + 1 < first else None


def _is_stop(words: Sequence[str], position: int) -> bool:
    return words[position] == "." and position > 0 and words[position - 1].lower() in _CUT


def _is_time(form: str) -> bool:
    if (
        form in _CUT
        or _TIMES.fullmatch(form)
        or _tells_time(form.lower())
        or _EARLIER_TIME.match(form)
    ):
        return True
    return any(reading.lemma in _ADJECTIVES for reading in morphology.analyses(form))


def _tells_time(form: str) -> bool:
    """Tell a word that is a time by itself: "kwartale", "wcześniej", "sierpniu", "2022"."""
    if form in _NOW or form in _CUT_EARLIER or _TELLS_TIME.match(form) or _YEAR.fullmatch(form):
        return True
    entry = lexicon.word(form)
    return entry.kind in ("measure", "noun") and entry.lemma in MONTH_NAMES
