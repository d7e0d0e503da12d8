"""Numbers in Polish text: "1 234,5", "dwadzieścia trzy", "od 6 do 9", "min. 49", "kilkanaście"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from extract.polish.numerals.lists import HYPHENS, SPACES, numeral_lists
from extract.polish.numerals.modifiers import NEXT_WORD, OPENING_MARKS, Modifier, modifier_before
from extract.polish.numerals.tokens import tokens
from extract.polish.numerals.words import Group, denominators

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.polish.numerals.token import Token

Form = Literal["digits", "words", "range", "indefinite", "multiplicative", "fraction"]

_WIDEST_GAP = 6
_HIGHEST_LABEL = 10
_ALONE = ("dead", "times")
_FORM_OF_RULE: dict[str, Form] = {"krotnie": "multiplicative", "fraction": "fraction"}
_TIMES = re.compile(rf"[\s]{{1,2}}(?:razy|raz)(?!\w)|[{SPACES}]krotnie(?!\w)", re.IGNORECASE)
_DASHES = frozenset(f"÷{HYPHENS}")
_OF_AGE = re.compile(r"\.?\s{1,2}(?:roku życia|r\. ?ż)")
_FROM_BEFORE = re.compile(r"(?<!\w)ze?\s{1,2}\Z", re.IGNORECASE)


class NumberMention(NamedTuple):
    """A number as a text states it.

    Attributes
    ----------
    start, end
        Offsets of the number itself with its multiplier ("15 tys."), end exclusive; a range is
        one number from "od" or its first digit on.
    full_start
        Where its modifier starts ("min. 49"); equals ``start`` if it has none.
    value, value_max
        The number; of a range its lower and upper end. An indefinite number has no ``value``, only
        bounds.
    modifier
        ``min`` ("co najmniej", "ponad"), ``max`` ("do"), ``approx`` ("ok."), ``each`` ("po 12"),
        else ``exact``.
    form
        ``digits``, ``words``, ``range``, ``indefinite`` ("kilkanaście"), ``multiplicative``
        ("dwukrotnie", "3 razy") or ``fraction`` ("½", "półtorej", "dwie trzecie").
    rule
        Name of the rule that read it.
    value_min
        Lower bound of an indefinite number.
    """

    start: int
    end: int
    full_start: int
    value: float | None
    value_max: float | None
    modifier: Modifier
    form: Form
    rule: str
    value_min: float | None = None


class _Number(NamedTuple):
    """A number before its surroundings are looked at; digits that are none have no ``rule``."""

    start: int
    end: int
    low: float
    high: float
    form: Form
    rule: str
    scale: float = 1.0
    indefinite: bool = False


def find_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[NumberMention]:
    """Find the numbers of ``text[start:end]`` in order; they do not overlap.

    Parameters
    ----------
    text
        Text that all offsets index.
    start, end
        Stretch to read. What stands around it is looked at, never read.

    Yields
    ------
    NumberMention
        Not: dotted dates and section numbers (2.3.1), clock times (8:00), digits of an identifier
        (A4, COVID-19, 12/2019), ordinals (10-tego), Roman numerals, numbers inside adjectives
        (see ``find_compounds``). "20.10" is a number with the rule ``decimal-dot``: whoever knows
        dates reads it first. Time is linear in the stretch.
    """
    earlier: _Number | None = None
    for number in _numbers(text, start, len(text) if end is None else end):
        if earlier is not None:
            near = number.start - earlier.end <= _WIDEST_GAP
            joined = _range(text, earlier, number) if near else None
            if joined is not None:
                earlier = joined
                continue
            if earlier.rule:
                yield _mention(text, start, earlier)
        earlier = number
    if earlier is not None and earlier.rule:
        yield _mention(text, start, earlier)


def _numbers(text: str, start: int, end: int) -> Iterator[_Number]:
    """Put the pieces together: "dwadzieścia" + "trzy", "15" + "tys.", "2" + "½".

    A number that is one piece in digits, as most are, needs no ``Group``.
    """
    group: Group | None = None
    first: Token | None = None
    last: Token | None = None
    for token in tokens(text, start, end):
        if first is not None and last is not None:
            if token.start - last.end <= _WIDEST_GAP and token.kind not in _ALONE:
                group = group or _group_of(first)
                if _continues(text, group, last, token):
                    last = token
                    continue
            yield _finished(text, group, first, last)
            first = group = None
        if token.kind in _ALONE:
            yield _alone(token)
        elif token.kind == "digits":
            first, last, group = token, token, None
        else:
            group = _group_of(token)
            first = last = None if group.empty else token
    if first is not None and last is not None:
        yield _finished(text, group, first, last)


def _group_of(token: Token) -> Group:
    """Open a group; a word that begins no number leaves it empty."""
    group = Group()
    if token.word is None:
        group.add_digits(token.value)
    else:
        group.add(token.word)
    return group


def _alone(token: Token) -> _Number:
    if token.word is None or token.kind == "dead":
        return _Number(token.start, token.end, 0.0, 0.0, "digits", "")
    low, high = token.word.low, token.word.high
    return _Number(
        token.start, token.end, low, high, "multiplicative", "krotnie", indefinite=low != high
    )


def _continues(text: str, group: Group, last: Token, token: Token) -> bool:
    """Add the token to the number if nothing but a space stands between, and Polish allows it."""
    gap = text[last.end : token.start]
    word = token.word
    if gap.strip():
        return (
            word is not None
            and word.kind == "part"
            and gap.strip() in {"i", "I"}
            and word.low < 1
            and group.add_fraction(word.low)
        )
    if gap.count("\n") > 1:
        return False
    if token.kind == "vulgar":
        return "\n" not in gap and last.kind == "digits" and group.add_fraction(token.value)
    if token.kind == "digits":
        return last.kind == "word" and "\n" not in gap and _remainder(text, group, token)
    if word is None or (last.kind == "digits" and word.kind != "scale"):
        return False
    return (bool(gap) or last.kind == "digits") and group.add(word)


def _remainder(text: str, group: Group, token: Token) -> bool:
    """Go on in digits after a scale: "2 tys. 500", "1 mln 250 tys."."""
    if token.rule != "digits":
        return False
    if group.scale == 1000.0:
        return token.value >= 100.0 and group.add_digits(token.value)
    follows = text[token.end : token.end + 4].lower().lstrip().startswith("tys")
    return follows and group.add_digits(token.value)


def _finished(text: str, group: Group | None, first: Token, last: Token) -> _Number:
    start, end = first.start, last.end
    if first is last and first.kind == "digits":
        form: Form = _FORM_OF_RULE.get(first.rule, "digits")
        return _Number(start, end, first.value, first.value, form, first.rule)
    group = group or _group_of(first)
    low, high = group.total()
    if low != high:
        return _Number(start, end, low, high, "indefinite", "indefinite", group.scale, True)
    if low != int(low):
        rule = "fraction-words" if first.kind == "word" else "fraction"
        return _Number(start, end, low, high, "fraction", rule, group.scale)
    if first.kind == "digits":
        return _Number(start, end, low, high, "digits", "digits-multiplier", group.scale)
    if first is last and low < 10:
        following = NEXT_WORD.match(text, end)
        denominator = denominators().get(following[1].lower()) if following else None
        if following and denominator and 0 < low < denominator:
            value = low / denominator
            return _Number(start, following.end(), value, value, "fraction", "fraction-words")
    return _Number(start, end, low, high, "words", "words", group.scale)


def _range(text: str, low: _Number, high: _Number) -> _Number | None:
    """Join "10-15", "10 – 15", "od 6 do 9", "między 10 a 15" into one number."""
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
    return _Number(start, high.end, value, top, form, rule, high.scale, low.indefinite)


def _merely_dashed(text: str, low: _Number, high: _Number) -> bool:
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


def _mention(text: str, low_limit: int, number: _Number) -> NumberMention:
    end, form, rule = number.end, number.form, number.rule
    times = _TIMES.match(text, end)
    if times is not None and form not in {"multiplicative", "fraction"}:
        end = times.end()
        form, rule = "multiplicative", "krotnie" if times[0].endswith("e") else "razy"
    full_start, modifier = modifier_before(text, low_limit, number.start, end, number.low)
    return NumberMention(
        number.start,
        end,
        full_start,
        None if number.indefinite else number.low,
        number.high if number.low != number.high else None,
        "min" if rule == "digits-plus" else modifier,
        form,
        rule,
        number.low if number.indefinite else None,
    )
