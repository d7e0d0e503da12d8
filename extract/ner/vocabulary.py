"""Which rows of which tables stand for a word.

Keys are known by 32 bits of their checksum, never by their letters: a model holds no list of the
words it was trained on.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

from extract.ner import features
from extract.ner.spelling import folded, pieces_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from extract.ner.spelling import Pieces

GROUPS = (*features.GROUPS, "affix", "gram")
"""Groups of keys; the network has a table for each and takes the mean of a word's rows in it."""
NOTHING = 0
"""Row of zeros, the first of every table: the row of keys that are not known."""
_KEYS = 1 << 13


class Rows(NamedTuple):
    """Rows of several words in one table: all in one row, and how many of them each word has."""

    rows: NDArray[np.intp]
    counts: NDArray[np.intp]


class Vocabulary:
    """Rows of words in the tables of the network.

    Parameters
    ----------
    known
        For each group but one the checksums of its keys, rising; the first has row 1. Other keys
        have no row.
    gram_rows
        Rows of the group ``gram`` beside row 0; its keys share them.
    """

    def __init__(self, known: Mapping[str, NDArray[np.uint32]], gram_rows: int) -> None:
        self.known = dict(known)
        self.gram_rows = gram_rows
        self._rows = [
            dict(zip(known[group].tolist(), range(1, len(known[group]) + 1), strict=True))
            for group in features.GROUPS
        ]

    def table_sizes(self) -> list[int]:
        """Count the rows of each group's table, row 0 included."""
        return [
            1 + (self.gram_rows if group == "gram" else len(self.known[group])) for group in GROUPS
        ]

    def rows_of(self, words: Sequence[str]) -> list[Rows]:
        """Rows of words, for each of ``GROUPS``."""
        flat: list[list[int]] = [[] for _ in features.GROUPS]
        counts: list[list[int]] = [[] for _ in features.GROUPS]
        for word in words:
            for place, keys in enumerate(features.keys_of(word)):
                known = self._rows[place]
                rows = [row for key in keys if (row := known.get(checksum(key), NOTHING))]
                flat[place] += rows
                counts[place].append(len(rows))
        affixes, grams = pieces_of([folded(word) for word in words])
        return [
            *(
                Rows(np.array(rows, dtype=np.intp), np.array(sizes, dtype=np.intp))
                for rows, sizes in zip(flat, counts, strict=True)
            ),
            self._affix_rows(affixes),
            Rows(1 + (grams.hashes % np.uint32(self.gram_rows)).astype(np.intp), grams.counts),
        ]

    def _affix_rows(self, affixes: Pieces) -> Rows:
        known = self.known["affix"]
        places = np.searchsorted(known, affixes.hashes)
        found = known[np.minimum(places, len(known) - 1)] == affixes.hashes
        owners = np.repeat(np.arange(len(affixes.counts)), affixes.counts)
        return Rows(places[found] + 1, np.bincount(owners[found], minlength=len(affixes.counts)))


@lru_cache(maxsize=_KEYS)
def checksum(key: str) -> int:
    """Return the 32 bits by which a key is known."""
    return crc32(key.encode("utf-8", "surrogatepass"))
