"""The same total stated twice with different numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from extract.checks.cues import TOTALS
from extract.checks.finding import Finding
from extract.checks.messages import quoted, say
from extract.facts.fact import Count, Hours
from extract.polish import morphology

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.checks.messages import Lang
    from extract.pipeline import Result
    from extract.sections import Section

TWICE = "stated twice"
_WORD = re.compile(r"[^\W\d_]{3,}")
_BEFORE = 60  # characters before a number in which a word may call it a total


def check_repeated(result: Result, lang: Lang) -> Iterator[Finding]:
    """Yield a finding for each total that two sections of one project state differently.

    Two sections count alike things all the time, so only what both call a total ("łącznie",
    "w okresie sprawozdawczym") is compared, of the same unit, the same words and the same status,
    as an exact number that is no part of another.
    """
    sections = {section.section_id: section for section in result.sections}
    seen: dict[tuple[object, ...], list[Count | Hours]] = defaultdict(list)
    for fact in result.facts:
        if not isinstance(fact, Count | Hours) or fact.part_of or fact.modifier != "exact":
            continue
        if fact.value is None or fact.value_max is not None or fact.cumulative:
            continue
        if not TOTALS.search(result.report.text, max(0, fact.start - _BEFORE), fact.number_end):
            continue
        words = _words(fact)
        if words:
            project = _project(sections, fact.section_id)
            seen[project, fact.kind, fact.status, words].append(fact)
    for facts in seen.values():
        yield from _compared(facts, sections, lang)


def _compared(
    facts: list[Count | Hours], sections: dict[str, Section], lang: Lang
) -> Iterator[Finding]:
    first = facts[0]
    for other in facts[1:]:
        if other.section_id == first.section_id or other.value == first.value:
            continue
        yield Finding(
            check=TWICE,
            section_id=other.section_id,
            path=sections[other.section_id].path,
            expected=first.value,
            found=other.value,
            difference=round((other.value or 0) - (first.value or 0), 2),
            holds=False,
            facts=(first.fact_id, other.fact_id),
            message=say(
                "stated_twice", lang, first=quoted(first.quote), second=quoted(other.quote)
            ),
        )


def _words(fact: Count | Hours) -> tuple[str, ...]:
    """Lemmas of what is counted, unit first; of a single common word nothing can be said."""
    if isinstance(fact, Hours):
        named = (fact.topic or "").split()
        return tuple(named) if len(named) > 1 else ()
    words = [_lemma(form.lower()) for form in _WORD.findall(fact.phrase)]
    return (fact.unit or "", *words) if fact.unit and len(words) > 1 else ()


def _lemma(form: str) -> str:
    if morphology.is_noun(form):
        return morphology.noun_lemma(form) or form
    readings = morphology.analyses(form)
    return readings[0].lemma if readings else form


def _project(sections: dict[str, Section], section_id: str) -> str | None:
    """Section of the project that ``section_id`` stands in, ``None`` outside of projects."""
    section = sections.get(section_id)
    while section is not None:
        if section.kind in ("project", "task"):
            return section.section_id
        section = sections.get(section.parent_id or "")
    return None
