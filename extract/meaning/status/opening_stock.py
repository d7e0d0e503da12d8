"""What there was when the period began: members, participants, agreements, no result of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.fact import Count
from extract.facts.unit_classes import unit_class
from extract.meaning.status.cues import verbs
from extract.meaning.status.signals import OTHER_TIMES
from extract.polish.verb_forms import verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from extract.facts.fact import DateFact, Quantity
    from extract.meaning.status.triggers import Trigger

# "na początku roku ", "na początku 6", "na starcie mieliśmy ", "na starcie baza liczyła "
_AT_FIRST = OTHER_TIMES.pattern(
    r"\b<at_first>(?:\s(?:<times>|projektu|programu|\d{4})(?!\w)"
    r"|(?:(?!\s<months>)(?:\s[^\W\d_]{1,20}){0,3}\s(?:mieliśmy|mia[łl][^\W\d_]?|by[łl][^\W\d_]?|lic[^\W\d_]{2,6}))?[\s:–-]{0,4}\Z)"
)
# "na początku roku 34 członków, na koniec 38, w tym 23 kobiety"
_AT_LAST = OTHER_TIMES.pattern(r"\b<at_last>")
# Whoever is told so came before, unless it was an event: "wcześniej mieliśmy 3 grupy"
_BEFORE = OTHER_TIMES.pattern(r"\b<before_all>\s(?:[^\W\d_]{1,20}\s){0,4}\Z")
# "rok zaczęliśmy w 9 osób", "projekt rozpoczynał się z 4 uczestnikami", "w maj weszliśmy z 6"
_BEGAN = OTHER_TIMES.pattern(
    r"\b(?:<begun>\s(?:się\s|my\s)?<began>|<began>\s<begun>"
    r"|w\s(?:nowy\s)?<begun month_begun>(?:\s\d{4}(?:\sr\.?)?)?\s<entered>"
    r"|<entered>\sw\s(?:nowy\s)?<begun month_begun>(?:\s\d{4}(?:\sr\.?)?)?"
    # "zaczynaliśmy w styczniu z 21 uczestnikami": of what is not begun, but gone on with
    r"|(?:\A|[.;,\n]\s?)<began>\sw\s<month_in>(?:\s\d{4}(?:\sr\.?)?)?(?=\s(?:z|ze|w)\s))"
    r"\s(?:[^\W\d_]{1,12}\s)?(?:w|we|z|ze|od)\s{1,2}"
    r"(?:[^\W\d_]{1,12}\s(?:licz[^\W\d_]{2,6}\s)?)?\Z"
)
_AS_OF = re.compile(r"\bna(?:\sdzień)?\s{1,2}\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 120
_GLIMPSE = 12


def may_be_stock(fact: Quantity) -> bool:
    """Tell what there may be at a time, people, bodies and things, from events and hours."""
    return isinstance(fact, Count) and fact.unit is not None and unit_class(fact.unit) != "event"


def said_in_words(fact: Quantity, text: str, start: int, trigger: Trigger | None) -> bool:
    """Tell "na początku roku należało 34 osób" by the words from ``start`` to the number."""
    before = text[max(start, fact.number_start - _REACH) : fact.number_start]
    if _BEGAN.search(before):
        return True
    if not _lasted(trigger, text):
        return False
    said = _AT_FIRST.search(before) or _BEFORE.search(before)
    if said is None or _AT_LAST.search(before, said.end()):
        return False
    # "na początku roku zapisało się 12": a verb that says nothing of counts, but of what was done
    forms = map(verb_form, _WORD.findall(before, said.end() if said.re is _AT_FIRST else 0))
    return not any(form is not None and form.perfective for form in forms)


def said_by_day(
    text: str,
    before: Sequence[DateFact],
    first: date,
    trigger: Trigger | None,
    *,
    closed: bool,
) -> bool:
    """Tell "1 stycznia mieliśmy 19 wolontariuszy" by the ``first`` day of the period.

    Where no verb stands, a bare day tells it only beside the last one.

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
            return _is_idle(trigger) or (trigger is not None and trigger.lemma in verbs("make_use"))
        return closed if trigger is None else _lasted(trigger, text)
    return False


def _is_idle(trigger: Trigger | None) -> bool:
    if trigger is None or trigger.weak or trigger.lemma in verbs("belong"):
        return True
    return trigger.tense == "label" and trigger.status == "achieved"  # "stan na"


def _lasted(trigger: Trigger | None, text: str) -> bool:
    """Tell what was so from what happened: "usługi otrzymywało 52", but "zapisało się 12"."""
    if trigger is None or _is_idle(trigger):
        return True
    if trigger.status != "achieved" or trigger.tense not in ("past", "present"):
        return False
    word = _WORD.match(text, trigger.start)
    form = verb_form(word.group()) if word is not None else None
    return form is not None and not form.perfective
