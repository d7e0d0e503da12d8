"""Which words of a codebook a text holds, in whatever form: one integer of bits per text."""

from __future__ import annotations

import re
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from extract.polish import morphology

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+")
_MOST_KNOWN = 1 << 17
_RARE = 2


class Cues:
    """The words a codebook asks for, each a bit.

    A word of a text has the bit of a cue that is one of its lemmas or the word itself, in lower
    case; a cue with ``*`` at its end is had by every lemma and word that begins like it. Both
    halves of "księgowo-kadrowy" count. Rare and archaic readings do not.
    """

    def __init__(self, cues: Iterable[str]) -> None:
        self._bits = {cue: 1 << place for place, cue in enumerate(sorted(set(cues)))}
        self._beginnings = tuple((c[:-1], bit) for c, bit in self._bits.items() if c[-1] == "*")
        self._known = _Known(self)

    def bits(self, cues: Iterable[str]) -> int:
        """Return the bits of some of the cues together."""
        return reduce(or_, (self._bits[cue] for cue in cues), 0)

    def found(self, text: str) -> int:
        """Return the bits of the cues that ``text`` holds; linear in its length."""
        return reduce(or_, map(self._known.__getitem__, _WORD.findall(text)), 0)

    def of_word(self, word: str) -> int:
        """Return the bits of one word."""
        held = 0
        for lemma in lemmas(word):
            held |= self._bits.get(lemma, 0)
            for beginning, bit in self._beginnings:
                if lemma.startswith(beginning):
                    held |= bit
        return held


class _Known(dict[str, int]):
    """Bits of the words met so far."""

    def __init__(self, cues: Cues) -> None:
        super().__init__()
        self._cues = cues

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        held = self[word] = self._cues.of_word(word)
        return held


def lemmas(word: str) -> set[str]:
    """Return the word in lower case with its lemmas, those of its halves included."""
    found = {word.lower()}
    for reading in morphology.analyses(word):
        if morphology.rarity(reading) < _RARE:
            found.add(reading.lemma.lower())
    for lemma in [one for one in found if "-" in one]:
        *before, last = lemma.split("-")
        found.add(last)
        # "księgowo-": the adjective without its ending
        found.update(half[:-1] + ending for half in before if half[-1:] == "o" for ending in "yi")
    return found
