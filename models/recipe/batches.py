"""Stretches of text as arrays, and batches of stretches of like length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from augment import NEWLINE
from corpus import LABELS, case_of, part_of_speech

from extract.ner.labels import encode, label_names

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator

    from corpus import Sentence
    from features import Words
    from torch import Tensor

UNKNOWN = -1
LABEL_COUNT = len(label_names(LABELS))
POSES = tuple(
    "subst interp adj qub prep fin praet adv brev conj ppron3 interj ign inf comp ppas num ger "
    "aglt ppron12 pact impt depr pred bedzie pcon siebie imps adjp winien adja numcol".split()
)
CASES = ("", "nom", "gen", "dat", "acc", "inst", "loc", "voc")


@dataclass(slots=True)
class Encoded:
    """A sentence or stretch: numbers of words, labels, parts of speech and cases, one row each."""

    columns: np.ndarray
    soft: np.ndarray | None = None

    def __len__(self) -> int:
        return self.columns.shape[1]


class Encoder:
    """Turn sentences into arrays."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._poses = {pos: number for number, pos in enumerate(POSES)}

    def __call__(self, sentence: Sentence) -> Encoded:
        """Encode one sentence; what has no tag is not asked for its part of speech."""
        number = self.words.number
        length = len(sentence.words)
        columns = np.empty((4, length), dtype=np.int64)
        columns[0] = [number(word) for word in sentence.words]
        columns[1] = encode(sentence.spans, length, LABELS)
        columns[2] = [self._poses.get(part_of_speech(tag), UNKNOWN) for tag in sentence.tags]
        columns[3] = [CASES.index(case_of(tag)) if tag else UNKNOWN for tag in sentence.tags]
        return Encoded(columns)


def packed(sentences: Iterable[Encoded], most: int) -> Iterator[Encoded]:
    """Join sentences that follow one another into stretches of up to ``most`` words."""
    held: list[Encoded] = []
    length = 0
    for sentence in sentences:
        if held and length + len(sentence) > most:
            yield _joined(held)
            held, length = [], 0
        held.append(sentence)
        length += len(sentence)
    if held:
        yield _joined(held)


def _joined(sentences: list[Encoded]) -> Encoded:
    columns = np.concatenate([sentence.columns for sentence in sentences], 1)
    if all(sentence.soft is None for sentence in sentences):
        return Encoded(columns)
    return Encoded(columns, np.concatenate([_softened(sentence) for sentence in sentences]))


def _softened(sentence: Encoded) -> np.ndarray:
    if sentence.soft is not None:
        return sentence.soft
    sure = np.zeros((len(sentence), LABEL_COUNT), dtype=np.float16)
    sure[np.arange(len(sentence)), sentence.columns[1]] = 1
    return sure


@dataclass(slots=True)
class Batch:
    """Stretches side by side, time first; ``index`` points into ``numbers``, the words met."""

    numbers: np.ndarray
    index: Tensor
    labels: Tensor
    poses: Tensor
    cases: Tensor
    mask: Tensor
    lengths: np.ndarray
    soft: Tensor | None = None
    source: int = 0


def batches(
    stretches: list[Encoded], size: int, rng: random.Random | None, pad: int
) -> Iterator[Batch]:
    """Group stretches of like length, ``size`` words a batch; shuffled if there is ``rng``."""
    order = sorted(
        range(len(stretches)),
        key=lambda place: len(stretches[place]) * (rng.uniform(0.85, 1.15) if rng else 1.0),
    )
    groups: list[list[Encoded]] = []
    held: list[Encoded] = []
    longest = 0
    for place in order:
        longest = max(longest, len(stretches[place]))
        if held and longest * (len(held) + 1) > size:
            groups.append(held)
            held, longest = [], len(stretches[place])
        held.append(stretches[place])
    if held:
        groups.append(held)
    if rng:
        rng.shuffle(groups)
    for group in groups:
        yield _batch(group, pad)


def _batch(group: list[Encoded], pad: int) -> Batch:
    lengths = np.array([len(one) for one in group])
    whole = np.full((4, lengths.max(), len(group)), UNKNOWN, dtype=np.int64)
    whole[0] = pad
    whole[1] = 0
    for place, one in enumerate(group):
        whole[:, : len(one), place] = one.columns
    soft = None
    if any(one.soft is not None for one in group):
        filled = np.zeros((lengths.max(), len(group), LABEL_COUNT), dtype=np.float32)
        for place, one in enumerate(group):
            filled[: len(one), place] = _softened(one)
        soft = torch.from_numpy(filled)
    numbers, index = np.unique(whole[0], return_inverse=True)
    mask = np.arange(lengths.max())[:, None] < lengths
    return Batch(
        numbers,
        torch.from_numpy(index.reshape(whole[0].shape)),
        *(torch.from_numpy(whole[row]) for row in (1, 2, 3)),
        torch.from_numpy(mask),
        lengths,
        soft,
    )


__all__ = ["CASES", "NEWLINE", "POSES", "Batch", "Encoded", "Encoder", "batches", "packed"]
