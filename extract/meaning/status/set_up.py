"""Numbers that are true of the set-up: area, staff and posts, premises, rates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.count_rules import IN_ADJECTIVE
from extract.facts.fact import Amount, Count
from extract.facts.unit_classes import unit_class
from extract.meaning.status.cues import units, verbs
from extract.meaning.status.made import is_made
from extract.meaning.status.staff import is_staff, may_be_staff
from extract.polish.morphology import analyses

if TYPE_CHECKING:
    from extract.meaning.status.case import Case

_ORIGIN = re.compile(r"\bze?\s+(?:[^\W\d_]{1,12}\.?\s+)?\Z", re.IGNORECASE)
_OUT_OF_ALL = re.compile(r"\s(?:z|ze|na|spośród)\s(?:wszystkich\s)?", re.IGNORECASE)
_TEAM = re.compile(
    r"[^.,;:()]{0,20}?\b(?:zespół|zespoł|skład|kadr|zarząd|komisj|redakcj|rad)", re.IGNORECASE
)

_LABEL = 48  # characters of "Liczba mieszkańców województwa: "
_LONGEST_NAME = 3  # words of "instruktorzy terapii zajęciowej"
_GLIMPSE = 16  # characters of " akredytowanych"
_PER = re.compile(
    r"\s?(?:/\s?(?:h|godz|os|m-c)\b|od osoby|za godz|miesięcznie|na osobę miesięcznie"
    r"|na (?:jedno )?(?:miejsce pracy|stanowisko))"
)
_PER_HEAD = re.compile(r"\s?na (?:os\.|osobę|uczestnika)(?!\w)")
_OF_GRANTS = re.compile(r"\b(?:dotacj|grant|stawk|stypendi|dofinansowa)", re.IGNORECASE)
_GRANT_REACH = 60
_IN_THE_WHOLE = re.compile(
    r"\bw skład\s(?:[^\W\d_]{1,15}\s){0,2}?(?:zesp|rad|zarząd|komi|kapituł|kadr|partnerst|konsorcj"
    r"|siec|powiat|gmin|obszar)",
    re.IGNORECASE,
)
_MADE_UP = re.compile(r"\bskłada\w{0,3}\s+się\s+(?:łącznie\s+)?ze?\s+\Z", re.IGNORECASE)
_PER_AREA = re.compile(r"\s?(?:/|na)\s?(?:1\s?)?km")
_PER_AREA_REACH = 8  # characters of " na 1 km"
# "hostel na 8 łóżek", "na łącznie 168 miejsc"
_FOR_SO_MANY = re.compile(
    r"\bna\s+(?:(?:ok\.|około|ponad|łącznie|maksymalnie|max\.?)\s+)?\Z", re.IGNORECASE
)
_POPULATION = re.compile(
    r"(?:\A|[\n.;,–-])\s{0,3}(?:liczba\s|stan\s)?(?:mieszkańców|ludności|ludność)"
    r"(?:\s(?:gminy|powiatu|województwa|miasta|subregionu|regionu))?"
    r"(?:\s(?:na|wg stanu na|według stanu na)\s(?:dzień\s)?[\d.]{8,10}(?:\sr\.)?)?\s?[:–-]?\s?\Z",
    re.IGNORECASE,
)
_ON_STOCK = re.compile(r"\bna stanie\s[^.;,\d]{0,20}\Z", re.IGNORECASE)
_AVERAGE = re.compile(r"\bśredni|\bprzeciętn|\bprzypad", re.IGNORECASE)


def is_set_up(case: Case) -> bool:
    """Tell a number that is true of the body or the project, not of what was done."""
    fact = case.fact
    if isinstance(fact, Amount):
        return fact.unit != "%" and (
            case.lemma in verbs("fix") or _is_rate(fact, case) or _is_most(fact, case)
        )
    if not isinstance(fact, Count) or fact.unit is None:
        return False
    if fact.rule == IN_ADJECTIVE:
        return bool(_TEAM.match(case.text, fact.number_end))
    if fact.unit == "etat":
        return not case.jobs_before and case.lemma not in verbs("create")
    if fact.unit in units("staff"):
        return is_staff(case)
    if fact.unit in units("maybe_staff") and may_be_staff(fact, case):
        return True
    if _is_seats(fact, case) or _is_population(fact, case):
        return True
    if fact.unit in units("measures"):
        return _ORIGIN.search(case.before) is not None
    if case.lemma in verbs("hold_good") and unit_class(fact.unit) not in ("person", "event"):
        return True
    if unit_class(fact.unit) == "body" and _is_network(fact, case):
        return True
    present = case.trigger is not None and case.trigger.tense == "present"
    if fact.unit == "partner" and present and case.lemma in verbs("work"):
        return True  # "projekt realizujemy z 2 partnerami"
    if _is_at_hand(fact, case):
        return True
    if _MADE_UP.search(case.before) or _is_there(fact, case):
        return True
    if fact.unit in units("shops") and case.lemma in verbs("exist") and not case.verbless:
        return True  # "działały cztery warsztaty: krawiecki …"
    if case.lemma in verbs("compose") and _IN_THE_WHOLE.search(case.before):
        return True
    if case.lemma in verbs("hold") or _is_per_area(fact, case.text):
        return True
    if case.lemma in verbs("inhabit") and fact.unit in units("people"):
        return True
    if case.lemma == "liczyć" and fact.unit in units("residents"):
        return True
    if fact.unit in units("area"):
        return _is_area(fact, case)
    if fact.unit in units("premises") and case.verbless and not case.governed:
        return True
    made = is_made(case.text[fact.number_start : fact.end])
    if fact.unit in units("premises") and present and case.governed and not made:
        return True  # "zajęcia odbywają się w 4 pracowniach"
    if case.lemma not in verbs("run") or _ON_STOCK.search(case.before):
        return False
    kinds = units("premises") | units("facilities")
    return fact.unit in kinds or fact.unit.split()[0] in units("facilities")


def _is_per_area(fact: Count, text: str) -> bool:
    """Tell "12 mieszkańców/km²"."""
    if text.find("km", fact.end, fact.end + _PER_AREA_REACH) < 0:
        return False  # as for nearly every number
    return _PER_AREA.match(text, fact.end) is not None


def _is_there(fact: Count, case: Case) -> bool:
    """Tell the bodies and jobs of an area: "na terenie powiatu działa 214 organizacji"."""
    if fact.unit in units("supported") or case.governed or case.lemma not in verbs("exist"):
        return False
    if unit_class(fact.unit) != "body" and (fact.unit != "miejsce pracy" or not case.verbless):
        return False
    # "na terenie gminy działa 61 stowarzyszeń, 9 fundacji i 14 kół": told once for all of them.
    begin = case.trigger.start if case.trigger is not None else fact.number_start
    words = [*case.reading.words_of(begin), *case.reading.words_of(fact.number_start)]
    return any(one.lemma in units("regions") for word in words for one in analyses(word))


def _is_at_hand(fact: Count, case: Case) -> bool:
    """Tell things that somebody may use: "do dyspozycji mają 9 biurek"."""
    if unit_class(fact.unit) in ("person", "event", "job"):
        return False
    if case.lemma == "dysponować":
        return True
    if case.lemma not in ("mieć", "być", "pozostawać"):
        return False
    words = case.reading.words_before(fact.number_start)
    return "dyspozycji" in [word.lower() for word in words]


def _is_network(fact: Count, case: Case) -> bool:
    """Tell centres by their standing or the help they give: "3 akredytowane OWES"."""
    said = case.text[fact.start : fact.end + _GLIMPSE]
    if fact.unit == "OWES" and "działając" in said:
        return True  # "dane wszystkich trzech OWES działających w regionie"
    return "akredytowan" in said or (fact.unit == "OWES" and case.lemma in verbs("provide"))


def _is_seats(fact: Count, case: Case) -> bool:
    """Tell what a room holds: "hostel na 8 łóżek", "z czytelni (8 stanowisk) skorzystało"."""
    if fact.unit not in units("seats"):
        return False
    if _FOR_SO_MANY.search(case.before) and not fact.quote.endswith("ach"):
        words = case.reading.words_before(fact.number_start)
        words = [*words, *case.reading.words_of(fact.number_start)]
        return not any(word.lower().startswith(tuple(units("funding"))) for word in words)
    opens = case.reading.bracket(fact.number_start)
    if opens is None or case.text[opens + 1 : fact.number_start].strip():
        return False
    rooms = units("premises", "facilities", "rooms")
    words = case.reading.words_before(opens)[-_LONGEST_NAME:]
    return any(one.lemma in rooms for word in words for one in analyses(word))


def _is_population(fact: Count, case: Case) -> bool:
    """Tell "gmina ma 7 300 mieszkańców" and "Liczba mieszkańców: 7 300"."""
    if fact.unit not in units("residents"):
        return False
    if case.lemma == "mieć" and not case.governed:
        words = case.reading.words_before(fact.number_start)
        return any(
            one.lemma in units("area") and ":nom" in one.tag
            for word in words
            for one in analyses(word)
        )
    label = case.text[max(0, fact.number_start - _LABEL) : fact.number_start]
    return case.verbless and _POPULATION.search(label) is not None


def _is_rate(fact: Amount, case: Case) -> bool:
    """Tell "21 zł za godzinę", "2 600 zł miesięcznie", but not an average."""
    if _AVERAGE.search(case.before):
        return False
    if _PER.match(case.text, fact.end) is not None:
        return True
    if _PER_HEAD.match(case.text, fact.end) is None:
        return False
    # "dotacje łącznie 600 000 zł, tj. 20 tys. zł na os.", but "koszt kursów … na osobę"
    near = case.text[max(0, fact.start - _GRANT_REACH) : fact.start]
    return _OF_GRANTS.search(near) is not None


def _is_most(fact: Amount, case: Case) -> bool:
    """Tell how much a grant may be: "dotacja wynosiła nie więcej niż 150 000 zł"."""
    return fact.modifier == "max" and case.verbless


def _is_area(fact: Count, case: Case) -> bool:
    # "powiat ełcki – 12" counts something else; "dzieci z 6 gmin" says where they are from.
    if fact.end == fact.number_end:
        return False
    if _OUT_OF_ALL.fullmatch(case.before):
        return True  # "w 11 z 14 gmin"
    if _ORIGIN.search(case.before) and case.lemma not in verbs("consist"):
        return False
    idle = case.verbless or (case.trigger is not None and case.trigger.tense == "present")
    return case.lemma in verbs("run") or (idle and not (case.governed and case.trigger is None))
