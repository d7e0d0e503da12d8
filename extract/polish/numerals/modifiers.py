"""What stands before a number and bounds it: "min.", "co najmniej", "ponad", "do", "ok.", "po"."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from extract.polish.listed import any_of
from extract.polish.numerals.lists import numeral_lists

Modifier = Literal["exact", "min", "max", "approx", "each"]

# "do" is a preposition as well; who asks for what bounds a number reads it apart.
BOUNDING = any_of(
    phrase
    for kind in ("min", "max", "approx")
    for phrase in numeral_lists()["modifiers"][kind]
    if phrase != "do"
)
"""What bounds a number right before it, for patterns; a stop may follow: "ok.", "co najmniej"."""
NEXT_WORD = re.compile(r"\s{1,2}([^\W\d_]++)")
OPENING_MARKS = "([{„”\"'-–—,/:;•"
_MODIFIER_REACH = 32
_GROWTH_BEFORE = re.compile(
    r"(?<!\w)ze?\s[0-9](?:[^;,\n]|,(?=[0-9])){0,40}do\s{1,2}\Z", re.IGNORECASE
)
_OD_BEFORE = re.compile(r"(?<!\w)od\s[^.;\n]*\Z", re.IGNORECASE)


@cache
def _modifiers() -> tuple[dict[str, Modifier], frozenset[str]]:
    """Read the modifier phrases, and the last word of each for a quick refusal."""
    phrases: dict[str, Modifier] = {
        phrase: modifier
        for modifier, listed in numeral_lists()["modifiers"].items()
        for phrase in listed
    }
    return phrases, frozenset(phrase.rpartition(" ")[2] for phrase in phrases)


def modifier_before(
    text: str, low_limit: int, start: int, end: int, value: float
) -> tuple[int, Modifier]:
    """Find the modifier before a number and its start; two may stack: "co najmniej po 12"."""
    found: Modifier = "exact"
    phrases, last_words = _modifiers()
    reach = start - _MODIFIER_REACH
    nearest = text[reach if reach > low_limit else low_limit : start].rsplit(None, 1)
    if nearest and nearest[-1].isalpha() and nearest[-1].lower() not in last_words:
        return start, found  # as before nearly every number
    at = start
    for _ in range(2):
        low = max(low_limit, at - _MODIFIER_REACH)
        before = text[low:at].replace(":", " ").replace("(", " ")
        words = before.split()
        if not words or _bare(words[-1]) not in last_words:
            break
        for count in range(min(len(words), 3), 0, -1):
            phrase = " ".join([*words[-count:-1], _bare(words[-1])]).lower()
            phrase = phrase.lstrip(OPENING_MARKS)
            modifier = phrases.get(phrase)
            if modifier is not None and _applies(text, phrase, at, end, value):
                at = low + _start_of_last(before, words, count)
                if found == "exact" or modifier == "each":
                    found = modifier
                break
        else:
            break
    return at, found


def _start_of_last(before: str, words: list[str], count: int) -> int:
    """Offset in ``before`` of its last ``count`` words, punctuation in front left out."""
    at = len(before)
    for word in reversed(words[-count:]):
        at = before.rindex(word, 0, at)
    first = words[-count]
    return at + len(first) - len(first.lstrip(OPENING_MARKS))


def _bare(word: str) -> str:
    return word.rstrip(".:").lstrip(OPENING_MARKS).lower()


@cache
def _time_nouns() -> frozenset[str]:
    return frozenset(numeral_lists()["time_nouns"]["locative"])


@cache
def _directions() -> tuple[str, ...]:
    return tuple(numeral_lists()["directions"]["stems"])


def _applies(text: str, phrase: str, start: int, end: int, value: float) -> bool:
    """Tell "do 20 osób" from "wysłano do 20 osób", and "po 12 osób" from "po 2 latach"."""
    if phrase == "do":
        reach = max(0, start - 48)
        if _OD_BEFORE.search(text, reach, start) or _GROWTH_BEFORE.search(text, reach, start):
            return False
        before = text[reach:start].lower().split()[-5:-1]
        return not any(word.startswith(_directions()) for word in before)
    if phrase == "po":
        following = NEXT_WORD.match(text, end)
        word = following[1].lower() if following else ""
        return word not in _time_nouns() and (value == 1 or not word.endswith("ach"))
    return True
