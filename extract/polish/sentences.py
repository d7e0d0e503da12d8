"""Where Polish sentences end."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from importlib.resources import files
from typing import TYPE_CHECKING

from extract.polish import morphology
from extract.polish.tokens import is_hard_break

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ABBREVIATIONS = tomllib.loads(
    files("extract.polish").joinpath("abbreviations.toml").read_text(encoding="utf-8")
)
ABBREVIATIONS = frozenset(_ABBREVIATIONS["never_end"]) | frozenset(_ABBREVIATIONS["may_end"])
MAY_END = frozenset(_ABBREVIATIONS["may_end"])
_UNITS = frozenset(_ABBREVIATIONS["units"])
CUT_WORDS = frozenset(_ABBREVIATIONS["never_end"]) - MAY_END
"""Abbreviations whose stop never ends a sentence."""

# A stop, closing quotes and brackets, white space, then a capital, an opening quote or a digit;
# or a line end that is no hard wrap. One set of first characters, so that the scan skips to them.
_CANDIDATE = re.compile(
    r"[.!?…\n](?:(?<=\n)\s*+|(?<!\n)[)\]\"”’»]*+\s++"
    r"(?=[\"„«(\[]?[^\W\d_a-ząćęłńóśźż]|[\d„\"«•▪➢–-]))"
)
_LONGEST_WORD = 32
_UP_TO_WORD = re.compile(r"[\s\S]*[\W\d_]")
_HOURS = re.compile(r"\d{1,4}(?:,\d{1,2})?\s?(?:h|godz)\b")
_ITEM = re.compile(r"[•▪➢]|[–-]\s")
_CONSONANTS = "bcćdfghjklłmnńprsśtwzźż"
_REACH = 400
_GLIMPSE = 120


class SentenceIndex:
    """Sentence boundaries of one text, found once, looked up by offset.

    Parameters
    ----------
    text
        The text.
    breaks
        Offsets at which sentences begin whatever the words say: behind headings.
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str, breaks: Iterable[int] = ()) -> None:
        self._text = text
        found = [0, *_boundaries(text)]
        told = set(breaks).difference(found)
        self._starts = sorted([*found, *told]) if told else found

    @property
    def starts(self) -> Sequence[int]:
        """Offsets at which the sentences begin, in order; the first is 0."""
        return self._starts

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of the sentence around ``start``..``end``, at most 400 characters either side.

        The limit keeps a text without sentences (a table, a 50 MB line) from being copied once
        for each of its facts.
        """
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(start, end - 1))
        left = max(self._starts[first], start - _REACH)
        right = self._starts[last] if last < len(self._starts) else len(self._text)
        return left, min(right, end + _REACH)

    def index(self, offset: int) -> int:
        """Ordinal of the sentence that holds ``offset``."""
        return bisect_right(self._starts, offset) - 1

    def bounds(self, index: int) -> tuple[int, int]:
        """Offsets of the sentence with this ordinal, however long it is."""
        behind = index + 1
        end = self._starts[behind] if behind < len(self._starts) else len(self._text)
        return self._starts[index], end

    def sentence(self, start: int, end: int) -> str:
        """Return the sentence around ``start``..``end``, white space folded to single spaces.

        Where the text has no sentence, the 120 characters on either side.
        """
        left, right = self.span(start, end)
        if right - left == end - start + 2 * _REACH:
            # A line of millions of numbers would come out eighty times as large as it went in.
            left, right = start - _GLIMPSE, end + _GLIMPSE
        return " ".join(self._text[left:right].split())


def _boundaries(text: str) -> list[int]:
    found: list[int] = []
    for match in _CANDIDATE.finditer(text):
        here, after = match.span()
        mark = text[here]
        if mark == "\n":
            ends = is_hard_break(text, here, after)
        else:
            ends = mark != "." or _ends_sentence(text, here, after) or _breaks(text, here, after)
        if ends:
            found.append(after)
    return found


def _breaks(text: str, here: int, after: int) -> bool:
    """Tell a blank line or a new list item behind an abbreviation: "po 15 os.", then "– dwa"."""
    lines = text.count("\n", here, after)
    return lines > 1 or (lines == 1 and _ITEM.match(text, after) is not None)


def _ends_sentence(text: str, stop: int, after: int) -> bool:
    start = max(0, stop - _LONGEST_WORD)
    before_word = _UP_TO_WORD.match(text, start, stop)
    if before_word is not None:
        start = before_word.end()
    word = text[start:stop]
    if not word:
        # "2017. Animatorzy" ends; "09. 10.11." and "1. „Tytuł”" do not.
        return not text[stop - 1 : stop].isdigit() or text[after : after + 1].isalpha()
    lower = word.lower()
    if lower in CUT_WORDS:
        return False
    if lower in MAY_END or lower in _UNITS:
        return text[after : after + 1].isupper()
    if text[after : after + 1].isdigit():
        before = text[max(0, start - 2) : start]
        if before == ", " and word.islower() and _HOURS.match(text, after):
            return False  # "prawne 12 h, marketing. 31 h": a member of a list
        return len(lower) > 1 and not _is_cut(word, before)
    return len(lower) > 1


def _is_cut(word: str, before: str) -> bool:
    """Tell "finans." and "księg.-kadr." before a number from the last word of a sentence.

    A cut word ends before a vowel, and no dictionary has it, but as a name perhaps or as an order
    to somebody: "przedłuż." is "przedłużone".
    """
    if not word.islower() or word[-1] not in _CONSONANTS:
        return False
    found = morphology.analyses(word)
    return before == ".-" or all(a.lemma[:1].isupper() or a.tag.startswith("impt") for a in found)
