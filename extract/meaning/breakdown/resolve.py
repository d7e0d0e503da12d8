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
    from collections.abc import Mapping, Sequence

    from extract.facts.fact import Fact
    from extract.meaning.breakdown.mention import Sentence
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
    _link(structured, sections, text)
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
    facts = [*others, *named]
    if wholes:
        facts = shared_topics.name(_with_wholes(facts, wholes))
    return sorted(facts, key=lambda f: (f.start, f.end, f.kind))


def _link(sentences: list[Sentence], sections: Sequence[Section], text: str) -> None:
    """Link parts to wholes: first those a table or a note parts, then within a sentence and beyond.

    What one way has linked, the later ones leave as it is.
    """
    tabled.link(sentences, text)
    columns.link(sentences, text)
    slashed.link(sentences, text)
    rows.link(sentences, text)
    noted.link(sentences, text)
    # A number alone in its sentence has neither whole nor parts beside it.
    several = [sentence for sentence in sentences if len(sentence.mentions) > 1]
    for sentence in several:
        inline.link(sentence, text)
        totals.link(sentence, text)
        apposed.link(sentence, text)
    listed.Lists(sentences, sections, text).link()
    listed.link_lines(sentences, text)
    for index in range(len(sentences)):
        _link_to_earlier(sentences, index, text)
    paid_out.link(sentences, text)


def _link_to_earlier(sentences: list[Sentence], index: int, text: str) -> None:
    """Link the parts in the sentence ``index`` to wholes before it, and to its own."""
    sentence = sentences[index]
    before = sentences[index - 1] if index else None
    several = len(sentence.mentions) > 1
    if before is not None:
        totals.link_next(before, sentence, text)
    antecedent.link(sentences, index, text)
    if several:
        narrowing.link(sentence, text, before.mentions if before is not None else ())
        parallel.link(sentence, text)
    remainders.link(sentences, index, text)
    if before is not None and several:
        totals.link_divided(before, sentence, text)


def _with_wholes(facts: Sequence[Fact], wholes: Mapping[str, str]) -> list[Fact]:
    """Give each part the ``fact_id`` of its whole, where that whole is a fact still."""
    ids = [f.fact_id if isinstance(f, Quantity) else "" for f in facts]
    kept = set(ids)
    return [
        changed(f, part_of=whole)
        if isinstance(f, Quantity) and (whole := wholes.get(own)) in kept
        else f
        for f, own in zip(facts, ids, strict=True)
    ]
