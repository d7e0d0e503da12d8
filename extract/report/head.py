"""The head of a report: the lines among which its title and its period stand."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

WORDS: dict[str, str] = tomllib.loads(
    files("extract.report").joinpath("period.toml").read_text(encoding="utf-8")
)
"""Patterns of ``period.toml``: the words that name a document, its period, other periods."""

BODY_LINE = 240
"""Characters; a longer line is a paragraph."""
CUE_REACH = 60
"""Characters before a date, or before the word that names the document, that hold its cue."""
CUE_END = r"[\s\xa0:„\"(–-]*(?:od(?:\s+dnia)?:?[\s\xa0]*)?\Z"
"""What may stand between a cue and its dates."""
HEADING = re.compile(rf"(?<!\w)(?:{WORDS['heading']})")
"""Names the document so plainly that the line is its title."""
PLACE_NAME = r"\s*(?:[^\W\d_][\w-]*+\s?+){1,3}"
"""What can be a place's name, as can much else: "Nowy Sącz"."""
PLACE_SHAPE = rf"{PLACE_NAME},\s*(?:dn(?:ia|\.)?\s*)?"
"""Place before the document's own date: "Łódź, dnia "."""

_LINES, _CHARS = 40, 3_000


class HeadLine(NamedTuple):  # made for each line of each report: cheaper than a frozen dataclass
    """A line of the head: its text in lower case, its offset, its rank among non-blank lines."""

    text: str
    start: int
    rank: int

    @property
    def end(self) -> int:
        """Offset of the line end."""
        return self.start + len(self.text)


def head(text: str) -> tuple[HeadLine, ...]:
    """Lines of the head that are not blank."""
    return _lines(text[:_CHARS])


@lru_cache(maxsize=2)  # the period is looked for, then the title
def _lines(beginning: str) -> tuple[HeadLine, ...]:
    lines: list[HeadLine] = []
    start = 0
    for line in beginning.split("\n", _LINES)[:_LINES]:
        if line and not line.isspace():
            lines.append(HeadLine(line.lower(), start, len(lines)))
        start += len(line) + 1
    return tuple(lines)
