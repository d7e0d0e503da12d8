"""The word that governs a number, where what it says of other things is left out.

"Przeniesiono 300 tomów do magazynu" puts nothing off, and in "wynosi 37 przy wartości docelowej 55"
the target is not 37.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.count_rules import ELIDED
from extract.facts.fact import Amount, Count, Hours
from extract.facts.unit_classes import unit_class
from extract.meaning.status.cues import units, verbs
from extract.meaning.status.governor import governor, stands_right_before
from extract.meaning.status.rates import AVERAGE
from extract.meaning.status.triggers import LAID_BY
from extract.polish.morphology import analyses
from extract.polish.remembered import remembered

if TYPE_CHECKING:
    from extract.facts.fact import Quantity
    from extract.meaning.status.reading import Reading
    from extract.meaning.status.triggers import Trigger

_CACHED = 1 << 10
_LABEL_REACH = 40  # characters of "wartości docelowej wynoszącej "
# The number of a target stands right behind its label.
_TARGET = re.compile(
    r"\b(?:wartoś\w{1,3}\s{1,3})?docelow\w{1,3}(?:\s{1,3}wynos\w{1,5})?(?:\s|[:=–-]){1,3}(?=\d)",
    re.IGNORECASE,
)
GAP = 48
"""Characters before a number that are looked at."""
LIST = 300
"""Characters back to a semicolon."""
_ATTAINED = re.compile(
    r"\b(?:osiągnięci|realizacj|wykonani)[aięu]\s(?:[^\W\d_]{1,15}\s){0,2}\Z", re.IGNORECASE
)
_CARRIED_OUT = re.compile(
    r"\b(?:wykona|zrealizowa|osiągni)", re.IGNORECASE
)  # "plan wykonany w 92%"
_WHERE = re.compile(r"\bwe?\s+\Z", re.IGNORECASE)
_WITHIN = re.compile(r"\bna\s(?:obszarze|terenie)\s\Z", re.IGNORECASE)
_SHARES = frozenset({"share", "value"})
_MONEY = frozenset({"rate", "value", LAID_BY})
_HOURS = frozenset({"hours", LAID_BY})


def groups(fact: Quantity) -> frozenset[str]:
    """Name the groups of ``cues.toml`` (``only``) that a fact belongs to."""
    if isinstance(fact, Amount):
        return _SHARES if fact.unit == "%" else _MONEY
    if isinstance(fact, Hours):
        return _HOURS
    return _groups_of(fact.unit) if isinstance(fact, Count) else frozenset()


@remembered(_CACHED)
def _groups_of(unit: str | None) -> frozenset[str]:
    found = {"count"}
    if unit in units("staff", "maybe_staff", "post", "crew"):
        found.add("staff")
    if unit in units("area", "residents"):
        found.add("area")
    if unit in units("area", "people"):
        found.add("people")
    if unit in units("premises", "facilities"):
        found.add("house")
    if unit_class(unit) in ("body", "event"):
        found.add(str(unit_class(unit)))
    return frozenset(found)


def governing(fact: Quantity, text: str, reading: Reading, floor: int) -> Trigger | None:
    """Return what governs ``fact``, with the status that it gives to this number.

    Parameters
    ----------
    floor
        Offset behind the number before this one: what stands before it is not of this number.
    """
    trigger = governor(reading, fact.number_start, groups(fact))
    if trigger is not None and trigger.status == "planned" and _of_another(fact, text, trigger):
        trigger = None
    if trigger is not None and trigger.tense == "aim" and _is_place(fact, text):
        trigger = None  # "celem jest wzrost zatrudnienia na obszarze 5 powiatów"
    if trigger is not None and _of_list_before(fact, text, reading, trigger):
        trigger = None
    if trigger is not None and _came_about(fact, reading, trigger):
        trigger = trigger._replace(status="achieved")
    if trigger is not None and isinstance(fact, Amount):
        trigger = _of_money(fact, text, reading, floor, trigger)
    if trigger is not None and _is_done(fact, trigger, text):
        trigger = trigger._replace(status="achieved")
    founds = trigger is not None and trigger.tense != "participle"
    if trigger is not None and founds and trigger.lemma in verbs("assume_or_found"):
        trigger = _assumed_or_founded(fact, trigger, reading)
    return trigger


def _of_another(fact: Quantity, text: str, trigger: Trigger) -> bool:
    """Tell the label of another number: "wynosi 37 przy wartości docelowej 55"."""
    begin = max(0, trigger.start - _LABEL_REACH)
    for label in _TARGET.finditer(text, begin, trigger.start + _LABEL_REACH):
        if label.start() <= trigger.start < label.end():
            return label.end() != fact.number_start
    return False


def _is_place(fact: Quantity, text: str) -> bool:
    if not isinstance(fact, Count) or fact.unit not in units("area"):
        return False
    return _WITHIN.search(text, max(0, fact.number_start - GAP), fact.number_start) is not None


def _of_money(
    fact: Amount, text: str, reading: Reading, floor: int, trigger: Trigger
) -> Trigger | None:
    """Leave out what speaks of money otherwise than of things done.

    Money is moved, not put off; a rate or share is that of its own clause; "62% zakładanej liczby",
    "80% wartości docelowej" and the share in "(plan 25, 92%)" are results. A label of a plan is
    not of what stands behind a semicolon or before its bracket. What was applied for was.
    """
    if trigger.lemma in verbs("put_off") or reading.changes_by(fact.number_start):
        return None
    if trigger.only and trigger.only != LAID_BY:
        # "przyznano dofinansowanie 12 000 zł" was done.
        here = reading.near(fact.number_start, trigger)
        before = text[max(floor, fact.start - GAP) : fact.start]
        if trigger.only == "rate" and AVERAGE.search(before):
            return None  # "średnia cena książki to 23,31 zł"
        return trigger if here and not reading.done_in(trigger.start) else None
    if fact.unit == "%" and trigger.tense in ("participle", "label"):
        first = reading.clause_start(fact.number_start)
        if _ATTAINED.search(text[max(floor, trigger.start - GAP) : trigger.start]):
            return None
        if _CARRIED_OUT.search(text, trigger.start, fact.number_start):
            return None  # "poziom osiągnięcia wskaźnika docelowego: 64%"
        return trigger if first <= trigger.start < fact.number_start else None
    if trigger.tense in ("label", "aim") and trigger.status == "planned":
        ahead = text[fact.number_end : trigger.start]
        if ";" in text[trigger.start : fact.number_start] or "(" in ahead:
            return None
    if trigger.lemma in verbs("asked") and trigger.tense == "past":
        return trigger._replace(status="achieved")
    return trigger


def _came_about(fact: Quantity, reading: Reading, trigger: Trigger) -> bool:
    """Tell "wszystkie zaplanowane 8 zajęć odbyły się" from "z zaplanowanych 12 odbyło się 9"."""
    if trigger.tense != "participle" or trigger.lemma not in verbs("intend"):
        return False
    if trigger.start > fact.number_start:
        return False
    if not stands_right_before(reading, trigger.start, fact.number_start):
        return False
    return reading.happens_behind(fact.number_end)


def _is_done(fact: Quantity, trigger: Trigger, text: str) -> bool:
    """Tell what a verb of plans says of other things: "przeniesiono 300 tomów do magazynu".

    And the place of what did not come about: "w 11 gminach nie odbyło się spotkanie".
    """
    if trigger.lemma in verbs("put_off_events"):
        event = isinstance(fact, Count) and unit_class(fact.unit) == "event"
        return not (event or isinstance(fact, Hours))
    if trigger.lemma in verbs("propose"):
        return isinstance(fact, Count) and unit_class(fact.unit) == "thing"
    undone = trigger.status == "planned" and trigger.lemma in verbs("carry_out")
    before = text[max(0, fact.number_start - GAP) : fact.number_start]
    return undone and trigger.tense == "past" and _WHERE.search(before) is not None


def _of_list_before(fact: Quantity, text: str, reading: Reading, trigger: Trigger) -> bool:
    """Tell what was put off or planned before a semicolon from results listed behind it."""
    if text.find(";", max(trigger.start, fact.number_start - LIST), fact.number_start) < 0:
        return False
    planned = trigger.tense == "label" and trigger.status == "planned"
    return trigger.lemma in verbs("put_off") or (
        planned and reading.done_between(trigger.start, fact.number_start)
    )


def _assumed_or_founded(fact: Quantity, trigger: Trigger, reading: Reading) -> Trigger:
    if not trigger.impersonal and trigger.start < fact.number_start:
        behind = reading.words_between(trigger.start, fact.number_start)
        if any(unit_class(one.lemma) == "body" for word in behind for one in analyses(word)):
            return trigger._replace(status="achieved")  # "założyli spółdzielnię – 5 miejsc pracy"
    if fact.rule == ELIDED:
        # "wypracowały cztery (założono 3)", but "21 założyło spółdzielnię"
        return trigger._replace(status="planned" if trigger.impersonal else "achieved")
    # "Spółdzielnię założyło pięcioro absolwentów": the people are who founded it.
    kinds = units("assumed") if trigger.impersonal else units("assumed_by_somebody")
    assumed = not isinstance(fact, Count) or unit_class(fact.unit) in kinds
    return trigger._replace(status="planned" if assumed else "achieved")
