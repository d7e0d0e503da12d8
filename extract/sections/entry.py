"""An entry of the outline: a section before it has a place in the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extract.sections.layout import SPACED_LETTERS

if TYPE_CHECKING:
    import re

HEAD_LENGTH = 300
"""Characters; a longer line is no heading, and a heading ends there."""
OWN_TEXT = 10
"""Characters from a heading to a line not right below it; empty lines alone are fewer."""

EntryKind = Literal["project", "task", "heading", "numbered", "lettered", "bullet", "paragraph"]
HEADINGS: frozenset[str] = frozenset({"project", "task", "heading"})
"""Kinds that head a part of the document; the others are members of a list, or text."""


@dataclass(slots=True)
class Entry:
    """A section before it has a place in the tree.

    Attributes
    ----------
    kind, family
        What it is for the reader, and which list it belongs to.
    ordinal, next_ordinal
        Its number in the list and that of the list's next member; 0 if there is none.
    list_family
        Family of its marker, whatever kind of section it begins; empty without a marker.
    letter
        Letter of a lettered section.
    indent
        White space before a bullet.
    start, content, head_end
        Offsets of its line, of what follows the marker, and of the heading's end.
    marker, title
        As in ``Section``.
    phrase
        Words by which its activity is judged.
    """

    kind: EntryKind
    family: str
    start: int
    content: int
    head_end: int
    marker: str | None
    title: str | None
    phrase: str
    ordinal: int = 0
    next_ordinal: int = 0
    letter: str | None = None
    indent: int = 0
    parts: tuple[int, ...] = ()
    list_family: str = ""


def clean_title(title: str) -> str:
    """Title on one line, without a closing colon.

    Words hyphenated over a line end are joined, letters that were spaced for emphasis close up:
    wider gaps part the words there.
    """
    if SPACED_LETTERS.search(title):
        title = SPACED_LETTERS.sub(_close_up, title)
    return " ".join(title.replace("-\n", "").split()).rstrip(":").rstrip()


def _close_up(match: re.Match[str]) -> str:
    return "".join(match.group().split())
