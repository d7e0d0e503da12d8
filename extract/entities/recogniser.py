"""A loaded spaCy pipeline that finds names: what it is called, and its labels as ours."""

from __future__ import annotations

import logging
import tomllib
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from threading import Lock
from typing import TYPE_CHECKING, cast

from extract.entities.entity import Entity
from extract.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.language import Language
    from spacy.tokens import Doc

    from extract.entities.entity import Label

_LOG = logging.getLogger(__name__)
_ZONE = 1_000_000
"""Characters read before what spaCy has remembered of their words is let go."""
_BATCH = 64


@dataclass(slots=True, eq=False)
class Recogniser:
    """A spaCy pipeline ready to find names; made by ``extract.entities.load``.

    Attributes
    ----------
    name, version
        Of the pipeline, as its own ``meta.json`` has them ("pl_core_news_sm", "3.8.0").
    labels
        Our label for each of the pipeline's; those not in it are left out.
    """

    name: str
    version: str
    labels: Mapping[str, Label]
    _nlp: Language
    _owned: bool
    _needless: tuple[str, ...] = ()
    _lock: Lock = field(default_factory=Lock)
    _zone: ExitStack = field(default_factory=ExitStack)
    _left: int = 0

    def entities(self, texts: Iterable[str]) -> list[list[Entity]]:
        """Return the entities of each text, in order, with offsets into that text.

        One thread at a time. A vocabulary grows with every new word; that of a pipeline we have
        loaded is put back after each million characters (a memory zone for every short report
        would make the tokeniser learn anew each time). One handed over by the caller is left
        alone: a ``Doc`` of theirs may rest on it.
        """
        texts = list(texts)
        with self._lock:
            if self._owned and self._left <= 0:
                self._zone.close()
                self._zone.enter_context(self._nlp.memory_zone())
                self._left = _ZONE
            self._left -= sum(map(len, texts))
            labels = self.labels
            return [
                _entities(doc, labels)
                for doc in self._nlp.pipe(texts, batch_size=_BATCH, disable=self._needless)
            ]


def entities_of(doc: Doc) -> list[Entity]:
    """Return the entities that a ``Doc`` has, those whose label has a meaning here."""
    told = {span.label_ for span in doc.ents}
    return _entities(doc, {one: ours for one in told if (ours := _known_labels().get(one.lower()))})


def _entities(doc: Doc, labels: Mapping[str, Label]) -> list[Entity]:
    return [
        Entity(labels[span.label_], span.start_char, span.end_char)
        for span in doc.ents
        if span.label_ in labels
    ]


def recogniser(nlp: Language, *, owned: bool, needless: Iterable[str] = ()) -> Recogniser:
    """Look at a pipeline once: its name, and what its labels mean.

    Parameters
    ----------
    nlp
        The pipeline.
    owned
        True where nobody but us uses it.
    needless
        Components that need not run.

    Raises
    ------
    ModelError
        When the pipeline sets no entities, or only such as we know no meaning for.
    """
    name = f"{nlp.meta['lang']}_{nlp.meta['name']}"
    makers = [pipe for pipe in nlp.pipe_names if "doc.ents" in nlp.get_pipe_meta(pipe).assigns]
    if not makers:
        has = ", ".join(nlp.pipe_names) or "none at all"
        raise ModelError(
            f"The spaCy pipeline {name} finds no names: none of its components ({has}) sets "
            "entities; choose one with a component ner, or read with the rules alone."
        )
    told = [label for pipe in makers for label in getattr(nlp.get_pipe(pipe), "labels", ())]
    labels = {label: ours for label in told if (ours := _known_labels().get(label.lower()))}
    if not labels:
        raise ModelError(
            f"The spaCy pipeline {name} has only labels that are not known here "
            f"({', '.join(map(repr, told)) or 'none at all'}); known are persName, orgName, "
            "placeName, geogName, date, time and what other models call these (PER, ORG, GPE …)."
        )
    strange = [label for label in told if label not in labels and label.lower() not in _ignored()]
    if strange:
        _LOG.warning("%s: what it labels %s is left out", name, ", ".join(strange))
    return Recogniser(
        name=name,
        version=str(nlp.meta["version"]),
        labels=labels,
        _nlp=nlp,
        _owned=owned,
        _needless=tuple(pipe for pipe in needless if pipe in nlp.pipe_names),
    )


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    source = resources.files("extract.entities").joinpath("labels.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _known_labels() -> dict[str, Label]:
    return {
        theirs.lower(): cast("Label", ours)
        for ours, names in _data()["labels"].items()
        for theirs in names
    }


@cache
def _ignored() -> frozenset[str]:
    return frozenset(label.lower() for label in _data()["ignored"]["labels"])
