"""Lines that follow each other with the same cells: what may be a table, cut into cells.

A table pasted from a spreadsheet has a border for every cell, empty ones too, so that the third
cell is the third column in each row. A table that a writer lined up by hand has as many tabs as it
takes. Lines are cut both ways; the way in which more of them agree is how they were meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.grids.cells import (
    DASHES,
    NOTHING,
    PARTED,
    TOTAL_ROW,
    Cell,
    all_cells_of,
    cells_of,
    is_figure,
)
from extract.facts.grids.column_heads import MONEY, NOT_COUNTED
from extract.polish.lines import line_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEAST_CELLS = 3
"""The least cells of a row that only semicolons or dashes part."""
_LINE = re.compile(r"[^\n]+")
# "|---|:--:|", "+-----+-----+": drawn below the head of a table, no row of it
_RULE = re.compile(r"(?=[^\n]*-)[ \t]*+[|+:=-](?>(?:[ \t]?[|+:=-])*)[ \t]*+")
_DRAWN = ("|", "+")
_BORDERS = "\t|;"
_LONGEST_FIGURE = 20  # "1 412 500,50 zł"


@dataclass(slots=True)
class _Run:
    """Rows in a row, the number of lines they take, and whether cells were added to some."""

    rows: list[list[Cell]] = field(default_factory=list)
    lines: int = 1
    guessed: bool = False


def runs(text: str, start: int, end: int, mark: re.Pattern[str]) -> Iterator[list[list[Cell]]]:
    """Yield lines of ``text[start:end]`` in a row that have the same number of cells.

    Where ``mark`` is one of tabs, bars or semicolons, cells may be empty.
    """
    cutter = _Cutter(text, start, end, mark)
    at = 0
    while at < len(cutter.lines):
        run = cutter.without_empty(at)
        if run.rows and mark is not DASHES:
            kept = cutter.with_empty(at)
            if kept.lines > run.lines or (kept.lines == run.lines and not kept.guessed):
                run = kept
        if run.rows:
            yield run.rows
        at += run.lines


class _Cutter:
    """Cuts the lines of one stretch of text into cells."""

    def __init__(self, text: str, start: int, end: int, mark: re.Pattern[str]) -> None:
        self.lines = [
            line.span() for line in _LINE.finditer(text, start, end) if not _is_rule(text, line)
        ]
        self._text = text
        self._mark = mark
        self._least = 2 if mark is PARTED else LEAST_CELLS

    def without_empty(self, first: int) -> _Run:
        """Return the rows from line ``first`` on, cut at borders however wide."""
        rows: list[list[Cell]] = []
        for at in range(first, len(self.lines)):
            line = self.lines[at]
            row = cells_of(self._text, *line, self._mark)
            if not rows and len(row) < self._least:
                break
            if rows and len(row) == len(rows[0]) - 1 and row and _lacks_number(row, rows):
                row.insert(0, Cell("", line[0]))
            self._name_corner(row, rows)
            if rows and (len(row) != len(rows[0]) or self._opens(at, rows)):
                break
            rows.append(row)
        return _Run(rows, max(1, len(rows)))

    def with_empty(self, first: int) -> _Run:
        """Return the rows from line ``first`` on, cut at every border."""
        run = _Run([all_cells_of(self._text, *self.lines[first], self._mark)])
        for at in range(first + 1, len(self.lines)):
            row = self._fitted(self.lines[at], run)
            if row is None or _stands_below_nothing(row, run.rows[0]):
                break
            if at == first + 1 and _heads_below(run.rows[0], row):
                break
            if self._opens(at, run.rows):
                break
            if _filled(row) > 1 or any(cell.has_digits for cell in row[1:]):
                run.rows.append(row)
            elif self._names_columns(at + 1):
                break
            run.lines += 1
        held = [any(cell.text for cell in column) for column in zip(*run.rows, strict=True)]
        if any(map(is_figure, run.rows[0])):  # its head stands further up, with as many columns
            last = max(at for at, some in enumerate(held) if some)
            held[last:] = [True] * (len(held) - last)
        run.rows = [list(compress(row, held)) for row in run.rows]
        return run

    def _fitted(self, line: tuple[int, int], run: _Run) -> list[Cell] | None:
        """Return the cells of a line as those of the rows above it, ``None`` if they are not."""
        rows, row = run.rows, all_cells_of(self._text, *line, self._mark)
        self._name_corner(row, rows)
        width = len(rows[0])
        if len(row) > width and not any(cell.text for cell in row[width:]):
            return row[:width]
        if len(row) == width - 1 and _lacks_number(row, rows):
            return [Cell("", line[0]), *row]
        if len(row) < width and self._is_cut_short(line, row, rows[0]):
            run.guessed = True
            row += [Cell("", line[1])] * (width - len(row))
        return row if len(row) == width else None

    def _is_cut_short(
        self, line: tuple[int, int], row: Sequence[Cell], head: Sequence[Cell]
    ) -> bool:
        """Tell a row of figures whose last cells are empty, and the borders before them gone."""
        if len(row) < 2 or not row[0].text or any(map(is_figure, head)):
            return False
        figures = [cell.text for cell in row[1:] if cell.text]
        short = all(text[:1].isdigit() and len(text) <= _LONGEST_FIGURE for text in figures)
        borders = any(self._text.find(mark, *line) >= 0 for mark in _BORDERS)
        return bool(figures) and short and borders

    def _name_corner(self, row: Sequence[Cell], rows: list[list[Cell]]) -> None:
        """Give a head whose first cell, above the labels of its rows, is empty that cell."""
        if len(rows) != 1 or len(row) != len(rows[0]) + 1:
            return
        text, start = self._text, rows[0][0].start
        before = text[line_start(text, start) : start]
        if not before.strip(" \t\u00a0") and before[-1:] in ("\t", " ", "\u00a0"):
            rows[0].insert(0, Cell("", start))

    def _opens(self, at: int, rows: Sequence[Sequence[Cell]]) -> bool:
        """Tell a line that heads another table than the ``rows`` above.

        One behind an empty line, or one with a name above each figure between rows of figures only.
        """
        if len(rows) < 2 or not self._names_columns(at):
            return False
        above = self._text[self.lines[at - 1][1] : self.lines[at][0]]
        return above.count("\n") > 1 or self._parts_figures(at, rows)

    def _parts_figures(self, at: int, rows: Sequence[Sequence[Cell]]) -> bool:
        """Tell different names below a row of figures and above one: "brak", "brak" are none.

        Two cells may be a place and a remark ("Ełk | od maja"): the second names what is counted.
        """
        if at + 1 >= len(self.lines) or not _holds_figures(rows[-1]) or _holds_figures(rows[0]):
            return False
        head, below = (
            all_cells_of(self._text, *self.lines[line], self._mark) for line in (at, at + 1)
        )
        names = [cell.text.lower() for cell in head]
        different = all(names) and len(set(names)) == len(names)
        if not different or any(NOTHING.fullmatch(name) for name in names):
            return False
        heads = len(names) >= LEAST_CELLS or (len(names) > 1 and _names_column(head[1]))
        return heads and _holds_figures(below)

    def _names_columns(self, at: int) -> bool:
        """Tell a line of several cells with no number in any, nor "brak" in all."""
        if at >= len(self.lines):
            return False
        row = cells_of(self._text, *self.lines[at], self._mark)
        said = [cell for cell in row[1:] if not NOTHING.fullmatch(cell.text)]
        return bool(said) and not any(cell.has_digits for cell in row)


def _is_rule(text: str, line: re.Match[str]) -> bool:
    drawn = any(text.find(mark, line.start(), line.end()) >= 0 for mark in _DRAWN)
    return drawn and _RULE.fullmatch(text, line.start(), line.end()) is not None


def _stands_below_nothing(row: Sequence[Cell], head: Sequence[Cell]) -> bool:
    """Tell a figure below an empty cell of the head: there, tabs only line the columns up."""
    if any(map(is_figure, head)):
        return False
    below = zip(head[1:], row[1:], strict=True)
    return any(is_figure(cell) for name, cell in below if not name.text)


def _heads_below(title: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Tell a line above the head of a table: the head names more columns and states no number."""
    return _filled(title) < _filled(row) - 1 and not any(cell.has_digits for cell in row)


def _holds_figures(row: Sequence[Cell]) -> bool:
    """Tell a label with nothing but figures behind it, or "brak" in their place."""
    if len(row) < 2 or is_figure(row[0]):
        return False
    return all(is_figure(cell) or NOTHING.fullmatch(cell.text) for cell in row[1:])


def _names_column(cell: Cell) -> bool:
    """Tell "Liczba spotkań", "szkolenia" and "Kwota", of which a column holds numbers."""
    if MONEY.match(cell.text) or NOT_COUNTED.match(cell.text):
        return True
    words = cell.text.split()
    first = lexicon.word(words[0]) if words else None
    if first is None or first.kind != "noun" or first.proper:
        return False
    return not first.singular or first.lemma in lexicon.COUNTING_NOUNS


def _lacks_number(row: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell a total, which has no number or other name of its row before its label."""
    if not TOTAL_ROW.match(row[0].text):
        return False
    return not any(is_figure(above[1]) for above in rows[1:])


def _filled(row: Sequence[Cell]) -> int:
    return sum(bool(cell.text) for cell in row)
