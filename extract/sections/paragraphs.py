"""Paragraphs that are sections: behind a bullet list, or with a title that runs in.

What follows a list belongs to the list's parent again. "Animacja. Odbyliśmy 31 spotkań" begins with
the title of its own paragraph, and where paragraphs do so, the others are about something else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from extract.polish.predicates import first_verb
from extract.sections.activities import activity_of
from extract.sections.layout import PREPOSITION, dangles
from extract.sections.marker_shapes import letter
from extract.sections.short_lines import PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.sections.lines import Lines
    from extract.sections.marker_shapes import Marker

_QUOTES = "„“”\"»,'"
TITLED = "titled"
"""Family of paragraphs with a title of their own."""
BEHIND_LETTERS = "behind letters"
"""Family of paragraphs after a list of lettered sections."""
CLOSING = "closing"
"""Family of one with which a report of lettered projects closes: it is of them all."""
_RUN_IN = re.compile(r"(?P<title>[^\W\d_][^.:;,()\d\n]{3,45}?)(?:[.:]|\s[–-])\s+(?=\S)")
# "36 osób odbyło staże" begins with its number; one without a word is of a page or a table
_NUMBER_FIRST = re.compile(r"\d(?:[\d,]|[ \xa0](?=\d)){0,12}\s[^\W\d_]{2}")
_MOST_WORDS = 6
_LEAST_TITLED = 2
_NAMES = 2  # weight of the words by which a title names an activity


def titled(lines: Lines, taken: set[int], first: int) -> dict[int, str]:
    """Find paragraphs that begin with a title, and behind them those that do not.

    Only where two titles at least name an activity of such a report, each right before a sentence.

    Parameters
    ----------
    lines
        Lines of the text.
    taken
        Indices of the lines that begin a section of another kind.
    first
        Index of the first line after the document's title.

    Returns
    -------
    dict
        Titles by line; empty for a paragraph without one.
    """
    found: dict[int, str] = {}
    for index in range(first, len(lines.lines)):
        if index in taken or lines.continues(index) or index + 1 in taken:
            continue
        body = lines.lines[index].body
        title = _run_in(body)
        if title or (found and len(body) >= PARAGRAPH):
            found[index] = title
    known = sum(activity_of(title, least=_NAMES) is not None for title in found.values())
    return found if known >= _LEAST_TITLED else {}


def _run_in(body: str) -> str:
    """Return the title with which a paragraph begins, empty for none."""
    match = _RUN_IN.match(body) if body[0].isupper() and body[-1] in ".;!?" else None
    if match is None or body[-1] == ":":
        return ""
    title = match["title"]
    if title.count(" ") >= _MOST_WORDS or PREPOSITION.match(title) or first_verb(title) is not None:
        return ""
    return title if first_verb(body[match.end() :]) is not None else ""


def after_lists(lines: Lines, markers: Sequence[Marker], heads: set[int]) -> list[int]:
    """Find the lines with which a paragraph after a bullet list begins.

    Parameters
    ----------
    lines
        Lines of the text.
    markers
        Its markers in order; those without an ordinal are bullets.
    heads
        Indices of all lines that begin a section of another kind.

    Returns
    -------
    list of int
        At most one line for each list: whatever follows belongs to the same paragraph or to the
        next head.
    """
    found: list[int] = []
    outermost = 0
    before: Marker | None = None
    for marker in markers:
        if marker.ordinal:
            before = None
            continue
        indent = lines.lines[marker.line].indent
        # Text set in as far as an outer bullet's own text still belongs to the outer bullet.
        inside = before is not None and not _parted(before.line, marker.line, heads, found)
        outermost = min(indent, outermost) if inside else indent
        before = marker
        index = marker.line + 1
        while index < len(lines.lines) and index not in heads:
            if _opens(lines, index, outermost):
                found.append(index)
                break
            index += 1
    return found


def after_letters(lines: Lines, markers: Sequence[Marker], heads: set[int]) -> list[int]:
    """Find the lines with which a paragraph after a list of lettered sections begins.

    An empty line parts it from a list in which none stands: "b) promocja. …", then "W 2025 r.
    planujemy 120 spotkań". Takes what ``after_lists`` takes.
    """
    letters = [marker for marker in markers if letter(marker) is not None and not marker.inline]
    spaced = {
        marker.family
        for marker in letters
        if marker.ordinal > 1
        and lines.lines[marker.line].blank
        and not lines.lines[marker.line].page
    }
    following = sorted(heads)
    found: list[int] = []
    for marker in letters:
        if marker.family in spaced or marker.next_ordinal == marker.ordinal + 1:
            continue
        at = bisect_right(following, marker.line)
        end = following[at] if at < len(following) else len(lines.lines)
        for index in range(marker.line + 1, end):
            line = lines.lines[index]
            if line.blank and not line.page and _opens(lines, index, line.indent):
                found.append(index)
                break
    return found


def _parted(first: int, last: int, heads: set[int], found: list[int]) -> bool:
    """Tell whether another section begins between two bullets."""
    if found and found[-1] > first:
        return True
    return not heads.isdisjoint(range(first + 1, last))


def _opens(lines: Lines, index: int, indent: int) -> bool:
    """Tell a new paragraph from the next lines of a bullet, which are set in or go on with it."""
    line, above = lines.lines[index], lines.lines[index - 1].body
    body = line.body.lstrip(_QUOTES)
    if line.indent > indent or not (body[:1].isupper() or _NUMBER_FIRST.match(body)):
        return False
    if above[-1] == "-" or dangles(above):
        return False
    ended = above[-1] in ".!?;"
    if line.blank:
        # A bullet that runs on to the next page has an empty line in it, too.
        return ended or not line.page
    return ended and lines.broke_early(index)
