"""By how much a number is more or less than another: a difference is no result of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.fact import Amount, Count
from extract.facts.unit_classes import unit_class
from extract.meaning.status.cues import verbs
from extract.meaning.status.signals import CHANGED, COMPARING

if TYPE_CHECKING:
    from extract.facts.fact import Quantity
    from extract.meaning.status.reading import Reading
    from extract.meaning.status.triggers import Trigger

_BY_SO_MANY = re.compile(r"\bo\s+(?:[^\W\d_]{1,12}\.?\s+){0,2}\Z", re.IGNORECASE)
_COMPARED = COMPARING.pattern(r"[^.,;:()]{0,60}?\b<more_or_less>")
_MORE_THAN = COMPARING.pattern(r"[^.,;:()]{0,60}?\b<more_or_less>\s(?:niż|aniżeli|od)\b")
_CHANGED_BY = COMPARING.pattern(
    r"\b<changed>\s(?:[^\W\d_]{1,20}\s){0,3}?o\s(?:[^\W\d_]{1,12}\.?\s){0,2}\Z"
)
_DIFFERENCE = COMPARING.pattern(
    r"\b<difference>\s(?:(?:to|wynosi|wyniosła|o)\s)?(?:[^\W\d_]{1,12}\.?\s)?\Z"
)
_FROM = re.compile(r"\bze?\s+(?:[^\W\d_]{1,12}\.?\s+)?\Z", re.IGNORECASE)
_TO = re.compile(r"(?:[^.;:()]|\br\.){0,60}?\bdo\s+\d")


def is_difference(
    fact: Quantity, text: str, reading: Reading, trigger: Trigger | None, before: str
) -> bool:
    """Tell "o 31 więcej", "spadła o 63", "przybyło 58", and the first of "z 40 do 52"."""
    turned = reading.signals & CHANGED
    if turned and _DIFFERENCE.search(before):
        return True
    if isinstance(fact, Amount) and trigger is not None and trigger.lemma in verbs("change"):
        # "spadła z 8,1% do 7,2%"
        return bool(_FROM.search(before) and _TO.match(text, fact.number_end))
    if not isinstance(fact, Count) or trigger is None:
        changed = turned and not _is_share(fact) and _CHANGED_BY.search(before)
        return bool(changed) or (not _is_share(fact) and _by_so_many(fact, text, before, _COMPARED))
    if turned and _CHANGED_BY.search(before):
        return True
    if trigger.lemma in verbs("differ"):
        return reading.has_all(verbs("differ")) and unit_class(fact.unit) != "thing"
    if trigger.lemma in verbs("lack"):
        return True
    if _BY_SO_MANY.search(before):
        return trigger.lemma in verbs("change") or _by_so_many(fact, text, before, _COMPARED)
    return (
        trigger.lemma in verbs("change")
        and trigger.start < fact.number_start
        and bool(_FROM.search(before))
        and bool(_TO.match(text, fact.number_end))
    )


def told_by_than(fact: Quantity, text: str, before: str) -> bool:
    """Tell "o 3 więcej niż zakładano": by how much, whatever was meant."""
    return not _is_share(fact) and _by_so_many(fact, text, before, _MORE_THAN)


def _is_share(fact: Quantity) -> bool:
    return isinstance(fact, Amount) and fact.unit == "%"


def _by_so_many(fact: Quantity, text: str, before: str, compared: re.Pattern[str]) -> bool:
    return bool(_BY_SO_MANY.search(before) and compared.match(text, fact.number_end))
