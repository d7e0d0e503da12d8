"""Stretches of text as arrays, and batches of stretches of like length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from corpus import LABELS, case_of, part_of_speech
from extract.ner.labels import encode

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator

    from features import Words
    from numpy.typing import NDArray
    from torch import Tensor

    from corpus import Sentence

UNKNOWN = -1
POSES = (
    *("subst", "depr", "ger", "ppron12", "ppron3", "siebie", "num", "numcol"),
    *("adj", "adja", "adjp", "pact", "ppas", "adv", "pcon", "pant"),
    *("fin", "praet", "bedzie", "aglt", "impt", "imps", "inf", "pred", "winien"),
    *("prep", "conj", "comp", "qub", "interj", "brev", "interp", "ign"),
)
CASES = ("", "nom", "gen", "dat", "acc", "inst", "loc", "voc")


class Encoder:
    """Turn sentences into arrays: numbers of words, labels, parts of speech, cases."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._poses = {pos: number for number, pos in enumerate(POSES)}

    def __call__(self, sentence: Sentence) -> NDArray[np.int64]:
        """Encode one sentence; what has no tag is not asked for its part of speech."""
        length = len(sentence.words)
        columns = np.empty((4, length), dtype=np.int64)
        columns[0] = [self.words.number(word) for word in sentence.words]
        columns[1] = encode(sentence.spans, length, LABELS)
        columns[2] = [self._poses.get(part_of_speech(tag), UNKNOWN) for tag in sentence.tags]
        columns[3] = [CASES.index(case_of(tag)) if tag else UNKNOWN for tag in sentence.tags]
        return columns


def packed(sentences: Iterable[NDArray[np.int64]], most: int) -> Iterator[NDArray[np.int64]]:
    """Join sentences that follow one another into stretches of up to ``most`` words."""
    held: list[NDArray[np.int64]] = []
    length = 0
    for sentence in sentences:
        size = sentence.shape[1]
        if held and length + size > most:
            yield np.concatenate(held, 1)
            held, length = [], 0
        held.append(sentence)
        length += size
    if held:
        yield np.concatenate(held, 1)


@dataclass(slots=True)
class Batch:
    """Stretches side by side, time first.

    Attributes
    ----------
    numbers, index
        The different words, and which of them stands where.
    labels, poses, cases
        What is asked for.
    mask
        True where there is a word.
    other
        Whether the labels follow the guidelines of the other corpus.
    """

    numbers: NDArray[np.int64]
    index: Tensor
    labels: Tensor
    poses: Tensor
    cases: Tensor
    mask: Tensor
    other: bool = False

    def __len__(self) -> int:
        return int(self.mask.sum())


def batches(
    stretches: list[NDArray[np.int64]],
    size: int,
    pad: int,
    rng: random.Random | None = None,
    *,
    other: bool = False,
) -> list[Batch]:
    """Group stretches of like length, ``size`` words a batch; shuffled if there is ``rng``."""
    order = sorted(
        stretches, key=lambda one: one.shape[1] * (rng.uniform(0.85, 1.15) if rng else 1.0)
    )
    groups: list[list[NDArray[np.int64]]] = [[]]
    longest = 0
    for stretch in order:
        longest = max(longest, stretch.shape[1])
        if groups[-1] and longest * (len(groups[-1]) + 1) > size:
            groups.append([])
            longest = stretch.shape[1]
        groups[-1].append(stretch)
    return [_batch(group, pad, other=other) for group in groups if group]


def _batch(group: list[NDArray[np.int64]], pad: int, *, other: bool) -> Batch:
    lengths = np.array([stretch.shape[1] for stretch in group])
    whole = np.full((4, lengths.max(), len(group)), UNKNOWN, dtype=np.int64)
    whole[0] = pad
    whole[1] = 0
    for place, stretch in enumerate(group):
        whole[:, : stretch.shape[1], place] = stretch
    numbers, index = np.unique(whole[0], return_inverse=True)
    labels, poses, cases = (torch.from_numpy(row) for row in whole[1:])
    mask = torch.from_numpy(np.arange(lengths.max())[:, None] < lengths)
    index = torch.from_numpy(index.reshape(whole[0].shape))
    return Batch(numbers, index, labels, poses, cases, mask, other)
