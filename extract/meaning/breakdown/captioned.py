"""Units of rows of lines that a line above them tells: "Spotkania animacyjne:", "Kalinowo – 12"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.count_rules import AFTER_NOUN, CATEGORY
from extract.facts.grids.captions import unit_of_caption
from extract.facts.grids.cells import ROW_OPENING
from extract.facts.unit_classes import unit_class
from extract.meaning.breakdown.clauses import has_verb
from extract.meaning.breakdown.kinship import PLACED

if TYPE_CHECKING:
    from extract.facts.fact import Count

# A line with a label, a number and no more; a bullet may open it.
_ROW = re.compile(
    rf"{ROW_OPENING}"
    r"(?:(?:19|20)\d\d|[^\W\d][^\n\d:]{0,60}?)[ \u00a0]?[–:-][ \u00a0]?"
    r"(?P<number>\d{1,3}(?:[ \u00a0.]?\d{3})?)[ \t]*[.;,]?[ \t]*(?=\n|\Z)"
)
_MARKS = ("-", "–", ":")
_LONGEST = 120
_CAPTION = 160
_DIGIT = re.compile(r"\d")


class Captions:
    """The captions above the rows of one text, asked for in order of the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = -1  # where the last row ends
        self._unit: str | None = None

    def unit(self, count: Count) -> str | None:
        """Return the unit that stands above the rows of which ``count`` is one.

        ``None`` where its line is no such row, or where it names what it counts.
        """
        if count.unit is not None and count.rule not in (CATEGORY, AFTER_NOUN):
            return None
        text, number = self._text, count.number_start
        if not text[max(0, number - 2) : number].rstrip(" \u00a0").endswith(_MARKS):
            return None
        line = text.rfind("\n", max(0, number - _LONGEST), number) + 1
        row = _ROW.match(text, line) if line else None
        if row is None or row.start("number") != number:
            return None
        if line - self._last != 1:
            self._unit = self._above(line)
        self._last = row.end()
        theirs = unit_class(self._unit)
        if self._unit is None or theirs is None:
            return None
        ours = unit_class(count.unit)
        said = count.rule == CATEGORY and ours != theirs
        named = ours is None and theirs in PLACED
        return self._unit if count.unit is None or said or named else None

    def _above(self, line: int) -> str | None:
        """Return the unit of the line above ``line``, an empty one between them or not."""
        text = self._text
        end = line - 1
        if text.startswith("\n", end - 1):
            end -= 1
        begin = text.rfind("\n", max(0, end - _CAPTION), end) + 1
        caption = text[begin:end].strip()
        if not (begin or end < _CAPTION) or not caption or _DIGIT.search(caption.rstrip(":")[2:]):
            return None
        unit = unit_of_caption(caption)
        doers = unit_class(unit) == "person" and has_verb(caption)
        return None if doers else unit
