"""The status of one number, from what governs it and from what it counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extract.facts.compared import COMPARED
from extract.facts.count_rules import ELIDED
from extract.facts.fact import Amount, Count, Hours
from extract.facts.hours import PLAN
from extract.meaning.status import differences, earlier_words, hours_left, money
from extract.meaning.status.area import is_population
from extract.meaning.status.case import Case
from extract.meaning.status.cues import verbs
from extract.meaning.status.governing import GAP, LIST, governing, groups
from extract.meaning.status.planned import BESIDE, OUT_OF, is_planned
from extract.meaning.status.set_up import is_set_up
from extract.meaning.status.signals import BESIDE as BESIDE_PLAN

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.facts.fact import Quantity, Status
    from extract.meaning.status.reading import Reading
    from extract.meaning.status.triggers import Trigger

# "chcieliśmy zebrać 500 podpisów, mamy 312"
_BARE_HAVE = re.compile(r"(?:\A|,\s|\s[–-]\s)\s{0,2}(?:mamy|jest ich|jest|ma|mają|są)\s\Z")
_OF_NEXT = re.compile(r"\s(?:z|ze|na)\s\d")


class Evidence(NamedTuple):
    """A status, and whether the number's own words say so, not what they leave out."""

    status: Status
    own: bool


class Surrounding(NamedTuple):
    """What is known of a number's place beside its sentence, or is looked up if it is asked for."""

    title: Status | None
    lead: Callable[[], Trigger | None]
    introduction: bool
    earlier: Callable[[Trigger | None], bool]
    later: Callable[[Trigger | None], bool]
    jobs_before: bool


def judge(fact: Quantity, text: str, reading: Reading, floor: int, around: Surrounding) -> Evidence:
    """Return the status of ``fact``.

    Parameters
    ----------
    floor
        Offset behind the number before this one: what stands before it is not of this number.
    """
    trigger = governing(fact, text, reading, floor)
    before = text[max(floor, fact.number_start - GAP) : fact.number_start]
    case = Case(fact, text, before, reading, trigger, around.title, around.jobs_before)
    own = (
        trigger is not None
        and (not trigger.weak or trigger.tense == "past" or _BARE_HAVE.search(before) is not None)
        and trigger.start >= floor
    )
    said = _beside(case, floor, around)
    if said is not None:
        return Evidence(said, own=True)
    if is_planned(fact, text, reading, trigger, before):
        return Evidence("planned", own=own or not _governed(trigger, "planned"))
    if around.later(None if _is_idle(trigger) else trigger):
        return Evidence("planned", own=True)
    apart = _apart(case, around, own=own)
    if apart is not None:
        return apart
    if trigger is None or (trigger.weak and trigger.tense == "present"):
        if isinstance(fact, Count) and is_population(fact, case):
            return Evidence("context", own=True)  # also below "Podstawa i cel zadania"
        inherited = _inherited(fact, around)
        if inherited is not None:
            return inherited
    return _set_up_or_done(case, around, own=own)


def _beside(case: Case, floor: int, around: Surrounding) -> Status | None:
    """Return what the words right beside a number say, whatever governs it."""
    fact, text, before, trigger = case.fact, case.text, case.before, case.trigger
    if isinstance(fact, Hours):
        if fact.rule == COMPARED and not _meant(trigger, floor, before):
            return "context"  # "320 h (410)", "(zakładano 1 400; 2019: 1 502,5)"
        if fact.rule == PLAN:
            return "planned"  # "doradztwo prawne 96/120 h"
        if hours_left.are_over(before):
            return "context"
    if earlier_words.was_in_bracket(fact, text):
        return "context"
    beside = case.reading.signals & BESIDE_PLAN and BESIDE.search(before)
    if beside and is_planned(fact, text, case.reading, trigger, before):
        return "planned"  # "wobec 360 planowanych", not "wobec 360 w 2018 r."
    taken_over = trigger is not None and trigger.start < floor
    if taken_over and fact.rule == ELIDED and around.earlier(trigger):
        return "context"  # "plan 15, 2018 r. – 16"
    if _plan_told_before(trigger, fact, text) and around.earlier(trigger):
        return "context"  # "(plan 19 000 godz.; I półr. 2023: 78 os.)"
    if isinstance(fact, Amount) and money.is_left_or_fixed(fact, text):
        return "context"
    return "context" if differences.told_by_than(fact, text, before) else None


def _apart(case: Case, around: Surrounding, *, own: bool) -> Evidence | None:
    """Tell what is no result of the period: what pays for it, what is left, what was earlier."""
    fact, text, before = case.fact, case.text, case.before
    if isinstance(fact, Amount):
        if money.is_set_up(fact, text):
            return Evidence("context", own=True)
        if around.introduction and money.is_of_project(before):
            return Evidence("context", own=own)
    if isinstance(fact, Hours):
        near = text[max(0, fact.number_start - GAP) : fact.number_start]
        if hours_left.are_left_or_limit(near):
            return Evidence("context", own=True)
    if around.earlier(case.trigger) or differences.is_difference(
        fact, text, case.reading, case.trigger, before
    ):
        return Evidence("context", own=True)
    return None


def _set_up_or_done(case: Case, around: Surrounding, *, own: bool) -> Evidence:
    fact, trigger = case.fact, case.trigger
    if is_set_up(case):
        return Evidence("context", own=own or isinstance(fact, Amount))  # "(20 zł od osoby)"
    if trigger is not None and trigger.status == "context":
        return Evidence("context", own=own)
    meant = trigger is not None and trigger.tense == "present" and not _goes_on(trigger)
    if around.introduction and meant:
        return Evidence("planned", own=own)
    # "szkolenia: 7 z 8": what was done of a whole that was meant
    done = trigger is None and _OF_NEXT.match(case.text, fact.number_end) is not None
    return Evidence("achieved", own=own or done)


def _is_idle(trigger: Trigger | None) -> bool:
    return trigger is None or (trigger.weak and trigger.tense != "past")


def _plan_told_before(trigger: Trigger | None, fact: Quantity, text: str) -> bool:
    if trigger is None or trigger.tense != "label" or trigger.status != "planned":
        return False
    return ";" in text[max(trigger.start, fact.number_start - LIST) : fact.number_start]


def _goes_on(trigger: Trigger) -> bool:
    """Tell what is so while a project lasts: "do klubu uczęszcza 26 osób"."""
    return trigger.lemma in verbs("belong", "make_use")


def _meant(trigger: Trigger | None, floor: int, before: str) -> bool:
    """Tell "niż zakładał wniosek (2 000)" and "17 h z 20 zamówionych" from what was earlier."""
    if OUT_OF.search(before):
        return True
    return trigger is not None and trigger.status == "planned" and trigger.start >= floor


def _governed(trigger: Trigger | None, status: Status) -> bool:
    return trigger is not None and trigger.status == status


def _inherited(fact: Quantity, around: Surrounding) -> Evidence | None:
    """Return what the line above or the title says of a number without a verb."""
    lead = around.lead()
    if (
        lead is not None
        and (not lead.only or lead.only in groups(fact))
        and lead.status != "achieved"
    ):
        return Evidence(lead.status, own=False)
    if lead is None and around.title == "planned":
        return Evidence("planned", own=False)
    return None
