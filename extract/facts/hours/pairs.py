"""Hours told two by two behind a slash: "Doradztwo (plan/wykonanie w godz.): prawne 150/139,5"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extract.facts import lexicon
from extract.polish.listed import WordLists

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
_OF_PLAN = re.compile(
    r"(?:(?:i|oraz|a)\s)?" + _PAIR.pattern + r"(?P<unit>\s?(?:godz(?:in\w{0,2})?\b\.?|h\b))?"
)
# "Doradztwo indywidualne: prawne 96/120 h"
_LABEL_BEFORE = re.compile(r"(?P<service>[^\W\d_]{3,20})(?:\s[^\W\d_]{2,20}){0,2}:\s{1,2}\Z")
# "(plan/wykonanie)", "(wyk. / plan w godz.)": right behind pairs, or before them
_SIDE = r"[^\W\d_][^()/\n\d]{1,24}"
_SIDES = re.compile(rf"\(\s?(?P<first>{_SIDE}?)\s?/\s?(?P<second>{_SIDE})\)")
_SIDES_BEHIND = re.compile(r"\s{0,2}" + _SIDES.pattern)
_NEXT = re.compile(r"\s?[,;]\s{1,2}|\s")
_SIDES_BEFORE = re.compile(_SIDES.pattern + r"\s?:\s{1,2}\Z")
_LONGEST_BRACKET = 64  # characters of such a bracket
# The second number with its unit, as any pair of these has it: told faster than the pattern fails
# at every letter.
_HOURS_BEHIND_SLASH = re.compile(r"/\s?\d[\d \u00a0,]*+\s?(?:godz|h)")
_NAMED_SIDES = re.compile(r"[^\W\d_]\s?/\s?[^\W\d_]")
_DONE = tuple(
    {*lexicon.PLANNED_OR_DONE}.difference(lexicon.MEANT).union(
        WordLists("extract.facts.hours", "words.toml")["done_beside_slash"]
    )
)
_LONGEST_SIDES = 5  # characters of "s / g"
PLAN = "planned hours behind a slash"
"""Rule of the plan in "96/120 h", hours done of hours meant."""


class Pair(NamedTuple):
    """Offsets of a label and of the two numbers behind it, ends exclusive."""

    label: tuple[int, int]
    first: tuple[int, int]
    second: tuple[int, int]
    planned: tuple[int, int] | None = None
    """The one of them that was meant, where one side is known to be a plan."""

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

    The plan is the second, unless a bracket behind the last or before the first says that it is
    the first. None where words beside a slash say that the sides are of other things.
    """
    if _HOURS_BEHIND_SLASH.search(text, start, end) is None:
        return
    looked, order = start, (False, True)
    for run in _runs(text, start, end):
        told = _SIDES_BEHIND.match(text, run[-1].end(), end)
        sides = _plans(told) if told is not None else _announced(text, looked, run[0], order)
        if sides is None:
            return  # "Doradztwo (osoby/godziny): prawne 12/34 h"
        looked = max(start, run[-1].start() - _LONGEST_SIDES)
        order = sides
        for pair in run:
            first, second = pair.span("first"), pair.span("second")
            yield Pair(pair.span("label"), first, second, (first, second)[sides.index(True)])


def _runs(text: str, start: int, end: int) -> Iterator[list[re.Match[str]]]:
    """Pairs one behind the other, the first of what is never counted itself or of named sides.

    One unit is that of all: "doradztwo prawne 96/120 h, księgowe 40/60". A pair without one has no
    noun of its own, which it might count.
    """
    run: list[re.Match[str]] = []
    for pair in _OF_PLAN.finditer(text, start, end):
        goes_on = bool(run) and _NEXT.fullmatch(text, run[-1].end(), pair.start()) is not None
        if goes_on and (pair["unit"] or _is_kind(pair["label"])):
            run.append(pair)
            continue
        if any(one["unit"] for one in run):
            yield run
        run = [pair] if not goes_on and _opens(text, start, pair) else []
    if any(one["unit"] for one in run):
        yield run


def _is_kind(label: str) -> bool:
    """Tell a label that is an adjective: the service is that of the pair before."""
    return all(lexicon.word(form).adjectival for form in label.split())


def _opens(text: str, floor: int, pair: re.Match[str]) -> bool:
    """Tell the first of some pairs: "doradztwo prawne 96/120 h", "Doradztwo: prawne 96/120 h"."""
    if any(map(lexicon.is_never_counted, pair["label"].split())):
        return True
    if _before(text, floor, pair) is not None:
        return True
    low = max(floor, pair.start() - _LONGEST_BRACKET)
    label = _LABEL_BEFORE.search(text, low, pair.start())
    return label is not None and lexicon.is_never_counted(label["service"])


def _before(text: str, floor: int, pair: re.Match[str]) -> re.Match[str] | None:
    """Sides in a bracket that announces ``pair``: "Doradztwo (wykonanie/plan): prawne"."""
    low = max(floor, pair.start() - _LONGEST_BRACKET)
    return _SIDES_BEFORE.search(text, low, pair.start())


def _announced(
    text: str, looked: int, pair: re.Match[str], order: tuple[bool, bool]
) -> tuple[bool, bool] | None:
    """Tell for each side of pairs which is the plan, as said before them, ``None`` for other sides.

    ``order`` is of the pairs before, which holds where ``text[looked:]`` says nothing else.
    """
    if _NAMED_SIDES.search(text, looked, pair.start()) is None:
        return order
    before = [*_SIDES.finditer(text, looked, pair.start())]
    return _plans(before[-1]) if before else None


def _plans(sides: re.Match[str]) -> tuple[bool, bool] | None:
    first, second = sides["first"].lower(), sides["second"].lower()
    planned = first.startswith(lexicon.MEANT), second.startswith(lexicon.MEANT)
    done = (second if planned[0] else first).startswith(_DONE)
    return planned if done and any(planned) and not all(planned) else None


def value(written: str) -> float:
    """Value of a number of a pair."""
    return float(re.sub(r"[ \u00a0]", "", written).replace(",", "."))
