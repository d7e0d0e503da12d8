"""Where the line of a heading ends: what stands below it is told by other sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.sections.entry import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.sections.section import Section

_LONGEST_LINE = 300
_SPACE = re.compile(r"\s*+")
_MAY_BE_TITLED = frozenset({"numbered", "lettered"})


def heading_end(section: Section, text: str) -> int | None:
    """Return the offset of what stands below a heading, ``None`` for a section without one.

    A letter or number has one if its first line is no more than its title: "c) Plany na maj:".

    Parameters
    ----------
    section
        One of the report's.
    text
        ``Report.text``.
    """
    if section.title is None or not (section.kind in HEADINGS or section.kind in _MAY_BE_TITLED):
        return None
    begin = section.content_start
    end = text.find("\n", begin, min(section.end, begin + _LONGEST_LINE))
    if end < 0:
        return None
    line = text[begin:end].strip().rstrip(":.").rstrip()
    if section.kind not in HEADINGS and line != section.title:
        return None
    below = _SPACE.match(text, end)
    return below.end() if below is not None else end


def heading_ends(sections: Iterable[Section], text: str) -> Iterator[int]:
    """Yield where what stands below each heading begins, in order."""
    for section in sections:
        end = heading_end(section, text)
        if end is not None:
            yield end
