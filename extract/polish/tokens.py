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
_LABEL = re.compile(r"[^\W\d_][^\n.:]{0,60}:[^\S\n]")
_ROW = re.compile(r"[^\W\d_][^\n.:;,–-]{0,60}[^\S\n]?[:–-][^\S\n]?\d")
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
            if match.end() < end and not is_hard_break(text, match.start(), match.end()):
                continue
            word = HARD_BREAK
        elif kind == "word" and HARD_BREAK in word:
            word = _LINE_END_HYPHEN.sub("", word)
        starts.append(match.start())
        ends.append(match.end())
        words.append(word)
    return Tokens(starts, ends, words)


def is_hard_break(text: str, here: int, after: int) -> bool:
    """Tell a line end that ends something from one inside a hard-wrapped paragraph.

    ``here``..``after`` is the white space around the line end. A wrapped line is long, or its
    successor goes on in lower case; a blank line, and a line that closes with a full stop, colon
    or semicolon, always end a scope.
    """
    if text.count("\n", here, after) > 1 or here == 0 or after >= len(text):
        return True
    last, following = text[here - 1], text[after]
    if last in ".;:!?" or following in "•▪➢*·–-":
        return True
    if _ROW.match(text, after) and last != ",":
        return True
    if following.islower() or last == ",":
        return False
    if following.isupper() and (last.isdigit() or last == ")" or _LABEL.match(text, after)):
        return True
    earliest = max(0, here - _WRAP_MIN_COLUMN)
    return text.rfind("\n", earliest, here) >= 0 or here - earliest < _WRAP_MIN_COLUMN
