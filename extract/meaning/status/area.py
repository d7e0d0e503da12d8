"""The area of a project, who lives there, and the bodies there are: no result of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.unit_classes import unit_class
from extract.meaning.status.cues import SET_UP, units, verbs
from extract.polish.morphology import analyses

if TYPE_CHECKING:
    from extract.facts.fact import Count
    from extract.meaning.status.case import Case

ORIGIN = re.compile(r"\bze?\s+(?:[^\W\d_]{1,12}\.?\s+)?\Z", re.IGNORECASE)
"""Before a number: out of so many, or from so many places."""
_OUT_OF_ALL = re.compile(r"\s(?:z|ze|na|spośród)\s(?:wszystkich\s)?", re.IGNORECASE)
_LABEL = 48  # characters of "Liczba mieszkańców województwa: "
_GLIMPSE = 16  # characters of " akredytowanych"
_IN_THE_WHOLE = SET_UP.pattern(r"\bw skład\s(?:[^\W\d_]{1,15}\s){0,2}?<teams unions>")
_MADE_UP = re.compile(r"\bskłada\w{0,3}\s+się\s+(?:łącznie\s+)?ze?\s+\Z", re.IGNORECASE)
_PER_AREA = re.compile(r"\s?(?:/|na)\s?(?:1\s?)?km")
_PER_AREA_REACH = 8  # characters of " na 1 km"
_POPULATION = SET_UP.pattern(
    r"(?:\A|[\n.;,–-])\s{0,3}(?:liczba\s|stan\s)?<residents>(?:\s<areas>)?"
    r"(?:\s(?:na|wg stanu na|według stanu na)\s(?:dzień\s)?[\d.]{8,10}(?:\sr\.)?)?\s?[:–-]?\s?\Z"
)


def is_of_area(fact: Count, case: Case) -> bool:
    """Tell what is true of an area: its parts, its residents, the bodies in it or of its network.

    Parameters
    ----------
    fact
        The count of ``case``.
    """
    if is_population(fact, case) or _is_per_area(fact, case.text):
        return True
    if case.lemma in verbs("hold_good") and unit_class(fact.unit) not in ("person", "event"):
        return True
    if unit_class(fact.unit) == "body" and _is_network(fact, case):
        return True
    if fact.unit == "partner" and case.present and case.lemma in verbs("work"):
        return True  # "projekt realizujemy z 2 partnerami"
    if _MADE_UP.search(case.before) or _is_there(fact, case):
        return True
    if case.lemma in verbs("compose") and _IN_THE_WHOLE.search(case.before):
        return True
    if case.lemma in verbs("inhabit") and fact.unit in units("people"):
        return True
    return fact.unit in units("area") and _is_area(fact, case)


def _is_area(fact: Count, case: Case) -> bool:
    # "powiat ełcki – 12" counts something else; "dzieci z 6 gmin" says where they are from.
    if fact.end == fact.number_end:
        return False
    if _OUT_OF_ALL.fullmatch(case.before):
        return True  # "w 11 z 14 gmin"
    if ORIGIN.search(case.before) and case.lemma not in verbs("consist"):
        return False
    idle = case.verbless or (case.trigger is not None and case.trigger.tense == "present")
    return case.lemma in verbs("run") or (idle and not (case.governed and case.trigger is None))


def is_population(fact: Count, case: Case) -> bool:
    """Tell "gmina ma 7 300 mieszkańców", "liczy 4 870" and "Liczba mieszkańców: 7 300"."""
    if fact.unit not in units("residents"):
        return False
    if case.lemma == "liczyć":
        return True
    if case.lemma == "mieć" and not case.governed:
        words = case.reading.words_before(fact.number_start)
        return any(
            one.lemma in units("area") and ":nom" in one.tag
            for word in words
            for one in analyses(word)
        )
    label = case.text[max(0, fact.number_start - _LABEL) : fact.number_start]
    return case.verbless and _POPULATION.search(label) is not None


def _is_per_area(fact: Count, text: str) -> bool:
    """Tell "12 mieszkańców/km²"."""
    if text.find("km", fact.end, fact.end + _PER_AREA_REACH) < 0:
        return False  # as for nearly every number
    return _PER_AREA.match(text, fact.end) is not None


def _is_there(fact: Count, case: Case) -> bool:
    """Tell the bodies and jobs of an area: "na terenie powiatu działa 214 organizacji"."""
    if fact.unit in units("supported") or case.governed or case.lemma not in verbs("exist"):
        return False
    if unit_class(fact.unit) != "body" and (fact.unit != "miejsce pracy" or not case.verbless):
        return False
    # "na terenie gminy działa 61 stowarzyszeń, 9 fundacji i 14 kół": told once for all of them.
    begin = case.trigger.start if case.trigger is not None else fact.number_start
    words = [*case.reading.words_of(begin), *case.reading.words_of(fact.number_start)]
    return any(one.lemma in units("regions") for word in words for one in analyses(word))


def _is_network(fact: Count, case: Case) -> bool:
    """Tell centres by their standing or the help they give: "3 akredytowane OWES"."""
    said = case.text[fact.start : fact.end + _GLIMPSE]
    if fact.unit == "OWES" and "działając" in said:
        return True  # "dane wszystkich trzech OWES działających w regionie"
    return "akredytowan" in said or (fact.unit == "OWES" and case.lemma in verbs("provide"))
