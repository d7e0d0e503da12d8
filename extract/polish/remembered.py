"""What is known of words, worked out once for each and kept while there is room for it.

Words come again, so nearly all of them are looked up, not read anew. Some sixty look-ups remember
up to thousands of words each; left alone they would fill one by one for as long as a run goes on.
So all is let go of together when it has become much (``make_room``), which costs little: the words
of a report are soon back.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakSet, WeakValueDictionary

if TYPE_CHECKING:
    from collections.abc import Callable
    from functools import _lru_cache_wrapper

_Known = TypeVar("_Known")

MOST = 200_000
"""Entries of all look-ups together, some 90 MB: the words of two hundred varied reports."""


class Remembered(dict[str, _Known]):
    """Maps a word to what ``find`` says of it: ``map(known.__getitem__, words)`` for all of a text.

    Cheaper than ``remembered``, which moves a word to the front of its list at every look-up. A
    full one is emptied: the few hundred words of a report are soon back.

    Parameters
    ----------
    find
        Says what is to be known of a word; always the same of the same word.
    room
        Words kept at most.
    """

    __slots__ = ("__weakref__", "_find", "_room")

    def __init__(self, find: Callable[[str], _Known], room: int) -> None:
        super().__init__()
        self._find = find
        self._room = room
        _MAPPINGS[id(self)] = self

    def __missing__(self, word: str) -> _Known:
        """Work out what is not known yet."""
        if len(self) >= self._room:
            self.clear()
        found = self[word] = self._find(word)
        return found


_MAPPINGS: WeakValueDictionary[int, Remembered[Any]] = WeakValueDictionary()
_FUNCTIONS: WeakSet[_lru_cache_wrapper[Any]] = WeakSet()


def remembered(
    room: int,
) -> Callable[[Callable[..., _Known]], _lru_cache_wrapper[_Known]]:
    """Remember what a function says of words: ``functools.lru_cache``, let go of by ``make_room``.

    Parameters
    ----------
    room
        Answers kept at most; the one asked for longest ago goes first. A report of nothing but
        new words takes no more than this.
    """

    def decorate(function: Callable[..., _Known]) -> _lru_cache_wrapper[_Known]:
        kept = lru_cache(maxsize=room)(function)
        _FUNCTIONS.add(kept)
        return kept

    return decorate


def words_remembered() -> int:
    """Count the entries of all look-ups together."""
    functions = sum(one.cache_info().currsize for one in _FUNCTIONS)
    return functions + sum(map(len, _MAPPINGS.values()))


def make_room(most: int = MOST) -> None:
    """Let go of all that is remembered of words if it is more than ``most`` entries.

    Called between two reports. Memory is then bounded by what some hundred reports take, however
    many there are.
    """
    if words_remembered() > most:
        for one in list(_FUNCTIONS):
            one.cache_clear()
        for mapping in list(_MAPPINGS.values()):
            mapping.clear()
