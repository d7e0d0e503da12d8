"""Members and participants there were when the period began, which are no result of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.fact import Count
from extract.facts.unit_classes import unit_class
from extract.meaning.status.cues import units, verbs
from extract.polish.listed import WordLists
from extract.polish.verb_forms import verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from extract.facts.fact import DateFact, Quantity
    from extract.meaning.status.triggers import Trigger

_WORDS = WordLists("extract.polish", "other_times.toml", plain=True)
# "na początku roku ", "na początku 6", "na starcie mieliśmy "
_AT_FIRST = _WORDS.pattern(
    r"\b<at_first>(?:\s(?:<times>|projektu|programu|\d{4})(?!\w)"
    r"|(?:\s(?:mieliśmy|mia[łl][^\W\d_]?|by[łl][^\W\d_]?|lic[^\W\d_]{2,6}))?[\s:–-]{0,4}\Z)"
)
_AS_OF = re.compile(r"\bna(?:\sdzień)?\s{1,2}\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 120
_GLIMPSE = 12


def may_be_stock(fact: Quantity) -> bool:
    """Tell a number of people, or of groups and families, which there may be at a time."""
    if not isinstance(fact, Count) or fact.unit is None:
        return False
    return unit_class(fact.unit) == "person" or fact.unit in units("supported")


def said_in_words(fact: Quantity, text: str, start: int, trigger: Trigger | None) -> bool:
    """Tell "na początku roku należało 34 osób" by the words from ``start`` to the number."""
    if not _is_idle(trigger, "belong", "make_use"):
        return False
    before = text[max(start, fact.number_start - _REACH) : fact.number_start]
    said = _AT_FIRST.search(before)
    if said is None:
        return False
    # "na początku roku zapisało się 12": a verb that says nothing of counts, but of what was done
    forms = map(verb_form, _WORD.findall(before, said.end()))
    return not any(form is not None and form.perfective for form in forms)


def said_by_day(
    fact: Quantity,
    text: str,
    before: Sequence[DateFact],
    first: date,
    trigger: Trigger | None,
    *,
    closed: bool,
) -> bool:
    """Tell "1 stycznia mieliśmy 19 wolontariuszy" by the ``first`` day of the period.

    Parameters
    ----------
    before
        Dates that stand before the number in its clause.
    closed
        Whether the sentence names the last day of the period as well: "1.07: 38, 31.12: 40".
    """
    for day in before:
        if day.date_start != first or day.date_end != first or "from" in day.rule:
            continue
        if _AS_OF.search(text[max(0, day.start - _GLIMPSE) : day.start]):
            return _is_idle(trigger, "belong")
        bare = trigger is None or trigger.weak
        said = trigger is not None and trigger.lemma in verbs("belong")
        return said or (closed and bare)
    return False


def _is_idle(trigger: Trigger | None, *groups: str) -> bool:
    if trigger is None or trigger.weak or trigger.lemma in verbs(*groups):
        return True
    return trigger.tense == "label" and trigger.status == "achieved"  # "stan na"
