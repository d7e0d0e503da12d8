"""Complements of a name: "na rzecz Osób …", "Kultury i Sztuki", "Truskawek, Malin i Porzeczek"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts.institutions import quotes
from extract.facts.institutions.growing import MOST_RUN, OWN_NAMED
from extract.facts.institutions.quotations import quotation
from extract.facts.institutions.words import (
    JOINTS,
    cases,
    is_capital,
    is_known,
    is_people,
    is_person_name,
    is_place,
    is_stop,
    is_titled,
)
from extract.polish import morphology

if TYPE_CHECKING:
    from extract.facts.institutions.growing import Growing

_BEFORE_COMPLEMENTS = frozenset(
    {"z", "ze", "o", "od", "pod", "nad", "przed", "dla", "bez", "ku", "na"}
)
_MOST_SMALL = 6


def joint(name: Growing, at: int) -> int:
    """Read over "i", "na rzecz", "ds." where a capital of the name follows."""
    words = name.words
    mention = name.mention
    if mention.quoted:
        return at
    place = at
    while place < min(at + 3, len(words)) and (
        words[place].lower() in JOINTS or (words[place] == "." and words[place - 1] == "ds")
    ):
        place += 1
    if name.word(place).lower() == "ich" and place > at:
        place += 1  # "Dzieci i ich Rodziców"
    following = name.word(place)
    if not is_capital(following) or is_stop(following):
        return small_words(name, at)
    joint = words[at].lower()
    if joint in {"z", "ze", "od"} and is_place(following):
        return at
    of_people = joint in {"z", "ze"} and is_people(words[at - 1])
    if not of_people and "rzecz" not in words[at:place] and name.begins_body(place):
        return at
    if joint in {"i", "oraz"}:
        if not _coordinates(name, words[at - 1], following):
            return at
    elif joint == "do":
        if "spraw" not in words[at:place]:
            return at
    elif joint in _BEFORE_COMPLEMENTS and not of_people and "rzecz" not in words[at:place]:
        if name.role not in {"brand", "firm", "head"} and joint != "dla":
            return at
        if is_person_name(following):
            return at
    if name.core.last == at and name.core.short and joint != "dla":
        return at
    mention.extra = True
    return place + 1


def enumeration(name: Growing, at: int) -> int:
    """Read on over commas between complements: "Producentów Truskawek, Malin i Porzeczek"."""
    words = name.words
    if not (name.mention.extra or name.mention.proper) or name.core.short:
        return at
    place = at
    while place < min(at + MOST_RUN, len(words)):
        joint = words[place]
        if joint not in {",", "i", "oraz"} or place + 1 >= len(words):
            return at
        place += 1
        first = place
        while place < len(words) and _is_complement(name, place):
            place += 1
        if place == first:
            return at
        if joint != ",":
            return place
    return at


def _is_complement(name: Growing, at: int) -> bool:
    word = name.words[at]
    return (
        is_capital(word)
        and "gen" in cases(word)
        and not is_stop(word)
        and (is_known(word.lower()) or not (is_place(word) or is_person_name(word)))
        and not name.is_kind(word)
    )


def _coordinates(name: Growing, before: str, following: str) -> bool:
    """Tell two complements in one case, no two bodies: "Kultury i Sztuki"."""
    if is_person_name(following) and not is_known(following.lower()):
        return False
    shared = cases(before) & cases(following)
    if name.role in OWN_NAMED:
        alike = morphology.is_noun(following) or (
            morphology.is_adjective(before) and morphology.is_adjective(following)
        )
        return bool(shared) and not is_place(before) and alike
    return "gen" in shared


def small_words(name: Growing, at: int) -> int:
    """Read a complement in small letters up to a quote: "na rzecz dzieci „Lampa”"."""
    if name.role not in OWN_NAMED or name.mention.own or name.core.short or name.core.small:
        return at
    words = name.words
    place = at
    while place < min(at + _MOST_SMALL, len(words)) and words[place].isalpha():
        word = words[place]
        if is_capital(word) and (place == at or name.index.trigger(word) is not None):
            break
        known = is_known(word) or not is_capital(word)
        if word not in JOINTS and known and ("gen" not in cases(word) or is_titled(word)):
            return at
        place += 1
    if place > at and quotes.opens(name.tokens, place):
        after = quotation(name, place)
        return at if after == place else after
    return at
