"""One report through all of it: sections, facts, meaning."""

from __future__ import annotations

import gc
import re
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extract import entities, sections
from extract.display import Mark, card, listing, marked
from extract.errors import ArgumentError
from extract.facts import registry, traps
from extract.facts.context import Context
from extract.facts.fact import Fact, Quantity
from extract.facts.institutions import resolve as resolve_institutions
from extract.meaning import breakdown, per_case, status
from extract.polish.remembered import make_room
from extract.polish.sentences import SentenceIndex
from extract.report import Report, from_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.language import Language

    from extract.entities import Recogniser
    from extract.facts.institutions import Aliases, Codebook

    Model = str | Path | Language | Recogniser | None

DEFAULT_MODEL: str | None = entities.OURS
"""The model where none is named."""

_STRETCH = 20_000
_SHOWN_TEXT = 4_000  # characters in a notebook
_SHOWN_FACTS = 30
_CUTS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.;]\s"), re.compile(r"\s"))


@dataclass(frozen=True, slots=True)
class Result:
    """What was read from one report; ``facts`` in order of their offsets."""

    report: Report
    sections: tuple[sections.Section, ...]
    facts: tuple[Fact, ...]
    sentences: SentenceIndex = field(repr=False)

    def sentence(self, fact: Fact) -> str:
        """Return the sentence of ``Report.text`` that holds ``fact``, white space folded."""
        return self.sentences.sentence(fact.start, fact.end)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the text with its facts marked, and a table of them."""
        counted = Counter(fact.kind for fact in self.facts)
        known = [("sections", len(self.sections)), *sorted(counted.items())]
        said = [fact.stated for fact in self.facts]
        marks = [
            Mark(fact.start, fact.end, fact.kind, f"{stated} ({fact.rule})")
            for fact, stated in zip(self.facts, said, strict=True)
        ]
        paths = {section.section_id: section.path for section in self.sections}
        rows = [
            (paths[fact.section_id], fact.kind, stated, fact.quote, fact.rule)
            for fact, stated in zip(self.facts, said, strict=True)
        ]
        return (
            card(self.report.title or self.report.report_id, known)
            + marked(self.report.text, marks, most=_SHOWN_TEXT)
            + listing(("section", "kind", "stated", "quote", "rule"), rows, most=_SHOWN_FACTS)
        )


def _refuse_path(given: object) -> None:
    """Refuse what names a file: its name would be read as the text."""
    is_name = isinstance(given, str) and "\n" not in given and given.lower().endswith(".txt")
    if is_name or not isinstance(given, (Report, str)):
        raise ArgumentError(
            f"extract() takes a report or its text, not {given!r:.80}; read the file first: "
            "extract.extract(extract.read(path))"
        )


def extract(
    report_or_text: Report | str,
    *,
    model: Model = DEFAULT_MODEL,
    found: Iterable[entities.Entity] | None = None,
    institutions: Codebook | None = None,
    aliases: Aliases | None = None,
) -> Result:
    """Read one report, or a text handed over as it is.

    Every fact's ``quote`` is ``report.text[fact.start:fact.end]``.

    Parameters
    ----------
    report_or_text
        What ``extract.read`` returned, or a text.
    model
        Which spaCy pipeline finds names beside the rules, see ``extract.entities.load``; ``None``
        for the rules alone. A named one is loaded once per process.
    found
        Names that something else has found already, in order, with offsets into ``report.text``;
        then no model is asked.
    institutions
        Which kinds of institutions there are, ``Codebook.load(path)``; ``None`` for those that
        come with the package.
    aliases
        Which names of institutions are one body, ``Aliases.load(path)``.

    Raises
    ------
    ModelError
        When the model cannot be had.
    PluginError
        When a finder of another package cannot be had, or fails.
    ArgumentError
        When a path is given in place of what was read from it.
    """
    _refuse_path(report_or_text)
    make_room()
    recogniser = entities.load(model) if found is None else None
    report = from_text(report_or_text) if isinstance(report_or_text, str) else report_or_text
    tree = sections.split(report)
    sentences = SentenceIndex(report.text, sections.heading_ends(tree, report.text))
    if recogniser is not None:
        spans = [(section.content_start, section.end) for section in tree]
        found = entities.recognise(recogniser, report.text, spans, sentences)
    with _collector_paused():
        context = Context(
            report,
            tree,
            entities=tuple(found or ()),
            codebook=institutions,
            aliases=aliases,
            traps=traps.trap_spans(report.text),
            titles=traps.title_spans(report.text),
        )
        facts = _facts(context, sentences)
    return Result(report, tree, facts, sentences)


def _facts(context: Context, sentences: SentenceIndex) -> tuple[Fact, ...]:
    report, tree = context.report, context.sections
    stated: list[Fact] = []
    for section in tree:
        for stretch in _stretches(section, report.text):
            for find in registry.finders():
                facts = list(find(stretch, context))
                for fact in facts:
                    context.claimed.add(*_numbers_of(fact))
                stated.extend(facts)
    stated = resolve_institutions(stated, context)
    stated = per_case.resolve(stated, report.text)
    linked = breakdown.resolve(stated, report, tree, sentences)
    return tuple(status.resolve(linked, report, tree, sentences, context.words))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep Python's cycle collector from running: the rules make no reference cycles.

    It would go through the facts again and again while they are made, for a tenth of the time;
    what is no longer used is freed without it.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _numbers_of(fact: Fact) -> tuple[int, int]:
    """Span no later finder may read again: the number of a quantity, all of anything else."""
    if isinstance(fact, Quantity):
        return fact.number_start, fact.number_end
    return fact.start, fact.end


def _stretches(section: sections.Section, text: str) -> Iterator[sections.Section]:
    """Yield ``section`` cut into stretches of some 20,000 characters, itself if it is shorter.

    Keeps memory bounded by the stretch for a report of one endless line; cuts at a blank line, a
    line end, a sentence end or a space, whichever comes first in this order.
    """
    start = section.content_start
    while section.end - start > 2 * _STRETCH:
        window = start + _STRETCH, start + 2 * _STRETCH
        cuts = (pattern.search(text, *window) for pattern in _CUTS)
        cut = next((match.end() for match in cuts if match), window[1])
        yield replace(section, content_start=start, end=cut)
        start = cut
    yield section if start == section.content_start else replace(section, content_start=start)
