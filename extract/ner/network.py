"""The recogniser's arithmetic in numpy: words to vectors, two-way LSTMs, scores of labels.

Trained elsewhere (``models/recipe``), run here: nothing but matrix products, so that no
deep-learning library is needed to read a report.

A network has one member or several, trained apart from one another, whose scores are averaged.
They run side by side as one wider network, which costs less than one after the other.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from extract.ner.memory import Memory
from extract.ner.vocabulary import GROUPS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from extract.ner.stretches import Layout
    from extract.ner.vocabulary import Rows

    Floats = NDArray[np.float32]

_EPSILON = np.float32(1e-5)
_HALF = np.float32(0.5)
_ONE = np.float32(1)
_ROWS_AT_ONCE = 64
"""Some steps of the few stretches of a report; more would not stay near the processor."""


class Network:
    """Trained weights, and what is computed with them.

    Parameters
    ----------
    weights
        Arrays by name, as ``models/recipe/export.py`` writes them: for each member its tables,
        8 bits with a scale for each row, and its word encoder; for each direction of each member
        its LSTM; scores of labels from all of them.
    """

    def __init__(self, weights: Mapping[str, NDArray[Any]]) -> None:
        def take(name: str) -> Floats:
            return np.ascontiguousarray(weights[name], dtype=np.float32)

        self._encoders: list[_Encoder] = []
        while f"{len(self._encoders)}/mix/weight" in weights:
            member = len(self._encoders)
            self._encoders.append(
                _Encoder(
                    [
                        (weights[f"{member}/table/{group}"], weights[f"{member}/scale/{group}"])
                        for group in GROUPS
                    ],
                    *(take(f"{member}/{part}") for part in _ENCODER_PARTS),
                )
            )
        self._lstm = _Lstm(take("lstm/input"), take("lstm/bias"), take("lstm/state"))
        self._emit = (take("emit/weight"), take("emit/bias"))
        self.memory = Memory(weights, len(self._encoders))
        self.chain = take("chain")
        self.begin = take("begin")

    @property
    def width(self) -> int:
        """Length of a word's vector."""
        return sum(encoder.width for encoder in self._encoders)

    def word_vectors(self, rows: Sequence[Rows]) -> Floats:
        """Make the vectors of words from their rows in each table."""
        return np.concatenate([encoder.encode(rows) for encoder in self._encoders], 1)

    def read(self, vectors: Floats, words: NDArray[np.intp], layout: Layout) -> Floats:
        """Read stretches: a state for every row of ``layout``, those of the members side by side.

        Parameters
        ----------
        vectors
            Of the different words.
        words
            Which of them each word of the text is.
        layout
            The stretches of the text.
        """
        states = self._lstm.run(
            vectors, words[layout.forward], words[layout.backward], layout.offsets
        )
        return np.concatenate(
            [state if way % 2 == 0 else state[layout.turned] for way, state in enumerate(states)], 1
        )

    def scores(self, states: Floats) -> Floats:
        """Score every label for words by their states; ``memory`` adds to it."""
        weight, bias = self._emit
        scored: Floats = states @ weight + bias
        return scored


_ENCODER_PARTS = ("mix/weight", "mix/bias", "norm/weight", "norm/bias")


class _Encoder:
    """Words to vectors: means of rows, mixed, the larger of two each time, normalised."""

    def __init__(
        self,
        tables: list[tuple[NDArray[np.int8], NDArray[np.float16]]],
        mix: Floats,
        mix_bias: Floats,
        gain: Floats,
        shift: Floats,
    ) -> None:
        self._tables = [(codes, scales.astype(np.float32)) for codes, scales in tables]
        # Of each pair of columns the larger one counts: first ones left, second ones right.
        self._mix = np.concatenate([mix[:, 0::2], mix[:, 1::2]], 1)
        self._mix_bias = np.concatenate([mix_bias[0::2], mix_bias[1::2]])
        self._gain, self._shift = gain, shift
        self.width = len(gain)

    def encode(self, rows: Sequence[Rows]) -> Floats:
        parts = [_means(*table, *found) for table, found in zip(self._tables, rows, strict=True)]
        mixed = np.concatenate(parts, 1) @ self._mix
        mixed += self._mix_bias
        vectors: Floats = np.maximum(mixed[:, : self.width], mixed[:, self.width :])
        vectors -= vectors.mean(1, keepdims=True)
        spread = np.einsum("ij,ij->i", vectors, vectors) / np.float32(self.width)
        vectors /= np.sqrt(spread + _EPSILON)[:, None]
        vectors *= self._gain
        vectors += self._shift
        return vectors


class _Lstm:
    """An LSTM for each way of each member, all run in one go; odd ways read from the end."""

    def __init__(self, inner: Floats, bias: Floats, state: Floats) -> None:
        # Gates are in, forget, out, new. A sigmoid is a tanh of half as much, so that one tanh
        # does for all four. What it opens is twice as open while the steps run: states are twice
        # as large, which their weights make up for, and are halved once, at the end.
        self._hidden = state.shape[1]
        scale = np.full(state.shape[2], 0.5, dtype=np.float32)
        scale[3 * self._hidden :] = 1
        self._input = inner * scale
        self._bias = bias * scale
        self._state = state * scale * _HALF

    def run(
        self,
        vectors: Floats,
        forward: NDArray[np.intp],
        backward: NDArray[np.intp],
        offsets: Sequence[int],
    ) -> Floats:
        """Read the stretches; for each way and row the state after that row's word."""
        size, ways = self._hidden, len(self._input)
        given = _Given(self._alone(vectors), (forward, backward), size)
        states = np.empty((ways, len(forward), size), dtype=np.float32)
        state = np.zeros((ways, offsets[1], size), dtype=np.float32)
        cell = np.zeros_like(state)
        count = 0
        for here, after in pairwise(offsets):
            if after - here != count:
                count = after - here
                state, cell = state[:, :count], np.ascontiguousarray(cell[:, :count])
                # As the product gives them, and gate by gate, where each step is a plain array.
                made = np.empty((ways, count, 4 * size), dtype=np.float32)
                by_gate = made.reshape(ways, count, 4, size).transpose(2, 0, 1, 3)
                gates = np.empty((4, ways, count, size), dtype=np.float32)
                opened, (into, keep, out, new) = gates[:3], gates
            np.matmul(state, self._state, out=made)
            np.add(by_gate, given.rows(here, after), out=gates)
            np.tanh(gates, out=gates)
            opened += _ONE
            cell *= keep
            new *= into
            cell += new
            cell *= _HALF
            state = states[:, here:after]
            np.multiply(np.tanh(cell, out=new), out, out=state)
        states *= _HALF
        return states

    def _alone(self, vectors: Floats) -> Floats:
        """Give what words alone do to the gates, way x word x gate."""
        ways, width, gate_count = self._input.shape
        alone = np.empty((ways, len(vectors), gate_count), dtype=np.float32)
        for way in range(ways):
            member = way // 2
            own = vectors[:, member * width : (member + 1) * width]
            np.matmul(own, self._input[way], out=alone[way])
            alone[way] += self._bias[way]
        return alone


class _Given:
    """What the words of rows do to the gates, fetched for some steps at a time."""

    def __init__(self, alone: Floats, orders: tuple[NDArray[np.intp], ...], size: int) -> None:
        self._alone, self._orders, self._size = alone, orders, size
        self._base = self._limit = 0

    def rows(self, here: int, after: int) -> Floats:
        """Give those of rows ``here:after``, gate x way x row x unit; rows come in order."""
        if after > self._limit:
            self._fetch(here, max(after, here + _ROWS_AT_ONCE))
        return self._fetched[:, :, here - self._base : after - self._base]

    def _fetch(self, here: int, after: int) -> None:
        orders = [order[here:after] for order in self._orders]
        ways, count = len(self._alone), len(orders[0])
        found = np.empty((ways, count, 4 * self._size), dtype=np.float32)
        for way, alone in enumerate(self._alone):
            alone.take(orders[way % 2], 0, out=found[way], mode="clip")
        self._base, self._limit = here, here + count
        self._fetched = found.reshape(ways, count, 4, self._size).transpose(2, 0, 1, 3)


def _means(
    codes: NDArray[np.int8],
    scales: Floats,
    rows: NDArray[np.intp],
    counts: NDArray[np.intp],
) -> Floats:
    """Mean of each word's rows of a table, zeros for a word that has none."""
    means = np.zeros((len(counts), codes.shape[1]), dtype=np.float32)
    some = np.flatnonzero(counts)
    if len(some):
        values = codes.take(rows, 0).astype(np.float32)
        values *= scales.take(rows)[:, None]
        sizes = counts[some]
        sums = np.add.reduceat(values, np.cumsum(sizes) - sizes, axis=0)
        means[some] = sums / sizes[:, None].astype(np.float32)
    return means
