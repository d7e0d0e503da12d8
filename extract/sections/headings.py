"""Headings without a marker, and which markers have one beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.sections.layout import CONJUNCTION, LEAD_IN, PREPOSITION
from extract.sections.wording import (
    LONGEST_HEADING,
    NUMBER,
    RULE,
    SIGNED,
    ends,
    is_capitals,
    states,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.sections.lines import Line, Lines

# A line of a list of figures: "powiat łaski – 19".
_FIGURE = re.compile(r"[^\W\d_][^\d.;:]{1,60}\s?[–:-]\s?\d[\d\s.,]{0,12}[^\W\d_%]{0,5}\.?\Z")
_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
FRAMED = re.compile(r"([*_=~–-]{2,6})\s?(?=[^\W\d_])([^*_=~]{2,120}?)\s?\1\s*:?\Z")
"""A line between two rows of signs: "**Kadra**" in Markdown, "--- Kadra ---", "== Kadra =="."""
_LONGEST_SHORT = 70
# What a heading adds in brackets: "Animacja [plan 120]", "Doradztwo (budżet: 80 000 zł)".
_ADDED = re.compile(r"\s*+(?:\([^()]{1,60}\)|\[[^\[\]]{1,60}\])\Z")
_SHORT_WORDS, _FEW_WORDS = 9, 5
_PARAGRAPH = 100
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
        elif end < len(every) and RULE.fullmatch(every[end].body):
            if len(every[index].body) <= LONGEST_HEADING and every[index].body[-1] not in ".,;":
                found.append(Heading(index, end, "underlined"))
                end += 1
        elif _is_short(lines, index, taken, capitals):
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
        and not _is_row(every[index + 1])
        and _is_short(lines, index, taken, capitals, note=True)
    ]


def _notes(heading: str, below: str) -> bool:
    """Tell "Szkolenia:" above "brak", "W skrócie:" above a paragraph, from a list's lead-in."""
    if PREPOSITION.match(heading):
        return below[0].isupper() and len(below) >= _PARAGRAPH
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
    return last if not following.body[0].islower() or _is_row(following) else None


def _sets_off(lines: Lines, index: int, end: int) -> bool:
    """Tell whether a line stands like a heading: after an end, before a body."""
    line = lines.lines[index]
    if index and not line.blank and lines.continues(index):
        return False
    if end >= len(lines.lines):
        return False
    before = lines.lines[index - 1].body if index else ""
    return not _is_cell(lines.lines[end]) and (line.blank or not before.isdigit())


def _is_cell(line: Line) -> bool:
    return line.body.replace(" ", "").replace(",", "").isdigit()


def _is_short(
    lines: Lines,
    index: int,
    taken: Mapping[int, str],
    capitals: set[int],
    *,
    note: bool = False,
) -> bool:
    """Bare short line with or without a colon: "Zbiory", "Promocja:"; any ``note`` below it."""
    every = lines.lines
    line = every[index]
    body = line.body
    if len(body) > LONGEST_HEADING or not body[0].isupper() or ends(body, ".,;!-–…"):
        return False
    if LEAD_IN.match(body) or index + 1 >= len(every):
        return False
    long = len(body) > _LONGEST_SHORT or body.count(" ") >= _SHORT_WORDS
    if (long or ":" in _ADDED.sub("", body)[:-1]) and not _heads_paragraph(lines, index):
        return False
    begun = PREPOSITION.match(body) or CONJUNCTION.match(body)
    if begun and not note and not _may_begin_so(lines, index):
        return False
    if SIGNED.match(body):
        return False
    if "|" in body or not (_stands_alone(lines, index) or _parts_bullets(lines, index, taken)):
        return False
    if states(body) and not _tells_in_short(lines, index):
        return False
    following = every[index + 1]
    if note:
        return True
    if index + 1 in taken:
        return True
    if following.body[0].islower() and not following.blank and not _is_row(following):
        return _heads_notes(lines, index)
    if following.blank and not line.blank:
        return False
    return _is_body(following, index + 1 in capitals)


def _heads_paragraph(lines: Lines, index: int) -> bool:
    """Tell a long heading, or one with a colon in it, from text: a paragraph is right below it.

    It has neither a number nor a verb that says it all: "Doradztwo: kto skorzystał".
    """
    line, following = lines.lines[index], lines.lines[index + 1]
    if lines.width or not line.blank or following.blank or line.body[-1] == ":":
        return False
    if NUMBER.search(_ADDED.sub("", line.body)) or following.body[-1] not in ".!?":
        return False
    return len(following.body) >= max(_PARAGRAPH, 1.5 * len(line.body))


def _tells_in_short(lines: Lines, index: int) -> bool:
    """Tell a heading that is a sentence, "Świetlica znów jest pełna", from a line of text.

    It has no number and no stop and a paragraph right below it; where lines are hard-wrapped, it
    ends far from the margin and a full line is below it.
    """
    line, following = lines.lines[index], lines.lines[index + 1]
    if not line.blank or following.blank or line.body[-1] == ":":
        return False
    bare = _ADDED.sub("", line.body)
    if NUMBER.search(bare) or (bare != line.body and states(bare)):
        return False
    if lines.width:
        return len(line.body) < 0.6 * lines.width and len(following.body) > 0.8 * lines.width
    if following.body[-1] not in ".!?":
        return False
    return len(following.body) >= max(_PARAGRAPH, 2 * len(line.body))


def _heads_notes(lines: Lines, index: int) -> bool:
    """Tell "Kadra" above "4 osoby, 3 etaty" or "na 30.06: 27 osób" from a sentence broken there.

    The heading is a few words behind an empty line, with room for more on its line; what is below
    is a note, not the rest of an address.
    """
    line, following = lines.lines[index], lines.lines[index + 1]
    few = line.body.count(" ") < _FEW_WORDS
    if not (index and line.blank and few) or lines.continues(index + 1):
        return False
    if PREPOSITION.match(line.body) or LEAD_IN.match(following.body):
        return False
    return _is_body(following, capitals=False)


def _may_begin_so(lines: Lines, index: int) -> bool:
    """Tell "O ośrodku", a few words right above their text, from the beginning of a sentence."""
    line, following = lines.lines[index], lines.lines[index + 1]
    few = line.body.count(" ") < _FEW_WORDS and ":" not in line.body
    return few and line.blank and not following.blank and not lines.continues(index + 1)


def _stands_alone(lines: Lines, index: int) -> bool:
    """After an empty line; where the text has none, after a sentence's end."""
    line = lines.lines[index]
    if line.blank:
        return True
    if lines.spaced or not index or lines.continues(index):
        return False
    return lines.lines[index - 1].body[-1] in ".;!?"


def _parts_bullets(lines: Lines, index: int, taken: Mapping[int, str]) -> bool:
    """Tell a line between two lists of bullets, set in no further than they are."""
    above, below = taken.get(index - 1), taken.get(index + 1)
    if above is None or above != below or above[-1:].isalnum() or above[-1:] in ".)/":
        return False
    return lines.lines[index].indent <= lines.lines[index - 1].indent and not lines.continues(index)


def _is_row(line: Line) -> bool:
    """Tell a row of a table (bars, tabs, semicolons), and a line that ends in its figure."""
    body = line.body
    if "|" in body or "\t" in body or (body.count(";") > 1 and "; " not in body):
        return True
    return _FIGURE.match(body) is not None


def _is_body(line: Line, capitals: bool) -> bool:
    """Tell a paragraph or a statement from another short line, such as a table's cell."""
    body = line.body
    if _is_cell(line) or capitals or SIGNED.match(body):
        return False
    if _is_row(line):
        return True
    return len(body) >= 60 or body[-1] in ".;:," or NUMBER.search(body) is not None
