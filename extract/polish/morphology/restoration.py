"""Words that lost their Polish letters: "szkolach" -> szkołach, "szkoleo" -> szkoleń."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from extract.polish.morphology.dictionary import analyses, may_know
from extract.polish.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable

_LOST = {"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "żź"}
_POLISH = frozenset("ąćęłńóśźż")
_VOWELS = frozenset("aąeęioóuy")
# Polish writes softness with i before a vowel (ci, ni), has no nasal vowel or ó beside one, none
# at a word's start, no ó at its end, and no mark on the letters of cz and sz.
_IMPOSSIBLE = re.compile("^[ąę]|ó$|[ąęóćńśź][aąeęioóuy]|łi|[ćś][zżź]|[cs][żź]")
# What converters of old PDF files write: "o" for "ń" behind a vowel, "d" for "ć" at the end.
_DAMAGED = (
    (re.compile(r"(?<=[aeiouyó])o"), "ń"),
    (re.compile(r"ŝ"), "ż"),
    (re.compile(r"d$"), "ć"),
)
_MOST_LETTERS = 12
_MOST_CHANGES = 3
_LONGEST = 40
_LONGEST_ACRONYM = 5


@remembered(1 << 12)
def restore(word: str) -> str | None:
    """Find the dictionary word that ``word`` becomes with up to three Polish letters put back.

    Only for a word the dictionary does not know; what converters of PDF files write for a Polish
    letter ("szkoleo") first, then the fewest changes, of these the leftmost letters. ``None`` if
    no candidate is a word, and for what is none itself: abbreviations without a vowel or in
    capitals, pieces with a digit. Of a compound with a hyphen the last part is restored.

    The work is bounded: at most twelve letters are tried, and no spelling that Polish does not
    have. A word that kept one of its Polish letters was mistyped, so it lost one at most; so did
    a word with a capital, which is a name more often than not.
    """
    first, hyphen, last = word.rpartition("-")
    if hyphen:
        restored = restore(last) if first and not analyses(last) else None
        whole = f"{first}-{restored}".lower()
        return whole if restored and analyses(whole) else None
    if (
        not word.isalpha()
        or len(word) > _LONGEST
        or (word.isupper() and len(word) <= _LONGEST_ACRONYM)
    ):
        return None
    lower = word.lower()
    if _VOWELS.isdisjoint(lower):
        return None
    for damage, letter in _DAMAGED:
        candidate = damage.sub(letter, lower)
        if candidate != lower and analyses(candidate):
            return candidate
    kept_one = not _POLISH.isdisjoint(lower) or not word.islower()
    letters_back = _letters_back(lower)
    for changes in range(1, 2 if kept_one else _MOST_CHANGES + 1):
        candidates = [
            _spelled(lower, chosen)
            for chosen in combinations(letters_back, changes)
            if len({place for place, _ in chosen}) == changes
        ]
        # All in one question first: nearly always the answer is no.
        if may_know(candidates):
            for candidate in candidates:
                if may_know([candidate]) and analyses(candidate):
                    return candidate
    return None


def _letters_back(word: str) -> list[tuple[int, str]]:
    """Polish letters that may stand in ``word``, by their places; of the last twelve places."""
    possible = [
        (place, letter)
        for place, plain in enumerate(word)
        for letter in _LOST.get(plain, "")
        if not _IMPOSSIBLE.search(_spelled(word, ((place, letter),)))
    ]
    places = sorted({place for place, _ in possible})[-_MOST_LETTERS:]
    return [(place, letter) for place, letter in possible if place in places]


def _spelled(word: str, chosen: Iterable[tuple[int, str]]) -> str:
    for place, letter in chosen:
        word = word[:place] + letter + word[place + 1 :]
    return word
