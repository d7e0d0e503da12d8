"""A trained recogniser: words in, names out, and the one file that it is kept in."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np

from extract.errors import ModelError
from extract.ner.crf import viterbi
from extract.ner.features import repeat_key
from extract.ner.labels import closing, decode
from extract.ner.network import Network
from extract.ner.stretches import cut, end_of, side_by_side
from extract.ner.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from extract.ner.stretches import Layout

    Weights = Mapping[str, NDArray[Any]]

LONGEST_STRETCH = 150
_CACHED_WORDS = 1 << 15
"""Different words whose vectors are kept, some 16 MB."""
_WORDS_AT_ONCE = 1 << 13
_DROPPED = -1
_ALONE = -1
_BLANK = "\n"
_VERSION = 2


class Recogniser:
    """Finds names in sequences of words.

    Parameters
    ----------
    weights
        What ``Recogniser.read`` reads: the weights, the vocabulary and the kinds of name.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = dict(weights)
        self.kinds: tuple[str, ...] = tuple(weights["kinds"].tolist())
        self._vocabulary = Vocabulary(
            _under("known", weights),
            int(weights["gram_rows"]),
        )
        self._network = Network(weights)
        self._final = closing(self.kinds)
        self._forget()

    def _forget(self) -> None:
        self._rows: dict[int, int] = {}
        self._vectors = np.zeros((0, self._network.width), dtype=np.float32)
        self._ends = np.zeros(0, dtype=np.int8)
        self._keys = np.zeros(0, dtype=np.intp)
        self._key_numbers: dict[str, int] = {}
        self._count = 0

    def __reduce__(self) -> tuple[type[Recogniser], tuple[dict[str, Any]]]:
        return Recogniser, (self._weights,)  # no vector made so far goes along

    def find(
        self,
        texts: Sequence[NDArray[np.uint64]],
        spell: Callable[[int], str],
        *,
        most: int = LONGEST_STRETCH,
    ) -> list[list[tuple[int, int, str]]]:
        """Find the names in several texts at once.

        Parameters
        ----------
        texts
            For each text its words, as the numbers that spaCy gives them (``ORTH``).
        spell
            The word of a number. A number stands for one word for good.
        most
            Words that are read together; a name never reaches over the end of such a stretch.

        Returns
        -------
        list of list of (int, int, str)
            For each text its names: first word, word behind the last one, kind.
        """
        lengths = [len(text) for text in texts]
        if not sum(lengths):
            return [[] for _ in texts]
        rows = self._rows_of(np.concatenate(texts), spell)
        kept = np.flatnonzero(rows != _DROPPED)
        words = rows[kept]
        borders = np.searchsorted(kept, np.concatenate([[0], np.cumsum(lengths)])).tolist()
        stretches: list[tuple[int, int]] = []
        for begin, end in pairwise(borders):
            starts = [begin + start for start in cut(self._ends[words[begin:end]], most)]
            stretches += pairwise([*starts, end])
        labels = self._labels(words, stretches, self._same(words, borders))
        found: list[list[tuple[int, int, str]]] = []
        base = 0
        for begin, end, length in zip(borders[:-1], borders[1:], lengths, strict=True):
            at = kept[begin:end] - base
            found.append(
                [
                    (int(at[first]), int(at[last - 1]) + 1, kind)
                    for first, last, kind in decode(labels[begin:end], self.kinds)
                ]
            )
            base += length
        return found

    def _labels(
        self, words: NDArray[np.intp], stretches: list[tuple[int, int]], same: NDArray[np.intp]
    ) -> NDArray[np.int8]:
        """Label words, stretches of like length at a time; ``same`` are those that come back."""
        network = self._network
        again = np.flatnonzero(same != _ALONE)
        slots = np.full(len(words), _ALONE)
        slots[again] = np.arange(len(again))
        scores = np.empty((len(words), len(network.begin)), dtype=np.float32)
        told = np.empty((len(again), network.memory.width), dtype=np.float32)
        here = np.empty_like(told)
        layouts = []
        for layout in self._layouts(stretches):
            layouts.append(layout)
            used, index = np.unique(words[layout.forward], return_inverse=True)
            at = np.zeros(len(words), dtype=np.intp)
            at[layout.forward] = index
            states = network.read(self._vectors[used], at, layout)
            scores[layout.forward] = network.scores(states)
            slot = slots[layout.forward]
            some = np.flatnonzero(slot != _ALONE)
            told[slot[some]], here[slot[some]] = network.memory.tell(states[some])
        if len(again):
            scores[again] += network.memory.recall(told, here, same[again])
        labels = np.zeros(len(words), dtype=np.int8)
        for layout in layouts:
            labels[layout.forward] = viterbi(
                scores[layout.forward], layout.offsets, network.chain, network.begin, self._final
            )
        return labels

    def _layouts(self, stretches: list[tuple[int, int]]) -> Iterator[Layout]:
        order = sorted(stretches, key=lambda stretch: stretch[0] - stretch[1])
        place = 0
        while place < len(order):
            longest = order[place][1] - order[place][0]
            group = order[place : place + max(1, _WORDS_AT_ONCE // longest)]
            place += len(group)
            yield side_by_side([start for start, _ in group], [end - start for start, end in group])

    def _same(self, words: NDArray[np.intp], borders: list[int]) -> NDArray[np.intp]:
        """Give words that come back in their text one number, the others ``_ALONE``."""
        keys = self._keys[words]
        texts = np.repeat(np.arange(len(borders) - 1), np.diff(borders))
        _, same, times = np.unique(
            keys + texts * (len(self._key_numbers) + 1), return_inverse=True, return_counts=True
        )
        alone = (keys == _ALONE) | (times[same] == 1)
        return np.where(alone, _ALONE, same)

    def _rows_of(self, orths: NDArray[np.uint64], spell: Callable[[int], str]) -> NDArray[np.intp]:
        """Rows of words among the kept vectors; words met for the first time get theirs now."""
        different, inverse = np.unique(orths, return_inverse=True)
        numbers = different.tolist()
        new = [number for number in numbers if number not in self._rows]
        if new and len(self._rows) + len(new) > _CACHED_WORDS:
            self._forget()
            new = numbers
        if new:
            self._learn(new, [spell(number) for number in new])
        rows = np.fromiter(map(self._rows.__getitem__, numbers), np.intp, count=len(numbers))
        return rows[inverse]

    def _learn(self, numbers: list[int], spelled: list[str]) -> None:
        kept: list[str] = []
        for number, word in zip(numbers, spelled, strict=True):
            blank = word.isspace()
            if blank and _BLANK not in word:
                self._rows[number] = _DROPPED
                continue
            self._rows[number] = self._count + len(kept)
            # However many lines are blank, the line has ended.
            kept.append(_BLANK if blank else word)
        for begin in range(0, len(kept), _WORDS_AT_ONCE):
            words = kept[begin : begin + _WORDS_AT_ONCE]
            vectors = self._network.word_vectors(self._vocabulary.rows_of(words))
            keys = [
                self._key_numbers.setdefault(key, len(self._key_numbers)) if key else _ALONE
                for key in map(repeat_key, words)
            ]
            self._keep(vectors, [end_of(word) for word in words], keys)

    def _keep(self, vectors: NDArray[np.float32], ends: list[int], keys: list[int]) -> None:
        """Put vectors behind those there are; space is taken twice over, so seldom."""
        begin, end = self._count, self._count + len(vectors)
        if end > len(self._vectors):
            room = np.zeros((2 * end, self._network.width), dtype=np.float32)
            room[:begin] = self._vectors[:begin]
            self._vectors = room
            more = 2 * end - len(self._ends)
            self._ends = np.concatenate([self._ends, np.zeros(more, np.int8)])
            self._keys = np.concatenate([self._keys, np.zeros(more, np.intp)])
        self._vectors[begin:end] = vectors
        self._ends[begin:end] = ends
        self._keys[begin:end] = keys
        self._count = end

    def write(self) -> bytes:
        """Write everything as one file of arrays (``.npz``, no pickles)."""
        target = io.BytesIO()
        np.savez_compressed(target, allow_pickle=False, **self._weights)
        return target.getvalue()

    @classmethod
    def read(cls, content: bytes) -> Recogniser:
        """Read what ``write`` wrote.

        Raises
        ------
        ModelError
            The content is no recogniser, or one of another version.
        """
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
                weights = {name: arrays[name] for name in arrays.files}
            if weights["version"] != _VERSION:
                raise ModelError(
                    f"The recogniser is of version {weights['version']}, this package reads "
                    f"version {_VERSION}: install the package that it was made for."
                )
            return cls(weights)
        except (BadZipFile, ValueError, KeyError, EOFError) as error:
            raise ModelError(
                f"The recogniser's weights cannot be read ({error}): train or install it anew."
            ) from error


def _under(prefix: str, weights: Weights) -> dict[str, NDArray[Any]]:
    """Arrays whose names start with ``prefix/``, by the rest of their names."""
    return {
        name.removeprefix(f"{prefix}/"): array
        for name, array in weights.items()
        if name.startswith(f"{prefix}/")
    }
