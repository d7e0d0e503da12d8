"""The finder of institutions: a section's mentions as facts, and their ids over the report."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.facts.fact import Count, Institution
from extract.facts.institutions.codebook import Codebook
from extract.facts.institutions.defined import Defined
from extract.facts.institutions.definitions import define
from extract.facts.institutions.index import Index, index_of
from extract.facts.institutions.likeness import Body
from extract.facts.institutions.linking import link
from extract.facts.institutions.merging import merge
from extract.facts.institutions.naming import name_of, name_of_model, place_of
from extract.facts.institutions.reading import Reader
from extract.facts.institutions.slugs import slug
from extract.facts.institutions.words import is_titled
from extract.facts.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.facts.context import Context
    from extract.facts.fact import Fact
    from extract.facts.institutions.aliases import Aliases
    from extract.facts.institutions.kinds import Kind
    from extract.facts.institutions.merging import Merged
    from extract.sections import Section

_LOOK_BACK = 40
_HEAD = 500
"""Characters of a report's head, which says whose report it is."""


@dataclass(slots=True)
class Knowledge:
    """What is known of the bodies of a report while it is read section by section.

    Attributes
    ----------
    index
        Look-ups of the codebook.
    local
        What the report itself abbreviates.
    own
        The body that the report is of: the first one named in its head.
    """

    index: Index
    local: dict[str, Defined]
    own: Defined | None = None


def find(section: Section, context: Context) -> Iterator[Institution]:
    """Yield the mentions of bodies in ``section``, in order.

    Their ``institution_id`` is that of the name alone; ``resolve`` links them over the report.
    """
    known = _knowledge(context)
    text = context.report.text
    reader = Reader(context.tokens(section), text, known.index, known.local, known.own)
    merged = merge(
        reader.mentions(),
        context.entities,
        reader.refused,
        text,
        span=(section.content_start, section.end),
        taken=(context.titles, context.traps),
    )
    for one in merged:
        fact = _fact(one, section, context, known.index.codebook)
        if known.own is None and fact.start < _HEAD and fact.named:
            reader.own = known.own = _own(one.mention.kind, fact)
        yield fact


def _own(kind: Kind | None, fact: Institution) -> Defined | None:
    if kind is None or kind.role not in {"office", "common", "brand"}:
        return None
    return Defined(fact.name, kind, False, fact.place)


def _knowledge(context: Context) -> Knowledge:
    if context.bodies is None:
        index = index_of(context.codebook or Codebook.load())
        text = context.report.text
        context.bodies = Knowledge(index, define(text, index))
    return context.bodies


def _fact(one: Merged, section: Section, context: Context, codebook: Codebook) -> Institution:
    mention = one.mention
    name = name_of_model(mention) if mention.rule == "model" else name_of(mention, codebook)
    return Institution(
        report_id=context.report.report_id,
        section_id=section.section_id,
        start=mention.start,
        end=mention.end,
        quote=context.report.text[mention.start : mention.end],
        rule=mention.rule,
        name=name,
        institution_id=slug(name),
        body=mention.kind.kind_id if mention.kind else None,
        place=place_of(mention),
        named=mention.named,
        source=one.source,
    )


def resolve(facts: Sequence[Fact], context: Context) -> list[Fact]:
    """Link the institutions of one report, add names in quotes alone, apply the aliases.

    Parameters
    ----------
    facts
        All facts of the report, in any order; those of other kinds are handed on.

    Returns
    -------
    list
        The same facts in the same order, mentions of a body by its quoted name alone at the end.
        A number in the midst of a name ("Stowarzyszenie Osada 5 Dębów") counts nothing and is
        left out.
    """
    bodies = [fact for fact in facts if isinstance(fact, Institution)]
    if not bodies:
        return list(facts)
    facts = _without_numbers_of_names(facts, bodies)
    added = list(_quoted_alone(bodies, context))
    counts = Counter(
        (fact.institution_id, fact.name, fact.body, fact.place) for fact in bodies if fact.named
    )
    linked = link((Body(*said, mentions) for said, mentions in counts.items()), one_report=True)
    names = {said[0]: said[1] for said in sorted(counts, key=_settled, reverse=True)}
    return [
        _resolved(fact, linked, names, context.aliases) if isinstance(fact, Institution) else fact
        for fact in (*facts, *added)
    ]


def _settled(said: tuple[str, str, str | None, str | None]) -> tuple[str, str, str, str]:
    """Order what was said of bodies, where a body's kind or place may be unknown."""
    identifier, name, body, place = said
    return identifier, name, body or "", place or ""


def _without_numbers_of_names(facts: Sequence[Fact], bodies: Sequence[Institution]) -> list[Fact]:
    spans = Spans()
    for body in bodies:
        if body.named:
            spans.add(body.start + 1, body.end)
    return [
        fact
        for fact in facts
        if not (isinstance(fact, Count) and spans.overlaps(fact.number_start, fact.number_end))
    ]


def _resolved(
    fact: Institution, linked: dict[str, str], names: dict[str, str], aliases: Aliases | None
) -> Institution:
    target = linked.get(fact.institution_id, fact.institution_id)
    name = fact.name
    if target != fact.institution_id and len(names[target].split()) == len(name.split()):
        name = names[target]  # misspelt
    if aliases is not None:
        target = aliases.ids.get(fact.institution_id, aliases.ids.get(target, target))
        name = aliases.names.get(target, name)
    if target == fact.institution_id and name == fact.name:
        return fact
    return replace(fact, institution_id=target, name=name)


def _quoted_alone(bodies: Sequence[Institution], context: Context) -> Iterator[Institution]:
    """Yield mentions of a body by its name in quotes alone: „Kładka” for Fundacja „Kładka”."""
    by_name: dict[str, Institution] = {}
    for fact in sorted(bodies, key=lambda fact: fact.start):
        own = fact.name.partition('"')[2].partition('"')[0]
        if fact.named and own:
            kept = by_name.setdefault(slug(own), fact)
            if kept.institution_id != fact.institution_id and kept.body != fact.body:
                by_name[slug(own)] = replace(fact, named=False)  # two bodies: whose it is, is open
    if not by_name:
        return
    text = context.report.text
    spans = sorted((fact.start, fact.end) for fact in bodies)
    starts = [section.start for section in context.sections]
    for start, end in context.titles:
        meant = by_name.get(slug(text[start:end]))
        if meant is None or not meant.named or start < meant.start:
            continue
        before = bisect_right(spans, (end, 0)) - 1
        if before >= 0 and spans[before][1] > start:
            continue
        line = text.rfind("\n", max(0, start - _LOOK_BACK), start) + 1
        words = text[max(line, start - _LOOK_BACK) : start].split()
        if not words or is_titled(words[-1].strip(".,:")):
            continue
        section = context.sections[max(0, bisect_right(starts, start) - 1)]
        yield replace(
            meant,
            section_id=section.section_id,
            start=start,
            end=end,
            quote=text[start:end],
            rule="quoted name",
            source="rule",
        )
