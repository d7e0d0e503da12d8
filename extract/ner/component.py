"""The spaCy component ``owes_ner``: names in Polish text as ``doc.ents``."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokens import Span

from extract.errors import ModelError
from extract.ner.model import LONGEST_STRETCH, Recogniser
from extract.ner.threads import one_thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

WEIGHTS = "recogniser.npz"
_BATCH_SIZE = 128


@Language.factory(
    "owes_ner",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={"longest_stretch": LONGEST_STRETCH},
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def make_owes_ner(nlp: Language, name: str, longest_stretch: int) -> OwesNer:
    """Make the component, empty: ``from_disk`` or ``spacy.load`` gives it its weights."""
    return OwesNer(nlp, name, longest_stretch=longest_stretch)


class OwesNer:
    """Set ``doc.ents`` to the names that the recogniser finds; it needs tokens, nothing else.

    The labels are those of the National Corpus of Polish: ``date``, ``geogName``, ``orgName``,
    ``persName``, ``placeName``, ``time``. Entities that a ``Doc`` had before are replaced.

    Parameters
    ----------
    nlp, name
        As spaCy hands them to a component.
    longest_stretch
        Tokens that are read together; longer texts are cut at ends of sentences, else of lines,
        else of clauses. More cost memory and, in a single text, time.
    """

    def __init__(
        self,
        nlp: Language,
        name: str = "owes_ner",
        *,
        longest_stretch: int = LONGEST_STRETCH,
    ) -> None:
        self.name = name
        self.vocab = nlp.vocab
        self.longest_stretch = longest_stretch
        self._recogniser: Recogniser | None = None

    @property
    def recogniser(self) -> Recogniser:
        """The trained recogniser.

        Raises
        ------
        ModelError
            The component was added by hand and has none.
        """
        if self._recogniser is None:
            raise ModelError(
                f"The component {self.name} has no weights: load the pipeline that ships with "
                "the package (spacy.load(extract.ner.model_path())) or read weights with "
                "from_disk."
            )
        return self._recogniser

    @recogniser.setter
    def recogniser(self, trained: Recogniser) -> None:
        self._recogniser = trained

    @property
    def labels(self) -> tuple[str, ...]:
        """Labels that entities can have; none while there are no weights."""
        return self._recogniser.kinds if self._recogniser else ()

    def __call__(self, doc: Doc) -> Doc:
        """Find the names in one text."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = _BATCH_SIZE) -> Iterator[Doc]:
        """Find the names in many texts, ``batch_size`` at a time: faster than one by one."""
        source = iter(stream)
        while batch := list(islice(source, batch_size)):
            self._annotate(batch)
            yield from batch

    def _annotate(self, docs: list[Doc]) -> None:
        with one_thread():
            found = self.recogniser.find(
                [np.asarray(doc.to_array(ORTH), dtype=np.uint64) for doc in docs],
                self.vocab.strings.__getitem__,
                most=self.longest_stretch,
            )
        for doc, names in zip(docs, found, strict=True):
            doc.set_ents([Span(doc, start, end, label=kind) for start, end, kind in names])

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Weights as bytes."""
        return self.recogniser.write()

    def from_bytes(self, content: bytes, *, exclude: Iterable[str] = ()) -> OwesNer:
        """Take the weights from bytes."""
        self.recogniser = Recogniser.read(content)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the weights into the folder ``path``."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / WEIGHTS).write_bytes(self.recogniser.write())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> OwesNer:
        """Read the weights from the folder ``path``."""
        self.recogniser = Recogniser.read((Path(path) / WEIGHTS).read_bytes())
        return self
