"""Where the grammar of names and the statistical model meet.

The policy, in order:

1. A mention of the grammar keeps its extent; if an ``orgName`` overlaps it, both found it
   (``rule+ner``).
2. Where the grammar has a type without a name and the model sees a longer name around it and
   around no other mention, the model's extent is taken: the grammar knows heads, the model knows
   how names go on.
3. A ``persName`` that begins in the unquoted end of a mention cuts it short: "Fundacji Anna Nowak"
   is a foundation and a person.
4. An ``orgName`` where the grammar has seen nothing is a body (``ner``) if it looks like a name:
   two words with capitals that open with one, or one word that the dictionary lacks and that is
   no abbreviation. It is none where the grammar has looked and refused (titles, programmes, a
   commune as a stretch of land, a head with nothing behind it), in quotation marks without a head,
   in a trap (a contract's number), where its words say an event or a project, or where they are
   common words that begin in the genitive: what a department is of.
5. A place or a person on the whole of a mention that has nothing but a general head ("Park
   Zdrojowy") takes it away.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from extract.facts.institutions.mention import Mention
from extract.facts.institutions.words import (
    cases,
    is_capital,
    is_known,
    is_titled,
    slots,
)
from extract.polish import morphology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.entities import Entity
    from extract.facts.fact import Source
    from extract.facts.spans import Spans

_LONGEST_NAME = 200
_LOOK_BACK = 300
_LEAST_LETTERS = 4
_BEFORE = 12
_QUOTES = frozenset("„”“\"«»'’,")
_WORD = re.compile(r"[^\W\d_][\w-]*+")
_NO_BODIES = frozenset({"persName", "placeName", "geogName"})


class Merged(NamedTuple):
    """A mention, and which side found it."""

    mention: Mention
    source: Source


def merge(
    mentions: Iterable[Mention],
    entities: Sequence[Entity],
    refused: Sequence[tuple[int, int]],
    text: str,
    *,
    span: tuple[int, int],
    taken: Sequence[Spans],
) -> Iterator[Merged]:
    """Yield what grammar and model find in ``span`` of ``text``, in order and disjoint.

    Parameters
    ----------
    mentions
        What the grammar found, in order.
    entities
        What the model found in the whole report, in order of their starts.
    taken
        Stretches where the model alone is not believed: titles, traps.
    refused
        Spans in order that the grammar has looked at and that are no bodies.
    """
    if not entities:
        for mention in mentions:
            yield Merged(mention, "rule")
        return
    here = _between(entities, *span)
    found = []
    for mention in mentions:
        near = _overlapping(here, mention.start, mention.end)
        if not _is_no_body(mention, near):
            _cut_at_person(mention, near, text)
            found.append(mention)
    befores = [span[0], *(one.end for one in found)]
    behinds = [*(one.start for one in found[1:]), span[1]]
    merged = [
        _with_model(one, _overlapping(here, one.start, one.end), text, free=(before, behind))
        for one, before, behind in zip(found, befores, behinds, strict=False)
    ]
    blocked = sorted([*((one.mention.start, one.mention.end) for one in merged), *refused])
    alone = _of_model_alone(here, text, blocked, taken)
    reached = -1
    for one in sorted([*merged, *alone], key=lambda one: one.mention.start):
        if one.mention.start >= reached:
            reached = one.mention.end
            yield one


def _of_model_alone(
    entities: Sequence[Entity],
    text: str,
    blocked: Sequence[tuple[int, int]],
    taken: Sequence[Spans],
) -> list[Merged]:
    """Bodies that only the model has found, none of them where the grammar has looked."""
    return [
        Merged(_of_model(entity, text), "ner")
        for entity in entities
        if entity.label == "orgName"
        and not _hits(blocked, entity.start, entity.end)
        and not any(spans.overlaps(entity.start, entity.end) for spans in taken)
        and _looks_like_name(text, entity)
    ]


def _between(entities: Sequence[Entity], start: int, end: int) -> list[Entity]:
    first = bisect_left(entities, start, key=attrgetter("start"))
    last = bisect_left(entities, end, first, key=attrgetter("start"))
    return [entity for entity in entities[first:last] if entity.end <= end]


def _overlapping(entities: Sequence[Entity], start: int, end: int) -> list[Entity]:
    first = bisect_left(entities, start - _LOOK_BACK, key=attrgetter("start"))
    last = bisect_left(entities, end, first, key=attrgetter("start"))
    return [entity for entity in entities[first:last] if entity.end > start]


def _hits(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    last = bisect_left(spans, (end, 0))
    return any(spans[place][1] > start for place in range(max(0, last - 3), last))


def _cut_at_person(mention: Mention, near: Sequence[Entity], text: str) -> None:
    """Drop a person's name from the unquoted end of a name."""
    if mention.tail_start is None or mention.quoted or mention.patron:
        return
    for entity in near:
        if entity.label == "persName" and mention.tail_start <= entity.start < mention.end:
            mention.end = mention.start + len(text[mention.start : entity.start].rstrip())
            cut = entity.start - mention.tail_start
            mention.tail = mention.tail[:cut].rstrip() if cut else ""
            mention.inside = mention.bare = None
            if not mention.tail:
                mention.proper = False
                mention.named = mention.kind is not None and mention.kind.role == "national"
            break


def _is_no_body(mention: Mention, near: Sequence[Entity]) -> bool:
    """Tell a person or a place that the grammar took for a body because of a general word."""
    weak = (
        mention.kind is not None
        and mention.kind.role in {"head", "organ"}
        and not (mention.quoted or mention.placed or mention.patron)
    )
    return weak and any(
        entity.label in _NO_BODIES and entity.start <= mention.start and entity.end >= mention.end
        for entity in near
    )


def _with_model(
    mention: Mention, near: Sequence[Entity], text: str, *, free: tuple[int, int]
) -> Merged:
    bodies = [entity for entity in near if entity.label == "orgName"]
    if not bodies:
        return Merged(mention, "rule")
    longer = next(
        (
            entity
            for entity in bodies
            if not mention.named
            and not mention.plural
            and not mention.counted
            and entity.start <= mention.start
            and entity.end > mention.end
            and free[0] <= entity.start
            and entity.end <= free[1]
            and entity.end - entity.start < _LONGEST_NAME
            and any(map(str.isupper, text[mention.end : entity.end]))
            and not _has_object_behind(mention, entity, text)
        ),
        None,
    )
    if longer is None:
        return Merged(mention, "rule+ner")
    model = _of_model(longer, text)
    model.kind = mention.kind
    return Merged(model, "rule+ner")


def _has_object_behind(mention: Mention, entity: Entity, text: str) -> bool:
    """Tell "nadano Fundacji numer KRS": a small noun in no case that the head or a name has."""
    behind = _WORD.search(text, mention.end, entity.end)
    if behind is None or not behind[0].islower() or not morphology.is_noun(behind[0]):
        return False
    head = _WORD.findall(text, mention.start, mention.end)[-1]
    return is_known(behind[0]) and not cases(behind[0]) & (cases(head) | {"gen"})


def _of_model(entity: Entity, text: str) -> Mention:
    written = text[entity.start : entity.end]
    return Mention(
        start=entity.start,
        end=entity.end,
        kind=None,
        core=written,
        written=written,
        named=True,
        rule="model",
    )


def _looks_like_name(text: str, entity: Entity) -> bool:
    """Tell whether what the model alone has found is built as names are."""
    written = text[entity.start : entity.end]
    if len(written) > _LONGEST_NAME or "\n\n" in written:
        return False
    words = _WORD.findall(written)
    if not words or not is_capital(written) or any(map(is_titled, words[:3])):
        return False
    if text[max(0, entity.start - 1) : entity.start] in _QUOTES or written[-1] in _QUOTES:
        return False
    if len(words) == 1:
        word = words[0]
        if re.match(r"\.\s?[a-ząćęłńóśźż:,]", text[entity.end : entity.end + 3]):
            return False  # "Rehab. ruch."
        return len(word) >= _LEAST_LETTERS and word[1:].islower() and not is_known(word)
    if sum(len(word) == 1 for word in words) * 2 > len(words):
        return False  # "S P R A W O Z D A N I E"
    if _is_complement(words) and not _behind_preposition(text, entity.start):
        return False
    return sum(map(is_capital, words)) > 1


def _is_complement(words: Sequence[str]) -> bool:
    """Tell common words in the genitive: "Dział Rehabilitacji Osób Niepełnosprawnych"."""
    first = {slot[:2] for slot in slots(words[0], adjective=False)}
    return ("sg", "nom") not in first and all(
        is_known(word.lower()) and (len(word) < _LEAST_LETTERS or "gen" in cases(word))
        for word in words
    )


def _behind_preposition(text: str, start: int) -> bool:
    before = _WORD.findall(text, max(0, start - _BEFORE), start)
    return bool(before) and morphology.is_preposition(before[-1])
