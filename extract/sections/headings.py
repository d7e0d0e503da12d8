"""Headings without a marker, and which markers have one beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.sections.layout import LEAD_IN, PREPOSITION
from extract.sections.short_lines import PARAGRAPH, is_cell, is_row, is_short
from extract.sections.wording import (
    LONGEST_HEADING,
    RULE,
    ends,
    is_capitals,
    states,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.sections.lines import Lines

_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
FRAMED = re.compile(r"([*_=~–-]{2,6})\s?(?=[^\W\d_])([^*_=~]{2,120}?)\s?\1\s*:?\Z")
"""A line between two rows of signs: "**Kadra**" in Markdown, "--- Kadra ---", "== Kadra =="."""
_MOST_WRAPS = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading without a marker: its first and last line, and how it is made."""

    first: int
    last: int
    family: str


def find_headings(lines: Lines, taken: Mapping[int, str], first: int) -> list[Heading]:
    """Headings among the lines from ``first`` on that hold no marker (``taken``).

    Parameters
    ----------
    lines
        Lines of the text.
    taken
        Families of the markers with which lines begin.
    first
        Index of the first line after the document's title.
    """
    every = lines.lines
    capitals = {index for index in range(first, len(every)) if is_capitals(every[index].body)}
    # Where everything is in capitals they set nothing off.
    if len(capitals) > 6 and len(capitals) > 0.5 * (len(every) - first):
        capitals = set()
    found: list[Heading] = []
    index = first
    while index < len(every):
        end = index + 1
        if index in taken:
            pass
        elif (hashes := _MARKDOWN.match(every[index].body)) is not None:
            found.append(Heading(index, index, hashes[1]))
        elif _is_framed(lines, index):
            found.append(Heading(index, index, "framed"))
        elif index in capitals:
            while end in capitals and end not in taken and not every[end].blank:
                end += 1
            if end - index <= 3 and _sets_off(lines, index, end):
                found.append(Heading(index, end - 1, "capitals"))
        elif end < len(every) and not every[end].blank and RULE.fullmatch(every[end].body):
            if len(every[index].body) <= LONGEST_HEADING and every[index].body[-1] not in ".,;":
                found.append(Heading(index, end, "underlined"))
                end += 1
        elif is_short(lines, index, taken, capitals):
            # "KIS" and "PLAN NA 2020 R." are too short to be capitals on their own.
            shouted = bool(capitals) and every[index].body.isupper()
            found.append(Heading(index, index, "capitals" if shouted else "short"))
        index = end
    if sum(every[heading.first].body[-1] == ":" for heading in found) > 1:
        known = {heading.first for heading in found}
        more = _short_notes(lines, taken, first, capitals)
        found += [heading for heading in more if heading.first not in known]
        found.sort(key=lambda heading: heading.first)
    return found


def _short_notes(
    lines: Lines, taken: Mapping[int, str], first: int, capitals: set[int]
) -> list[Heading]:
    """Headings with a colon above a note or a paragraph: "Szkolenia:", "brak"; "W skrócie:".

    They are told only where other headings have a colon, too.
    """
    every = lines.lines
    return [
        Heading(index, index, "short")
        for index in range(first, len(every) - 1)
        if every[index].body[-1] == ":"
        and every[index].blank
        and index not in taken
        and index not in capitals
        and not every[index + 1].blank
        and _notes(every[index].body, every[index + 1].body)
        and not is_row(every[index + 1])
        and is_short(lines, index, taken, capitals, note=True)
    ]


def _notes(heading: str, below: str) -> bool:
    """Tell "Szkolenia:" above "brak", "W skrócie:" above a paragraph, from a list's lead-in."""
    if PREPOSITION.match(heading):
        return below[0].isupper() and len(below) >= PARAGRAPH
    return below[0].islower()


def _is_framed(lines: Lines, index: int) -> bool:
    """Tell a line between two rows of signs that states nothing."""
    match = FRAMED.match(lines.lines[index].body)
    if match is None or LEAD_IN.match(match[2]):
        return False  # "--- Wiadomość oryginalna ---"
    return index + 1 < len(lines.lines) and not states(match[2])


def heading_below(lines: Lines, index: int, body: str, taken: Mapping[int, str]) -> int | None:
    """Tell whether what follows a marker is a heading: capitals, or a short line above a body.

    Returns
    -------
    int or None
        Index of the heading's last line: a hard-wrapped one goes on below. ``None`` for no heading.
    """
    if is_capitals(body):
        return index
    every = lines.lines
    last = index
    while (
        last + 1 < len(every)
        and last + 1 not in taken
        and last - index < _MOST_WRAPS
        and body[-1] not in ".;:?"
        and lines.continues(last + 1)
    ):
        last += 1
        body = f"{body} {every[last].body}"
    if last + 1 >= len(every) or len(body) > LONGEST_HEADING or ends(body, ".,;"):
        return None
    if not (body[0].isupper() or body[0] in '„"') or states(body):
        return None
    below = taken.get(last + 1)
    if below is not None:
        # A line above its own sublist heads it; one above its neighbour is an item.
        return last if below != taken.get(index) else None
    following = every[last + 1]
    if body[-1] == ":" and not following.blank:
        return None
    if lines.continues(last + 1):
        return None
    return last if not following.body[0].islower() or is_row(following) else None


def _sets_off(lines: Lines, index: int, end: int) -> bool:
    """Tell whether a line stands like a heading: after an end, before a body."""
    line = lines.lines[index]
    if index and not line.blank and lines.continues(index):
        return False
    if end >= len(lines.lines):
        return False
    before = lines.lines[index - 1].body if index else ""
    return not is_cell(lines.lines[end]) and (line.blank or not before.isdigit())
