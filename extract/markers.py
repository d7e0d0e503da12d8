"""List markers at the start of lines: which are markers, and which only look like it.

Two passes. ``_candidate`` says what a line's beginning looks like. ``find_markers`` then decides:
a marker stands at the start of a line that does not go on with a sentence, and a run (a, b, c;
1, 2, 3) is evidence for its members. A lone "12. marca", "A. Nowak" or "z o.o." has neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from extract.layout import NUMBERED_WORD, ORDINAL_BEFORE, dangles

if TYPE_CHECKING:
    from extract.lines import Line, Lines

_NUMBER = re.compile(r"(\d{1,3})((?:\.\d{1,2})*+)(?:([.)/])|(?=\s))\s*")
_ROMAN = re.compile(r"(X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})(?:([.)/])\s*|(?:\s[-–—]\s))(?=\S)")
_LETTER = re.compile(r"(\(?)([A-Za-z])([.)/])\s*")
_BULLET = re.compile(r"([•▪▫◦●○■□◆❖➢➤►▶→✓✔·‣⁃\uf0b7\uf0a7\uf0d8\uf02d\uf076*–—-]|o(?=\s))\s*")
_DASHES = "-–—"
_BULLETS = frozenset("•▪▫◦●○■□◆❖➢➤►▶→✓✔·‣⁃\uf0b7\uf0a7\uf0d8\uf02d\uf076*" + _DASHES)
_WORD_INITIALS = frozenset("zZdDcCrReEmMkKoOfFbBpP")
_INLINE = re.compile(r"(?:\A|[.;:])\s*(\(?)([a-z])\)\s*(?=\S)")

_ROMAN_VALUE = {"I": 1, "V": 5, "X": 10}
_MOST_PLAUSIBLE = 40
_MOST_INLINE = 5000
_QUOTES = "„“”\"»«,‚'"


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


def find_markers(lines: Lines) -> list[Marker]:
    """Return the markers of a text in order; linear in its length."""
    candidates: list[Marker] = []
    for index, line in enumerate(lines.lines):
        candidate = _candidate(index, line)
        if candidate is not None:
            candidates.append(candidate)
        if "b)" in line.body:
            candidates += _inline(index, line)
    _settle_romans(candidates)
    _look_ahead(candidates)
    accepted: list[Marker] = []
    last: dict[str, Marker] = {}
    for candidate in candidates:
        if candidate.inline or _is_marker(candidate, lines, last, accepted):
            accepted.append(candidate)
            last[candidate.family] = candidate
    _look_ahead(accepted)
    return accepted


def letter(marker: Marker) -> str | None:
    """Return the small letter of a lettered marker, ``None`` for another."""
    if marker.family.strip("()./").lower() == "a":
        return chr(ord("a") + marker.ordinal - 1)
    return None


def _candidate(index: int, line: Line) -> Marker | None:
    body = line.body
    first = body[0]
    if first.isdigit():
        return _numbered(index, line)
    if first in _BULLETS or (first == "o" and body[1:2].isspace()):
        match = _BULLET.match(body)
        # A rule of dashes is no bullet, nor is a negative number or the end of a range.
        if match is None or match.end() == len(body) or body[1:2] == first:
            return None
        family = "-" if first in _DASHES else first
        return _marker(index, line, match.end(), family, 0)
    second = body[1:2]
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
        if char in _ROMAN_VALUE and not open_:
            marker.as_roman = (f"I{close}", _ROMAN_VALUE[char])
        return marker
    if first in "IVX":
        match = _ROMAN.match(body)
        if match is not None and not body[match.end()].isdigit():
            family = f"I{match.group(2) or '-'}"
            return _marker(index, line, match.end(), family, _roman(match.group(1)))
    if first in _WORD_INITIALS:
        return _worded(index, line)
    return None


def _numbered(index: int, line: Line) -> Marker | None:
    body = line.body
    match = _NUMBER.match(body)
    if match is None or match.end() == len(body):
        return None
    number, more, close = match.groups()
    following = body[match.end()]
    if following.isdigit() and (not close or body[match.end() - 1] == close):
        return None  # 1.000 zł, 12.03.2019, 1/2 etatu
    if not more:
        if close is None:
            return None
        return _marker(index, line, match.end(), f"1{close}", int(number))
    parts = (number, *more[1:].split("."))
    if any(part[0] == "0" for part in parts):
        return None  # 5.09. is a day
    numbers = tuple(map(int, parts))
    family = ".".join("1" * len(numbers))
    return _marker(index, line, match.end(), family, numbers[-1], parts=numbers)


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
    raw = match.group("number")
    ordinal = int(raw) if raw.isdigit() else _roman(raw.upper())
    if not ordinal:
        return None
    word = match.group("word").lower().rstrip(".")
    family = f"{'task' if match.group('task') else 'part'}:{word[:3]}"
    return _marker(index, line, match.end(), family, ordinal)


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


def _roman(digits: str) -> int:
    total = 0
    for here, after in zip(digits, digits[1:] + " ", strict=True):
        value = _ROMAN_VALUE[here]
        total += -value if value < _ROMAN_VALUE.get(after, 0) else value
    return total


def _look_ahead(markers: list[Marker]) -> None:
    following: dict[str, int] = {}
    for marker in reversed(markers):
        marker.next_ordinal = following.get(marker.family, 0)
        following[marker.family] = marker.ordinal


def _settle_romans(candidates: list[Marker]) -> None:
    """Read "I." as a number, unless "H." stands before it in the same list."""
    last: dict[str, int] = {}
    for marker in candidates:
        if marker.as_roman is not None and last.get(marker.family) != marker.ordinal - 1:
            marker.family, marker.ordinal = marker.as_roman
        last[marker.family] = marker.ordinal


def _inline(index: int, line: Line) -> list[Marker]:
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


def _is_marker(
    candidate: Marker, lines: Lines, last: dict[str, Marker], accepted: list[Marker]
) -> bool:
    line = lines.lines[candidate.line]
    before = lines.lines[candidate.line - 1].body if candidate.line else ""
    wrapped = lines.continues(candidate.line)
    if wrapped and dangles(before):
        return False
    family = candidate.family
    prior = last.get(family)
    rest = line.body[candidate.content - line.at :]
    if candidate.ordinal == 0:
        return _is_bullet(candidate, line, before, wrapped, accepted)
    if ":" in family:
        return not wrapped or (line.body[0].isupper() and line.body[:4].isupper())
    upper = rest[0].isupper() or rest[0] in _QUOTES
    listed = before[-1:] in ",;"
    step = candidate.ordinal - (prior.ordinal if prior is not None else 0)
    if candidate.parts:
        return _is_decimal(candidate, prior, upper=upper, wrapped=wrapped)
    kind = family.strip("()./-")
    if kind in "aA":
        return _is_letter(candidate, step, wrapped=wrapped, listed=listed, prior=prior)
    if kind == "I":
        return _is_roman(candidate, step, upper=upper, wrapped=wrapped, prior=prior, rest=rest)
    if family == "1." and not upper and ORDINAL_BEFORE.match(rest):
        return False
    if wrapped:
        return prior is not None and step == 1 and (listed or upper)
    if upper:
        return candidate.ordinal <= _MOST_PLAUSIBLE or 0 < step <= 3
    if family == "1." or candidate.ordinal > _MOST_PLAUSIBLE:
        return (prior is not None and step == 1) or (candidate.ordinal == 1 and candidate.goes_on)
    return True


def _is_bullet(
    candidate: Marker, line: Line, before: str, wrapped: bool, accepted: list[Marker]
) -> bool:
    latest = accepted[-1] if accepted else None
    follows = (
        latest is not None
        and latest.family == candidate.family
        and candidate.line - latest.line <= 3
    )
    if candidate.family == "o":
        # Also a preposition: only after a colon or another such bullet.
        return not wrapped and (before[-1:] == ":" or follows)
    if candidate.family != "-":
        return True
    if line.body[1:2].isdigit():
        return follows and not wrapped
    return not wrapped or follows


def _is_decimal(candidate: Marker, prior: Marker | None, *, upper: bool, wrapped: bool) -> bool:
    """1.1., 1.2.1: against decimals and days, which have no run and mostly small letters."""
    *above, own = candidate.parts
    if prior is not None and prior.parts[:-1] == tuple(above) and 0 < own - prior.parts[-1] <= 2:
        return upper or not wrapped
    if wrapped or not upper:
        return False
    return own == 1 or (prior is not None and candidate.parts > prior.parts)


def _is_letter(
    candidate: Marker, step: int, *, wrapped: bool, listed: bool, prior: Marker | None
) -> bool:
    started = candidate.ordinal == 1 and candidate.goes_on
    if candidate.family.endswith(")"):
        return not wrapped or started or (prior is not None and step == 1)
    # "A. Nowak", "r. odbyło się": a stop or a slash needs the run.
    if wrapped:
        return prior is not None and step == 1 and listed
    return started or (prior is not None and 0 < step <= 2)


def _is_roman(
    candidate: Marker, step: int, *, upper: bool, wrapped: bool, prior: Marker | None, rest: str
) -> bool:
    if wrapped:
        return prior is not None and step == 1 and upper
    if candidate.family == "I-" and _ROMAN.match(rest):
        return False  # "II - V.2022"
    if candidate.ordinal == 1:
        return upper or candidate.goes_on
    if prior is not None:
        return 0 < step <= 3
    return candidate.goes_on or (upper and rest[:4].isupper())
