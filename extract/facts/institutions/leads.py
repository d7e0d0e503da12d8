"""What stands before a core and belongs to the name: "Kujawski", "Bielsko – Bialski", "II"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.institutions.words import (
    LISTS,
    agrees,
    describes_one,
    is_capital,
    is_half_adjective,
    is_title_of_person,
    is_town_adjective,
    may_qualify,
)
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.facts.institutions.cores import Core

_ROMAN = re.compile(r"[IVX]{1,5}")
_SENTENCE_STARTS = frozenset({".", "!", "?", HARD_BREAK, ":", ";", "•", "–", "-", "*"})
_ADMINISTRATIVE = re.compile("|".join(map(re.escape, LISTS["administrative"])))
_FLOOR_REACH = 8


def lead_start(words: list[str], core: Core, reached: int) -> int:
    """Go left over adjectives of the name and a Roman number: "Kujawski", "II"."""
    first = core.first
    if core.kind is None or core.small or core.kind.role in {"class", "area"}:
        return first
    head = words[core.head]
    floor = max(reached, first - _FLOOR_REACH)
    while first > floor:
        word = words[first - 1]
        if not is_capital(word) or len(word) < 3 or not may_qualify(word):
            break
        if is_title_of_person(word):
            break
        if word.isupper() != words[core.head].isupper() and not core.short:
            break
        if core.kind.role == "national" and _ADMINISTRATIVE.match(word.lower()):
            break
        if core.short:
            if not word[1:].islower():
                break
            if opens_sentence(words, first - 1) and not is_town_adjective(word):
                break
            if not describes_one(word, core.kind.name):
                break
        elif not agrees(word, head):
            break
        first -= 1
    if first < core.first:
        first = _over_half(words, first, floor)
    if core.kind.ordinal and first > floor and _ROMAN.fullmatch(words[first - 1]):
        first -= 1
    elif (
        core.kind.ordinal
        and first - 1 > floor
        and words[first - 1] == "."
        and _ROMAN.fullmatch(words[first - 2])
        and first - 2 > 0
        and words[first - 3] not in _SENTENCE_STARTS
    ):
        first -= 2
    return first


def _over_half(words: list[str], first: int, floor: int) -> int:
    """Go left over half an adjective: "Kujawsko – Pomorski", "Bielsko Bialski"."""
    at = first - 1
    if at > floor and words[at] in {"-", "–", "—"}:
        at -= 1
    if at < floor or not is_capital(words[at]) or not is_half_adjective(words[at]):
        return first
    return at


def opens_sentence(words: list[str], at: int) -> bool:
    """Tell a word that nothing or the end of a sentence stands before."""
    return at == 0 or words[at - 1] in _SENTENCE_STARTS
