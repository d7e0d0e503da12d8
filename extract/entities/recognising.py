"""The names a model finds in one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.entities.entity import Entity
from extract.entities.stretches import packs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.entities.recogniser import Recogniser
    from extract.polish.sentences import SentenceIndex


def recognise(
    recogniser: Recogniser,
    text: str,
    spans: Iterable[tuple[int, int]],
    sentences: SentenceIndex,
) -> list[Entity]:
    """Find the names in the sections of a report.

    Only sentences that can hold a name are read (a date in a sentence without one is not found);
    the model sees a hard-wrapped line as one line. What is found depends on the report alone, not
    on what else is read in the same run.

    Parameters
    ----------
    recogniser
        The model.
    text
        ``Report.text``.
    spans
        Offsets of the sections, in order and apart.
    sentences
        Where the sentences of ``text`` begin.

    Returns
    -------
    list
        In order of ``start``; offsets into ``text``, apart from one another, never beyond one of
        ``spans``.
    """
    made = list(packs(text, spans, sentences.starts))
    return [
        Entity(label, *pack.origin(start, end))
        for pack, found in zip(made, recogniser.entities(pack.text for pack in made), strict=True)
        for label, start, end in found
        if not pack.text[start:end].isspace()
    ]
