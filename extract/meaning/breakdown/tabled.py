"""Rows of a table as parts of the row that adds them up, column by column."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from extract.facts.grids import CELL
from extract.facts.grids.cells import PART_ROW, PARTED, TOTAL_ROW
from extract.facts.grids.row_runs import runs
from extract.meaning.breakdown import kinship
from extract.polish.lines import line_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.meaning.breakdown.mention import Mention, Sentence

# What stands before the label of a row: a border, the row's number.
_BEFORE_LABEL = re.compile(
    r"(?:[ \u00a0]{0,4}\|)?(?:\s{0,4}\d{1,3}[a-z]?[.)]?\s{0,3}[|\t])?\s{0,3}"
)

_BORDER = 6  # characters from a border to the number behind it
_BORDERS = ("\t", "|")


def link(sentences: Sequence[Sentence], text: str) -> None:
    """Make the cells above a total its parts, back to the total before or the table's head."""
    marked = "\t" in text or "|" in text
    places = _Places(text)
    columns: dict[tuple[int, str], list[Mention]] = {}
    whole_rows: dict[tuple[int, str], Mention] = {}
    last = -1
    for sentence in sentences:
        for mention in sentence.mentions:
            if mention.fact.rule != CELL and not (marked and _in_cell(mention, text)):
                continue
            line = line_start(text, mention.start)
            if text.count("\n", last, line) > 1 or last < 0:
                columns.clear()  # another table
                whole_rows.clear()
            last = line
            place = places.of(mention.start)
            column = _from_right(mention, text) if place is None else place, mention.key
            rows = columns.setdefault(column, [])
            opening = _BEFORE_LABEL.match(text, line)
            label = opening.end() if opening is not None else line
            if PART_ROW.match(text, label):
                above = whole_rows.get(column)
                if above is not None and kinship.fits(mention, above):
                    mention.whole = above
                continue
            whole_rows[column] = mention
            if TOTAL_ROW.match(text, label):
                _add_up(mention, rows)
                columns[column] = []
            else:
                rows.append(mention)


class _Places:
    """Columns of the tables that have empty cells between tabs."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._columns: list[int | None] = []
        for rows in runs(text, 0, len(text), PARTED) if "\t" in text else ():
            if all(cell.text for row in rows[1:] for cell in row[1:]):
                continue
            for row in rows:
                self._starts += [*(cell.start for cell in row), row[-1].end]
                self._columns += [*(at - len(row) for at in range(len(row))), None]

    def of(self, offset: int) -> int | None:
        """Column of what stands at ``offset``, below zero; ``None`` outside these tables."""
        at = bisect_right(self._starts, offset) - 1
        return self._columns[at] if at >= 0 else None


def _from_right(mention: Mention, text: str) -> int:
    """Count the cells behind: a total row has none for the number of the row before its label."""
    line_end = text.find("\n", mention.end)
    behind = text[mention.end : line_end if line_end >= 0 else len(text)].rstrip()
    return len(PARTED.findall(behind)) or behind.count(";") or behind.count("/")


def _in_cell(mention: Mention, text: str) -> bool:
    """Tell a number that names its unit in a cell of its own: "prawne | 13,5 h | 9 h"."""
    number = mention.fact.number_start
    before = text[max(0, number - _BORDER) : number].rstrip(" \u00a0")[-1:]
    line_end = text.find("\n", mention.end)
    behind = text[mention.end : line_end if line_end >= 0 else len(text)].strip(" \u00a0")[:1]
    return before in _BORDERS and (not behind or behind in _BORDERS)


def _add_up(whole: Mention, rows: list[Mention]) -> None:
    parts = [row for row in rows if row.whole is None and kinship.counts(row)]
    if len(parts) > 1 and all(kinship.fits(part, whole) for part in parts):
        for part in parts:
            part.whole = whole
