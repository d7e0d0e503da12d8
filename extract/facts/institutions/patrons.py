"""Patrons: "im. Jana Lipy", "św. Anny"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts.institutions.growing import MOST_NAMES
from extract.facts.institutions.words import LISTS, is_capital, is_given_name

if TYPE_CHECKING:
    from extract.facts.institutions.growing import Growing

_HOLY = frozenset(LISTS["holy"])
_TITLES = frozenset(LISTS["titles"])


def patron(name: Growing, at: int) -> int:
    """Read a patron behind "im."."""
    words = name.words
    place = at + 1
    if place < len(words) and words[place] == ".":
        place += 1
    first = place
    while place < min(first + MOST_NAMES + 4, len(words)):
        word = words[place]
        if word.lower() in _TITLES and words[place + 1 : place + 2] == ["."]:
            place += 2
            continue
        if len(word) == 1 and word.isupper() and words[place + 1 : place + 2] == ["."]:
            place += 2
            continue
        if word in {"i", "w", "na"} or not (is_capital(word) or word.isdigit()):
            if word == "i" and place > first and is_given_name(name.word(place + 1)):
                place += 1
                continue
            break
        if word.upper() in {"W", "WE", "ZA", "Z"} and name.mention.shouted:
            break
        if word.isdigit() and not is_capital(name.word(place + 1)):
            break
        place += 1
    if place == first:
        return at
    name.mention.patron = True
    return place


def holy(name: Growing, at: int) -> int:
    """Read a patron who is called holy: "św. Anny"."""
    words = name.words
    place = at
    while place < min(at + MOST_NAMES, len(words)):
        word = words[place]
        if word.lower() in _HOLY | _TITLES and place < len(words) - 1:
            place += 2 if words[place + 1] == "." else 1
            continue
        if not is_capital(word) and not (
            word == "i" and is_capital(name.word(place + 1)) and place > at
        ):
            break
        if word.upper() in {"W", "WE"}:
            break
        place += 1
    if place <= at + 1:
        return at
    name.mention.patron = True
    return place
