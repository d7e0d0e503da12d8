"""Letters of many words as numbers: what they begin with, end in and hold, hashed all at once.

A word has some forty such pieces; taken one by one in Python they would cost more than the whole
network does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LONGEST = 40
"""Letters looked at: what is longer is a lost space, and must not cost more than a word."""
LONGEST_AFFIX = 5
_GRAMS = (3, 4)
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)
_DIGITS = re.compile(r"[0-9]")


class Pieces(NamedTuple):
    """Hashes of pieces of several words: all in one row, and how many of them each word has."""

    hashes: NDArray[np.uint32]
    counts: NDArray[np.intp]


def folded(word: str) -> str:
    """Write a word small, every digit as 0, and no longer than is looked at."""
    return _DIGITS.sub("0", word[:LONGEST].lower())


def pieces_of(words: Sequence[str]) -> tuple[Pieces, Pieces]:
    """Hash the affixes, and the runs of three and four letters, of words that are ``folded``.

    Affixes have up to five letters and know at which end they stand; runs count the word's ends
    as letters.
    """
    framed = [f"<{word}>" for word in words]
    sizes = np.fromiter(map(len, framed), dtype=np.intp, count=len(framed))
    letters = np.frombuffer(
        "".join(framed).encode("utf-32-le", "surrogatepass"), dtype=np.uint32
    ).astype(np.uint64)
    firsts = np.cumsum(sizes) - sizes
    longest = LONGEST_AFFIX + 1
    filled = np.concatenate([letters, np.zeros(longest, dtype=np.uint64)])
    left = np.repeat(firsts + sizes, sizes) - np.arange(len(letters))
    hashes = letters
    affixes = np.zeros((len(words), LONGEST_AFFIX, 2), dtype=np.uint32)
    has_affix = np.zeros((len(words), LONGEST_AFFIX, 2), dtype=np.bool_)
    grams: list[NDArray[np.uint32]] = []
    gram_counts = np.zeros(len(words), dtype=np.intp)
    for size in range(2, longest + 1):
        hashes = hashes * _FACTOR + filled[size - 1 : size - 1 + len(letters)]
        mixed = _mixed(hashes)
        long_enough = sizes >= size + 1
        affixes[:, size - 2, 0] = mixed[firsts]
        affixes[:, size - 2, 1] = mixed[np.maximum(firsts + sizes - size, firsts)]
        has_affix[:, size - 2] = long_enough[:, None]
        if size in _GRAMS:
            grams.append(np.where(left >= size, mixed, 0))
            gram_counts += np.maximum(sizes - size + 1, 0)
    table = np.stack(grams, 1)
    inside = np.stack([left >= size for size in _GRAMS], 1)
    return (
        Pieces(affixes[has_affix], has_affix.sum((1, 2))),
        Pieces(table[inside], gram_counts),
    )


def _mixed(hashes: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """Spread 64 bits over 32."""
    spread = (hashes ^ (hashes >> _HALF)) * _MIX
    return (spread >> _HALF).astype(np.uint32)
