"""All facts of a report: parts linked to wholes, elided units filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.facts.fact import Count, Quantity
from extract.meaning.breakdown import inline, restated, units
from extract.meaning.breakdown.mention import sentences_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.facts.fact import Fact
    from extract.polish.sentences import SentenceIndex
    from extract.report import Report
    from extract.sections import Section


def resolve(
    facts: Sequence[Fact], report: Report, sections: Sequence[Section], sentences: SentenceIndex
) -> list[Fact]:
    """Link parts to wholes, fill in elided units, drop counts that found no unit.

    Parameters
    ----------
    facts
        Facts of one report in any order.

    Returns
    -------
    The facts in order of their offsets; values are never changed.
    """
    text = report.text
    counts = restated.merge((f for f in facts if isinstance(f, Count)), text)
    others = [f for f in facts if not isinstance(f, Count)]
    wholes: dict[str, str] = {}
    for sentence in sentences_of([*counts, *others], text, sentences):
        inline.link(sentence, text)
        for m in sentence.mentions:
            if m.whole is not None:
                wholes[m.fact.fact_id] = m.whole.fact.fact_id
    taken = [f.number_start for f in others if isinstance(f, Quantity)]
    named = units.fill(counts, wholes, text, sections, sentences, taken)
    kept = {f.fact_id for f in (*others, *named)}
    linked = [
        replace(f, part_of=w)
        if isinstance(f, Quantity) and (w := wholes.get(f.fact_id)) in kept
        else f
        for f in (*others, *named)
    ]
    return sorted(linked, key=lambda f: (f.start, f.end, f.kind))
