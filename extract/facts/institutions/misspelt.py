"""Heads misspelt by one letter: "Stowrzyszenie"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts.institutions.words import is_known

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST = 7
_MOST = 30
"""Letters: no head is longer, and all an endless word leaves without one letter is its square."""


class Misspelt:
    """Look-ups of the heads that a word may have been meant for.

    Parameters
    ----------
    heads
        All forms of heads, folded.
    """

    def __init__(self, heads: Iterable[str]) -> None:
        self._heads = frozenset(form for form in heads if len(form) >= _LEAST)
        self._neighbours: dict[str, set[str]] = {}
        for form in self._heads:
            for short in _deletions(form):
                self._neighbours.setdefault(short, set()).add(form)
        # A misspelt head keeps one of its halves, and its length but for a letter.
        self._begins: frozenset[tuple[int, str]] = frozenset(
            (length, form[: length // 2])
            for form in self._heads
            for length in range(len(form) - 1, len(form) + 2)
        )
        self._ends: frozenset[tuple[int, str]] = frozenset(
            (length, form[len(form) - _behind_middle(length) :])
            for form in self._heads
            for length in range(len(form) - 1, len(form) + 2)
        )

    def meant(self, word: str, folded: str) -> str | None:
        """Return the head that ``word`` was meant for, ``None`` for none or a known word.

        One letter is lost, doubled or changed, or two are exchanged.
        """
        if not _LEAST <= len(word) <= _MOST:
            return None
        # One mistake lies before or behind the middle, two exchanged letters on either side of it:
        # without this look, a dozen for each word of the language.
        length = len(folded)
        if (length, folded[: length // 2]) not in self._begins and (
            (length, folded[length - _behind_middle(length) :]) not in self._ends
        ):
            return None
        if not word.isalpha():
            return None
        near = set(self._neighbours.get(folded, ()))
        for short in _deletions(folded):
            near.update(self._neighbours.get(short, ()))
            if short in self._heads:
                near.add(short)
        near = {form for form in near if one_apart(folded, form)}
        if not near or is_known(word):
            return None
        return min(near, key=lambda form: (abs(len(form) - len(folded)), form))


def one_apart(one: str, other: str) -> bool:
    """Tell two words that differ in one letter more, less or another, or in two exchanged."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    if len(one) != len(other):
        longer, less = (one, other) if len(one) > len(other) else (other, one)
        return longer[start + 1 :] == less[start:]
    if one[start + 1 :] == other[start + 1 :]:
        return True
    return (
        one[start + 2 :] == other[start + 2 :]
        and one[start : start + 2] == other[start : start + 2][::-1]
    )


def _behind_middle(length: int) -> int:
    """Letters of a word behind its middle one."""
    return length - length // 2 - 1


def _deletions(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}
