"""What the finder of dates yields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.polish.calendar.interval import Interval, Precision


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or span of days that a text states.

    Attributes
    ----------
    start, end
        Character offsets into the text searched, end exclusive. In a list of days each mention
        spans its own piece ("12" of "12, 15 i 20 marca").
    interval
        The days the words name, both inclusive. An open range ("do 30 czerwca") is the date it
        names; ``rule`` says which side is open ("from a date on", "up to a date").
    precision
        The finest part the text names: ``day``, ``month``, ``quarter``, ``half``, ``year``.
    inferred
        What the text leaves out and where it was taken from, ``None`` if nothing.
    rule
        Key of ``RULES``.
    """

    start: int
    end: int
    interval: Interval
    precision: Precision
    inferred: str | None
    rule: str
