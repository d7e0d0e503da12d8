"""Adjectives that carry a number: "dwudniowe", "30-godzinny", "1 dniowe", "dwu- i trzydniowe"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from extract.polish.numerals.lists import HYPHENS, SPACES, numeral_lists
from extract.polish.numerals.words import read_prefix

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDING = "y(?:ch|mi?)?|e(?:go|j|mu)?|[aąo]|i(?:e(?:go|mu|j)?|ch|mi?|[aąo])?"
_LOOK_BACK = 64
_LONGEST_STEM = 16
_HARD = "ego|emu|ymi|ych|ym|ej|y|a|ą|e|i|o"
_SOFT = "iego|iemu|imi|ich|im|iej|ia|ią|ie|io|i"
_SOFT_SINGULAR = "iego|iemu|im|iej|ia|ią|i"
_JOINT = rf"[{HYPHENS}][{SPACES}]?(?:i|oraz|lub|albo|,)[{SPACES}]"

# What stands right before the adjective's stem, read backwards from it. Digits: "2-3-", "1,5 ",
# "2- i 3-"; letters: "dwu", "dwu-trzy", "dwu- i trzy".
_DIGITS_BEFORE = re.compile(
    rf"(?<![\w.,/:])(?:(?P<first>[0-9]{{1,4}}(?:,[0-9])?)(?P<joint>{_JOINT}"
    rf"|[{SPACES}]?[{HYPHENS}][{SPACES}]?))?"
    rf"(?P<number>[0-9]{{1,4}}(?:,[0-9])?)[{SPACES}]?[{HYPHENS}]?[{SPACES}]?\Z"
)
_LETTERS_BEFORE = re.compile(
    rf"(?<![^\W_])(?:(?P<first>[^\W\d_]{{2,24}})(?P<joint>{_JOINT}|[{HYPHENS}]))?"
    r"(?P<number>[^\W\d_]{2,32})\Z"
)


class CompoundMention(NamedTuple):
    """A number inside an adjective.

    ``start``..``end`` holds number and adjective; ``value`` is ``None`` for an indefinite one
    ("kilkudniowy"), whose bounds are ``value_min`` and ``value_max``; ``value_max`` is also the
    upper end of a range ("2-3-dniowy"). ``base`` is the lemma of what is counted (``dzień``).
    """

    start: int
    end: int
    value: float | None
    base: str
    value_max: float | None = None
    value_min: float | None = None


class _Patterns(NamedTuple):
    scan: re.Pattern[str]
    after_digits: re.Pattern[str]
    stems: tuple[str, ...]
    bases: dict[str, str]
    not_spaced: frozenset[str]


@cache
def _patterns() -> _Patterns:
    lists = numeral_lists()
    entries = sorted(lists["compound"], key=lambda entry: -len(entry["stem"]))
    short = lists["compound_abbreviations"]
    shorts = "|".join(sorted(short, key=len, reverse=True))
    classes = [
        "".join(sorted({*letters, *letters.upper()}))
        for letters in ("".join(e["stem"][place] for e in entries) for place in (-4, -3, -2, -1))
    ]
    last_four = "".join(f"[{letters}]" for letters in classes)

    def endings(entry: dict[str, Any], spaced: bool) -> str:
        if entry.get("spaced", True):
            return _HARD
        return _SOFT_SINGULAR if spaced else _SOFT

    glued = "|".join(f"{e['stem']}(?:{endings(e, False)})" for e in entries)
    spaced = "|".join(f"{e['stem']}(?:{endings(e, True)})" for e in entries)
    return _Patterns(
        # Stems end in few letters: the scan skips to one of them, and tells by the three before
        # it and the ending behind it nearly all words that are no such adjective.
        scan=re.compile(
            rf"[0-9{classes[-1]}](?:(?<=[0-9])[{HYPHENS}](?P<short>(?i:{shorts}))(?!\w)\.?"
            rf"|(?<={last_four})(?i:{_ENDING})(?!\w))"
        ),
        after_digits=re.compile(
            rf"(?i:[{HYPHENS}]?(?:{glued})|[{SPACES}]?[{HYPHENS}]?[{SPACES}]?(?:{spaced})"
            rf"|[{HYPHENS}](?:{shorts}))(?!\w)"
        ),
        stems=tuple(entry["stem"] for entry in entries),
        bases={entry["stem"]: entry["base"] for entry in entries} | short,
        not_spaced=frozenset(e["stem"] for e in entries if not e.get("spaced", True)),
    )


def compound_after_digits() -> re.Pattern[str]:
    """Pattern of what follows digits that open a compound: "30-godzinny", "1 dniowe"."""
    return _patterns().after_digits


def find_compounds(text: str, start: int = 0, end: int | None = None) -> Iterator[CompoundMention]:
    """Find the numbers inside adjectives of ``text[start:end]``, in order.

    Of "dwu- i trzydniowe" both numbers come, the first with the base of the second.
    Offsets are into ``text``.
    """
    patterns = _patterns()
    if end is None:
        end = len(text)
    for match in patterns.scan.finditer(text, start, end):
        if match.lastgroup == "short":
            base, stem_start = patterns.bases[match["short"].casefold()], match.start() + 1
        else:
            stem_end = match.start() + 1
            before = text[max(start, stem_end - _LONGEST_STEM) : stem_end].lower()
            if not before.endswith(patterns.stems):
                continue
            stem = next(stem for stem in patterns.stems if before.endswith(stem))
            base, stem_start = patterns.bases[stem], stem_end - len(stem)
            if stem in patterns.not_spaced and _too_loose(text, stem_start):
                continue
        yield from _before(text, max(start, stem_start - _LOOK_BACK), stem_start, match.end(), base)


def _too_loose(text: str, stem_start: int) -> bool:
    """Tell "15 letnich obozów" (of summer) from "15 letni chłopiec"."""
    after_space = text[stem_start - 1 : stem_start] in SPACES
    return (
        after_space
        and text[stem_start - 2 : stem_start - 1].isdigit()
        and _patterns().after_digits.match(text, stem_start - 1) is None
    )


def _before(text: str, low: int, stem_start: int, end: int, base: str) -> Iterator[CompoundMention]:
    """Read the number, or the two numbers, that end where the stem starts."""
    before = text[low:stem_start]
    match = _DIGITS_BEFORE.search(before) or _LETTERS_BEFORE.search(before)
    if match is None:
        return
    value = _bounds(match["number"])
    if value is None:
        return
    first = _bounds(match["first"]) if match["first"] else None
    start = low + match.start("number")
    if first is not None and len(match["joint"].strip()) > 1:
        yield _mention(low + match.start("first"), low + match.end("first") + 1, first, base)
    elif first is not None and first[0] < value[1]:
        start = low + match.start("first")
        value = (first[0], value[1])
        yield CompoundMention(start, end, value[0], base, value[1])
        return
    yield _mention(start, end, value, base)


def _bounds(written: str) -> tuple[float, float] | None:
    if written[0].isdecimal():  # not "²", which is a digit and no number
        value = float(written.replace(",", "."))
        return value, value
    return read_prefix(written)


def _mention(start: int, end: int, bounds: tuple[float, float], base: str) -> CompoundMention:
    low, high = bounds
    if low == high:
        return CompoundMention(start, end, low, base)
    return CompoundMention(start, end, None, base, high, low)
