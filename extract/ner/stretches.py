"""Where a text is cut into stretches, and how stretches of unlike length are run side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

NOT_AN_END = 0
CLAUSE_END = 1
LINE_END = 2
SENTENCE_END = 3
"""How good a word is to cut after; the better one wins, and of equals the later one."""

_SENTENCE_ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "!!!", "??", "???"})
_CLAUSE_ENDS = frozenset({",", ";", ":", "–", "—", ")", "|", "•"})


def end_of(word: str) -> int:
    """Say how good ``word`` is to cut after."""
    if word in _SENTENCE_ENDS:
        return SENTENCE_END
    if word == "\n":
        return LINE_END
    return CLAUSE_END if word in _CLAUSE_ENDS else NOT_AN_END


def cut(ends: NDArray[np.int8], most: int) -> list[int]:
    """Cut a text into stretches of up to ``most`` words, as few as can be.

    Parameters
    ----------
    ends
        For each word what ``end_of`` says of it.
    most
        Words of a stretch. Only what has no end of any kind in so many words is cut elsewhere.

    Returns
    -------
    list of int
        Where the stretches begin, 0 first; empty for an empty text.
    """
    places = [np.flatnonzero(ends == kind) for kind in (SENTENCE_END, LINE_END, CLAUSE_END)]
    starts = []
    start = 0
    while start < len(ends):
        starts.append(start)
        limit = start + most
        if limit >= len(ends):
            break
        for found in places:
            last = int(np.searchsorted(found, limit)) - 1
            if last >= 0 and found[last] >= start:
                start = int(found[last]) + 1
                break
        else:
            start = limit
    return starts


@dataclass(frozen=True, slots=True)
class Layout:
    """Stretches side by side, longest first, without filling: one row for each word.

    Rows are ordered by the place in the stretch, then by stretch: those of step ``t`` are
    ``offsets[t]:offsets[t + 1]``, one for each of the stretches that are that long.

    Attributes
    ----------
    offsets
        First row of each step, and the number of rows.
    forward, backward
        The word that each row stands for when the stretches are read from their beginning and
        from their end.
    turned
        The row of ``backward`` that stands for the word of a row of ``forward``.
    """

    offsets: list[int]
    forward: NDArray[np.intp]
    backward: NDArray[np.intp]
    turned: NDArray[np.intp]


def side_by_side(starts: Sequence[int], lengths: Sequence[int]) -> Layout:
    """Lay out stretches that begin at the words ``starts`` and have ``lengths``, none 0."""
    order = np.argsort(-np.asarray(lengths), kind="stable")
    first = np.asarray(starts, dtype=np.intp)[order]
    size = np.asarray(lengths, dtype=np.intp)[order]
    steps = np.arange(size[0])
    lasting = np.searchsorted(-size, -steps, side="left")
    offsets = np.concatenate([[0], np.cumsum(lasting)])
    step = np.repeat(steps, lasting)
    stretch = np.arange(offsets[-1]) - offsets[step]
    return Layout(
        offsets.tolist(),
        first[stretch] + step,
        first[stretch] + size[stretch] - 1 - step,
        offsets[size[stretch] - 1 - step] + stretch,
    )
