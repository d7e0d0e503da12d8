"""Stretches of text as arrays, and batches of stretches of like length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from corpus import LABELS, case_of, part_of_speech, whole_label
from extract.ner.labels import encode

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable, Iterator

    from features import Words
    from numpy.typing import NDArray
    from torch import Tensor

    from corpus import Sentence

UNKNOWN = -1
_COLUMNS = 6
_ALIKE = 0.85
_LEAST_ALIKE = 8
LONGEST_DOCUMENT = 800
"""Words among which a name is known again: about what is read of a report at once."""
POSES = (
    *("subst", "depr", "ger", "ppron12", "ppron3", "siebie", "num", "numcol"),
    *("adj", "adja", "adjp", "pact", "ppas", "adv", "pcon", "pant"),
    *("fin", "praet", "bedzie", "aglt", "impt", "imps", "inf", "pred", "winien"),
    *("prep", "conj", "comp", "qub", "interj", "brev", "interp", "ign"),
)
WHOLE_LABELS = (
    *("O", "date", "time", "geogName", "orgName", "orgName#placeName-settlement"),
    *("persName", "persName#persName-forename", "persName#persName-surname"),
    *("persName#persName-addName", "placeName", "placeName-country", "placeName-settlement"),
    *("placeName-region", "placeName-district", "placeName-bloc"),
)
CASES = ("", "nom", "gen", "dat", "acc", "inst", "loc", "voc")


class Encoder:
    """Turn sentences into arrays: numbers of words, labels, parts of speech, cases."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._poses = {pos: number for number, pos in enumerate(POSES)}
        self._wholes = {label: number for number, label in enumerate(WHOLE_LABELS)}

    def __call__(self, sentence: Sentence) -> NDArray[np.int64]:
        """Encode one sentence; what has no tag is not asked for its part of speech."""
        length = len(sentence.words)
        columns = np.empty((_COLUMNS, length), dtype=np.int64)
        columns[0] = [self.words.number(word) for word in sentence.words]
        columns[1] = encode(sentence.spans, length, LABELS)
        columns[2] = [self._poses.get(part_of_speech(tag), UNKNOWN) for tag in sentence.tags]
        columns[3] = [CASES.index(case_of(tag)) if tag else UNKNOWN for tag in sentence.tags]
        columns[4] = [self._wholes.get(whole_label(tag), UNKNOWN) for tag in sentence.tags]
        columns[5] = self.words.repeats(columns[0])
        return columns


def packed(sentences: Iterable[NDArray[np.int64]], most: int) -> Iterator[NDArray[np.int64]]:
    """Join sentences that follow one another into stretches of up to ``most`` words."""
    return _joined(sentences, lambda length, size: length + size > most)


def even(sentences: list[NDArray[np.int64]], most: int) -> Iterator[NDArray[np.int64]]:
    """Join sentences that follow one another into stretches of like length, about ``most``."""
    total = sum(sentence.shape[1] for sentence in sentences)
    wanted = total / -(-total // most)
    return _joined(sentences, lambda length, size: length + size / 2 > wanted)


def _joined(
    sentences: Iterable[NDArray[np.int64]], full: Callable[[int, int], bool]
) -> Iterator[NDArray[np.int64]]:
    held: list[NDArray[np.int64]] = []
    length = 0
    for sentence in sentences:
        size = sentence.shape[1]
        if held and full(length, size):
            yield np.concatenate(held, 1)
            held, length = [], 0
        held.append(sentence)
        length += size
    if held:
        yield np.concatenate(held, 1)


def parted(
    stretches: Iterable[NDArray[np.int64]], most: int = LONGEST_DOCUMENT
) -> Iterator[list[NDArray[np.int64]]]:
    """Part the stretches of a document into documents of up to ``most`` words."""
    held: list[NDArray[np.int64]] = []
    length = 0
    for stretch in stretches:
        if held and length + stretch.shape[1] > most:
            yield held
            held, length = [], 0
        held.append(stretch)
        length += stretch.shape[1]
    if held:
        yield held


@dataclass(slots=True)
class Batch:
    """Stretches side by side, time first.

    Attributes
    ----------
    numbers, index
        The different words, and which of them stands where.
    labels, poses, cases, wholes
        What is asked for.
    repeats
        The same number for words of one document that may be the same name, ``UNKNOWN`` for none.
    mask
        True where there is a word.
    parts
        Stretches of like length, longest first: how many, and how long the longest is.
    other
        Whether the labels follow the guidelines of the other corpus.
    """

    numbers: NDArray[np.int64]
    index: Tensor
    labels: Tensor
    poses: Tensor
    cases: Tensor
    wholes: Tensor
    repeats: Tensor
    mask: Tensor
    parts: list[tuple[int, int]]
    other: bool = False

    def __len__(self) -> int:
        return int(self.mask.sum())


def batches(
    documents: list[list[NDArray[np.int64]]],
    size: int,
    pad: int,
    rng: random.Random | None = None,
    *,
    other: bool = False,
) -> list[Batch]:
    """Group documents whose stretches have like length, ``size`` words a batch.

    The stretches of a document stay together. Shuffled if there is ``rng``.
    """

    def key(document: list[NDArray[np.int64]]) -> float:
        longest = max(stretch.shape[1] for stretch in document)
        return longest * (rng.uniform(0.85, 1.15) if rng else 1.0)

    groups: list[list[list[NDArray[np.int64]]]] = [[]]
    longest = count = 0
    for document in sorted(documents, key=key):
        longest = max(longest, *(stretch.shape[1] for stretch in document))
        count += len(document)
        if groups[-1] and longest * count > size:
            groups.append([])
            longest, count = max(stretch.shape[1] for stretch in document), len(document)
        groups[-1].append(document)
    return [_batch(group, pad, other=other) for group in groups if group]


def _batch(documents: list[list[NDArray[np.int64]]], pad: int, *, other: bool) -> Batch:
    group = [stretch for document in documents for stretch in document]
    owner = np.repeat(np.arange(len(documents)), [len(document) for document in documents])
    order = sorted(range(len(group)), key=lambda place: -group[place].shape[1])
    group, owner = [group[place] for place in order], owner[order]
    lengths = np.array([stretch.shape[1] for stretch in group])
    whole = np.full((_COLUMNS, lengths.max(), len(group)), UNKNOWN, dtype=np.int64)
    whole[0] = pad
    whole[1] = 0
    for place, stretch in enumerate(group):
        whole[:, : stretch.shape[1], place] = stretch
    same = whole[5] * len(documents) + owner
    same[whole[5] == UNKNOWN] = UNKNOWN
    repeats = np.unique(same, return_inverse=True)[1].reshape(same.shape)
    repeats[whole[5] == UNKNOWN] = UNKNOWN
    numbers, index = np.unique(whole[0], return_inverse=True)
    labels, poses, cases, wholes = (torch.from_numpy(row) for row in whole[1:5])
    mask = torch.from_numpy(np.arange(lengths.max())[:, None] < lengths)
    index = torch.from_numpy(index.reshape(whole[0].shape))
    return Batch(
        numbers,
        index,
        labels,
        poses,
        cases,
        wholes,
        torch.from_numpy(repeats),
        mask,
        _alike(lengths.tolist()),
        other,
    )


def _alike(lengths: list[int]) -> list[tuple[int, int]]:
    """Part stretches, longest first, where they get shorter: how many, and how long, each time."""
    parts: list[tuple[int, int]] = []
    count = 0
    for place, length in enumerate(lengths):
        top = lengths[place - count]
        if count >= _LEAST_ALIKE and length < _ALIKE * top:
            parts.append((count, top))
            count = 0
        count += 1
    return [*parts, (count, lengths[-count])]
