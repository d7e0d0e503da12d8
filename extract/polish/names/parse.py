"""Every way to read a name as a head with what agrees with it and what it leaves alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from extract.polish.morphology.declension import CASES, GENDERS, slot_set
from extract.polish.names import evidence
from extract.polish.names.evidence import GENITIVE, known_of, shape
from extract.polish.names.tokens import NUMBER, core_end, joiners
from extract.polish.names.words import (
    ACCUSATIVE,
    CACHED,
    NOMINATIVE,
    VOCATIVE,
    adjective_base,
    adjective_slots,
    noun_base,
    noun_readings,
    noun_slots,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.polish.names.tokens import Token
    from extract.polish.names.words import Reading

_LAST_HEAD = 6
"""The head is among the first words; what stands further on is a complement."""
_OBLIQUE = ~(NOMINATIVE | VOCATIVE)
_BY_CASE = tuple(slot_set(["sg", "pl"], [case], GENDERS) for case in CASES)
_BY_CASE_AND_NUMBER = tuple(
    slot_set([number], [case], GENDERS) for case in CASES for number in ("sg", "pl")
)
_BESIDE_RANK = {"nazwisko": 0, "imię": 1, "nazwa_geograficzna": 2, "part": 3, "rare": 9}
_ADJECTIVE_WAYS = (
    ("sg", "m1", slot_set(["sg"], CASES, ["m1", "m3"])),
    ("sg", "f", slot_set(["sg"], CASES, ["f"])),
    ("sg", "n", slot_set(["sg"], CASES, ["n"])),
    ("pl", "m1", slot_set(["pl"], CASES, ["m1"])),
    ("pl", "f", slot_set(["pl"], CASES, ["f"])),
)


class Parse(NamedTuple):
    """One way to decline a name: what changes, and what speaks for it.

    ``head`` is the place of the noun that is read as ``reading``, ``nouns`` are others beside it.
    ``of_head`` and ``features`` are the evidence; the first is the same wherever the word heads.
    """

    number: str = ""
    gender: str = ""
    adjectives: tuple[int, ...] = ()
    nouns: tuple[tuple[int, Reading], ...] = ()
    of_head: tuple[str, ...] = ()
    features: tuple[str, ...] = ()


class _Name(NamedTuple):
    """The words of a name that may be declined, from ``first`` on, and what follows them."""

    tokens: Sequence[Token]
    words: Sequence[str]
    first: int
    rest: str
    fits_next: Sequence[bool]

    def hyphen_after(self, index: int) -> bool:
        return self.tokens[index].after.startswith("-")

    def known(self, index: int) -> str:
        return known_of(self.words[index]) if index < len(self.words) else f"rest {self.rest}"


@dataclass(slots=True)
class _Group:
    """A head and what was found to agree with it so far."""

    reading: Reading
    head: int
    slots: int
    adjectives: list[int] = field(default_factory=list)
    nouns: list[tuple[int, Reading]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    left: int = 0
    right: int = 0
    end: int = 0


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
    fits_next = [_fits_next(words, index) for index in range(end)]
    name = _Name(tokens, words, first, evidence.rest_of(tokens, end), fits_next)
    yield Parse(features=evidence.of_none(words[first:], name.rest))
    skipped = 0
    for head in range(first, min(end, first + _LAST_HEAD)):
        for reading in noun_readings(words[head]):
            for side in (NOMINATIVE, _OBLIQUE):
                slots = reading.slots & side
                if slots:
                    yield from _with_noun(name, _Group(reading, head, slots))
        if not adjective_slots(words[head]) and not name.hyphen_after(head):
            skipped += 1
            if skipped > 1:
                break
    yield from _without_noun(name)


def _with_noun(name: _Name, group: _Group) -> Iterator[Parse]:
    if not _look_left(name, group):
        return
    yield from _look_right(name, group)
    parse = _made(name, group)
    if parse:
        yield parse
    before = len(group.nouns)
    _look_beside(name, group)
    if len(group.nouns) > before:
        parse = _made(name, group)
        if parse:
            yield parse


def _look_left(name: _Name, group: _Group) -> bool:
    """Gather the adjectives before the head; ``False`` if more than one word does not fit."""
    skipped = 0
    for index in range(group.head - 1, name.first - 1, -1):
        word = name.words[index]
        agreeing = adjective_slots(word) & group.slots
        if agreeing:
            group.slots = agreeing
            group.left += 1
            group.adjectives.append(index)
        elif word.lower() in joiners():
            group.marks.append("joined left")
        elif name.hyphen_after(index):
            group.marks.append(f"hyphen left {known_of(word)}")
        else:
            skipped += 1
            way = evidence.way_of(group.slots)
            group.marks += [f"skip {known_of(word)} {shape(word)}", f"{way} skips {known_of(word)}"]
    return skipped < 2


def _look_right(name: _Name, group: _Group) -> Iterator[Parse]:
    """Gather the adjectives after the head.

    Yields the reading without an adjective that may belong to the noun behind it:
    "Biblioteki Polskiej Piosenki".
    """
    index = group.head + 1
    if name.fits_next[group.head]:
        group.marks.append("head fits the next noun")
    while index < len(name.words):
        at = _over_prefixes(name, index)
        if group.right and at + 1 < len(name.words) and name.words[at].lower() in joiners():
            at += 1
        agreeing = adjective_slots(name.words[at]) & group.slots
        if not agreeing:
            break
        if name.fits_next[at]:
            if not agreeing & NOMINATIVE and agreeing & GENITIVE:
                group.end = index
                parse = _made(name, group, "adjective left to the next noun")
                if parse:
                    yield parse
            group.marks.append("adjective taken from the next noun")
        group.slots = agreeing
        group.right += 1
        group.adjectives.append(at)
        index = at + 1
    group.end = index
    if (
        not group.right
        and index < len(name.words)
        and noun_slots(name.words[group.head]) & adjective_slots(name.words[index])
    ):  # "Koła Łowieckie": some other reading of the head has this adjective
        group.marks.append(f"{evidence.way_of(group.slots)} misses an adjective")


def _over_prefixes(name: _Name, index: int) -> int:
    """Skip numbers, and what a hyphen joins to an adjective: "Prawno-Ekonomicznym", "XIV"."""
    while index + 1 < len(name.words) and (
        (name.hyphen_after(index) and name.words[index][-1:] in "oO")
        or NUMBER.fullmatch(name.words[index])
    ):
        index += 1
    return index


def _fits_next(words: Sequence[str], index: int) -> bool:
    """Tell whether an adjective can belong to a complement in the genitive behind it."""
    slots = adjective_slots(words[index]) & GENITIVE
    if not slots:
        return False
    for following in words[index + 1 : index + 3]:
        if noun_slots(following) & slots:
            return True
        if not adjective_slots(following) & slots:
            return False
    return False


def _look_beside(name: _Name, group: _Group) -> None:
    """Gather nouns in the case of the head: "Janem Kowalskim", "Prawa i Sprawiedliwości"."""
    index = group.end
    case = _widened(group.slots, _BY_CASE_AND_NUMBER)
    while index < len(name.words):
        word = name.words[index]
        if word.lower() in joiners():
            if index + 1 == len(name.words):
                return
            index += 1
            word = name.words[index]
            mark = "and"
            case = _widened(case, _BY_CASE)
        else:
            mark = "hyphen" if name.hyphen_after(index - 1) else "beside"
        if name.fits_next[index]:
            return
        best = _best_beside(word, case, group.reading.gender[0])
        if best is None:
            return
        other, slots = best
        if mark != "and":
            case &= _widened(slots, _BY_CASE_AND_NUMBER)
            group.slots &= case
        group.nouns.append((index, other))
        ours, theirs = group.reading.kind.partition(":")[0], other.kind.partition(":")[0]
        way = evidence.way_of(group.slots)
        group.marks += [
            f"{way} {mark} {ours}+{theirs}",
            f"{way} {mark} {theirs} {other.gender[:2]} {word.lower()[-1:]}",
            f"{way} {mark} {shape(word)}",
        ]
        index += 1
        group.end = index
        if mark == "and":
            return


def _widened(slots: int, masks: Sequence[int]) -> int:
    """Take in every slot of the masks that are touched: all genders, or all but the case."""
    wide = 0
    for mask in masks:
        if slots & mask:
            wide |= mask
    return wide


@lru_cache(maxsize=CACHED)
def _best_beside(word: str, case: int, gender: str) -> tuple[Reading, int] | None:
    """Return the likeliest noun in one of the slots of ``case``, one of like gender first."""
    fitting = [
        (reading, reading.slots & case)
        for reading in noun_readings(word)
        if reading.slots & case
    ]  # fmt: skip
    if not fitting:
        return None
    return min(
        fitting,
        key=lambda pair: (
            not pair[0].gender.startswith(gender),
            _BESIDE_RANK.get(pair[0].kind, 5),
        ),
    )


def _made(name: _Name, group: _Group, *marks: str) -> Parse | None:
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


def _without_noun(name: _Name) -> Iterator[Parse]:
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
        if index < len(words) and _best_beside(words[index], slots, ""):
            continue
        features = evidence.of_adjective(
            words, at, slots, number, gender, many=len(changed) > 1, following=name.known(index)
        )
        if slots & NOMINATIVE:
            yield Parse(features=features)
        else:
            yield Parse(number, gender, tuple(changed), features=features)
