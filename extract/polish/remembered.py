"""What is known of words, worked out once for each and kept while there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Known = TypeVar("_Known")


class Remembered(dict[str, _Known]):
    """Maps a word to what ``find`` says of it: ``map(known.__getitem__, words)`` for all of a text.

    Cheaper than ``functools.lru_cache``, which moves a word to the front of its list at every
    look-up. A full one is emptied: the few hundred words of a report are soon back.

    Parameters
    ----------
    find
        Says what is to be known of a word; always the same of the same word.
    room
        Words kept at most.
    """

    __slots__ = ("_find", "_room")

    def __init__(self, find: Callable[[str], _Known], room: int) -> None:
        super().__init__()
        self._find = find
        self._room = room

    def __missing__(self, word: str) -> _Known:
        """Work out what is not known yet."""
        if len(self) >= self._room:
            self.clear()
        found = self[word] = self._find(word)
        return found
