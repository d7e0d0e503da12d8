"""All facts of a report: parts linked to wholes, elided units filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts.fact import Count, Quantity, changed
from extract.meaning.breakdown import (
    antecedent,
    apposed,
    columns,
    first_row,
    inline,
    listed,
    narrowing,
    noted,
    paid_out,
    parallel,
    remainders,
    restated,
    rows,
    shared_topics,
    slashed,
    tabled,
    totals,
    units,
)
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
    counts = first_row.name(counts, text)
    others = [f for f in facts if not isinstance(f, Count)]
    by_id = {section.section_id: section for section in sections}
    structured = list(sentences_of([*counts, *others], text, sentences, by_id))
    tabled.link(structured, text)
    columns.link(structured, text)
    slashed.link(structured, text)
    rows.link(structured, text)
    noted.link(structured, text)
    # A number alone in its sentence has neither whole nor parts beside it.
    several = [sentence for sentence in structured if len(sentence.mentions) > 1]
    for sentence in several:
        inline.link(sentence, text)
        totals.link(sentence, text)
        apposed.link(sentence, text)
    listed.Lists(structured, sections, text).link()
    listed.link_lines(structured, text)
    for index, sentence in enumerate(structured):
        if index:
            totals.link_next(structured[index - 1], sentence, text)
        antecedent.link(structured, index, text)
        if len(sentence.mentions) > 1:
            before = structured[index - 1].mentions if index else ()
            narrowing.link(sentence, text, before)
            parallel.link(sentence, text)
        remainders.link(structured, index, text)
        if index and len(sentence.mentions) > 1:
            totals.link_divided(structured[index - 1], sentence, text)
    paid_out.link(structured, text)
    wholes = {
        mention.fact.fact_id: mention.whole.fact.fact_id
        for sentence in structured
        for mention in sentence.mentions
        if mention.whole is not None
    }
    # A share between a number and its target ("63 miejsca, tj. 84 % (cel: 75)") parts them not.
    taken = [
        f.number_start for f in others if isinstance(f, Quantity) and getattr(f, "unit", "") != "%"
    ]
    named = units.fill(
        counts,
        wholes,
        text=text,
        sections=sections,
        sentences=sentences,
        other_numbers=taken,
    )
    linked = [*others, *named]
    if wholes:
        ids = [f.fact_id if isinstance(f, Quantity) else "" for f in linked]
        kept = set(ids)
        linked = [
            changed(f, part_of=whole)
            if isinstance(f, Quantity) and (whole := wholes.get(own)) in kept
            else f
            for f, own in zip(linked, ids, strict=True)
        ]
        linked = shared_topics.name(linked)
    return sorted(linked, key=lambda f: (f.start, f.end, f.kind))
