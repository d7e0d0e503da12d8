"""Which count of a sentence gives its unit to one that leaves it out.

"47 wniosków, na 3 posiedzeniach komisji przyjęto 11" are eleven applications.
"""

from __future__ import annotations

import re
from math import log
from typing import TYPE_CHECKING

from extract.facts.compared import COMPARED
from extract.facts.count_rules import ELIDED
from extract.facts.unit_classes import unit_class
from extract.meaning import per_case
from extract.meaning.breakdown import labelled
from extract.meaning.breakdown.agreement import agrees
from extract.meaning.breakdown.kinship import POST
from extract.meaning.breakdown.mention import PLACED_IN, preposition_before
from extract.polish import morphology

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.facts.fact import Count

# "z Gminą Ełk i dwoma stowarzyszeniami"
_INSTRUMENTAL = re.compile(r"(?:dw(?:oma|iema)|trzema|czterema|kilkoma|\w{4,9}cioma)\b")
_BEHIND = re.compile(r"[^(),;.\n\d]{0,30}\(\s?")
_AND = re.compile(r"\s{1,3}(?:i|oraz)\s{1,3}")
_OF_THEM = re.compile(r"\bich\b")
_NEXT_CLAUSE = re.compile(r"[^()\d]*(?P<ends>[,;.])[^()\d]*")


def last_free(text: str, sentence: Sequence[Count]) -> Count:
    """Return the last count that is no adjunct, the last of all if each is one."""
    return _free(text, sentence)[-1]


def nearest(
    text: str,
    sentence: Sequence[Count],
    count: Count,
    *,
    wholes: Mapping[str, str],
    done: Mapping[str, Count],
) -> Count:
    """Return the nearest count that is no adjunct: "47 wniosków, na 3 posiedzeniach …, 11".

    Nor is it a part where ``count`` is of another time or of all ("było ich 21", "średnio
    przychodziło 19"), nor one whose
    noun the number's form does not go with ("8 szkoleń dla 60 uczestników, dwa odwołano").

    Parameters
    ----------
    sentence
        The counts before ``count`` in its sentence, or those of the sentence before; at least one.
    wholes
        ``fact_id`` of the whole of each part.
    done
        Counts that have their unit, by ``fact_id``.
    """
    sentence = [c for c in sentence if not _is_aside(text, c, count)] or sentence
    line = text.rfind("\n", sentence[0].end, count.start) + 1
    # "kursy: z 4 odbyły się 2"
    if line and labelled.is_opened(text, line, count.start):
        sentence = [c for c in sentence if c.start >= line] or sentence
    free = _free(text, sentence)
    if _goes_on(text, sentence[-1], count):
        return sentence[-1]
    if _beside_adjunct(text, sentence[-1], free[-1], count):
        return sentence[-1]
    placed = PLACED_IN.fullmatch(text, sentence[-1].number_end, count.number_start)
    given = text.endswith("dla ", 0, count.number_start)
    if count.phrase == "dla" and given:  # "pierwsze dla 12 osób, drugie dla 14"
        same = [c for c in sentence if text.endswith("dla ", 0, c.start)]
        return (same or free)[-1]
    if placed is not None:  # "8 w 3 nowych PS, 6 w 2 istniejących"
        return next((c for c in reversed(sentence[:-1]) if is_adjunct(text, c)), free[-1])
    if count.rule == COMPARED or _OF_THEM.search(count.phrase):
        whole = done.get(wholes.get(free[-1].fact_id, ""))
        if whole is not None and _nearer(text, free[-1], whole, count):
            return free[-1]
        free = [c for c in free if c.fact_id not in wholes] or free
    of_part = done.get(wholes.get(free[-1].fact_id, ""))
    if of_part is not None and _is_of_all(text, free[-1], of_part, count):
        return of_part
    written = text[count.number_start : count.number_end]
    agreeing = [c for c in free if agrees(written, c.unit)]
    agreeing = agreeing or [c for c in sentence if agrees(written, c.unit)]
    return (agreeing or free)[-1]


def is_adjunct(text: str, count: Count) -> bool:
    """Tell a count that a preposition or its case makes an adjunct: "na 3 posiedzeniach"."""
    if _INSTRUMENTAL.match(text, count.number_start):
        return True
    return bool(preposition_before(text, count.start))


def _free(text: str, sentence: Sequence[Count]) -> Sequence[Count]:
    return [c for c in sentence if not is_adjunct(text, c)] or sentence


def _nearer(text: str, part: Count, whole: Count, count: Count) -> bool:
    """Tell "w tym 7 asystentów (rok wcześniej 5)" from "w tym 12 kobiet (rok wcześniej 38)".

    A number of another time is like the one it is told beside.
    """
    if not (part.value and whole.value and count.value):
        return False
    if not _BEHIND.fullmatch(text, part.end, count.start):
        return False
    return count.value**2 <= part.value * whole.value


def _is_of_all(text: str, part: Count, whole: Count, count: Count) -> bool:
    """Tell "32 dzieci, w tym 14 dziewcząt; średnio przychodziło 19": the part's clause is over.

    What is said next is of all, where it is an average of theirs or more than the part.
    """
    if unit_class(part.unit) not in (None, unit_class(whole.unit)):
        return False
    goes_on = _NEXT_CLAUSE.fullmatch(text, part.end, count.number_start)
    if goes_on is None:
        return False
    if part.value and count.value and count.value > part.value:
        return True
    return goes_on["ends"] != "," and per_case.is_each(text, part.end, count.number_start)


def _beside_adjunct(text: str, last: Count, free: Count, count: Count) -> bool:
    """Tell the goal in the bracket of an adjunct: "21 miejsc pracy w 6 nowych PS (cel: 5)".

    By its size as well: "8 szkoleń dla 60 osób (plan: 9)".
    """
    if last is free or last.unit == POST or not (last.value and free.value and count.value):
        return False
    behind = _BEHIND.fullmatch(text, last.end, count.start)
    if behind is None or count.rule != ELIDED:
        return False
    return abs(log(count.value / last.value)) < abs(log(count.value / free.value))


def _goes_on(text: str, last: Count, count: Count) -> bool:
    """Tell "w 4 gminach wiejskich i 2 miejskich": an adjective beside one of the same case."""
    if not _AND.fullmatch(text, last.end, count.number_start) or not is_adjunct(text, last):
        return False
    described, which = last.phrase.split(), count.phrase.split()
    if len(which) != 1 or not morphology.is_adjective(described[-1]):
        return False
    return any(morphology.agree(which[0], form) for form in described[:-1])


def _is_aside(text: str, other: Count, count: Count) -> bool:
    """Tell a number whose bracket closes before ``count``: "4 szkolenia (38 osób), plan 5"."""
    between = text[other.end : count.number_start]
    return between.count(")") > between.count("(")
