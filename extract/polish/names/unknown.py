"""What a noun that the dictionary lacks may be, by its ending."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

from extract.polish.morphology.declension import slot_set
from extract.polish.remembered import remembered

_LEAST_STEM = 2
_LONGEST_WORD = 64


class Guess(NamedTuple):
    """One reading of an unknown noun: its nominative in the same number, and the rule's name."""

    base: str
    slots: int
    number: str
    gender: str
    rule: str


class _Rule(NamedTuple):
    number: str
    slots: int
    gender: str
    base: str
    name: str


@cache
def _rules() -> dict[str, tuple[_Rule, ...]]:
    source = resources.files("extract.polish.names").joinpath("unknown.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))["endings"]
    return {ending: tuple(_rule(ending, text) for text in texts) for ending, texts in table.items()}


def _rule(ending: str, text: str) -> _Rule:
    number, cases, gender, base = text.split(":")
    return _Rule(
        number, slot_set([number], cases.split("."), [gender]), gender, base, f"{ending}>{base}"
    )


@remembered(1 << 12)
def guesses(word: str) -> tuple[Guess, ...]:
    """Read a word the dictionary lacks by every ending that ``unknown.toml`` lists."""
    small = word.lower()
    if len(small) > _LONGEST_WORD or not small.isalpha():
        return ()
    found: dict[tuple[str, int], Guess] = {}
    for length in range(min(5, len(small) - _LEAST_STEM), 0, -1):
        for rule in _rules().get(small[-length:], ()):
            base = small[: len(small) - length] + rule.base
            key = (base, rule.slots)
            if key not in found:
                found[key] = Guess(base, rule.slots, rule.number, rule.gender, rule.name)
    if small[-1] not in "aąeęioóuy":
        slots = slot_set(["sg"], ["nom", "acc"], ["m3"])
        found[small, slots] = Guess(small, slots, "sg", "m3", ">")
    return tuple(found.values())
