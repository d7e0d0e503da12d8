"""What a unit is: a person, a body, an event, a job, a thing; from ``unit_classes.toml``."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from extract.polish import morphology
from extract.polish.remembered import remembered

_CLASS_LISTS: dict[str, list[str]] = tomllib.loads(
    files("extract.facts").joinpath("unit_classes.toml").read_text(encoding="utf-8")
)
UNIT_CLASSES = frozenset(_CLASS_LISTS)
_CLASSES = {unit: name for name, units in _CLASS_LISTS.items() for unit in units}


@remembered(1 << 12)
def unit_class(unit: str | None) -> str | None:
    """Class of a unit (``event``, ``job``, ``body``, ``thing``, ``person``), if it has one.

    From the list, or ``person`` for a noun of masculine personal gender or its feminine in -ka.
    """
    if unit is None:
        return None
    listed = _CLASSES.get(unit)
    if listed is not None:
        return listed
    if " " in unit:
        return None
    return "person" if _is_personal(unit) or _is_personal(_masculine(unit)) else None


def listed_lemma(form: str, lemma: str | None) -> str | None:
    """Prefer a lemma that is listed as a unit: "centrów" are of centrum, not of center."""
    if lemma is None or lemma in _CLASSES:
        return lemma
    lemmas = (a.lemma for a in morphology.analyses(form) if a.pos in morphology.NOUNS)
    return next((other for other in lemmas if other in _CLASSES), lemma)


def is_listed(unit: str) -> bool:
    """Tell a unit whose class the list gives."""
    return unit in _CLASSES


@remembered(1 << 10)
def is_one(unit: str, label: str) -> bool:
    """Tell a label in the singular that is of one: "kucharz", "powiat ełcki".

    A collective ("młodzież") has no plural, an acronym does not show it, and a kind of body that
    stands alone ("fundacja") is a kind.
    """
    if _is_personal(unit) or _is_personal(_masculine(unit)):
        return True
    return unit.islower() and " " in label and unit_class(unit) == "body"


def _is_personal(unit: str) -> bool:
    return any(a.lemma == unit and ":m1" in a.tag for a in morphology.analyses(unit))


def _masculine(unit: str) -> str:
    """Return what a feminine noun in -ka is made of: "opiekunka" of "opiekun"."""
    return unit[:-2] if unit.endswith("ka") else ""
