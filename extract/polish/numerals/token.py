"""What a piece of a number is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from extract.polish.numerals.words import NumberWord


class Token(NamedTuple):
    """A piece of a number, or digits that are none (``kind`` ``dead``), with its offsets."""

    start: int
    end: int
    kind: Literal["word", "digits", "vulgar", "times", "dead"]
    word: NumberWord | None
    value: float
    rule: str
