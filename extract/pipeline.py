"""One report through all of it: sections, facts, meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract import sections
from extract.facts import registry, traps
from extract.facts.context import Context
from extract.facts.fact import Fact, Quantity
from extract.meaning import breakdown
from extract.polish.sentences import SentenceIndex
from extract.report import Report, from_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRETCH = 20_000
_CUTS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.;]\s"), re.compile(r"\s"))


@dataclass(frozen=True, slots=True)
class Result:
    """What was read from one report; ``facts`` in order of their offsets."""

    report: Report
    sections: tuple[sections.Section, ...]
    facts: tuple[Fact, ...]
    sentences: SentenceIndex

    def sentence(self, fact: Fact) -> str:
        """Return the sentence of ``Report.text`` that holds ``fact``, white space folded."""
        return self.sentences.sentence(fact.start, fact.end)


def extract(report_or_text: Report | str) -> Result:
    """Read one report, or a text handed over as it is.

    Every fact's ``quote`` is ``report.text[fact.start:fact.end]``.
    """
    report = from_text(report_or_text) if isinstance(report_or_text, str) else report_or_text
    tree = sections.split(report)
    context = Context(
        report,
        tree,
        traps=traps.trap_spans(report.text),
        titles=traps.title_spans(report.text),
    )
    sentences = SentenceIndex(report.text)
    found: list[Fact] = []
    for section in tree:
        for stretch in _stretches(section, report.text):
            for find in registry.finders():
                facts = list(find(stretch, context))
                for fact in facts:
                    context.claimed.add(*_numbers_of(fact))
                found.extend(facts)
    return Result(report, tree, tuple(breakdown.resolve(found, report, tree, sentences)), sentences)


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
