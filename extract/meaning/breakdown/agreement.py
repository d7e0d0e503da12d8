"""What a number that leaves its unit out can count, by its own form and by the words beside it."""

from __future__ import annotations

import re

from extract.facts.unit_classes import unit_class
from extract.meaning.breakdown.clauses import has_verb
from extract.meaning.breakdown.cues import PEOPLE_DO, TAKES_UP
from extract.polish import morphology
from extract.polish.predicates import first_verb
from extract.polish.remembered import remembered

# Genders of nouns that numerals count, by their form: "dwie" are no courses, "dwa" no persons.
_GENDERS: dict[str, frozenset[str]] = {
    "jeden": frozenset({"m1", "m2", "m3"}),
    "jedna": frozenset({"f"}),
    "jedno": frozenset({"n"}),
    "dwa": frozenset({"m2", "m3", "n"}),
    "dwie": frozenset({"f"}),
    "dwaj": frozenset({"m1"}),
    "trzej": frozenset({"m1"}),
    "czterej": frozenset({"m1"}),
    "trzy": frozenset({"m2", "m3", "n", "f"}),
    "cztery": frozenset({"m2", "m3", "n", "f"}),
}
_COLLECTIVE = re.compile(r"(?:dwoje|troje|\w+oro)\Z")


def agrees(written: str, unit: str | None) -> bool:
    """Tell whether a number as written can count ``unit``; digits can count anything.

    Examples
    --------
    >>> agrees("dwa", "osoba"), agrees("dwie", "osoba"), agrees("2", "osoba")
    (False, True, True)
    """
    small = written.lower()
    if unit is None or not small.isalpha():
        return True
    if _COLLECTIVE.match(small):
        return unit_class(unit) in ("person", None)
    wanted = _GENDERS.get(small)
    genders = _genders(unit) if wanted is not None else frozenset()
    return wanted is None or not genders or not genders.isdisjoint(wanted)


@remembered(1 << 10)
def _genders(unit: str) -> frozenset[str]:
    """Return the genders of a unit's head; empty for an acronym."""
    head = unit.partition(" ")[0]
    if head.isupper():
        return frozenset()
    tags = (
        a.tag.split(":")
        for a in morphology.analyses(head)
        if a.pos in morphology.NOUNS and a.lemma == head
    )
    return frozenset(gender for tag in tags if len(tag) > 3 for gender in tag[3].split("."))


def takes_up(phrase: str) -> bool:
    """Tell words beside a number that go on with what was counted: "podpisano 2", "dalsze 5"."""
    return first_verb(phrase) is not None or TAKES_UP.search(phrase) is not None or has_verb(phrase)


def says_people(phrase: str) -> bool:
    """Tell words beside a number that only people can be the subject of: "ukończyli"."""
    said = PEOPLE_DO.search(phrase)
    return said is not None and (not said[0].endswith("li") or first_verb(phrase) is not None)
