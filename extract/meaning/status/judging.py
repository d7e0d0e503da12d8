"""The status of one number, from what governs it and from what it counts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from extract.facts.compared import COMPARED
from extract.facts.counts import ELIDED
from extract.facts.fact import Amount, Count, Hours
from extract.facts.unit_classes import unit_class
from extract.meaning.status import differences, earlier_words, money, promised
from extract.meaning.status.cues import units, verbs
from extract.meaning.status.set_up import Case, is_set_up
from extract.meaning.status.triggers import LAID_BY
from extract.polish.morphology import analyses

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.facts.fact import Quantity, Status
    from extract.meaning.status.reading import Reading
    from extract.meaning.status.triggers import Trigger

_CACHED = 1 << 10
# "chcieliśmy zebrać 500 podpisów, mamy 312"
_BARE_HAVE = re.compile(r"(?:\A|,\s|\s[–-]\s)\s{0,2}(?:mamy|jest ich|jest|ma|mają|są)\s\Z")
_LABEL_REACH = 40  # characters of "wartości docelowej wynoszącej "
# The number of a target stands right behind its label.
_TARGET = re.compile(
    r"\b(?:wartoś\w{1,3}\s{1,3})?docelow\w{1,3}(?:\s{1,3}wynos\w{1,5})?(?:\s|[:=–-]){1,3}(?=\d)",
    re.IGNORECASE,
)
_GAP = 48
_LIST = 300  # characters back to a semicolon
_AGAINST = re.compile(r"\b(?:wobec|przy|zamiast)\s\Z", re.IGNORECASE)
# "zostało 8 h", "niewykorzystane 360 godzin": what is over is no result
_LEFT = re.compile(
    r"\b(?:po)?zosta(?:ł[oay]|je|ją)\b[^.;,()\d]{0,40}\Z|\bniewykorzystan\w{1,3}\s{1,2}\Z",
    re.IGNORECASE,
)
_UNUSED = re.compile(r"\bniewykorzystan\w{1,3}\s{1,2}(?:[^\W\d_]{1,12}\s)?\Z", re.IGNORECASE)
# "z 3 200 godzin zaplanowanych na cały rok zostało 512"
_OVER = re.compile(r"\b(?:po)?zostało\s(?:[^\W\d_]{1,10}\s){0,2}\Z", re.IGNORECASE)
_OF_NEXT = re.compile(r"\s(?:z|na)\s\d")
_ONLY_OUT_OF = re.compile(r"\s(?:z|na)\s")  # between two numbers
# "co stanowi 96% planu (50 000 zł)"
_OF_PLAN = re.compile(
    r"\b(?:planu|celu|założeń|harmonogramu|wartości docelowej|zakładanej wartości)\s\(\Z",
    re.IGNORECASE,
)
_REMAINS = re.compile(
    r"\b(?:po)?zosta(?:ło|ły|je|ją)\s(?:(?:jeszcze|nam|tylko)\s){0,2}\Z", re.IGNORECASE
)
_ATTAINED = re.compile(
    r"\b(?:osiągnięci|realizacj|wykonani)[aięu]\s(?:[^\W\d_]{1,15}\s){0,2}\Z", re.IGNORECASE
)
_CARRIED_OUT = re.compile(
    r"\b(?:wykona|zrealizowa|osiągni)", re.IGNORECASE
)  # "plan wykonany w 92%"
_AVERAGE = re.compile(r"\bśredni|\bprzeciętn", re.IGNORECASE)
_WHERE = re.compile(r"\bwe?\s+\Z", re.IGNORECASE)
_OUT_OF = re.compile(r"\b(?:z|ze|spośród|na)\s+(?:[^\W\d_]{1,15}\s+)?\Z", re.IGNORECASE)
# "412 spotkań wobec 360 planowanych"
_BESIDE = re.compile(
    r"\b(?:przy|wobec|zamiast|niż|w stosunku do)\s+(?:[^\W\d_]{1,15}\s+)?\Z", re.IGNORECASE
)


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


@lru_cache(maxsize=_CACHED)
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


def judge(fact: Quantity, text: str, reading: Reading, floor: int, around: Surrounding) -> Evidence:
    """Return the status of ``fact``.

    Parameters
    ----------
    floor
        Offset behind the number before this one: what stands before it is not of this number.
    """
    trigger = reading.governing(fact.number_start, groups(fact))
    if trigger is not None and trigger.status == "planned" and _of_another(fact, text, trigger):
        trigger = None
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
    before = text[max(floor, fact.number_start - _GAP) : fact.number_start]
    own = (
        trigger is not None
        and (not trigger.weak or trigger.tense == "past" or _BARE_HAVE.search(before) is not None)
        and trigger.start >= floor
    )
    if isinstance(fact, Hours) and fact.rule == COMPARED and not _meant(trigger, floor, before):
        return Evidence("context", own=True)  # "320 h (410)", "(zakładano 1 400; 2019: 1 502,5)"
    if isinstance(fact, Hours) and (_UNUSED.search(before) or _OVER.search(before)):
        return Evidence("context", own=True)
    if earlier_words.was_in_bracket(fact, text):
        return Evidence("context", own=True)
    taken_over = trigger is not None and trigger.start < floor
    if _BESIDE.search(before) and _planned(fact, text, reading, trigger, before):
        return Evidence("planned", own=True)  # "wobec 360 planowanych", not "wobec 360 w 2018 r."
    if taken_over and fact.rule == ELIDED and around.earlier(trigger):
        return Evidence("context", own=True)  # "plan 15, 2018 r. – 16"
    if _plan_told_before(trigger, fact, text) and around.earlier(trigger):
        return Evidence("context", own=True)  # "(plan 19 000 godz.; I półr. 2023: 78 os.)"
    if isinstance(fact, Amount) and money.is_left_or_fixed(fact, text):
        return Evidence("context", own=True)
    if differences.told_by_than(fact, text, before):
        return Evidence("context", own=True)
    if _planned(fact, text, reading, trigger, before):
        return Evidence("planned", own=own or not _governed(trigger, "planned"))
    idle = trigger is None or (trigger.weak and trigger.tense != "past")
    if around.later(None if idle else trigger):
        return Evidence("planned", own=True)
    if isinstance(fact, Amount) and money.is_set_up(fact, text):
        return Evidence("context", own=True)
    if isinstance(fact, Amount) and around.introduction and money.is_of_project(before):
        return Evidence("context", own=own)
    if isinstance(fact, Amount | Hours) and _LEFT.search(
        text, max(0, fact.number_start - _GAP), fact.number_start
    ):
        return Evidence("context", own=True)
    if around.earlier(trigger) or differences.is_difference(fact, text, reading, trigger, before):
        return Evidence("context", own=True)
    if trigger is None or (trigger.weak and trigger.tense == "present"):
        inherited = _inherited(fact, around)
        if inherited is not None:
            return inherited
    case = Case(fact, text, before, reading, trigger, around.title, around.jobs_before)
    if is_set_up(case):
        return Evidence("context", own=own or isinstance(fact, Amount))  # "(20 zł od osoby)"
    if trigger is not None and trigger.status == "context":
        return Evidence("context", own=own)
    meant = trigger is not None and trigger.tense == "present" and not _goes_on(trigger)
    if around.introduction and meant:
        return Evidence("planned", own=own)
    # "szkolenia: 7 z 8": what was done of a whole that was meant
    done = trigger is None and _OF_NEXT.match(text, fact.number_end) is not None
    return Evidence("achieved", own=own or done)


def _plan_told_before(trigger: Trigger | None, fact: Quantity, text: str) -> bool:
    if trigger is None or trigger.tense != "label" or trigger.status != "planned":
        return False
    return ";" in text[max(trigger.start, fact.number_start - _LIST) : fact.number_start]


def _goes_on(trigger: Trigger) -> bool:
    """Tell what is so while a project lasts: "do klubu uczęszcza 26 osób"."""
    return trigger.lemma in verbs("belong", "make_use")


def _of_another(fact: Quantity, text: str, trigger: Trigger) -> bool:
    """Tell the label of another number: "wynosi 37 przy wartości docelowej 55"."""
    begin = max(0, trigger.start - _LABEL_REACH)
    for label in _TARGET.finditer(text, begin, trigger.start + _LABEL_REACH):
        if label.start() <= trigger.start < label.end():
            return label.end() != fact.number_start
    return False


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
        before = text[max(floor, fact.start - _GAP) : fact.start]
        if trigger.only == "rate" and _AVERAGE.search(before):
            return None  # "średnia cena książki to 23,31 zł"
        return trigger if here and not reading.done_in(trigger.start) else None
    if fact.unit == "%" and trigger.tense in ("participle", "label"):
        first = reading.clause_start(fact.number_start)
        if _ATTAINED.search(text[max(floor, trigger.start - _GAP) : trigger.start]):
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
    if trigger.start > fact.number_start or not reading.stands_right_before(
        trigger.start, fact.number_start
    ):
        return False
    return reading.happens_behind(fact.number_end)


def _is_done(fact: Quantity, trigger: Trigger, text: str) -> bool:
    """Tell what a verb of plans says of other things: "przeniesiono 300 tomów do magazynu".

    And the place of what did not come about: "w 11 gminach nie odbyło się spotkanie".
    """
    if trigger.lemma in verbs("put_off_events"):
        return not _is_event(fact)
    if trigger.lemma in verbs("propose"):
        return isinstance(fact, Count) and unit_class(fact.unit) == "thing"
    undone = trigger.status == "planned" and trigger.lemma in verbs("carry_out")
    before = text[max(0, fact.number_start - _GAP) : fact.number_start]
    return undone and trigger.tense == "past" and _WHERE.search(before) is not None


def _is_event(fact: Quantity) -> bool:
    return isinstance(fact, Count) and unit_class(fact.unit) == "event"


def _meant(trigger: Trigger | None, floor: int, before: str) -> bool:
    """Tell "niż zakładał wniosek (2 000)" and "17 h z 20 zamówionych" from what was earlier."""
    if _OUT_OF.search(before):
        return True
    return trigger is not None and trigger.status == "planned" and trigger.start >= floor


def _governed(trigger: Trigger | None, status: Status) -> bool:
    return trigger is not None and trigger.status == status


def _of_list_before(fact: Quantity, text: str, reading: Reading, trigger: Trigger) -> bool:
    """Tell what was put off or planned before a semicolon from results listed behind it."""
    if text.find(";", max(trigger.start, fact.number_start - _LIST), fact.number_start) < 0:
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


def _is_whole(fact: Quantity, text: str, before: str) -> bool:
    """Tell "szkolenia: 7 z 8" and "miejsca pracy 22 z 61", where nothing else is said."""
    if fact.rule != ELIDED or not _ONLY_OUT_OF.fullmatch(before):
        return False
    return text[fact.number_end : fact.number_end + 1] in (",", ";", ".", ")", "\n", "")


def _still_to_come(fact: Quantity, reading: Reading, before: str) -> bool:
    """Tell events that are left: "do końca projektu zostało 6 szkoleń"."""
    if not _is_event(fact) or not _REMAINS.search(before):
        return False
    behind = reading.participle_behind(fact.number_end)
    return behind is None or behind.status == "planned"


def _planned(
    fact: Quantity, text: str, reading: Reading, trigger: Trigger | None, before: str
) -> bool:
    if trigger is not None and trigger.status == "planned":
        return True
    if isinstance(fact, Hours) and fact.rule == COMPARED and _OUT_OF.search(before):
        return True
    if isinstance(fact, Amount) and money.is_applied_for(before):
        return True
    if trigger is None and _is_whole(fact, text, before):
        return True
    if _still_to_come(fact, reading, before) or _OF_PLAN.search(before):
        return True
    if isinstance(fact, Count) and promised.are_jobs(fact, reading, before):
        return True
    behind = reading.participle_behind(fact.number_end)
    share = isinstance(fact, Amount) and fact.unit == "%"
    if behind is None or (share and not _BESIDE.search(before)):
        return False  # "62% zakładanej liczby" is a result, "wobec 30% założonych" is not
    if _AGAINST.search(text, fact.number_end, behind.start):
        return False  # "9 umów wobec planowanych 12": of the next number
    done = trigger is not None and trigger.tense == "past" and not trigger.weak
    beside = _OUT_OF.search(before) or _BESIDE.search(before)
    return not (done and _ahead(trigger, fact)) or beside is not None


def _ahead(trigger: Trigger | None, fact: Quantity) -> bool:
    return trigger is not None and trigger.start < fact.number_start


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
