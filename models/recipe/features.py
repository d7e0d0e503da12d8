"""Words of the corpora as numbers: counted once, looked up by every batch."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import torch

from extract.ner import features
from extract.ner.features import repeat_key
from extract.ner.spelling import folded, pieces_of
from extract.ner.vocabulary import GROUPS, Rows, Vocabulary, checksum

if TYPE_CHECKING:
    from collections.abc import Iterable

    from torch import Tensor

LEAST = {"form": 4, "lemma": 3, "tag": 1, "name": 10, "shape": 10}
"""How often a key must occur to have a row. Each word is counted in both of its tokenisations."""
LEAST_AFFIX = 4
"""In how many different words an affix must occur to have a row."""
GRAM_ROWS = 1 << 14


def count_vocabulary(words: Iterable[str]) -> Vocabulary:
    """Give a row to every key that is frequent enough among the words to train on."""
    counts: dict[str, Counter[int]] = {group: Counter() for group in features.GROUPS}
    times_of = Counter(words)
    for word, times in times_of.items():
        for group, keys in zip(features.GROUPS, features.keys_of(word), strict=True):
            counts[group].update(dict.fromkeys(map(checksum, keys), times))
    known = {
        group: _frequent(
            np.array(list(counts[group])), np.array(list(counts[group].values())), least
        )
        for group, least in LEAST.items()
    }
    affixes, _ = pieces_of(sorted({folded(word) for word in times_of}))
    known["affix"] = _frequent(*np.unique(affixes.hashes, return_counts=True), LEAST_AFFIX)
    return Vocabulary(known, GRAM_ROWS)


def _frequent(keys: np.ndarray, times: np.ndarray, least: int) -> np.ndarray:
    return np.sort(keys[times >= least]).astype(np.uint32)


class Words:
    """Different words met so far, each with a number, its rows and how often it was trained on."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.numbers: dict[str, int] = {}
        self.texts: list[str] = []
        self._times: list[int] = []
        self._keys: list[int] = []
        self._key_numbers: dict[str, int] = {}
        self._rows: list[list[np.ndarray]] = []

    def number(self, word: str) -> int:
        """Return the number of a word, a new one if it is met for the first time."""
        found = self.numbers.get(word)
        if found is None:
            found = self.numbers[word] = len(self.texts)
            self.texts.append(word)
            self._times.append(0)
            key = repeat_key(word)
            self._keys.append(
                self._key_numbers.setdefault(key, len(self._key_numbers)) if key else -1
            )
        return found

    def count(self, words: Iterable[str]) -> None:
        """Count words as trained on."""
        for word in words:
            self._times[self.number(word)] += 1

    def repeats(self, numbers: np.ndarray) -> list[int]:
        """Numbers of what words are known again by, -1 for none."""
        return [self._keys[number] for number in numbers.tolist()]

    def times(self, numbers: np.ndarray) -> np.ndarray:
        """How often words were counted."""
        return np.array([self._times[number] for number in numbers.tolist()], dtype=np.float32)

    def rows(self, numbers: np.ndarray) -> list[tuple[Tensor, Tensor]]:
        """Rows of words as ``EmbeddingBag`` takes them: for each group, indices and offsets."""
        if len(self._rows) < len(self.texts):
            self._look_up(self.texts[len(self._rows) :])
        chosen = [self._rows[number] for number in numbers.tolist()]
        made = []
        for place in range(len(GROUPS)):
            parts = [rows[place] for rows in chosen]
            lengths = np.fromiter(map(len, parts), dtype=np.intp, count=len(parts))
            offsets = np.cumsum(lengths) - lengths
            made.append((torch.from_numpy(np.concatenate(parts)), torch.from_numpy(offsets)))
        return made

    def _look_up(self, words: list[str]) -> None:
        tables = [_split(rows) for rows in self.vocabulary.rows_of(words)]
        self._rows.extend([list(row) for row in zip(*tables, strict=True)])


def _split(found: Rows) -> list[np.ndarray]:
    rows = found.rows.astype(np.int64)
    ends = np.cumsum(found.counts).tolist()
    begins = [0, *ends[:-1]]
    return [rows[begin:end] for begin, end in zip(begins, ends, strict=True)]
