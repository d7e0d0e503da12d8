"""Polish number words: one word's meaning, and the grammar that puts words together."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal, NamedTuple

from extract.polish.plain_letters import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal[
    "unit", "teen", "ten", "hundred", "scale", "part", "zero", "both", "denominator", "times"
]

_HIGHEST_TIMES = 100

# What may still follow inside a group of up to three digits: after "sto" a ten, after
# "dwadzieścia" a unit, after "trzy" nothing.
_ANYTHING, _BELOW_HUNDRED, _BELOW_TEN, _NOTHING, _CLOSED = 3, 2, 1, 0, -1
_NEEDS = {
    "hundred": _ANYTHING,
    "ten": _BELOW_HUNDRED,
    "teen": _BELOW_HUNDRED,
    "unit": _BELOW_TEN,
}
_LEAVES = {"hundred": _BELOW_HUNDRED, "ten": _BELOW_TEN, "teen": _NOTHING, "unit": _NOTHING}


class NumberWord(NamedTuple):
    """A number word: its kind and value (``low`` = ``high``), or the bounds of an indefinite one.

    ``dependent`` marks forms that count only after a number (``tysiące``, ``tys``).
    """

    kind: Kind
    low: float
    high: float
    dependent: bool = False


@cache
def _table() -> tuple[dict[str, NumberWord], dict[str, NumberWord], dict[str, float]]:
    """Forms, combining prefixes and denominators of ``words.toml``."""
    source = resources.files("extract.polish.numerals").joinpath("words.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    not_folded = frozenset(data["not_folded"])
    words: dict[str, NumberWord] = {}
    prefixes: dict[str, NumberWord] = {}
    denominators: dict[str, float] = {}
    for entry in data["word"]:
        low = float(entry.get("value", entry.get("low")))
        high = float(entry.get("value", entry.get("high")))
        word = NumberWord(entry["kind"], low, high)
        forms = entry["forms"].split()
        if word.kind == "denominator":
            denominators |= dict.fromkeys(forms, low)
            continue
        words |= dict.fromkeys(_with_folded(forms, not_folded), word)
        plural = _with_folded(entry.get("plural", "").split(), not_folded)
        words |= dict.fromkeys(plural, word._replace(dependent=True))
        prefixes |= dict.fromkeys(entry.get("prefixes", "").split(), word)
    for prefix, word in prefixes.items():
        if word.kind not in {"part", "scale"} and word.high <= _HIGHEST_TIMES:
            words[prefix + "krotnie"] = word._replace(kind="times")
    return words, prefixes, denominators


def _with_folded(forms: Iterable[str], not_folded: frozenset[str]) -> list[str]:
    """Forms, and the same written without diacritics, as hurried typists and bad scans do."""
    forms = list(forms)
    return forms + [plain(form) for form in forms if form not in not_folded]


def number_words() -> dict[str, NumberWord]:
    """Every number word in lower case, ``dwukrotnie`` and the like (``times``) included."""
    return _table()[0]


def is_number_word(form: str) -> bool:
    """Tell a word that is a number or a part of one: "czterdzieści", "tysięcy"."""
    return form.lower() in number_words()


def is_number(form: str) -> bool:
    """Tell a token that is a number or a part of one, in digits or in words."""
    return form[:1].isdigit() or is_number_word(form)


def denominators() -> dict[str, float]:
    """Feminine ordinals that follow a numerator: ``trzecie`` in "dwie trzecie"."""
    return _table()[2]


def read_prefix(letters: str) -> tuple[float, float] | None:
    """Bounds of the number that opens a compound: ``dwudziestocztero`` is (24, 24).

    ``None`` unless all of ``letters`` is combining forms of one number.
    """
    _, prefixes, _ = _table()
    letters = letters.lower()
    group = Group()
    at = 0
    while at < len(letters):
        for length in range(min(len(letters) - at, 16), 1, -1):
            word = prefixes.get(letters[at : at + length])
            if word is not None and group.add(word):
                at += length
                break
        else:
            return None
    return (group.total()) if at else None


def pattern() -> tuple[str, str]:
    """Regular expression of all number words without their first letter, and those letters.

    A trie: linear, and it rules a word out at the first letter that no number word has. The
    letters are given apart so that a scan can skip to them; the caller looks the match up.
    """
    words = number_words()
    initials = sorted({word[0] for word in words})
    return _trie(sorted({word[1:] for word in words})), "".join(initials)


def _trie(words: list[str]) -> str:
    branches: dict[str, list[str]] = {}
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
    ends = "" in words
    choices = [re.escape(letter) + _trie(rest) for letter, rest in sorted(branches.items())]
    if not choices:
        return ""
    joined = choices[0] if len(choices) == 1 and not ends else f"(?:{'|'.join(choices)})"
    return f"{joined}?" if ends else joined


class Group:
    """A number under construction, word by word; ``add`` says whether a word still fits."""

    __slots__ = ("_high", "_level", "_low", "_scale", "_total_high", "_total_low", "empty", "words")

    def __init__(self) -> None:
        self._low = self._high = 0.0
        self._total_low = self._total_high = 0.0
        self._level = _ANYTHING
        self._scale = float("inf")
        self.empty = True
        self.words = 0

    def add(self, word: NumberWord) -> bool:
        """Take the next word if Polish allows it here; the group is unchanged if it does not."""
        kind = word.kind
        needs = _NEEDS.get(kind)
        if needs is not None:
            if self._level < needs:
                return False
            self._level = _LEAVES[kind]
        elif kind == "scale":
            return self._add_scale(word)
        elif self.empty:
            self._level = _CLOSED
            self._scale = float("inf") if kind == "part" else 0.0
        else:
            return False
        self._low += word.low
        self._high += word.high
        self.empty = False
        self.words += 1
        return True

    def _add_scale(self, word: NumberWord) -> bool:
        bare = self._level == _ANYTHING
        if word.low >= self._scale or (bare and word.dependent):
            return False
        low, high = (1.0, 1.0) if bare else (self._low, self._high)
        self._total_low += round(low * word.low, 6)
        self._total_high += round(high * word.low, 6)
        self._low = self._high = 0.0
        self._level = _ANYTHING
        self._scale = word.low
        self.empty = False
        self.words += 1
        return True

    def add_digits(self, value: float) -> bool:
        """Open with a number in digits, or go on after a scale with one: "2 tys. 500"."""
        if not self.empty and (self._level != _ANYTHING or value >= self._scale):
            return False
        self._low = self._high = value
        self._level = _CLOSED
        self.empty = False
        return True

    def add_fraction(self, part: float) -> bool:
        """Add "i pół" or "½" to a whole number: "dwa i pół", "2½"."""
        if self._level > _BELOW_HUNDRED or self._low != int(self._low) or not self._low:
            return False
        self._low += part
        self._high += part
        self._level = _CLOSED
        return True

    @property
    def scale(self) -> float:
        """The scale last added, 1 if there was none."""
        return self._scale if 0.0 < self._scale < float("inf") else 1.0

    def total(self) -> tuple[float, float]:
        """Lower and upper bound; equal for a definite number."""
        return self._total_low + self._low, self._total_high + self._high


def read_words(words: str) -> float | None:
    """Read a whole phrase of number words: "dwustu dwudziestu trzech" is 223.

    Returns ``None`` if anything in it is no number word, if the words make no single number, or
    if it is indefinite ("kilkanaście").
    """
    group = Group()
    fraction = False
    known = number_words()
    for written in words.lower().split():
        word = known.get(written.rstrip("."))
        if fraction:
            if word is None or word.kind != "part" or not group.add_fraction(word.low):
                return None
            fraction = False
        elif written == "i" and not group.empty:
            fraction = True
        elif word is None or word.kind == "times" or not group.add(word):
            return None
    low, high = group.total()
    return low if low == high and not fraction and not group.empty else None
