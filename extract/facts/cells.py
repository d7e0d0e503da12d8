"""Tables that a text file keeps: lines in a row whose cells tabs, bars or other marks part.

A table is two or more lines in a row with the same number of cells, of which every line but the
first has a number behind its label. Numbers and codes of rows ("3", "6a", "B4") and days before
the label are no cells. A table may lack its head; its first line then has numbers as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.polish.listed import WordLists
from extract.polish.numerals import BOUNDING
from extract.polish.totals import TOTALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\n]+")
PARTED = re.compile(r"[ \u00a0]*+[\t|][ \t\u00a0]*+|[ \u00a0]{3,}")
"""What parts two cells of a line."""
ROW_OPENING = (
    r"[ \t]*+(?:[-–•▪➢*][ \t]*+|(?:\w{1,2}\)|\d{1,2}\.(?!\d))[ \t]*+|[^\W\d_]{1,2}\.[ \t]++)?"
)
"""What opens a line before its label, for patterns of rows: "- ", "a) ", "12. "."""
SEMICOLONS = re.compile(r"[ \u00a0]?;[ \u00a0]*+")
"""What parts them in tables that have nothing else."""
DASHES = re.compile(r"[ \u00a0][–-][ \u00a0]++")
"""What parts them below a head that has dashes as well: "Wskaźnik – plan – wykonanie"."""
_MAY_PART = ("   ", "\t", "|")
TOTAL_ROW = WordLists("extract.facts", "tables.toml").pattern(
    rf"{TOTALS.any_of('in_all', 'sums')}"
    r"|(?:<areas>|cał[yaeo]\s\w++|wszystkie\s\w++)(?=\s?(?:[:;|\t\n–-]|\s{3}|\Z))"
)
"""How the row that adds up the rows above begins: with a word of totality, or the whole area."""
PART_ROW = re.compile(
    r"(?:[–•-]\s?)?(?:w tym|z tego|z czego):?\s+"
    r"(?:dla|w|we|z|ze|na|u|po|od|do|przez|nowe|nowych)\b",
    re.IGNORECASE,
)
"""How a row begins that tells a part of the row above, and not what it counts."""
# "64 (80%)": a share of the number beside it
_WITH_SHARE = re.compile(r"\s?\(\d{1,3}(?:[.,]\d{1,2})?\s?(?:%|proc\.)\)\Z")
NUMBER = re.compile(
    r"(?:[^\W\d_]{1,9}\.?[ \u00a0]){0,2}"  # "min. 40", "co najmniej 40"
    r"(?P<number>(?:\d{1,3}(?>(?:[ \u00a0\u202f.]\d{3})+)|\d++)(?:,\d++)?)"
)
"""A cell that holds a number and no more."""
HOURS = re.compile(NUMBER.pattern + r"\s?(?:h|godz\.|godzin[ya]?)")
"""A cell that holds a number of hours, its unit with it."""
LEADING = re.compile(
    rf"(?:{BOUNDING}\.?\s)?"
    r"(?P<number>(?:\d{1,3}(?>(?:[ \u00a0\u202f.]\d{3})+)|\d++)(?:,\d++)?)(?=\s{0,2}[(\[/]|[,;]\s)"
)
"""A cell that opens with its number: "64 (80%)", "28, z tego 19 nowych"."""
# "7", "6a", "1.2.", "B4", "IV": what numbers a row, or the day of an event before its place
_CODE = re.compile(
    r"(?:\d{1,3}[a-z]?|\d{1,2}(?:\.\d{1,2}){1,2}|[A-Z]{1,2}\.?\d{1,2}[a-z]?|[IVX]{1,5}|[A-Za-z])?[.)]?"
)
_DAY = re.compile(
    r"\d{1,2}(?:[-–]\d{1,2})?\.(?:\d{1,2}|[IVX]{1,4})(?:\.(?:\d{4}|\d\d)?)?(?:\s?r\.)?"
)
_FIGURE = re.compile(r"\d[\d \u00a0\u202f.,]*|[-–—x]")
_LONGEST_ROW = 10_000
_LEAST_CELLS = 3  # of a table that only semicolons part
_LEAST_LINES = 3
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?r\.?)?")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text and where that begins."""

    text: str
    start: int

    @property
    def has_digits(self) -> bool:
        """True when something in it may be a number."""
        return any(character.isdigit() for character in self.text)

    @property
    def end(self) -> int:
        """Offset behind the text."""
        return self.start + len(self.text)


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
        for rows in _blocks(text, start, end, mark):
            for table in _checked(rows, strict=mark is not PARTED):
                if mark is not DASHES or table.head[-1].text:
                    yield table


def blocks(text: str, start: int, end: int) -> Iterator[Sequence[Sequence[Cell]]]:
    """Yield two lines in a row or more that have the same number of cells, tables or not."""
    mark = _mark(text, start, end)
    if mark is not None:
        for rows in _blocks(text, start, end, mark):
            # Semicolons part the members of sentences as well.
            if len(rows) > 1 and (mark is PARTED or any(_checked(rows, strict=True))):
                yield rows


def line_start(text: str, offset: int) -> int:
    """Offset at which the line of ``offset`` begins; of a line too long for a row, somewhere in it.

    Without a bound the time would grow with the square of a line's length.
    """
    reach = max(0, offset - _LONGEST_ROW)
    return text.rfind("\n", reach, offset) + 1 or reach


def _mark(text: str, start: int, end: int) -> re.Pattern[str] | None:
    """Return what parts the cells of the lines, ``None`` where nothing may."""
    # Told faster than the pattern fails at every space.
    if any(map(text[start:end].replace("\u00a0", " ").__contains__, _MAY_PART)):
        return PARTED
    least = _LEAST_LINES * (_LEAST_CELLS - 1)
    if text.count(";", start, end) >= least:
        return SEMICOLONS
    dashes = text.count(" – ", start, end), text.count(" - ", start, end)
    return DASHES if max(dashes) >= least else None


def _blocks(text: str, start: int, end: int, mark: re.Pattern[str]) -> Iterator[list[list[Cell]]]:
    least = 2 if mark is PARTED else _LEAST_CELLS
    rows: list[list[Cell]] = []
    for line in _LINE.finditer(text, start, end):
        row = cells_of(text, line.start(), line.end(), mark)
        if rows and len(row) == len(rows[0]) - 1 and row and TOTAL_ROW.match(row[0].text):
            row.insert(0, Cell("", line.start()))  # a total has no number of its row
        if (
            len(rows) == 1
            and len(row) == len(rows[0]) + 1
            and _lacks_corner(text, rows[0][0].start)
        ):
            rows[0].insert(0, Cell("", rows[0][0].start))
        if rows and len(row) != len(rows[0]):
            yield rows
            rows = []
        if len(row) >= least:
            rows.append(row)
    if rows:
        yield rows


def _lacks_corner(text: str, start: int) -> bool:
    """Tell a head of a table whose first cell, above the labels of its rows, is empty."""
    return not text[line_start(text, start) : start].strip(" \t\u00a0") and text[
        start - 1 : start
    ] in ("\t", " ", "\u00a0")


def _checked(rows: list[list[Cell]], *, strict: bool) -> Iterator[Table]:
    """Yield ``rows`` if they are a table: a head, then labels with numbers."""
    if len(rows) < 2:
        return
    start = rows[0][0].start
    while len(rows[0]) > 1 and all(_is_numbered(row) or _is_total(row) for row in rows[1:]):
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
    if all(_is_row(row) for row in body) and (not strict or _is_strict(body)):
        yield Table(head, body, start)


def _is_numbered(row: Sequence[Cell]) -> bool:
    """Tell a first cell that only numbers or dates its row, with a label behind it."""
    first = row[0].text
    labelled = len(row) > 1 and not row[1].text[:1].isdigit()
    return labelled and (_CODE.fullmatch(first) or _DAY.fullmatch(first)) is not None


def _is_total(row: Sequence[Cell]) -> bool:
    return TOTAL_ROW.match(row[0].text) is not None


def is_figure(cell: Cell) -> bool:
    """Tell a number, but no year and no Roman numeral, which head columns."""
    figure = cell.text[:1].isdigit() and NUMBER.fullmatch(cell.text) is not None
    return figure and not _YEAR.fullmatch(cell.text)


def _is_row(row: Sequence[Cell]) -> bool:
    labelled = not row[0].text[:1].isdigit() or _YEAR.fullmatch(row[0].text) is not None
    return labelled and any(cell.has_digits for cell in row[1:])


def _is_strict(body: Sequence[Sequence[Cell]]) -> bool:
    """Tell rows whose every cell behind the label is a number or empty."""
    cells = [cell for row in body for cell in row[1:]]
    return len(body) > 1 and all(_FIGURE.fullmatch(cell.text) for cell in cells)


def cells_of(text: str, start: int, end: int, mark: re.Pattern[str]) -> list[Cell]:
    """Cut a line at each ``mark``; empty cells are left out."""
    cells: list[Cell] = []
    for gap in mark.finditer(text, start, end):
        if gap.start() > start:
            cells.append(Cell(_WITH_SHARE.sub("", text[start : gap.start()]), start))
        start = gap.end()
    if start < end and text[start:end].strip():
        cells.append(Cell(_WITH_SHARE.sub("", text[start:end].rstrip()), start))
    return cells
