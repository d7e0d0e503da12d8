"""Which words of its sentence are said of a number: its clause, and that of its whole."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.facts.fact import Count, Hours, Quantity
from extract.facts.unit_classes import unit_class
from extract.meaning.clause_labels import DIGITS, TITLE, bare, labels
from extract.meaning.leaning import leaning
from extract.meaning.left_out import ELIDED_RULES
from extract.meaning.taken_up import LEAD, NEAREST, taken_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.facts.fact import Fact
    from extract.polish.sentences import SentenceIndex

SEPARATOR = " | "

_TAIL = 120
_DEEPEST = 16
_KEPT = 4096

_SPACES = re.compile(r"\s++")
# Ahead of a number its clause goes on to the next comma, bracket, stop or conjunction.
_ENDS = re.compile(
    r"[,;:()•]|[.!?](?=\s[^a-ząćęłńóśźż]|\Z)"
    r"|\s(?:oraz|a|i|zaś|natomiast|w tym|z czego|z tego)\s|\s[–-]\s"
)
# "utrzymano 46 z 49 miejsc pracy": what is said of the one is said of both
_OUT_OF = re.compile(r"\s(?:z|ze|spośród)\s")
_PARTED = re.compile(r"(?:\A|[.:;,\n•–-]\s{0,3})(?:z|ze|spośród)\s\Z", re.IGNORECASE)
_PLACED = re.compile(r"(?:\A|[.:;,\n•–-]\s{0,3}|\b(?:i|oraz|a)\s)we?\s\Z", re.IGNORECASE)
_TO_JOBS = re.compile(r"\s(?P<made>[us]tworzył[yao]\s)?(?:[^\W\d_][^.,;:()\d]{2,40}\s)?")
_STOP = re.compile(r"[;:()\n]|[.!?]\s[^\W\d_a-ząćęłńóśźż]")
# A relative clause says what those counted have done.
_WHO = re.compile(r",\s(?:które|który|która|którzy)\s")
_GLIMPSE = 16
_LISTED = re.compile(r",?\s(?:i|oraz|a\stakże)\s|,\s")
_BASE = "spośród"  # what is said of a number only to tell how many of it
# Names in a bracket right behind a number part no clause: "3 gminy (Lipa, Dąb) przystąpiły".
_NAMES = re.compile(r"\A\s*+\([^()\d]{2,120}\)(?=\s[^\W\d_])")
# A town's name says nothing new: "na targach w Nowym Sączu".
_TOWN = re.compile(
    r"(?<=\s[wz]\s|we\s|ze\s|do\s|od\s|m\.\s)Now\w{1,3}\s[^\W\d_a-ząćęłńóśźż][a-ząćęłńóśźż]\w*"
)
_ASIDE = re.compile(r"\A\s*+\([^()]{2,120}\)(?=\s[^\W\d_])")
# An average is of its own number: "średnio 85 odbiorców, oraz 4 szkolenia".
_PER_CASE = re.compile(r"(?:średnio|przeciętnie)\s", re.IGNORECASE)


def clauses(facts: Iterable[Fact], text: str, sentences: SentenceIndex) -> Iterator[str]:
    """Yield what is said of each quantity of a report, in the order of ``facts``.

    The clause of a number goes back to that of the number before it and ahead to the next comma,
    bracket, conjunction or number. That of its whole is added behind ``SEPARATOR``; for a number
    whose unit is left out ("plan: 120") that of the number whose unit it takes over, for one listed
    with the number before ("340 osób i 130 PES") that one's. A relative clause has what was said
    before it, and says of those it is about what they have done, and "uczestniczyło w nich 44
    osoby" that of the event before it, or the beginning of its sentence or of the one before. What
    stands behind a colon has what stands before it ("Kursy: prawo jazdy (3 os.), kucharz (4 os.)"),
    a cell the label of its row. Titles in quotation marks say nothing of a number. Of two numbers
    of which one is out of the other ("46 z 49 miejsc pracy") the other has what is said of the one;
    it, unless it is planned, and the first of "z 49 miejsc pracy istnieje 46" have the word
    "spośród".

    Parameters
    ----------
    facts
        Facts of one report in order of offsets, with their wholes.
    text, sentences
        ``Report.text`` and its sentences.

    Yields
    ------
    str
        White space folded, digits left out, so that equal clauses are equal texts.
    """
    numbers = [fact for fact in facts if isinstance(fact, Quantity)]
    leans = leaning(numbers, text, sentences)

    @lru_cache(_KEPT)
    def own(place: int) -> str:
        return _own(numbers, place, text, sentences)

    @lru_cache(_KEPT)
    def follow(place: int) -> tuple[int, str]:
        above = leans[place]
        if above >= 0:
            return above, ""
        above, opening = taken_up(numbers, place, text, sentences)
        return above, bare(opening)

    for place, fact in enumerate(numbers):
        said = dict.fromkeys((own(place), *labels(fact, text, sentences)))
        following = place + 1
        if following < len(numbers) and _takes_part(fact, numbers[following], text):
            said[_BASE] = None
        if place and _is_out_of(numbers[place - 1], fact, text):
            said[own(place - 1)] = None
            if _are_alike(numbers[place - 1], fact) and fact.status != "planned":
                said[_BASE] = None
        above = place
        for _ in range(_DEEPEST):
            above, opening = follow(above)
            said[opening] = None
            if above < 0:
                break
            said[_PER_CASE.sub("", _said_of_both(numbers, above, place, own(above), text))] = None
            said[_topic(numbers[above])] = None
        said.pop("", None)
        yield SEPARATOR.join(said)


def _own(numbers: Sequence[Quantity], place: int, text: str, sentences: SentenceIndex) -> str:
    """Cut the clause of one number out of its sentence."""
    fact = numbers[place]
    left, right = sentences.span(fact.start, fact.end)
    left, right = max(left, fact.start - LEAD), min(right, fact.end + _TAIL)
    start, cut = left, False
    opening = ""
    ahead = place - 1
    while ahead >= 0 and numbers[ahead].number_start > fact.number_start:
        ahead -= 1  # "wsparcia 24 podmiotom w wymiarze 136 godzin": hours that hold the number
    if ahead >= 0 and numbers[ahead].section_id == fact.section_id:
        before = min(numbers[ahead].end, fact.start)
        if before > left:
            left, cut = before, True
            opening = _before_bracket(numbers, place, start, text)
    if place + 1 < len(numbers) and numbers[place + 1].section_id == fact.section_id:
        following = numbers[place + 1]
        right = min(right, max(following.start, fact.end))
        right = fact.end if _is_place_of(numbers, place, text) else right
    lead = text[left : fact.start]
    # A bracket between two numbers, none in it, parts no clause either.
    lead = _SPACES.sub(" ", _ASIDE.sub(" ", lead) if cut else lead)
    tail = _SPACES.sub(" ", _NAMES.sub(" ", text[fact.end : right]))
    if cut:
        # What follows the number before up to the end of its clause is said of that one.
        ends = _ENDS.search(lead)
        lead = lead[ends.end() :] if ends else lead
    lead = f"{opening} {lead}" if opening else lead
    lead = lead[max(lead.rfind(";"), lead.rfind("•")) + 1 :]
    ends = _ENDS.search(tail)
    if ends and (told := _WHO.match(tail, ends.start())):
        ends = _ENDS.search(tail, told.end())  # "13 organizacji, które uzyskały status PS"
    tail = tail[: ends.start()] if ends else tail
    # A name in quotation marks of which the number itself is told ("wskaźnik „liczba PES” – 88")
    # is not left out.
    said = f"{TITLE.sub(' ', lead)}{fact.quote}{TITLE.sub(' ', tail)}"
    said = _TOWN.sub("", said) if "Now" in said else said
    return " ".join(DIGITS.sub("", said).split())


def _takes_part(fact: Quantity, other: Quantity, text: str) -> bool:
    """Tell "z 42 miejsc pracy utworzonych w 2018 r. przetrwało 36": the one is a base."""
    if not _PARTED.search(text, max(0, fact.start - _GLIMPSE), fact.start):
        return False
    between = text[fact.end : other.start]
    return other.rule in ELIDED_RULES and len(between) < LEAD and not _STOP.search(between)


def _is_place_of(numbers: Sequence[Quantity], place: int, text: str) -> bool:
    """Tell "W 3 spółdzielniach i 1 PS utworzono 14 miejsc pracy": it is the jobs that were made."""
    fact, other = numbers[place], numbers[place + 1]
    if not (isinstance(fact, Count) and isinstance(other, Count)):
        return False
    if (unit_class(fact.unit), unit_class(other.unit)) != ("body", "job"):
        return False
    between = _TO_JOBS.fullmatch(text, fact.end, other.start)
    if between is None:
        return False
    return between["made"] is not None or _is_placed(numbers, place, text)


def _is_placed(numbers: Sequence[Quantity], place: int, text: str) -> bool:
    """Tell bodies in which something is: "W 3 spółdzielniach", "W 3 spółdzielniach i 1 PS"."""
    for at in range(place, max(-1, place - _DEEPEST), -1):
        fact = numbers[at]
        if _PLACED.search(text, max(0, fact.start - _GLIMPSE), fact.start):
            return True
        before = numbers[at - 1] if at else None
        if not isinstance(before, Count) or unit_class(before.unit) != "body":
            return False
        if not _LISTED.fullmatch(text, before.end, fact.start):
            return False
    return False


def _said_of_both(numbers: Sequence[Quantity], above: int, place: int, said: str, text: str) -> str:
    """Leave out what "14 miejsc pracy" counts from what is said of "i 4 PS" as well."""
    one, other = numbers[above], numbers[place]
    if other.part_of is not None or not (isinstance(one, Count) and isinstance(other, Count)):
        return said
    if not _LISTED.fullmatch(text, one.end, other.start):
        return said
    if (unit_class(one.unit), unit_class(other.unit)) != ("job", "body"):
        return said
    return said.replace(bare(one.quote), "")


def _is_out_of(one: Quantity, other: Quantity, text: str) -> bool:
    """Tell "46 z 49 miejsc pracy", whose first number may have the preposition for its words."""
    return any(_OUT_OF.fullmatch(text, end, other.start) for end in {one.end, one.number_end})


def _are_alike(one: Quantity, other: Quantity) -> bool:
    """Tell "46 z 49 miejsc pracy" from "2 spółdzielnie z 7 miejscami pracy"."""
    return getattr(one, "unit", None) == getattr(other, "unit", None)


def _before_bracket(numbers: Sequence[Quantity], place: int, start: int, text: str) -> str:
    """Return what stands before a bracket that holds the number before and parts no clauses.

    "Szkolenie (16 godzin) zrealizowano w czerwcu dla 13 osób": it was a training.
    """
    # The words of hours may reach over their bracket: "Szkolenie (16 godzin)".
    fact, floor = numbers[place], numbers[place - 1].number_end
    closing = text.find(")", floor, fact.start)
    opens = text.rfind("(", start, floor)
    if closing < 0 or opens < 0 or text.rfind(")", opens, floor) >= 0:
        return ""
    if _ENDS.search(_SPACES.sub(" ", text[closing + 1 : fact.start])):
        return ""
    for before in range(place - 1, max(-1, place - 1 - NEAREST), -1):
        if numbers[before].end <= opens:
            start = max(start, numbers[before].end)
            break
    words = _SPACES.sub(" ", text[start:opens])
    ends = [*_ENDS.finditer(words)]
    return words[ends[-1].end() :] if ends else words


def _topic(fact: Quantity) -> str:
    """Return the topic of hours, which their own words may leave out: "kadrowe 17 h"."""
    return (fact.topic or "") if isinstance(fact, Hours) else ""
