"""Beginnings of lines that look like list markers; ``markers`` decides which of them are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from extract.polish.roman import roman_number
from extract.sections.layout import (
    LEAD_IN,
    NUMBER_STEMS,
    NUMBERED_WORD,
    NUMBERED_WORD_PREFIXES,
    PREFIX,
)

if TYPE_CHECKING:
    from extract.sections.lines import Line

_NUMBER = re.compile(r"(\d{1,3})((?>(?:\.\d{1,2})*))(?:([.)/])|(?=\s))\s*")
# "15.VII - 2.VIII: półkolonie" begins with a day, "2.III Forum" with a marker.
_DAY_OF_MONTH = re.compile(r"\d{1,2}\.\s?[IVX]{1,4}(?:\.|\s?[-–—:,]|\s\d{4})")
ROMAN = re.compile(r"(X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})(?:([.)/])\s*|(?:\s[-–—]\s))(?=\S)")
_LETTER = re.compile(r"(\(?)([A-Za-z])([.)/])\s*")
_BULLET = re.compile(r"([•▪▫◦●○■□◆❖➢➤►▶→✓✔·‣⁃\uf0b7\uf0a7\uf0d8\uf02d\uf076*–—-]|o(?=\s))\s*")
_DASHES = "-–—"
_BULLETS = frozenset("•▪▫◦●○■□◆❖➢➤►▶→✓✔·‣⁃\uf0b7\uf0a7\uf0d8\uf02d\uf076*" + _DASHES)
# Any words and a number: "Ustalenie 1.", "Cel statutowy 2:", "Subregion A –".
_OWN_WORD = re.compile(
    r"(?P<word>[^\W\d_]{2,20}(?:\s[^\W\d_]{3,20}){0,2})\s(?:nr\.?\s?)?"
    r"(?P<number>\d{1,2}|[IVX]{1,5}|[A-Z](?!\.))(?:\s?[.:)](?=\s)|\s?[-–—](?=\s)|\Z)\s*"
)
_INLINE = re.compile(r"(?:\A|[.;:])\s*(\(?)([a-z])\)\s*(?=\S)")

_CLOSING = frozenset(".)/")
# What a marker without a closing sign after its first character can begin with.
_FIRST = frozenset("(oIVX0123456789").union(
    _BULLETS, *((prefix[0], prefix[0].upper()) for prefix in NUMBERED_WORD_PREFIXES)
)
# "(1) Szkolenia", "1 - Szkolenia", "1: Szkolenia"
_SET_OFF_NUMBER = re.compile(r"(?:\((\d{1,2})\)|(\d{1,2})(?:\s?[-–—:])(?=\s))\s*(?=[^\W\d])")
_MOST_INLINE = 5000
OWN = "own:"
"""Begins the family of a marker that is made of the document's own words and a number."""


@dataclass(slots=True)
class Marker:
    """A list marker, or what looks like one.

    Attributes
    ----------
    line
        Index of its line.
    start, content
        Offsets of the marker and of what follows it.
    family
        What it looks like ("1.", "1)", "I.", "a)", "A/", "-", "zadanie"): markers of one family
        make one list.
    ordinal
        Its number, 0 for a bullet.
    parts
        All the numbers of "1.2.3".
    next_ordinal
        Number of the next marker of the family, 0 if there is none.
    inline
        Whether it stands inside its line.
    as_roman
        Family and ordinal of "I.", "V)", "X/" when they are read as numbers, not as letters.
    """

    line: int
    start: int
    content: int
    family: str
    ordinal: int
    parts: tuple[int, ...] = ()
    next_ordinal: int = 0
    inline: bool = False
    as_roman: tuple[str, int] | None = None

    @property
    def goes_on(self) -> bool:
        """True when the family's next marker counts on from this one."""
        return self.ordinal < self.next_ordinal <= self.ordinal + 3


def letter(marker: Marker) -> str | None:
    """Return the small letter of a lettered marker, ``None`` for another."""
    if marker.family.strip("()./").lower() == "a":
        return chr(ord("a") + marker.ordinal - 1)
    return None


def shape_at(index: int, line: Line) -> Marker | None:
    """Return the marker that the beginning of a line looks like, ``None`` if it is like none."""
    body = line.body
    first = body[0]
    second = body[1:2]
    if first not in _FIRST and second not in _CLOSING and not first.isdigit():
        return _own_worded(index, line) if first.isupper() else None  # most lines
    if first.isdigit() or (first == "(" and second.isdigit()):
        return _set_off_number(index, line) or _numbered(index, line)
    if first in _BULLETS or (first == "o" and body[1:2].isspace()):
        match = _BULLET.match(body)
        # A rule of dashes is no bullet, nor is a negative number or the end of a range.
        if match is None or match.end() == len(body) or body[1:2] == first:
            return None
        family = "-" if first in _DASHES else first
        return _marker(index, line, match.end(), family, 0)
    if first == "(" or (second != "" and second in ".)/" and first.isascii() and first.isalpha()):
        match = _LETTER.match(body)
        if match is None or match.end() == len(body):
            return None
        open_, char, close = match.groups()
        if close == "/" and body[2:3].isdigit():
            return None
        ordinal = ord(char.lower()) - ord("a") + 1
        family = f"{open_}{'a' if char.islower() else 'A'}{close}"
        marker = _marker(index, line, match.end(), family, ordinal)
        if char in "IVX" and not open_:
            marker.as_roman = (f"I{close}", roman_number(char))
        return marker
    if first in "IVX":
        match = ROMAN.match(body)
        if match is not None and not body[match.end()].isdigit():
            family = f"I{match.group(2) or '-'}"
            return _marker(index, line, match.end(), family, roman_number(match.group(1)))
    if body[:PREFIX].lower() in NUMBERED_WORD_PREFIXES and (worded := _worded(index, line)):
        return worded
    return _own_worded(index, line) if first.isupper() else None


def _numbered(index: int, line: Line) -> Marker | None:
    body = line.body
    match = _NUMBER.match(body)
    if match is None or match.end() == len(body) or _DAY_OF_MONTH.match(body):
        return None
    number, more, close = match.groups()
    following = body[match.end()]
    if following.isdigit() and (not close or body[match.end() - 1] == close):
        return None  # 1.000 zł, 12.03.2019, 1/2 etatu
    if not more:
        if close is None and not (following.isupper() and number[0] != "0"):
            return None
        return _marker(index, line, match.end(), f"1{close or ''}", int(number))
    parts = (number, *more[1:].split("."))
    if any(part[0] == "0" for part in parts):
        return None  # 5.09. is a day
    numbers = tuple(map(int, parts))
    family = ".".join("1" * len(numbers))
    return _marker(index, line, match.end(), family, numbers[-1], parts=numbers)


def _set_off_number(index: int, line: Line) -> Marker | None:
    match = _SET_OFF_NUMBER.match(line.body)
    if match is None:
        return None
    family = "(1)" if match[1] else "1-"
    return _marker(index, line, match.end(), family, int(match[1] or match[2]))


def _worded(index: int, line: Line) -> Marker | None:
    body = line.body
    match = NUMBERED_WORD.match(body)
    if match is None:
        return None
    rest = body[match.end() :]
    closed = match.group("close").strip() != ""
    if rest[:1].isdigit() and match.group("close")[-1:] == ".":
        return None  # Działanie 9.3 is a code
    shouted = match.group("word").isupper()
    if not (closed or shouted or rest[:1] in '„"“,»' or (len(body) < 90 and body[-1] not in ".,;")):
        return None
    ordinal = _ordinal(match.group("number"))
    if not ordinal:
        return None
    word = match.group("word").lower().rstrip(".")
    family = f"{'task' if match.group('task') else 'part'}:{word[:3]}"
    return _marker(index, line, match.end(), family, ordinal)


def _own_worded(index: int, line: Line) -> Marker | None:
    """Read "Ustalenie 1. ...": words of the document's own, which only a run makes a marker."""
    match = _OWN_WORD.match(line.body)
    if match is None or LEAD_IN.match(line.body):
        return None
    ordinal = _ordinal(match["number"])
    if not ordinal:
        return None
    return _marker(index, line, match.end(), f"{OWN}{match['word'].lower()}", ordinal)


def _ordinal(written: str) -> int:
    """Return the number that figures, words, Roman figures or a letter ("Część A") write."""
    if written.isdigit():
        return int(written)
    small = written.lower()
    if small.startswith(NUMBER_STEMS):
        return next(at for at, stem in enumerate(NUMBER_STEMS, 1) if small.startswith(stem))
    if written.upper().strip("IVX"):
        return ord(written) - ord("A") + 1
    return roman_number(written)


def _marker(
    index: int,
    line: Line,
    length: int,
    family: str,
    ordinal: int,
    *,
    parts: tuple[int, ...] = (),
) -> Marker:
    return Marker(index, line.at, line.at + length, family, ordinal, parts)


def inline_letters(index: int, line: Line) -> list[Marker]:
    """Return lettered activities inside one paragraph: "...: a) ...; b) ...; c) ...".

    Only a run from a) on, each letter after a stop, semicolon or colon, and each item long
    enough to be an activity; a short enumeration stays part of its sentence.
    """
    body = line.body
    run: list[re.Match[str]] = []
    for match in islice(_INLINE.finditer(body), _MOST_INLINE):
        if ord(match.group(2)) - ord("a") == len(run):
            run.append(match)
    edges = [*(match.end() for match in run), len(body)]
    items = [body[start:end] for start, end in pairwise(edges)]
    if len(run) < 2 or any(len(item.split(None, 3)) < 3 for item in items):
        return []
    if sum(map(len, items)) < len(items) * (40 if len(items) > 2 else 80):
        return []
    found = []
    for ordinal, match in enumerate(run, 1):
        if match.start(1) == 0:
            continue  # the line's own marker
        start = line.at + match.start(1)
        family = f"{match.group(1)}a)"
        found.append(Marker(index, start, line.at + match.end(), family, ordinal, inline=True))
    return found
