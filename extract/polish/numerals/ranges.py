"""Two numbers in one: "10-15", "od 6 do 9", "między 10 a 15"."""

from __future__ import annotations

import re
from functools import cache

from extract.polish.numerals.lists import HYPHENS, numeral_lists
from extract.polish.numerals.modifiers import OPENING_MARKS
from extract.polish.numerals.number import Form, Number

_HIGHEST_LABEL = 10
_DASHES = frozenset(f"÷{HYPHENS}")
_OF_AGE = re.compile(r"\.?\s{1,2}(?:roku życia|r\. ?ż)")
_FROM_BEFORE = re.compile(r"(?<!\w)ze?\s{1,2}\Z", re.IGNORECASE)


def joined(text: str, low: Number, high: Number) -> Number | None:
    """Join "10-15", "10 – 15", "od 6 do 9", "między 10 a 15" into one; ``None`` for two."""
    if not low.rule or not high.rule:
        return None
    if low.form in {"range", "multiplicative"}:
        return None
    gap = text[low.end : high.start]
    between = gap.strip().lower()
    if not between or gap.count("\n") > 1:
        return None
    start, rule = low.start, "range-hyphen"
    if between in _DASHES:
        if "\n" in gap or (len(gap) > 1 and _merely_dashed(text, low, high)):
            return None
    else:
        opening = _opening(text, low.start, between)
        if opening is None and between == "do" and _OF_AGE.match(text, high.end):
            return None  # "w tym 20 do 30 roku życia"
        if opening is None and between == "do" and low.low and high.high <= 10 * low.low:
            # "2 do 3 osób", but not "wzrosła z 20 do 30"
            opening = (
                None if _FROM_BEFORE.search(text, max(0, low.start - 5), low.start) else low.start
            )
        if opening is None or "decimal-dot" in (low.rule, high.rule):
            return None
        start, rule = opening, f"range-{between}"
    value, top = low.low, high.high
    if high.scale > 1 and low.scale == 1 and value * high.scale < top:
        value = round(value * high.scale, 6)  # "10-15 tys."
    if value >= top:
        return None
    form: Form = "range"
    if high.form == "multiplicative":
        form, rule = "multiplicative", "krotnie"
    elif low.indefinite or high.indefinite:
        form = "indefinite"
    return Number(start, high.end, value, top, form, rule, high.scale, low.indefinite)


def _merely_dashed(text: str, low: Number, high: Number) -> bool:
    """Tell a dash with spaces that does not mean "to": two dates, "grupa 2 – 15 osób"."""
    if "decimal-dot" in (low.rule, high.rule):
        return True
    if low.low >= _HIGHEST_LABEL:
        return high.high > 10 * low.low
    before = text[max(0, low.start - 24) : low.start].split()
    label = before[-1].lower().lstrip(OPENING_MARKS) if before else ""
    return high.high > 3 * low.low or label.startswith(_labels())


@cache
def _labels() -> tuple[str, ...]:
    return tuple(numeral_lists()["labels"]["stems"])


@cache
def _range_words() -> dict[str, frozenset[str]]:
    return {opening: frozenset(joints) for opening, joints in numeral_lists()["ranges"].items()}


def _opening(text: str, start: int, joint: str) -> int | None:
    """Offset of the "od" or "między" right before ``start`` that goes with ``joint``."""
    before = text[max(0, start - 12) : start].split()
    word = before[-1].lstrip(OPENING_MARKS) if before else ""
    if joint not in _range_words().get(word.lower(), ()):
        return None
    return text.rindex(word, 0, start)
