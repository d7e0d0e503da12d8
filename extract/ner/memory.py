"""What a text says of a word elsewhere: a name that is clear in one place helps in the others.

Each place where a word comes back tells what the network made of it there; a place hears the mean
of what the others tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


class Memory:
    """Scores of labels for words that come back in their text.

    Parameters
    ----------
    weights
        Arrays by name, as ``models/recipe/export.py`` writes them; each member of the network has a
        memory of its own.
    members
        How many there are.
    """

    def __init__(self, weights: Mapping[str, NDArray[Any]], members: int) -> None:
        def take(name: str) -> list[Floats]:
            return [
                np.ascontiguousarray(weights[f"{member}/memory/{name}"], dtype=np.float32)
                for member in range(members)
            ]

        # What is told and what is known here are both made of the same states: one product.
        self._inner = [
            np.concatenate(pair, 1) for pair in zip(take("told"), take("here"), strict=True)
        ]
        self._told_bias, self._here_bias = take("told_bias"), take("here_bias")
        self._heard, self._emit = take("heard"), take("emit")
        self.width = sum(map(len, self._heard))

    def tell(self, states: Floats) -> tuple[Floats, Floats]:
        """Make of the states of words what they tell others, and what they know themselves."""
        told, here = [], []
        size = states.shape[1] // len(self._inner)
        for member, inner in enumerate(self._inner):
            made = states[:, member * size : (member + 1) * size] @ inner
            width = made.shape[1] // 2
            told.append(np.tanh(made[:, :width] + self._told_bias[member]))
            here.append(made[:, width:] + self._here_bias[member])
        return np.concatenate(told, 1), np.concatenate(here, 1)

    def recall(self, told: Floats, here: Floats, same: NDArray[np.intp]) -> Floats:
        """Score labels.

        Parameters
        ----------
        told, here
            Of each word, as ``tell`` made them.
        same
            The same number for words that are told of one another; two of each or more.
        """
        order = np.argsort(same, kind="stable")
        starts = np.flatnonzero(np.diff(same[order], prepend=-1))
        times = np.diff(starts, append=len(same))
        sums = np.add.reduceat(told[order], starts, axis=0)
        owner = np.empty(len(same), dtype=np.intp)
        owner[order] = np.repeat(np.arange(len(starts)), times)
        others = (sums[owner] - told) / (times[owner] - 1)[:, None].astype(np.float32)
        scored = np.zeros((len(same), self._emit[0].shape[1]), dtype=np.float32)
        begin = 0
        for heard, emit in zip(self._heard, self._emit, strict=True):
            end = begin + len(heard)
            scored += np.tanh(others[:, begin:end] @ heard + here[:, begin:end]) @ emit
            begin = end
        return scored
