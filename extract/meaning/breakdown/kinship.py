"""What can be part of what, by unit and by value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts.compared import COMPARED
from extract.facts.count_rules import AFTER_NOUN, CATEGORY, IN_BRACKETS
from extract.facts.fact import Count
from extract.facts.unit_classes import is_one, unit_class
from extract.meaning.breakdown.agreement import agrees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.meaning.breakdown.mention import Mention

# Classes of units whose parts often name a counterpart: "78 spotkań: 33 grup, 3 szkoły",
# "59 miejsc pracy, z czego 46 w nowych PS".
_COUNTERPARTS = {"event": ("body", "person"), "job": ("body", "person")}
PLACED = frozenset({"person", "event", "job"})
"""Classes of units whose parts often say where: "20 spotkań: Borki 8, Sady 12"."""
POST = "etat"
"""What persons fill, told beside them and not of them: "27 osób / 25,75 et., w tym 6 kobiet"."""
SEXES = {"kobieta", "mężczyzna"}
"""Units that make up any number of people."""
_LABELS = frozenset({CATEGORY, IN_BRACKETS, AFTER_NOUN})
_TOLERANCE = 0.25
_EXACT = 1e-6  # sums of halves and hundredths are compared, not bits


def counts(mention: Mention) -> bool:
    """Tell whether a mention can be a part or a whole.

    "po 12 osób" is neither, nor is what is told for comparison.
    """
    return mention.fact.modifier != "each" and mention.fact.rule != COMPARED


def fits(part: Mention, whole: Mention) -> bool:
    """Tell whether the number of ``part`` does not rule out that it is inside ``whole``."""
    if part is whole or whole.value is None or part.within(whole) or part.key != whole.key:
        return False
    if part.unit is None and part.key == "count" and not agrees(written(part), whole.unit):
        return False  # "rozpoczęło je 188 osób, dwa następne odbędą się w maju"
    return part.value is None or part.value <= whole.value + _EXACT


def written(mention: Mention) -> str:
    """Return the number of a mention as it is written: "dwa"."""
    fact = mention.fact
    return fact.quote[fact.number_start - fact.start : fact.number_end - fact.start]


def kin(part: Mention, whole: Mention) -> bool:
    """Tell whether ``part`` counts a kind of what ``whole`` counts, or leaves its unit out."""
    if part.key != "count" or part.unit is None or part.unit == whole.unit:
        return True
    ours, theirs = unit_class(part.unit), unit_class(whole.unit)
    if whole.unit is not None and whole.unit.startswith(f"{part.unit} "):
        return True  # "31 miejsc pracy, z tego 9 miejsc"
    if whole.unit is None or (ours == theirs and ours is not None):
        return True
    return part.fact.rule == CATEGORY or (theirs == "job" and ours == "body")


def repeats(part: Mention, whole: Mention) -> bool:
    """Tell a count that leaves its unit out or names the whole's: "osób" of any people."""
    if part.key != "count":
        return False
    people = part.unit == "osoba" and unit_class(whole.unit) == "person"
    return part.unit is None or part.unit == whole.unit or people


def counterpart(part: Mention, whole: Mention) -> bool:
    """Tell whether ``part`` may name who or what its share of ``whole`` was with, or for."""
    ours, theirs = unit_class(part.unit), unit_class(whole.unit)
    return ours in _COUNTERPARTS.get(theirs or "", ())


def is_label(part: Mention) -> bool:
    """Tell a noun before its number, which may say where or why: "alkoholizm 12"."""
    return part.fact.rule in _LABELS


def unclear(part: Mention, whole: Mention) -> bool:
    """Tell units of which at least one has no class: "96 pozycji: 31 wózków"."""
    ours, theirs = unit_class(part.unit), unit_class(whole.unit)
    return ours is None or theirs is None or {ours, theirs} == {"person", "body"}


def takes_unit(part: Mention, whole: Mention) -> bool:
    """Tell whether the noun beside ``part`` is no unit, so that it has that of ``whole``."""
    label = part.fact.phrase if isinstance(part.fact, Count) else ""
    return names_counterpart(part.unit, whole.unit, part.fact.rule, label)


def names_counterpart(part: str | None, whole: str | None, rule: str, label: str) -> bool:
    """Tell whether a part's unit names its counterpart, or is left out.

    "78 spotkań: 33 grup" counts meetings, "59 miejsc pracy, z czego 46 nowych PS" jobs, and a label
    of another kind ("2 175 czytelników: filia Borki – 158") only says where.
    """
    if part is None:
        return True
    ours, theirs = unit_class(part), unit_class(whole)
    if rule == CATEGORY and ours is not None and ours == theirs:
        # "38 osób: kucharz 9, pilarz 6", but "640 czytelników: dzieci 210, młodzież 130"
        return is_one(part, label)
    if rule == CATEGORY or (ours is None and theirs in PLACED and rule in _LABELS):
        return True
    if theirs == "event":
        return ours in ("body", "person")
    if theirs == "person" and ours == "body" and rule in _LABELS:
        return True  # "4 osoby: tartak 2, własna firma 1"
    return theirs == "job" and ours == "body"


def total(parts: Sequence[Mention]) -> float:
    """Sum of the definite values of ``parts``."""
    return sum(part.value for part in parts if part.value is not None)


def near(one: float, other: float) -> bool:
    """Tell whether a sum is so near to a total that it is meant to be it, mistakes included."""
    return abs(one - other) <= _TOLERANCE * abs(other)


def equal(one: float, other: float) -> bool:
    """Tell whether two sums are the same number."""
    return abs(one - other) < _EXACT * max(1.0, abs(one))
