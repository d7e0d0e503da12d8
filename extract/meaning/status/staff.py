"""People who are staff of the body that reports, no result: "w Centrum pracuje nas 12 osób"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.meaning.status.cues import SET_UP, units, verbs
from extract.polish.morphology import analyses

if TYPE_CHECKING:
    from extract.facts.fact import Count
    from extract.meaning.status.case import Case
    from extract.meaning.status.reading import Reading

_OURS = re.compile(r"\b(?:nasi|nasze|naszych)\s\Z", re.IGNORECASE)
_PRESENT = SET_UP.pattern("<present>")
# "odbyły 187 spotkań", but "odbyły szkolenie"
_HELD = SET_UP.pattern(r"\w+\s(?:\w+\s)?\d+\s(?:[^\W\d_]+\s)?<held>")
_NUMBERING = re.compile(r"\blicząc(?:y|a|e|ego|ej|emu|ą|ym)\s(?:[^\W\d_]{1,12}\s)?\Z")
_OUT_OF = re.compile(r"\d\sz(?:e)?\s\Z")
_ATTRIBUTE = re.compile(
    r"\b(?:z|ze|dla|do|od|przez|przy|pod|po|w|we|na)\s+(?!(?:tym|tego|czego|których|nich)\s)"
    r"[^\W\d_]{1,20}\s+\Z",
    re.IGNORECASE,
)
_LABEL = 48  # characters of "liczba zatrudnionych pracowników: " and of what stands before it
_LONGEST_NAME = 3  # words of "instruktorzy terapii zajęciowej"
# "6 osób (4,75 etatu)", "11 osób na 8,5 et.": people told with their posts.
_WITH_POSTS = re.compile(
    r"\s?[,(/]?\s?(?:tj\.\s|łącznie\s|na\s|w przeliczeniu na\s)*[\d.,½¼¾/]{1,6}\s?(?:et\.|etat)"
)
_EQUALS = re.compile(r"\b(\w{3,6})\s?(?:\sto\s(?:łącznie\s)?|[:–-]\s?)\Z")
# "stan na 31.12.2016: 48 pracowników"
_STATE = re.compile(r"\bstan na\b[^:;,()]{0,28}[:–-]\s?\Z", re.IGNORECASE)
_SEVERAL = re.compile(r"[^\W\d_]+(?:ją|ały|ali)\b")  # "zatrudniają", "zatrudniały"


def is_staff(case: Case) -> bool:
    """Tell instructors at work from instructors who take part or are trained."""
    if case.governed:
        return False
    trigger = case.trigger
    if _OURS.search(case.before):
        return True
    if trigger is None or trigger.weak or trigger.lemma in verbs("work"):
        return True
    if trigger.lemma == "odbyć" and _HELD.match(case.text, trigger.start):
        return True
    acts = not trigger.impersonal and trigger.tense in ("past", "present")
    return acts and not _ATTRIBUTE.search(case.before) and trigger.lemma not in verbs("take_part")


def may_be_staff(fact: Count, case: Case) -> bool:
    """Tell people who are staff by what the sentence or its title says."""
    if case.lemma in verbs("employ") and _is_of_supported(case):
        return False
    if case.lemma in verbs("employ", "sit", "tend") or _bracketed_staff(fact, case):
        return True
    if fact.unit == "członek" and _NUMBERING.search(case.before):
        return True  # "Komitet, liczący 24 członków, obradował"
    if fact.unit == "członek" and _OUT_OF.search(
        case.text, max(0, fact.number_start - 8), fact.number_start
    ):
        return any(_PRESENT.match(word) for word in case.reading.words_before(fact.number_start))
    if case.lemma == "zajmować" and not case.governed:
        # "współpracą zajmują się 2 osoby", but rooms are taken up by guests
        return "się" in case.reading.words_of(fact.number_start)
    hired = case.text[max(0, fact.number_start - _LABEL) : fact.end]
    if fact.unit in units("employed") and case.verbless and "zatrudnion" in hired:
        return True  # "liczba zatrudnionych pracowników: 12"
    if fact.unit in units("employed") and (_STATE.search(case.before) or _is_crew(case)):
        return True
    idle = case.verbless or case.lemma in verbs("run")
    beside = idle and not case.governed and not case.jobs_before
    if beside and _WITH_POSTS.match(case.text, fact.end):
        return True
    if case.verbless:
        alone = case.reading.begins_clause(fact.number_start)
        bracketed = case.reading.bracket(fact.number_start) is not None
        return case.title == "context" and alone and not bracketed
    if case.governed:
        return False
    if case.lemma in verbs("serve") and _is_subject(fact, case):
        return True
    if case.lemma == "pracować":
        posts = _WITH_POSTS.match(case.text, fact.end) is not None
        return posts or _at_home(fact, case.reading)
    return case.lemma in verbs("serve") and fact.unit in units("employed")


def _is_of_supported(case: Case) -> bool:
    """Tell those who work for bodies that were supported: "spółdzielnie zatrudniają 63 osoby"."""
    begin = case.trigger.start if case.trigger is not None else case.fact.number_start
    if not _SEVERAL.match(case.text, begin):
        return False
    return any(
        word in units("employers") or any(one.lemma in units("employers") for one in analyses(word))
        for word in case.reading.words_before(begin)
    )


def _is_subject(fact: Count, case: Case) -> bool:
    """Tell "zajęcia prowadziły 2 osoby", the verb right before those who did it."""
    trigger = case.trigger
    if trigger is None or trigger.impersonal or trigger.start > fact.number_start:
        return False
    return len(case.text[trigger.start : fact.number_start].split()) == 1


def _is_crew(case: Case) -> bool:
    """Tell "OWES to 13 pracowników" and "ZAZ – 46 pracowników"."""
    said = _EQUALS.search(case.before)
    return said is not None and said[1] in units("own_acronyms")


def _at_home(fact: Count, reading: Reading) -> bool:
    """Tell work at the body that reports from work that the people it supports have found."""
    if fact.unit in units("employed"):
        return True
    words = reading.words_of(fact.number_start)
    if "nas" in words or not units("own_acronyms").isdisjoint(words):
        return True  # "pracuje nas dwanaście osób", "u nas"
    homes = units("own_places")
    if "po" not in words:  # "po kursie pracowało 12 osób"
        # "pracowało 12 osób, w tym czworo animatorów"
        words = [*words, *reading.words_between(fact.end, fact.end + _LABEL)]
        homes |= units("staff")
    return any(one.lemma in homes for word in words for one in analyses(word))


def _bracketed_staff(fact: Count, case: Case) -> bool:
    """Tell the number in "Animatorzy (3 osoby) odbyli"."""
    opens = case.reading.bracket(fact.number_start)
    if opens is None:
        return False
    words = case.reading.words_before(opens)[-_LONGEST_NAME:]
    first = not case.text[opens + 1 : fact.number_start].strip()
    if fact.unit == "członek" and first and words and words[-1][:1].isupper():
        return True  # "Rada Pożytku Publicznego (10 członków)"
    if words and any(one.lemma == "etat" for one in analyses(words[-1])):
        return True
    if first and words:
        board = analyses(words[-1])  # "zarząd (5 osób)"
        if any(one.lemma in units("boards") and ":nom" in one.tag for one in board):
            return True
    if any(word[0].isdigit() for word in words):
        return False
    return any(
        one.lemma in units("staff") and ":pl:nom" in one.tag
        for place, word in enumerate(words)
        if not (place and _is_trade(words[place - 1], word))
        for one in analyses(word)
    )


def _is_trade(before: str, word: str) -> bool:
    """Tell the genitive of "kurs opiekunki (9 osób)" from the plural of "nasze opiekunki"."""
    governing = analyses(before)
    if not any(":sg:gen" in one.tag for one in analyses(word)):
        return False
    noun = any(one.pos in ("subst", "ger") and ":sg:" in one.tag for one in governing)
    return noun and not any(one.pos == "adj" for one in governing)
