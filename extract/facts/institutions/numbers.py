"""Numbers in names: "SP nr 7", "SP 7 w Krośnie", "Osada 5 Dębów", "I stopnia"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.institutions.growing import OWN_NAMED
from extract.facts.institutions.words import is_capital, is_stop

if TYPE_CHECKING:
    from extract.facts.institutions.growing import Growing

_BEHIND_NUMBER = frozenset({"w", "we", "i", "oraz", "im", "z", "a"})
_ROMAN = re.compile(r"[IVXLC]+")


def number(name: Growing, at: int) -> int:
    """Read "nr 7", "numer II"."""
    words = name.words
    place = at + 1
    if place < len(words) and words[place] == ".":
        place += 1
    if place < len(words) and (words[place].isdigit() or _ROMAN.fullmatch(words[place])):
        name.mention.numbered = True
        return place + 1
    return at


def bare_number(name: Growing, at: int) -> int:
    """Read "SP 7 w Krośnie"; in "SP 7 osób" the number counts something."""
    kind = name.core.kind
    following = name.word(at + 1)
    if at != name.core.last or kind is None or "szkoła" not in kind.classes:
        return at
    if name.core.small:
        return at
    if name.core.plural or (following.isalpha() and following not in _BEHIND_NUMBER):
        return at
    if following in {"-", "–", "%", "/"} or len(name.words[at]) > 3:
        return at
    name.mention.numbered = True
    return at + 1


def inner_number(name: Growing, at: int) -> int:
    """Read a number in the midst of a name: "Stowarzyszenie Osada 5 Dębów"."""
    words, mention = name.words, name.mention
    following = name.word(at + 1)
    if name.role not in OWN_NAMED or not mention.proper or mention.quoted:
        return at
    if len(words[at]) > 2 or not is_capital(following) or not following[1:].islower():
        return at
    if is_stop(following) or name.index.trigger(following) is not None:
        return at
    return at + 2


def grade(name: Growing, at: int) -> int:
    """Read "I stopnia" behind a school."""
    words = name.words
    if not _ROMAN.fullmatch(words[at]) or name.word(at + 1) not in {"stopnia", "st"}:
        return at
    return at + 3 if name.word(at + 2) == "." and words[at + 1] == "st" else at + 2
