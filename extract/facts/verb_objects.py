"""Verbs that say what was done only with their object: "udział wzięło 30", "30 wzięło udział"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.polish.listed import WordLists

if TYPE_CHECKING:
    from collections.abc import Sequence

_LISTS = WordLists("extract.facts", "elision.toml")
_TAKES, _TAKEN = frozenset(_LISTS["takes"]), frozenset(_LISTS["taken"])
_REACH = 3  # "udział w nich wzięło"


def with_object(words: Sequence[str], verb: int, *, step: int) -> int:
    """Index of the object beside a verb that says nothing without it, else that of the verb.

    ``step`` is the way to look from the verb: -1 before it, 1 behind.

    Examples
    --------
    >>> with_object(["Udział", "w", "nich", "wzięło", "30"], 3, step=-1)
    0
    >>> with_object(["30", "wzięło", "udział"], 1, step=1)
    2
    """
    if words[verb].lower() not in _TAKES:
        return verb
    last = min(len(words) - 1, max(0, verb + step * _REACH))
    for position in range(verb + step, last + step, step):
        if words[position].lower() in _TAKEN:
            return position
        if not words[position].isalpha():
            break
    return verb
