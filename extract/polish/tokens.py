"""Words, numbers and punctuation of a stretch of text, with their offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

HARD_BREAK = "\n"
"""The word of a token that ends a scope: a blank line, or a line end that is no hard wrap."""

# White space before a token, and the token: a word, digits, a line end, or one mark. A hyphen
# inside a word joins ("psychologiczno-prawne", "OWES-u"); at a line end it is the typesetter's, and
# the halves are one word. White space at the end stands before nothing, so that it is looked at
# once and not again from each of its characters.
_PIECE = re.compile(
    r"([^\S\n]*+)([^\W\d_]++(?:-(?:\n[^\S\n]*+)?[^\W\d_]++)*+|\d++|\n\s*+|[^\w\s]|_|\Z)"
)
_LINE_END_HYPHEN = re.compile(r"-\n[^\S\n]*")
_LABEL = re.compile(r"[^\W\d_][^\n.:]{0,60}:[^\S\n]")
_ROW = re.compile(r"[^\W\d_][^\n.:;,–-]{0,60}[^\S\n]?[:–-][^\S\n]?\d")
_WRAP_MIN_COLUMN = 45
_LINE_REACH = 200


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

    def between(self, start: int, end: int) -> Tokens:
        """Tokens that lie in ``start``..``end``, offsets as before."""
        first = bisect_left(self.starts, start)
        last = bisect_right(self.ends, end)
        return Tokens(self.starts[first:last], self.ends[first:last], self.words[first:last])


def tokenise(text: str, start: int, end: int) -> Tokens:
    """Tokens of ``text[start:end]`` in order; linear in its length.

    The offsets are summed up from the lengths of the pieces, which tile the stretch: that keeps
    the loop over the words out of Python.
    """
    pieces = _PIECE.findall(text, start, end)
    while pieces and not pieces[-1][1]:
        del pieces[-1]
    words = [word for _, word in pieces]
    ends = list(accumulate((len(gap) + len(word) for gap, word in pieces), initial=start))
    del ends[0]
    starts = [end - len(word) for end, word in zip(ends, words, strict=True)]
    for index in reversed([i for i, word in enumerate(words) if "\n" in word]):
        if words[index][0] != "\n":
            words[index] = _LINE_END_HYPHEN.sub("", words[index])
        elif ends[index] >= end or is_hard_break(text, starts[index], ends[index]):
            words[index] = HARD_BREAK
        else:
            del words[index], starts[index], ends[index]
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
    line = text.rfind("\n", max(0, here - _LINE_REACH), here) + 1
    if text.find("\t", line, here) >= 0:
        return True  # a row of a table
    if _ROW.match(text, after) and last != ",":
        return True
    if following.islower() or last == ",":
        return False
    if following.isupper() and (last.isdigit() or last == ")" or _LABEL.match(text, after)):
        return True
    earliest = max(0, here - _WRAP_MIN_COLUMN)
    return text.rfind("\n", earliest, here) >= 0 or here - earliest < _WRAP_MIN_COLUMN
