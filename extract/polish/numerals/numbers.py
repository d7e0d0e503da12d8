"""Numbers in Polish text: "1 234,5", "dwadzieścia trzy", "od 6 do 9", "min. 49", "kilkanaście"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extract.polish.numerals.lists import SPACES
from extract.polish.numerals.modifiers import NEXT_WORD, Modifier, modifier_before
from extract.polish.numerals.number import Form, Number
from extract.polish.numerals.ranges import joined
from extract.polish.numerals.tokens import tokens
from extract.polish.numerals.words import Group, denominators

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.polish.numerals.token import Token

_WIDEST_GAP = 6
_ALONE = ("dead", "times")
_FORM_OF_RULE: dict[str, Form] = {"krotnie": "multiplicative", "fraction": "fraction"}
_ZLOTYS_BEHIND = re.compile(rf"[{SPACES}]?(?:zł|PLN)")
_TIMES = re.compile(rf"[\s]{{1,2}}(?:razy|raz)(?!\w)|[{SPACES}]krotnie(?!\w)", re.IGNORECASE)


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
    earlier: Number | None = None
    for number in _numbers(text, start, len(text) if end is None else end):
        if earlier is not None:
            near = number.start - earlier.end <= _WIDEST_GAP
            in_one = joined(text, earlier, number) if near else None
            if in_one is not None:
                earlier = in_one
                continue
            if earlier.rule:
                yield _mention(text, start, earlier)
        earlier = number
    if earlier is not None and earlier.rule:
        yield _mention(text, start, earlier)


def _numbers(text: str, start: int, end: int) -> Iterator[Number]:
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


def _alone(token: Token) -> Number:
    if token.word is None or token.kind == "dead":
        return Number(token.start, token.end, 0.0, 0.0, "digits", "")
    low, high = token.word.low, token.word.high
    return Number(
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
    """Go on in digits after a scale: "2 tys. 500", "1 mln 250 tys.", "915 tys. 58 zł"."""
    if token.rule != "digits":
        return False
    if group.scale == 1000.0:
        whole = token.value >= 100.0 or _ZLOTYS_BEHIND.match(text, token.end) is not None
        return whole and group.add_digits(token.value)
    follows = text[token.end : token.end + 4].lower().lstrip().startswith("tys")
    return follows and group.add_digits(token.value)


def _finished(text: str, group: Group | None, first: Token, last: Token) -> Number:
    start, end = first.start, last.end
    if first is last and first.kind == "digits":
        form: Form = _FORM_OF_RULE.get(first.rule, "digits")
        return Number(start, end, first.value, first.value, form, first.rule)
    group = group or _group_of(first)
    low, high = group.total()
    if low != high:
        return Number(start, end, low, high, "indefinite", "indefinite", group.scale, True)
    if low != int(low):
        rule = "fraction-words" if first.kind == "word" else "fraction"
        return Number(start, end, low, high, "fraction", rule, group.scale)
    if first.kind == "digits":
        return Number(start, end, low, high, "digits", "digits-multiplier", group.scale)
    if first is last and low < 10:
        following = NEXT_WORD.match(text, end)
        denominator = denominators().get(following[1].lower()) if following else None
        if following and denominator and 0 < low < denominator:
            value = low / denominator
            return Number(start, following.end(), value, value, "fraction", "fraction-words")
    return Number(start, end, low, high, "words", "words", group.scale)


def _mention(text: str, low_limit: int, number: Number) -> NumberMention:
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
