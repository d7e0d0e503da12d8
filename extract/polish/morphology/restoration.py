"""Words that lost their Polish letters: "szkolach" -> szkołach, "szkoleo" -> szkoleń."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

from extract.polish.morphology.dictionary import analyses

_LOST = {"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "żź"}
# What converters of old PDF files write for a Polish letter.
_DAMAGED = {"eo": "eń", "Ŝ": "ż", "ŝ": "ż"}
_MOST_LETTERS = 12
_MOST_CHANGES = 3


@lru_cache(maxsize=1 << 14)
def restore(word: str) -> str | None:
    """Find the dictionary word that ``word`` becomes with up to three Polish letters put back.

    Only for a word the dictionary does not know; fewest changes first, leftmost letters first.
    ``None`` if no candidate is a word. The work is bounded: at most twelve letters are tried.
    """
    lower = word.lower()
    for damage, letters in _DAMAGED.items():
        if damage in lower:
            candidate = lower.replace(damage, letters)
            if analyses(candidate):
                return candidate
    places = [index for index, letter in enumerate(lower) if letter in _LOST][-_MOST_LETTERS:]
    for changes in range(1, _MOST_CHANGES + 1):
        for chosen in combinations(places, changes):
            for candidate in _spellings(lower, chosen):
                if analyses(candidate):
                    return candidate
    return None


def _spellings(word: str, places: tuple[int, ...]) -> list[str]:
    spellings = [word]
    for place in places:
        spellings = [
            spelling[:place] + letter + spelling[place + 1 :]
            for spelling in spellings
            for letter in _LOST[word[place]]
        ]
    return spellings
