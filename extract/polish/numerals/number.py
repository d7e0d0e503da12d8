"""A number as its pieces make it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Form = Literal["digits", "words", "range", "indefinite", "multiplicative", "fraction"]


class Number(NamedTuple):
    """A number before its surroundings are looked at; digits that are none have no ``rule``.

    Attributes
    ----------
    start, end
        Offsets into the text, end exclusive.
    low, high
        Its bounds; equal for all but a range and an indefinite number.
    form, rule
        As in ``NumberMention``.
    scale
        What the number is multiplied by in the text: 1000 in "15 tys.".
    indefinite
        It has no value, only bounds: "kilkanaście".
    """

    start: int
    end: int
    low: float
    high: float
    form: Form
    rule: str
    scale: float = 1.0
    indefinite: bool = False
