"""The status that the head of its column gives a number in a table."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from extract.facts.grids.cells import PARTED, all_cells_of, cells_of, is_figure
from extract.facts.grids.line_tables import blocks
from extract.meaning.status.sides import said_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.facts.fact import Quantity
    from extract.facts.grids.cells import Cell
    from extract.meaning.status.sides import Side
    from extract.polish.calendar import Interval
    from extract.sections import Section

_MARKS = ("|", "\t")
_FIGURE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")
_LONGEST_NAME = 60
_FAR = 6_000  # characters over which a line of names heads tables without a head


class Columns:
    """Heads of the tables of one report.

    Where comments or headings part the rows of one table, those behind have the head of those
    before: a table without a head takes the nearest line above that names as many columns
    ("kod | pytanie | odpowiedź | poprzednio").
    """

    def __init__(self, text: str, sections: Iterable[Section], period: Interval | None) -> None:
        self._text = text
        self._period = period
        self._starts: list[int] = []
        self._heads: list[str] = []
        self._said: dict[str, Side | None] = {}
        for section in sections:
            for block in blocks(text, section.content_start, section.end):
                self._enter(block)

    def side(self, fact: Quantity) -> Side | None:
        """Return what the head of the fact's column says, ``None`` outside tables."""
        at = bisect_right(self._starts, fact.number_start) - 1
        if at < 0 or not self._heads[at]:
            return None
        head = self._heads[at]
        if head not in self._said:
            self._said[head] = said_by(head, self._period)
        return self._said[head]

    def _enter(self, block: Sequence[Sequence[Cell]]) -> None:
        """Note where the cells of a table begin and what stands above each."""
        names = [cell.text for cell in block[0]]
        rows = block[1:]
        if any(is_figure(cell) for cell in block[0]):
            names = self._names_above(block[0][0].start, len(names))
            rows = block
        for row in rows:
            for cell, name in zip(row, names, strict=False):
                self._starts.append(cell.start)
                self._heads.append(name if len(name) <= _LONGEST_NAME else "")
            self._starts.append(row[-1].end)
            self._heads.append("")

    def _names_above(self, end: int, width: int) -> list[str]:
        """Read the nearest line above that names as many columns and states no number."""
        floor = max(0, end - _FAR)
        while end > floor:
            begin = max(floor, self._text.rfind("\n", floor, end - 1) + 1)
            if any(self._text.find(mark, begin, end) >= 0 for mark in _MARKS):
                for cut in (all_cells_of, cells_of):
                    named = [cell.text for cell in cut(self._text, begin, end, PARTED)]
                    heads = len(named) == width and sum(map(bool, named)) > 1
                    if heads and not any(map(_FIGURE.search, named)):
                        return named
            end = begin
        return []
