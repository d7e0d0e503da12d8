"""Hours told two by two behind a slash: "Doradztwo (plan/wykonanie w godz.): prawne 150/139,5"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extract.facts import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANNOUNCES = re.compile(
    r"\([^()/\n]{2,30}/[^()/\n]{2,30}?(?:\sw)?\s(?:godz(?:in|inach)?\b\.?|h)\s?\)\s?:",
    re.IGNORECASE,
)
_NUMBER = r"\d{1,3}(?:[ \u00a0]\d{3})*(?:,\d{1,2})?|\d{4,6}"
_PAIR = re.compile(
    r"(?P<label>[^\W\d_][^\d\n,;:/.()]{1,40}?)[ :–-]{1,3}"
    rf"(?P<first>{_NUMBER})\s?/\s?(?P<second>{_NUMBER})(?![\d/])"
)
# "doradztwo prawne 96/120 h": what was done of a plan, of a service that is never counted itself
_OF_PLAN = re.compile(_PAIR.pattern + r"\s?(?:godz(?:in\w{0,2})?\b\.?|h\b)")
# The second number with its unit, as any pair of these has it: told faster than the pattern fails
# at every letter.
_HOURS_BEHIND_SLASH = re.compile(r"/\s?\d[\d \u00a0,]*+\s?(?:godz|h)")
_NAMED_SIDES = re.compile(r"[^\W\d_]\s?/\s?[^\W\d_]")
_LONGEST_SIDES = 5  # characters of "s / g"
PLAN = "planned hours behind a slash"
"""Rule of the plan in "96/120 h", hours done of hours meant."""


class Pair(NamedTuple):
    """Offsets of a label and of the two numbers behind it, ends exclusive."""

    label: tuple[int, int]
    first: tuple[int, int]
    second: tuple[int, int]
    of_plan: bool = False

    @property
    def start(self) -> int:
        """Where the label begins."""
        return self.label[0]


def find(text: str, start: int, end: int) -> Iterator[Pair]:
    """Yield the pairs of hours in ``text[start:end]``, on the lines that announce them."""
    if text.find("/", start, end) < 0:
        return
    for announced in _ANNOUNCES.finditer(text, start, end):
        line_end = text.find("\n", announced.end(), end)
        for pair in _PAIR.finditer(text, announced.end(), line_end if line_end >= 0 else end):
            yield Pair(pair.span("label"), pair.span("first"), pair.span("second"))


def of_plans(text: str, start: int, end: int) -> Iterator[Pair]:
    """Yield pairs of result and plan in ``text[start:end]``, with a unit: "96/120 h".

    None where words beside a slash may say what the sides are.
    """
    if _HOURS_BEHIND_SLASH.search(text, start, end) is None:
        return
    looked = start
    for pair in _OF_PLAN.finditer(text, start, end):
        if _NAMED_SIDES.search(text, looked, pair.start()):
            return  # "Doradztwo (osoby/godziny): prawne 12/34 h"
        looked = max(start, pair.start() - _LONGEST_SIDES)
        if any(map(lexicon.is_never_counted, pair["label"].split())):
            yield Pair(pair.span("label"), pair.span("first"), pair.span("second"), of_plan=True)


def value(written: str) -> float:
    """Value of a number of a pair."""
    return float(re.sub(r"[ \u00a0]", "", written).replace(",", "."))
