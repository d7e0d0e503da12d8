"""Number, case and gender of the dictionary's tags as sets of bits, quick to intersect."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CASES = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")
NUMBERS = ("sg", "pl")
GENDERS = ("m1", "m2", "m3", "f", "n")
_FIELDS = 4  # part of speech, number, case, gender open the tag of whatever is declined


@cache
def slots_of(tag: str) -> int:
    """Bit set of the (number, case, gender) triples a tag stands for, 0 if it is not declined."""
    fields = tag.split(":")
    if len(fields) < _FIELDS:
        return 0
    return slot_set(fields[1].split("."), fields[2].split("."), fields[3].split("."))


def slot_set(numbers: Iterable[str], cases: Iterable[str], genders: Iterable[str]) -> int:
    """Bit set of every combination of these numbers, cases and genders."""
    genders = tuple(genders)
    cases = tuple(cases)
    mask = 0
    for number in numbers:
        for case in cases:
            for gender in genders:
                if number in NUMBERS and case in CASES and gender in GENDERS:
                    row = NUMBERS.index(number) * len(CASES) + CASES.index(case)
                    mask |= 1 << (row * len(GENDERS) + GENDERS.index(gender))
    return mask


SINGULAR = slot_set(["sg"], CASES, GENDERS)
GENITIVE_PLURAL = slot_set(["pl"], ["gen"], GENDERS)
PLURAL = slot_set(["pl"], CASES, GENDERS)
NOMINATIVE_PLURAL = slot_set(["pl"], ["nom", "acc"], GENDERS)


def cases_of(slots: int) -> int:
    """Bit set of the cases in a set of slots, gender and number left out."""
    mask = 0
    for number in range(len(NUMBERS)):
        for case in range(len(CASES)):
            row = number * len(CASES) + case
            if slots >> (row * len(GENDERS)) & ((1 << len(GENDERS)) - 1):
                mask |= 1 << case
    return mask
