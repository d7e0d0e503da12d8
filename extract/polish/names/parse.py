"""Every way to read a name as a head with what agrees with it and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extract.polish.morphology.declension import CASES, slot_set
from extract.polish.names import evidence
from extract.polish.names.agreeing import (
    Group,
    Name,
    best_beside,
    fits_next_noun,
    look_beside,
    look_left,
    look_right,
)
from extract.polish.names.tokens import NUMBER, core_end
from extract.polish.names.words import (
    ACCUSATIVE,
    NOMINATIVE,
    VOCATIVE,
    adjective_base,
    adjective_slots,
    noun_base,
    noun_readings,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.polish.names.tokens import Token
    from extract.polish.names.words import Reading

_LAST_HEAD = 6
"""The head is among the first words; what stands further on is a complement."""
_OBLIQUE = ~(NOMINATIVE | VOCATIVE)
_ADJECTIVE_WAYS = (
    ("sg", "m1", slot_set(["sg"], CASES, ["m1", "m3"])),
    ("sg", "f", slot_set(["sg"], CASES, ["f"])),
    ("sg", "n", slot_set(["sg"], CASES, ["n"])),
    ("pl", "m1", slot_set(["pl"], CASES, ["m1"])),
    ("pl", "f", slot_set(["pl"], CASES, ["f"])),
)


class Parse(NamedTuple):
    """One way to decline a name: what changes, and what speaks for it.

    ``adjectives`` are places of words; ``nouns`` are too, each with its reading, the head first.
    ``of_head`` and ``features`` are the evidence; the first is the same wherever the word heads.
    """

    number: str = ""
    gender: str = ""
    adjectives: tuple[int, ...] = ()
    nouns: tuple[tuple[int, Reading], ...] = ()
    of_head: tuple[str, ...] = ()
    features: tuple[str, ...] = ()


def applied(tokens: Sequence[Token], parse: Parse) -> list[Token]:
    """Return the tokens with the words of ``parse`` in the nominative."""
    done = list(tokens)
    for place, reading in parse.nouns:
        done[place] = done[place]._replace(word=noun_base(done[place].word, reading))
    for place in parse.adjectives:
        base = adjective_base(done[place].word, parse.number, parse.gender)
        done[place] = done[place]._replace(word=base)
    return done


def parses(tokens: Sequence[Token]) -> Iterator[Parse]:
    """Yield every reading of a name; the first leaves it as it is."""
    end = core_end(tokens)
    words = [token.word for token in tokens[:end]]
    first = 0
    while first < end and NUMBER.fullmatch(words[first].rstrip(".")):
        first += 1
    fits_next = [fits_next_noun(words, index) for index in range(end)]
    name = Name(tokens, words, first, evidence.rest_of(tokens, end), fits_next)
    yield Parse(features=evidence.of_none(words[first:], name.rest))
    skipped = 0
    for head in range(first, min(end, first + _LAST_HEAD)):
        for reading in noun_readings(words[head]):
            for side in (NOMINATIVE, _OBLIQUE):
                slots = reading.slots & side
                if slots:
                    yield from _with_noun(name, Group(reading, head, slots))
        if not adjective_slots(words[head]) and not name.hyphen_after(head):
            skipped += 1
            if skipped > 1:
                break
    yield from _without_noun(name)


def _with_noun(name: Name, group: Group) -> Iterator[Parse]:
    if not look_left(name, group):
        return
    for mark in look_right(name, group):
        parse = _made(name, group, mark)
        if parse:
            yield parse
    parse = _made(name, group)
    if parse:
        yield parse
    before = len(group.nouns)
    look_beside(name, group)
    if len(group.nouns) > before:
        parse = _made(name, group)
        if parse:
            yield parse


def _made(name: Name, group: Group, *marks: str) -> Parse | None:
    reading, head, slots = group.reading, group.head, group.slots
    if (
        not slots & ~ACCUSATIVE
        and reading.slots & NOMINATIVE
        and not reading.gender.startswith("m1")
        and not group.adjectives
        and not group.nouns
    ):
        return None  # its accusative looks like its nominative
    count = min(len(name.words), evidence.MOST_WORDS)
    of_head = evidence.of_reading(name.words[head], reading, slots, count)
    features = (
        *evidence.of_neighbours(
            reading,
            slots,
            head=head,
            count=count,
            sides=(group.left, group.right),
            following=name.known(group.end),
        ),
        *group.marks,
        *marks,
    )
    if slots & NOMINATIVE:
        return Parse(of_head=of_head, features=features)
    return Parse(
        reading.number,
        reading.gender,
        tuple(group.adjectives),
        ((head, reading), *group.nouns),
        of_head,
        features,
    )


def _without_noun(name: Name) -> Iterator[Parse]:
    """Read a name whose head is an adjective: "Kamionnej", "Levskiego Sofia"."""
    words = name.words
    at = name.first
    while at + 1 < len(words) and name.hyphen_after(at) and not adjective_slots(words[at]):
        at += 1
    if at >= len(words):
        return
    whole = adjective_slots(words[at])
    for number, gender, wanted in _ADJECTIVE_WAYS:
        slots = whole & wanted
        if not slots:
            continue
        changed = [at]
        index = at + 1
        while index < len(words) and adjective_slots(words[index]) & slots:
            slots &= adjective_slots(words[index])
            changed.append(index)
            index += 1
        if index < len(words) and best_beside(words[index], slots, ""):
            continue
        features = evidence.of_adjective(
            words, at, slots, number, gender, many=len(changed) > 1, following=name.known(index)
        )
        if slots & NOMINATIVE:
            yield Parse(features=features)
        else:
            yield Parse(number, gender, tuple(changed), features=features)
