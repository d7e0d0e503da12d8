"""The text a model sees: sentences that can hold a name, packed, white space as it should be."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.polish.morphology import analyses
from extract.polish.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PACK = 4_000
"""Characters of a pack, about; a longer sentence is cut."""

_CACHED_WORDS = 1 << 12
# "Capital" in the scripts a Polish report may quote: Latin, Greek, Cyrillic.
_CAPITAL = "".join(chr(code) for code in range(0x530) if chr(code).isupper())
_QUOTES = "\"'„”“‟‚’‘«»‹›`"
_OPENING = re.compile(r"[\W\d_]*+([^\W\d_]++)")
_SIGN = re.compile(f"[{_CAPITAL}{_QUOTES}]")
_QUOTE = re.compile(f"[{_QUOTES}]")
# White space that is not a single space, a word divided at the end of a line, and what goes on
# without a space for longer than any word: spaCy's tokeniser looks at all of it again for each
# mark it takes off.
_GAP = re.compile(
    r"(?<=[^\W\d_])-\n[^\S\n]*+(?=[a-ząćęłńóśźż])|\s{2,}+|[^\S ]|(?P<unbroken>\S{64})"
)
_NAMES = frozenset(
    {"imię", "nazwa_firmy", "nazwa_geograficzna", "nazwa_instytucji", "nazwa_organizacji"}
)
_CUTS = ("; ", ", ", " ", "\n")


@dataclass(frozen=True, slots=True)
class Pack:
    """A text for the model, and where its characters come from.

    Attributes
    ----------
    text
        Sentences with single spaces; a line end stands where a line or a section ended.
    """

    text: str
    _starts: list[int]
    _origins: list[int]
    _joints: list[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the report of ``text[start:end]``, white space left out at both ends.

        What goes on into another sentence is cut at the end of the first: a model that was not
        told of sentences takes the heading of the next section with a name.
        """
        start += len(self.text[start:end]) - len(self.text[start:end].lstrip())
        joint = bisect_right(self._joints, start)
        if joint < len(self._joints):
            end = min(end, self._joints[joint])
        end -= len(self.text[start:end]) - len(self.text[start:end].rstrip())
        return self._origin(start), self._origin(end - 1) + 1

    def _origin(self, offset: int) -> int:
        piece = bisect_right(self._starts, offset) - 1
        return self._origins[piece] + offset - self._starts[piece]


def packs(
    text: str, spans: Iterable[tuple[int, int]], sentence_starts: Sequence[int]
) -> Iterator[Pack]:
    """Pack the sentences of ``spans`` that can hold a name.

    Parameters
    ----------
    text
        The report.
    spans
        Offsets of its sections, in order and apart.
    sentence_starts
        Offsets at which the report's sentences begin, in order.
    """
    made = _Packing(text)
    for start, end, goes_on in _pieces(text, spans, sentence_starts):
        if made.length and made.length + end - start > PACK:
            yield made.pack()
            made = _Packing(text)
        made.add(start, end, goes_on=goes_on)
    if made.length:
        yield made.pack()


def can_hold_name(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence can hold a name.

    It can if a quotation mark stands in it, a capital after its first word, or a first word that
    is in capitals or no ordinary word of Polish.
    """
    opening = _OPENING.match(text, start, end)
    if opening is None:
        return False
    first, after = opening.span(1)
    if _SIGN.search(text, after, end) is not None or _QUOTE.search(text, start, first) is not None:
        return True
    word = opening[1]
    if not word[0].isupper():
        return False
    return (len(word) > 1 and word.isupper()) or not _is_ordinary(word)


@remembered(_CACHED_WORDS)
def _is_ordinary(word: str) -> bool:
    """Tell whether a word with a capital is one of the dictionary's that is also written small.

    Any word may be a surname too; but one that is also a town ("Koło", "Radom") opens a row of a
    table about it.
    """
    readings = analyses(word)
    names = any(not _NAMES.isdisjoint(one.classes) for one in readings)
    return not names and any(
        not one.classes or "nazwa_pospolita" in one.classes
        for one in readings
        if one.qualifiers != ("guessed",)
    )


def _pieces(
    text: str, spans: Iterable[tuple[int, int]], sentence_starts: Sequence[int]
) -> Iterator[tuple[int, int, bool]]:
    """Yield offsets of what can hold a name: a sentence, or a cut of one that is too long.

    With them, whether it goes on where another cut ends.
    """
    for first, last in spans:
        start = first
        while start < last:
            after = bisect_right(sentence_starts, start)
            end = min(last, sentence_starts[after]) if after < len(sentence_starts) else last
            for begin, cut in _cuts(text, start, end):
                if can_hold_name(text, begin, cut):
                    yield begin, cut, begin > start
            start = end


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > PACK:
        window = start + PACK // 2, start + PACK
        places = (text.rfind(sign, *window) + len(sign) for sign in _CUTS)
        cut = next((place for place in places if place > window[0]), window[1])
        yield start, cut
        start = cut
    yield start, end


class _Packing:
    """A pack being filled."""

    def __init__(self, text: str) -> None:
        self.length = 0
        self._text = text
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._joints: list[int] = []
        self._end = -1
        self._broken = False

    def add(self, start: int, end: int, *, goes_on: bool) -> None:
        """Append ``text[start:end]``, white space mended; ``goes_on`` if no sentence begins."""
        if self.length:
            apart = start != self._end
            if apart or not goes_on:
                self._joints.append(self.length)
            self._put("\n" if apart or self._broken else " ", start - 1)
        self._end = end
        piece = self._text[start:end]
        body = piece.rstrip()
        self._broken = "\n" in piece[len(body) :]
        end = start + len(body)
        place = end - len(body.lstrip())
        for gap in _GAP.finditer(self._text, place, end):
            left = gap.end() if gap["unbroken"] else gap.start()
            self._put(self._text[place:left], place)
            if gap["unbroken"] or gap[0].isspace():
                self._put(" ", left)
            place = gap.end()
        self._put(self._text[place:end], place)

    def pack(self) -> Pack:
        """Return what was filled in."""
        return Pack("".join(self._parts), self._starts, self._origins, self._joints)

    def _put(self, part: str, origin: int) -> None:
        if part:
            self._parts.append(part)
            self._starts.append(self.length)
            self._origins.append(origin)
            self.length += len(part)
