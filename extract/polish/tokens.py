"""Words, numbers and punctuation of a stretch of text, with their offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

HARD_BREAK = "\n"
"""The word of a token that ends a scope: a blank line, or a line end that is no hard wrap."""

# A hyphen inside a word joins ("psychologiczno-prawne", "OWES-u"); at a line end it is the
# typesetter's, and the halves are one word.
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]++(?:-(?:\n[^\S\n]*+)?[^\W\d_]++)*+)"
    r"|(?P<number>\d++)"
    r"|(?P<newline>\n\s*+)"
    r"|(?P<mark>[^\w\s]|_)"
)
_LINE_END_HYPHEN = re.compile(r"-\n[^\S\n]*")
_WRAP_MIN_COLUMN = 45


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of one stretch as parallel lists; offsets are into the whole text.

    ``words`` holds the surface, halves of a hyphenated word joined; a hard break is
    ``HARD_BREAK``. Soft line ends (hard-wrapped paragraphs) are no tokens.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]

    def __len__(self) -> int:
        return len(self.words)

    def first_from(self, offset: int) -> int:
        """Index of the first token that starts at ``offset`` or later."""
        return bisect_left(self.starts, offset)

    def last_until(self, offset: int) -> int:
        """Index of the last token that ends at ``offset`` or earlier, -1 if there is none."""
        return bisect_right(self.ends, offset) - 1


def tokenise(text: str, start: int, end: int) -> Tokens:
    """Tokens of ``text[start:end]`` in order; linear in its length."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup
        word = match.group()
        if kind == "newline":
            if _is_wrap(text, start, match.start(), match.end(), end, word):
                continue
            word = HARD_BREAK
        elif kind == "word" and HARD_BREAK in word:
            word = _LINE_END_HYPHEN.sub("", word)
        starts.append(match.start())
        ends.append(match.end())
        words.append(word)
    return Tokens(starts, ends, words)


def _is_wrap(text: str, start: int, here: int, after: int, end: int, blank: str) -> bool:
    """Tell a line end inside a hard-wrapped paragraph from one that ends something.

    A wrapped line is long, or its successor goes on in lower case; a line that closes with a
    full stop, colon or semicolon, and a blank line, always end a scope.
    """
    if blank.count("\n") > 1 or after >= end or here == start:
        return False
    last = text[here - 1]
    if last in ".;:!?":
        return False
    following = text[after]
    if following.islower() or last == ",":
        return True
    line_start = text.rfind("\n", max(start, here - 2 * _WRAP_MIN_COLUMN), here) + 1
    return here - line_start >= _WRAP_MIN_COLUMN and following not in "•▪➢*-–·"
