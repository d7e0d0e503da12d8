"""What is planned: "wobec 360 planowanych", "17 h z 20 zamówionych", "zostało 6 szkoleń".

A number is of a plan where the word that governs it says so, or the words right beside it do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.compared import COMPARED
from extract.facts.count_rules import ELIDED
from extract.facts.fact import Amount, Count, Hours
from extract.facts.unit_classes import unit_class
from extract.meaning import goals
from extract.meaning.status import carried_out, money, promised
from extract.meaning.status.governor import participle_behind
from extract.meaning.status.made import is_passive
from extract.meaning.status.signals import COMPARING

if TYPE_CHECKING:
    from extract.facts.fact import Quantity
    from extract.meaning.status.reading import Reading
    from extract.meaning.status.triggers import Trigger

# "17 h z 20 zamówionych"
OUT_OF = re.compile(r"\b(?:z|ze|spośród|na)\s+(?:[^\W\d_]{1,15}\s+)?\Z", re.IGNORECASE)
# "412 spotkań wobec 360 planowanych"
BESIDE = COMPARING.pattern(r"\b<beside>\s+(?:[^\W\d_]{1,15}\s+)?\Z")
_AGAINST = re.compile(r"\b(?:wobec|przy|zamiast)\s\Z", re.IGNORECASE)
_ONLY_OUT_OF = re.compile(r"\s(?:z|ze|na)\s")  # between two numbers
# "co stanowi 96% planu (50 000 zł)"
_OF_PLAN = COMPARING.pattern(r"\b<of_plan>\s\(\Z")
# "110% planu (44 spotkania na 40 planowanych)" tells what was done first
_DONE_OF = COMPARING.pattern(r"[^()\n]{0,60}\b(?:na|z|ze|wobec|przy)\s(?:<meant>\s)?\d")
_PROJECT_FOR = re.compile(r"\b(?:projekt|program)\s[^.;:,()\d]{0,60}dla\s\Z", re.IGNORECASE)
_PROJECT_REACH = 80
_REMAINS = money.WORDS.pattern(r"\b<left_over>\s(?:(?:jeszcze|nam|tylko)\s){0,2}\Z")


def is_planned(
    fact: Quantity, text: str, reading: Reading, trigger: Trigger | None, before: str
) -> bool:
    """Tell a number of what was meant, and not of what came about.

    Parameters
    ----------
    trigger
        What governs ``fact``, see `governing`.
    before
        The words right before the number, from the number before it on.
    """
    if trigger is not None and trigger.status == "planned":
        return True
    if isinstance(fact, Hours) and fact.rule == COMPARED and OUT_OF.search(before):
        return True
    if isinstance(fact, Amount) and (
        money.is_applied_for(before) or money.is_of_coming_call(fact, text)
    ):
        return True
    if trigger is None and _is_whole(fact, text, before):
        return True
    if _ONLY_OUT_OF.fullmatch(before) and goals.is_goal(fact, text):
        return True
    if _still_to_come(fact, reading, before):
        return True
    done = trigger is not None and trigger.tense == "past"
    if not (done and _ahead(trigger, fact)) and carried_out.tells_plan(fact, text):
        return True
    if before.endswith("(") and _OF_PLAN.search(before):
        return _DONE_OF.match(text, fact.number_end) is None
    if before.endswith("dla ") and _is_for_whom(fact, trigger, text):
        return True
    if isinstance(fact, Count) and promised.are_jobs(fact, reading, before):
        return True
    behind = participle_behind(reading, fact.number_end)
    share = isinstance(fact, Amount) and fact.unit == "%"
    if behind is None or (share and not BESIDE.search(before)):
        return False  # "62% zakładanej liczby" is a result, "wobec 30% założonych" is not
    if _AGAINST.search(text, fact.number_end, behind.start):
        return False  # "9 umów wobec planowanych 12": of the next number
    done = done and trigger is not None and not trigger.weak
    beside = OUT_OF.search(before) or BESIDE.search(before)
    return not (done and _ahead(trigger, fact)) or beside is not None


def _is_whole(fact: Quantity, text: str, before: str) -> bool:
    """Tell "szkolenia: 7 z 8" and "miejsca pracy 22 z 61", where nothing else is said."""
    if fact.rule != ELIDED or not _ONLY_OUT_OF.fullmatch(before):
        return False
    return text[fact.number_end : fact.number_end + 1] in (",", ";", ".", ")", "\n", "")


def _still_to_come(fact: Quantity, reading: Reading, before: str) -> bool:
    """Tell events that are left: "do końca projektu zostało 6 szkoleń"."""
    if not _is_event(fact) or not _REMAINS.search(before) or is_passive(before):
        return False
    behind = participle_behind(reading, fact.number_end)
    return behind is None or behind.status == "planned"


def _is_for_whom(fact: Quantity, trigger: Trigger | None, text: str) -> bool:
    """Tell whom a project is for: "realizujemy program dla 30 bezrobotnych"."""
    if not isinstance(fact, Count) or unit_class(fact.unit) != "person":
        return False
    done = trigger is not None and trigger.tense == "past"
    begin = max(0, fact.number_start - _PROJECT_REACH)
    return not done and _PROJECT_FOR.search(text, begin, fact.number_start) is not None


def _is_event(fact: Quantity) -> bool:
    return isinstance(fact, Count) and unit_class(fact.unit) == "event"


def _ahead(trigger: Trigger | None, fact: Quantity) -> bool:
    return trigger is not None and trigger.start < fact.number_start
