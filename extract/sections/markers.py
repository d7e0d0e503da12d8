"""Which of the beginnings that look like list markers are markers.

``marker_shapes`` says what a line's beginning looks like. ``find_markers`` then decides: a marker
stands at the start of a line that does not go on with a sentence, and a run (a, b, c; 1, 2, 3) is
evidence for its members. A lone "12. marca", "A. Nowak" or "z o.o." has neither.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.polish.predicates import first_verb
from extract.sections.layout import ORDINAL_BEFORE, dangles
from extract.sections.marker_shapes import OWN, ROMAN, Marker, inline_letters, shape_at
from extract.sections.wording import ends

if TYPE_CHECKING:
    from extract.sections.lines import Line, Lines

_MOST_PLAUSIBLE = 40
_LONGEST_BARE = 70
_DIGIT = re.compile("[0-9]")
# A row of a table or a heading below, but not "2 nowych koordynatorów".
_NUMBERED = re.compile(r"\d+(?!\d)(?!\s[a-ząćęłńóśźż])")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_QUOTES = "„“”\"»«,‚'"


def find_markers(lines: Lines) -> list[Marker]:
    """Return the markers of a text in order; linear in its length."""
    candidates: list[Marker] = []
    for index, line in enumerate(lines.lines):
        shape = shape_at(index, line)
        if shape is not None:
            candidates.append(shape)
        if "b)" in line.body:
            candidates += inline_letters(index, line)
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
    if rest.startswith("|"):
        return False  # "1. | Liczba spotkań | 40": a row of a table
    if candidate.ordinal == 0:
        return _is_bullet(candidate, line, before, wrapped, accepted)
    if family.startswith(OWN):
        begins = candidate.ordinal == 1 and candidate.next_ordinal == 2
        counts_on = prior is not None and candidate.ordinal == prior.ordinal + 1
        return not wrapped and (begins or counts_on)
    if ":" in family:
        return not wrapped or (line.body[0].isupper() and line.body[:4].isupper())
    upper = rest[0].isupper() or rest[0] in _QUOTES
    listed = before[-1:] in ",;"
    step = candidate.ordinal - (prior.ordinal if prior is not None else 0)
    if family in ("(1)", "1-"):
        begins = candidate.ordinal == 1 and candidate.next_ordinal == 2
        return upper and not wrapped and (begins or (prior is not None and step == 1))
    if family == "1":
        return step == 1 and _is_bare_number(candidate, lines, rest)
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


def _is_bare_number(candidate: Marker, lines: Lines, rest: str) -> bool:
    """Tell "2 Animacja" above its text from a row of a table and from "2 Maja 15"."""
    if candidate.ordinal == 1 and not candidate.goes_on:
        return False
    index = candidate.line
    if len(rest) > _LONGEST_BARE or ends(rest, ".,;:") or _DIGIT.search(_YEARS.sub("", rest)):
        return False
    if first_verb(rest) is not None or index + 1 >= len(lines.lines):
        return False
    below = lines.lines[index + 1].body
    apart = lines.lines[index].blank or lines.lines[index - 1].body[-1] in ".;!?"
    if _NUMBERED.match(below):
        return below.startswith(f"{candidate.ordinal}.")
    return apart and len(below) > len(rest)


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
    if candidate.family == "I-" and ROMAN.match(rest):
        return False  # "II - V.2022"
    if candidate.ordinal == 1:
        return upper or candidate.goes_on
    if prior is not None:
        return 0 < step <= 3
    return candidate.goes_on or (upper and rest[:4].isupper())
