"""What the recogniser is told of a word beside its letters: keys in a few groups.

Nothing here looks at the neighbours, so a word's keys, and the vector that the network makes of
them, are the same wherever it stands and can be kept. The context is the network's.

The dictionary's readings are not disambiguated: a word brings *all* its lemmas, tags and name
classes, and the network learns which of them its neighbours make likely.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.ner.known import known_as
from extract.ner.spelling import LONGEST, folded
from extract.polish.morphology import analyses

if TYPE_CHECKING:
    from extract.polish.morphology import Analysis

GROUPS = ("form", "lemma", "tag", "name", "shape")
"""Groups of keys, in the order of ``keys_of``."""

_RUNS = re.compile(r"(.)\1{2,}")
_ROMAN = re.compile(r"[IVXLCDM]+")
_COMMON_CLASSES = frozenset({(), ("nazwa_pospolita",)})
_DECLINED = 4  # part of speech, number, case, gender open the tag of whatever is declined
_TAGS = 1 << 11
_PATTERNS = 1 << 11
_SHORTEST_REPEAT = 3
_REPEATED_LETTERS = 5


def keys_of(word: str) -> tuple[tuple[str, ...], ...]:
    """List the keys of a word, one tuple for each of ``GROUPS``; a tuple may be empty."""
    readings = analyses(word)
    return (
        (folded(word),),
        tuple({folded(reading.lemma) + reading.lemma[:1]: None for reading in readings}),
        _tags(readings),
        (*_names(readings), *(f"known {kind}" for kind in known_as(word, readings))),
        _shape(word[:LONGEST], readings),
    )


def repeat_key(word: str) -> str:
    """Return what a word is known again by where it comes back, ``""`` if it is too short.

    The dictionary's lemma, the first by the alphabet, so that all forms agree however many
    readings they have; the first letters of what it does not know.
    """
    if len(word) < _SHORTEST_REPEAT or not word[0].isalpha():
        return ""
    readings = analyses(word)
    if readings and any(reading.pos != "ign" for reading in readings):
        return min(folded(reading.lemma) for reading in readings)
    return folded(word)[:_REPEATED_LETTERS]


def _tags(readings: tuple[Analysis, ...]) -> tuple[str, ...]:
    if not readings:
        return ("?",)
    if len(readings) == 1:
        return _keys_of_tag(readings[0].tag)
    return tuple({key: None for reading in readings for key in _keys_of_tag(reading.tag)})


@lru_cache(maxsize=_TAGS)
def _keys_of_tag(tag: str) -> tuple[str, ...]:
    """Part of speech alone, with each number and case, and with each gender."""
    fields = tag.split(":")
    pos = fields[0]
    if len(fields) < _DECLINED:
        return (pos, f"{pos}:{fields[1]}") if len(fields) > 1 else (pos,)
    numbers, cases, genders = (field.split(".") for field in fields[1:_DECLINED])
    return (
        pos,
        *(f"{pos}:{number}:{case}" for number in numbers for case in cases),
        *(f"{pos}::{gender}" for gender in genders),
    )


def _names(readings: tuple[Analysis, ...]) -> tuple[str, ...]:
    if not readings:
        return ("?",)
    return _keys_of_names(frozenset((reading.pos, reading.classes) for reading in readings))


@lru_cache(maxsize=_TAGS)
def _keys_of_names(found: frozenset[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    """Each name class with its part of speech, and the set of all classes."""
    each = {f"{pos} {name}" for pos, classes in found for name in classes or ("-",)}
    together = "|".join(sorted({name for _, classes in found for name in classes}))
    return (*sorted(each), together or "-")


def _shape(word: str, readings: tuple[Analysis, ...]) -> tuple[str, ...]:
    casing = _casing(word)
    found = [casing, f"{casing} {min(len(word), 8)}", _pattern(word)]
    if not readings:
        found.append(f"unknown {casing}")
    if not _COMMON_CLASSES.isdisjoint([reading.classes for reading in readings]):
        found.append(f"common {casing}")
    if any(reading.lemma[:1].isupper() for reading in readings):
        found.append(f"proper {casing}")
    if casing in {"upper", "initial"} and _ROMAN.fullmatch(word):
        found.append("roman")
    if casing == "sign" and len(word) == 1:
        found.append(word)
    return tuple(found)


def _casing(word: str) -> str:
    if word.islower():
        return "lower"
    if word.isupper():
        if not word.isalpha():
            return "code"
        return "initial" if len(word) == 1 else "upper"
    if word.isdigit():
        return "digits"
    if word[:1].isupper() and word[1:].islower():
        return "title"
    if any(letter.isalpha() for letter in word):
        return "mixed"
    return "number" if any(letter.isdigit() for letter in word) else "sign"


_SHAPES = str.maketrans(
    dict.fromkeys("abcdefghijklmnopqrstuvwxyząćęłńóśźż", "x")
    | dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZĄĆĘŁŃÓŚŹŻ", "X")
    | dict.fromkeys("0123456789", "0")
)


def _pattern(word: str) -> str:
    """Shape with runs cut to two: ``Xxx`` is a long word with a capital, ``00.00`` a date."""
    return _without_runs(word.translate(_SHAPES))


@lru_cache(maxsize=_PATTERNS)
def _without_runs(pattern: str) -> str:
    return "=" + _RUNS.sub(r"\1\1", pattern)
