"""Words, numbers and punctuation of a stretch of text, with their offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, compress
from operator import sub

HARD_BREAK = "\n"
"""The word of a token that ends a scope: a blank line, or a line end that is no hard wrap."""

# White space before a token, and the token: a word, digits, a line end, or one mark. A hyphen
# inside a word joins ("psychologiczno-prawne", "OWES-u"); at a line end it is the typesetter's, and
# the halves are one word. White space at the end stands before nothing, so that it is looked at
# once and not again from each of its characters.
# The letters of Polish stand before the class of all letters, as they are told in half the time.
_LETTERS = "a-zA-ZĄąĆćĘęŁłŃńÓóŚśŹźŻż"
_REST = r"[^\W\d_]*+(?>(?:-(?:\n[^\S\n]*+)?[^\W\d_]++)*)"
_PIECE = re.compile(rf"[^\S\n]*+(?:[{_LETTERS}]++{_REST}|[^\w\s]|\d++|\n\s*+|[^\W\d_]{_REST}|_|\Z)")
_LINE_END_HYPHEN = re.compile(r"-\n[^\S\n]*")
_LABEL = re.compile(r"[^\W\d_][^\n.:]{0,60}+:[^\S\n]")
_ROW = re.compile(r"[^\W\d_][^\n.:;,–-]{0,60}+[^\S\n]?[:–-][^\S\n]?\d")
_WRAP_MIN_COLUMN = 45
_LINE_REACH = 200
_READ_AHEAD = 20_000
_HEAD = 1_000


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

    def surface(self, text: str, first: int, last: int) -> str:
        """Text of the tokens ``first``..``last`` - 1, with what stands between them."""
        return text[self.starts[first] : self.ends[last - 1]]

    def between(self, start: int, end: int) -> Tokens:
        """Tokens that lie in ``start``..``end``, offsets as before."""
        first = bisect_left(self.starts, start)
        last = bisect_right(self.ends, end)
        return Tokens(self.starts[first:last], self.ends[first:last], self.words[first:last])


def tokenise(text: str, start: int, end: int) -> Tokens:
    """Tokens of ``text[start:end]`` in order; linear in its length.

    The pieces tile the stretch, so offsets are sums of their lengths: no loop over the words.
    """
    pieces = _PIECE.findall(text, start, end)
    while pieces and not pieces[-1].strip() and "\n" not in pieces[-1]:
        del pieces[-1]
    ends = list(accumulate(map(len, pieces), initial=start))
    del ends[0]
    words = list(map(str.lstrip, pieces))  # of a line end nothing is left
    starts = list(map(sub, ends, map(len, words)))
    if text.find("-\n", start, end) >= 0:
        words = [_LINE_END_HYPHEN.sub("", word) if "\n" in word else word for word in words]
    soft = []
    index = -1
    for _ in range(words.count("")):
        index = words.index("", index + 1)
        starts[index] -= len(pieces[index]) - pieces[index].index("\n")
        words[index] = HARD_BREAK
        if ends[index] < end and not is_hard_break(text, starts[index], ends[index]):
            soft.append(index)
    if soft:
        stays = bytearray(b"\1") * len(words)
        for index in soft:
            stays[index] = 0
        starts, ends, words = (list(compress(each, stays)) for each in (starts, ends, words))
    return Tokens(starts, ends, words)


class TokenIndex:
    """Tokens of one text, read some 20,000 characters ahead and given out by stretches.

    Whoever asks for stretches in their order has every word read once, and memory is bounded by
    what is read at a time (or by the longest stretch), not by the text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._start, self._end = 0, -1
        self._read = Tokens([], [], [])

    def inside(self, start: int, end: int) -> Tokens:
        """Tokens that lie in ``start``..``end``, read with what stands around it."""
        self._read_ahead(start, end)
        return self._read.between(start, end)

    def of(self, start: int, end: int) -> Tokens:
        """Tokens of ``start``..``end`` just as ``tokenise`` reads them."""
        self._read_ahead(start, end)
        starts, ends, words = self._read.starts, self._read.ends, self._read.words
        first = bisect_left(starts, start)
        last = bisect_right(ends, end, first)
        reached = ends[last - 1] if last > first else start
        ahead = starts[last] if last < len(starts) and words[last] != HARD_BREAK else end
        if (first and ends[first - 1] > start) or ahead < end:
            return tokenise(self._text, start, end)
        found = Tokens(starts[first:last], ends[first:last], words[first:last])
        line_end = self._text.find("\n", reached, end)
        if line_end >= 0:  # one at the end of a stretch is no wrap inside a paragraph
            found.starts.append(line_end)
            found.ends.append(end)
            found.words.append(HARD_BREAK)
        return found

    def _read_ahead(self, start: int, end: int) -> None:
        if self._start <= start and end <= self._end:
            return
        if start < _HEAD:
            start = 0  # read with what stands before the first section
        end = min(len(self._text), max(end, start + _READ_AHEAD))
        self._start, self._end = start, end
        self._read = tokenise(self._text, start, end)


_MEASURES = (" zł", "\u00a0zł", " h", "%")


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
    reach = max(0, here - _LINE_REACH)
    line = text.rfind("\n", reach, here) + 1 or reach
    if text.find("\t", line, here) >= 0:
        return True  # a row of a table
    if _ROW.match(text, after) and last != ",":
        return True
    if following.islower() or last == ",":
        return False
    measured = last.isdigit() or last == ")" or text.endswith(_MEASURES, max(0, here - 3), here)
    if following.isupper() and (measured or _LABEL.match(text, after)):
        return True
    earliest = max(0, here - _WRAP_MIN_COLUMN)
    return text.rfind("\n", earliest, here) >= 0 or here - earliest < _WRAP_MIN_COLUMN
