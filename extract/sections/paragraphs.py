"""Paragraphs that end a bullet list: what follows the list belongs to the list's parent again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.sections.layout import dangles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.sections.lines import Lines
    from extract.sections.marker_shapes import Marker

_QUOTES = "„“”\"»,'"


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


def _parted(first: int, last: int, heads: set[int], found: list[int]) -> bool:
    """Tell whether another section begins between two bullets."""
    if found and found[-1] > first:
        return True
    return not heads.isdisjoint(range(first + 1, last))


def _opens(lines: Lines, index: int, indent: int) -> bool:
    """Tell a new paragraph from the next lines of a bullet, which are set in or go on with it."""
    line, above = lines.lines[index], lines.lines[index - 1].body
    if line.indent > indent or not line.body.lstrip(_QUOTES)[:1].isupper():
        return False
    if above[-1] == "-" or dangles(above):
        return False
    ended = above[-1] in ".!?;"
    if line.blank:
        # A bullet that runs on to the next page has an empty line in it, too.
        return ended or not line.page
    return ended and lines.broke_early(index)
