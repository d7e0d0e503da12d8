"""The words of a name that agree with its head: "Kujawskim Bankiem Spółdzielczym"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from extract.polish.morphology.declension import CASES, GENDERS, slot_set
from extract.polish.names import evidence
from extract.polish.names.evidence import GENITIVE, known_of, shape
from extract.polish.names.tokens import NUMBER, joiners
from extract.polish.names.words import (
    CACHED,
    NOMINATIVE,
    adjective_slots,
    noun_readings,
    noun_slots,
)
from extract.polish.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.polish.names.tokens import Token
    from extract.polish.names.words import Reading

_BY_CASE = tuple(slot_set(["sg", "pl"], [case], GENDERS) for case in CASES)
_BY_CASE_AND_NUMBER = tuple(
    slot_set([number], [case], GENDERS) for case in CASES for number in ("sg", "pl")
)
_BESIDE_RANK = {"nazwisko": 0, "imię": 1, "nazwa_geograficzna": 2, "part": 3, "rare": 9}


class Name(NamedTuple):
    """The words of a name that may be declined, from ``first`` on, and what follows them."""

    tokens: Sequence[Token]
    words: Sequence[str]
    first: int
    rest: str
    fits_next: Sequence[bool]

    def hyphen_after(self, index: int) -> bool:
        """Tell whether a hyphen joins the word to the next."""
        return self.tokens[index].after.startswith("-")

    def known(self, index: int) -> str:
        """Return what is known of the word at ``index``, or of what follows the last."""
        return known_of(self.words[index]) if index < len(self.words) else f"rest {self.rest}"


@dataclass(slots=True)
class Group:
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


def look_left(name: Name, group: Group) -> bool:
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


def look_right(name: Name, group: Group) -> Iterator[str]:
    """Gather the adjectives after the head.

    Yields a mark while ``group`` is without an adjective that may belong to the noun behind it:
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
                yield "adjective left to the next noun"
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


def _over_prefixes(name: Name, index: int) -> int:
    """Skip numbers, and what a hyphen joins to an adjective: "Prawno-Ekonomicznym", "XIV"."""
    while index + 1 < len(name.words) and (
        (name.hyphen_after(index) and name.words[index][-1:] in "oO")
        or NUMBER.fullmatch(name.words[index])
    ):
        index += 1
    return index


def fits_next_noun(words: Sequence[str], index: int) -> bool:
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


def look_beside(name: Name, group: Group) -> None:
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
        best = best_beside(word, case, group.reading.gender[0])
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


@remembered(CACHED)
def best_beside(word: str, case: int, gender: str) -> tuple[Reading, int] | None:
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
