"""Everything that is trained and scored on, read and parted once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import Document, Sentence, held_out, read_inline, read_iob, retokenised, split

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(slots=True)
class Twice:
    """A document in the words of its corpus and in spaCy's tokens."""

    words: Document
    tokens: Document


@dataclass(slots=True)
class Data:
    """The corpora.

    Attributes
    ----------
    train, watched, test
        NKJP: to train on, to watch the training, and the tenth of its documents that is only
        ever scored.
    own, own_held
        Passages of our own, file by file; the second are scored.
    other, other_held
        KPWr: every second document to train on, for the sake of the words alone, and the others
        to score; empty if there is no KPWr.
    """

    train: list[Twice]
    watched: list[Twice]
    test: list[Twice]
    own: list[list[Sentence]]
    own_held: list[list[Sentence]]
    other: list[Twice]
    other_held: list[Twice]

    def training_words(self) -> Iterator[str]:
        """Words that are given rows: of NKJP and KPWr, in both tokenisations."""
        for document in (*self.train, *self.other):
            for one in (document.words, document.tokens):
                for sentence in one.sentences:
                    yield from sentence.words


def read(nkjp: Path, own: Path, kpwr: Path | None) -> Data:
    """Read and part the corpora.

    Parameters
    ----------
    nkjp
        ``nkjp-nested-simplified-v2.iob``.
    own
        Folder of our own passages (``corpus/ner``).
    kpwr
        ``kpwr-ner-n82.iob``, also packed with gzip.
    """
    train, watched, test = split(read_iob(nkjp))
    files = [held_out(read_inline(path)) for path in sorted(own.glob("*.txt"))]
    others = _both(read_iob(kpwr, kpwr=True)) if kpwr else []
    return Data(
        _both(train),
        _both(watched),
        _both(test),
        [to_train for to_train, _ in files],
        [held for _, held in files],
        others[::2],
        others[1::2],
    )


def _both(documents: list[Document]) -> list[Twice]:
    return [Twice(document, retokenised(document)) for document in documents]
