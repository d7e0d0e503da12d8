"""Numbers that are true of the set-up: area, staff and posts, premises, rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts.count_rules import IN_ADJECTIVE
from extract.facts.fact import Amount, Count
from extract.meaning.status import rates
from extract.meaning.status.area import ORIGIN, is_of_area
from extract.meaning.status.cues import SET_UP, units, verbs
from extract.meaning.status.premises import is_of_premises
from extract.meaning.status.staff import is_staff, may_be_staff

if TYPE_CHECKING:
    from extract.meaning.status.case import Case

_TEAM = SET_UP.pattern(r"[^.,;:()]{0,20}?\b<teams>")


def is_set_up(case: Case) -> bool:
    """Tell a number that is true of the body or the project, not of what was done."""
    fact = case.fact
    if isinstance(fact, Amount):
        fixed = case.lemma in verbs("fix") or rates.is_rate(fact, case) or rates.is_most(fact, case)
        return fact.unit != "%" and fixed
    if not isinstance(fact, Count) or fact.unit is None:
        return False
    if fact.rule == IN_ADJECTIVE:
        return _TEAM.match(case.text, fact.number_end) is not None
    if fact.unit == "etat":
        return not case.jobs_before and case.lemma not in verbs("create")
    if fact.unit in units("staff"):
        return is_staff(case)
    if fact.unit in units("maybe_staff") and may_be_staff(fact, case):
        return True
    if fact.unit in units("measures"):
        return ORIGIN.search(case.before) is not None
    if is_of_area(fact, case):
        return True
    return fact.unit not in units("area") and is_of_premises(fact, fact.unit, case)
