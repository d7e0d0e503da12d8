"""What is trained on in one pass over everything: drawn, augmented, joined, batched."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from augment import Augmenter
from batches import Batch, Encoder, batches, even, packed, parted

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from data import Data
    from numpy.typing import NDArray

    from corpus import Sentence

_GOLD_WORDS = 0.4
_WRAPPED = 0.12
_OWN_WRAPPED = 0.7
_OWN_ALONE = 0.4
_LONGEST_LINE = 200


class Sampler:
    """Draw the batches of each pass over the data.

    Parameters
    ----------
    data
        The corpora.
    encoder
        Makes arrays of sentences.
    size
        Words of a batch.
    own_times
        How often our own passages come up in one pass.
    augment
        Chance that a sentence may be changed at all.
    stretches
        Words that are read together, drawn for each document: a report's sections are of all sizes.
    seed
        Of everything that is drawn.
    """

    def __init__(
        self,
        data: Data,
        encoder: Encoder,
        *,
        size: int,
        own_times: int,
        augment: float,
        stretches: Sequence[int],
        seed: int,
    ) -> None:
        self._data = data
        self._encoder = encoder
        self._size = size
        self._own_times = own_times
        self._augment = augment
        self._stretches = tuple(stretches)
        self._rng = random.Random(seed)
        self.pad = encoder.words.number("\n")
        tokens = [one for document in data.train for one in document.tokens.sentences]
        self._augmenter = Augmenter(
            [*tokens, *(one for file in data.own for one in file)], seed=seed
        )
        self._encoded = {
            id(sentence): encoder(sentence)
            for document in data.train
            for one in (document.words, document.tokens)
            for sentence in one.sentences
        }

    def batches(self) -> list[Batch]:
        """Batches of one pass."""
        rng = self._rng
        main = [*self._nkjp(), *self._own()]
        rng.shuffle(main)
        made = batches(main, self._size, self.pad, rng)
        made += batches(self._other(), self._size, self.pad, rng, other=True)
        rng.shuffle(made)
        return made

    def _nkjp(self) -> list[list[NDArray[np.int64]]]:
        rng = self._rng
        found: list[list[NDArray[np.int64]]] = []
        for document in self._data.train:
            drawn = document.words if rng.random() < _GOLD_WORDS else document.tokens
            wrap = rng.random() < _WRAPPED * self._augment
            sentences = [self._changed(sentence, wrap=wrap) for sentence in drawn.sentences]
            found += parted(even(sentences, rng.choice(self._stretches)))
        return found

    def _own(self) -> list[list[NDArray[np.int64]]]:
        rng = self._rng
        found: list[list[NDArray[np.int64]]] = []
        for _ in range(self._own_times):
            for file in self._data.own:
                together = []
                for sentence in file:
                    made = self._changed(sentence, wrap=rng.random() < _OWN_WRAPPED)
                    if rng.random() < _OWN_ALONE:
                        found += parted(packed([made], _LONGEST_LINE))
                    else:
                        together.append(made)
                found += [[one] for one in packed(together, rng.choice(self._stretches))]
        return found

    def _other(self) -> list[list[NDArray[np.int64]]]:
        rng = self._rng
        found: list[list[NDArray[np.int64]]] = []
        for document in self._data.other:
            drawn = document.words if rng.random() < _GOLD_WORDS else document.tokens
            sentences = [self._changed(sentence, wrap=False) for sentence in drawn.sentences]
            found += parted(even(sentences, rng.choice(self._stretches)))
        return found

    def _changed(self, sentence: Sentence, *, wrap: bool) -> NDArray[np.int64]:
        new = self._augmenter(sentence) if self._rng.random() < self._augment else sentence
        if wrap:
            new = self._augmenter.wrap(new)
        if new is sentence and id(sentence) in self._encoded:
            return self._encoded[id(sentence)]
        return self._encoder(new)
