"""Tables that a text file keeps: lines in a row whose cells tabs, bars or other marks part.

A table is two or more lines in a row with the same number of cells, of which every line but the
first has a number behind its label, or nothing at all. Numbers and codes of rows ("3", "6a", "B4")
and days before the label are no cells. A table may lack its head; its first line then has numbers
as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.facts.grids.cells import (
    DASHES,
    NOTHING,
    PARTED,
    SEMICOLONS,
    TOTAL_ROW,
    YEAR,
    Cell,
    is_figure,
    is_numbered,
)
from extract.facts.grids.row_runs import LEAST_CELLS, runs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_MAY_PART = ("   ", "\t", "|")
_LEAST_LINES = 3  # of a table that only semicolons or dashes part
_FIGURE = re.compile(r"\d[\d \u00a0\u202f.,]*(?:zł|PLN|%|h|godz\.|os\.)?")


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of one table.

    Attributes
    ----------
    head
        Cells of the line that says what stands in each column; all empty where there is none.
    rows
        Rows of figures; the first cell of each is its label.
    start
        Offset of its first line.
    """

    head: Sequence[Cell]
    rows: Sequence[Sequence[Cell]] = field(default_factory=tuple)
    start: int = 0


def tables(text: str, start: int, end: int) -> Iterator[Table]:
    """Yield the tables in ``text[start:end]``, in order."""
    mark = _mark(text, start, end)
    if mark is not None:
        for rows in runs(text, start, end, mark):
            for table in _checked(rows, mark):
                if mark is not DASHES or table.head[-1].text:
                    yield table


def blocks(text: str, start: int, end: int) -> Iterator[Sequence[Sequence[Cell]]]:
    """Yield two lines in a row or more that have the same number of cells, tables or not."""
    mark = _mark(text, start, end)
    if mark is not None:
        for rows in runs(text, start, end, mark):
            # Semicolons part the members of sentences as well.
            if len(rows) > 1 and (mark is PARTED or any(_checked(rows, mark))):
                yield rows


def _mark(text: str, start: int, end: int) -> re.Pattern[str] | None:
    """Return what parts the cells of the lines, ``None`` where nothing may."""
    # Told faster than the pattern fails at every space.
    if any(map(text[start:end].replace("\u00a0", " ").__contains__, _MAY_PART)):
        return PARTED
    least = _LEAST_LINES * (LEAST_CELLS - 1)
    if text.count(";", start, end) >= least:
        return SEMICOLONS
    dashes = text.count(" – ", start, end), text.count(" - ", start, end)
    return DASHES if max(dashes) >= least else None


def _checked(rows: list[list[Cell]], mark: re.Pattern[str]) -> Iterator[Table]:
    """Yield ``rows`` if they are a table: a head, then labels with numbers."""
    if len(rows) < 2:
        return
    start = rows[0][0].start
    while len(rows[0]) > 1 and all(is_numbered(row) or _is_total(row) for row in rows[1:]):
        if all(_is_total(row) for row in rows[1:]):
            break
        rows = [[row[0], *row[2:]] if _is_total(row) else row[1:] for row in rows]
    head = rows[0]
    if len(head) < 2:
        return
    if any(is_figure(cell) for cell in head[1:]):
        head, body = [Cell("", cell.start) for cell in head], rows
    else:
        body = rows[1:]
    figures = {at for row in body for at, cell in enumerate(row) if at and _is_number(cell)}
    if not any(map(_is_row, body)) or not all(_is_row(r) or _is_blank(r, figures) for r in body):
        return
    if mark is PARTED or _is_strict(head, body, remarks=mark is SEMICOLONS):
        yield Table(head, body, start)


def _is_total(row: Sequence[Cell]) -> bool:
    return TOTAL_ROW.match(row[0].text) is not None


def _is_row(row: Sequence[Cell]) -> bool:
    return _is_labelled(row) and any(cell.has_digits for cell in row[1:])


def _is_blank(row: Sequence[Cell], figures: Collection[int]) -> bool:
    """Tell a row that has nothing where others have ``figures``: "staże", "–", "brak"."""
    nothing = all(NOTHING.fullmatch(row[at].text) for at in figures)
    return bool(figures) and nothing and _is_labelled(row)


def _is_labelled(row: Sequence[Cell]) -> bool:
    return not row[0].text[:1].isdigit() or YEAR.fullmatch(row[0].text) is not None


def _is_strict(head: Sequence[Cell], body: Sequence[Sequence[Cell]], *, remarks: bool) -> bool:
    """Tell rows whose every cell behind the label is a number or empty.

    With ``remarks``, columns with a head may have words if another holds nothing but numbers.
    """
    if len(body) < 2:
        return False
    columns = list(zip(*(row[1:] for row in body), strict=True))
    if all(map(_is_of_figures, columns)):
        return True
    named = [cell.text and not cell.has_digits for cell in head[1:]]
    return remarks and all(named) and any(map(_holds_figures, columns))


def _is_of_figures(column: Sequence[Cell]) -> bool:
    return all(_is_number(cell) or NOTHING.fullmatch(cell.text) for cell in column)


def _holds_figures(column: Sequence[Cell]) -> bool:
    """Tell a column of numbers of which most cells have one."""
    return _is_of_figures(column) and 2 * sum(map(_is_number, column)) >= len(column)


def _is_number(cell: Cell) -> bool:
    return _FIGURE.fullmatch(cell.text) is not None
