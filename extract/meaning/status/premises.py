"""Rooms, seats and things that the body that reports has or runs: no result of the project."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.unit_classes import unit_class
from extract.meaning.status.cues import units, verbs
from extract.meaning.status.made import is_made
from extract.polish.morphology import analyses
from extract.polish.numerals import BOUNDING
from extract.polish.totals import IN_ALL

if TYPE_CHECKING:
    from extract.facts.fact import Count
    from extract.meaning.status.case import Case

_LONGEST_NAME = 3  # words of "pracowni terapii zajęciowej"
# "hostel na 8 łóżek", "na łącznie 168 miejsc"
_FOR_SO_MANY = re.compile(rf"\bna\s+(?:(?:{BOUNDING}\.?|{IN_ALL})\s+)?\Z", re.IGNORECASE)
_ON_STOCK = re.compile(r"\bna stanie\s[^.;,\d]{0,20}\Z", re.IGNORECASE)


def is_of_premises(fact: Count, unit: str, case: Case) -> bool:
    """Tell what there is to work in and with, told of as being there or by whoever runs it.

    Parameters
    ----------
    fact, unit
        The count of ``case`` and its unit, which is no area.
    """
    if _is_seats(fact, case) or _is_at_hand(fact, case) or case.lemma in verbs("hold"):
        return True
    if unit in units("shops") and case.lemma in verbs("exist") and not case.verbless:
        return True  # "działały cztery warsztaty: krawiecki …"
    if unit in units("premises") and case.verbless and not case.governed:
        return True
    made = is_made(case.text[fact.number_start : fact.end])
    if unit in units("premises") and case.present and case.governed and not made:
        return True  # "zajęcia odbywają się w 4 pracowniach"
    if case.lemma not in verbs("run") or _ON_STOCK.search(case.before):
        return False
    kinds = units("premises") | units("facilities")
    return unit in kinds or unit.split(maxsplit=1)[0] in units("facilities")


def _is_seats(fact: Count, case: Case) -> bool:
    """Tell what a room holds: "hostel na 8 łóżek", "z czytelni (8 stanowisk) skorzystało"."""
    if fact.unit not in units("seats"):
        return False
    if _FOR_SO_MANY.search(case.before) and not fact.quote.endswith("ach"):
        words = case.reading.words_before(fact.number_start)
        words = [*words, *case.reading.words_of(fact.number_start)]
        return not any(word.lower().startswith(tuple(units("funding"))) for word in words)
    opens = case.reading.bracket(fact.number_start)
    if opens is None or case.text[opens + 1 : fact.number_start].strip():
        return False
    rooms = units("premises", "facilities", "rooms")
    words = case.reading.words_before(opens)[-_LONGEST_NAME:]
    return any(one.lemma in rooms for word in words for one in analyses(word))


def _is_at_hand(fact: Count, case: Case) -> bool:
    """Tell things that somebody may use: "do dyspozycji mają 9 biurek"."""
    if unit_class(fact.unit) in ("person", "event", "job"):
        return False
    if case.lemma == "dysponować":
        return True
    if case.lemma not in ("mieć", "być", "pozostawać"):
        return False
    words = case.reading.words_before(fact.number_start)
    return "dyspozycji" in [word.lower() for word in words]
