"""Which of the words a codebook asks for texts hold, in whatever form: bits, also of a column."""

from __future__ import annotations

import re
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from extract.indicators.strings import pieces
from extract.polish import morphology
from extract.polish.morphology import restore
from extract.polish.remembered import Remembered, remembered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Marks = NDArray[np.uint64]
    Masks = tuple[tuple[int, np.uint64, np.uint64], ...]

CAPITALS = "="
"""What begins a cue that a word meets only in capitals: "=on" is the abbreviation "ON"."""
_WORD = re.compile(r"[^\W\d_]++(?>(?:-[^\W\d_]++)*)")
_MOST_MET = 1 << 17
_KNOWN = 1 << 13
"""Few: the words of many texts are remembered in columns, which take a tenth of the room."""
_CACHED_LEMMAS = 1 << 15
_CACHED_CUES = 16
_SAMPLE = 4096
_VARIED = 0.7
_RARE = 2
_BITS = 64


class Cues:
    """The sets of words a codebook asks for, each a bit that a text has if it holds one of them.

    A word of a text is one of a set if the set has one of its lemmas or the word itself, in lower
    case; a cue with ``*`` at its end is met by every lemma and word that begins like it. Both
    halves of "księgowo-kadrowy" count. Rare and archaic readings do not.
    """

    def __init__(self, sets: Iterable[frozenset[str]]) -> None:
        self._bits = {some: 1 << place for place, some in enumerate(dict.fromkeys(sets))}
        self._of_cue: dict[str, int] = {}
        for some, bit in self._bits.items():
            for cue in some:
                self._of_cue[cue] = self._of_cue.get(cue, 0) | bit
        begins = {cue[:-1]: bits for cue, bits in self._of_cue.items() if cue[-1] == "*"}
        self._beginnings = {
            length: {cue: bits for cue, bits in begins.items() if len(cue) == length}
            for length in sorted({len(cue) for cue in begins})
        }
        self._known = Remembered(self.of_word, _KNOWN)
        self._forget()

    def bit(self, some: frozenset[str]) -> int:
        """Return the bit of one of the sets."""
        return self._bits[some]

    def found(self, text: str) -> int:
        """Return the bits of the sets of which ``text`` holds a word; linear in its length."""
        return reduce(or_, map(self._known.__getitem__, _WORD.findall(text)), 0)

    def of_word(self, word: str) -> int:
        """Return the bits of one word."""
        held = 0
        for lemma in lemmas(word):
            held |= self._of_cue.get(lemma, 0)
            for length, beginnings in self._beginnings.items():
                held |= beginnings.get(lemma[:length], 0)
        return held

    def marks(self, texts: pa.Array) -> Marks:
        """Return the bits that each of many texts has.

        Clauses hardly ever come back, but their words do: each distinct one is looked up once.
        Phrases do, and sentences with several numbers: where many texts are the same, each distinct
        one is read once.

        Parameters
        ----------
        texts
            Large strings without nulls.

        Returns
        -------
        ndarray
            A column for each text; row ``n`` has the bits from ``64 * n`` on.
        """
        sample = texts.slice(0, _SAMPLE)
        if len(sample.unique()) < _VARIED * len(sample):
            encoded = texts.dictionary_encode()
            return self._read(encoded.dictionary)[:, encoded.indices.to_numpy()]
        return self._read(texts)

    def _read(self, texts: pa.Array) -> Marks:
        made = np.zeros((self.width, len(texts)), dtype=np.uint64)
        cut = pieces(texts)
        held = self._columns(cut.words)
        there = np.flatnonzero(held != 0)  # few words hold anything
        if len(there):
            bounds = np.searchsorted(cut.starts[there], cut.edges)
            some = np.flatnonzero(bounds[1:] > bounds[:-1])
            begins, held = bounds[some], held[there]
            for row, bits in zip(made, self._table, strict=True):
                row[some] = np.bitwise_or.reduceat(bits[held], begins)
        return made

    @property
    def width(self) -> int:
        """How many rows ``marks`` have."""
        return max(1, -(-len(self._bits) // _BITS))

    def masks(self, must: int, none: int) -> Masks:
        """Return what tells in ``marks`` whether a text has all of some bits and none of others.

        Rows, each with the bits to look at and what these have to be.
        """
        rows = zip(_rows(must | none, self.width), _rows(must, self.width), strict=True)
        return tuple(
            (row, np.uint64(look), np.uint64(wanted))
            for row, (look, wanted) in enumerate(rows)
            if look
        )

    def _columns(self, words: pa.Array) -> NDArray[np.int32]:
        """Return the column of each word in the table of bits; 0 is the one without any."""
        places = pc.index_in(words, value_set=self._met)
        if places.null_count:
            new = words.filter(places.is_null()).unique()
            if len(self._met) + len(new) > _MOST_MET:
                self._forget()
                new = words.unique()
            self._meet(new)
            places = pc.index_in(words, value_set=self._met)
        found: NDArray[np.int32] = self._column.take(places.to_numpy())
        return found

    def _forget(self) -> None:
        self._met = pa.array([], type=pa.large_string())
        self._column = np.zeros(0, dtype=np.int32)
        self._table = np.zeros((self.width, 1), dtype=np.uint64)

    def _meet(self, words: pa.Array) -> None:
        """Look words up and remember them."""
        of_bits = {bits_of(column): place for place, column in enumerate(self._table.T)}
        columns = [of_bits.setdefault(self.found(word), len(of_bits)) for word in words.to_pylist()]
        self._met = pa.concat_arrays([self._met, words])
        self._column = np.concatenate([self._column, np.array(columns, dtype=np.int32)])
        table = [_rows(bits, self.width) for bits in of_bits]
        self._table = np.array(table, dtype=np.uint64).T.copy()


def _rows(bits: int, width: int) -> list[int]:
    return [bits >> _BITS * row & (1 << _BITS) - 1 for row in range(width)]


def bits_of(column: NDArray[np.uint64]) -> int:
    """Return one column of ``marks`` as one integer."""
    return sum(bits << _BITS * row for row, bits in enumerate(column.tolist()))


@remembered(_CACHED_CUES)
def cues(sets: tuple[frozenset[str], ...]) -> Cues:
    """Return the same ``Cues`` for the same sets, so that a word met once is known again."""
    return Cues(sets)


@remembered(_CACHED_LEMMAS)
def lemmas(word: str) -> frozenset[str]:
    """Return the word in lower case with its lemmas, those of its halves included."""
    found = {word.lower()}
    if len(word) > 1 and word.isupper():
        found.add(f"{CAPITALS}{word.lower()}")
    readings = morphology.analyses(word) or morphology.analyses(restore(word) or "")
    for reading in readings:
        if morphology.rarity(reading) < _RARE:
            found.add(reading.lemma.lower())
    for lemma in [one for one in found if "-" in one]:
        *before, last = lemma.split("-")
        found.add(last)
        # "księgowo-": the adjective without its ending
        found.update(half[:-1] + ending for half in before if half[-1:] == "o" for ending in "yi")
    return frozenset(found)
