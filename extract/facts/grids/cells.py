"""Cells of one line of a table, what parts them, and what a cell or the label of a row says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.polish.listed import WordLists
from extract.polish.numerals import BOUNDING
from extract.polish.totals import TOTALS

if TYPE_CHECKING:
    from collections.abc import Sequence

PARTED = re.compile(r"[ \u00a0]*+[\t|][ \t\u00a0]*+|[ \u00a0]{3,}")
"""What parts two cells of a line, empty cells not told from wide borders."""
_BORDER = re.compile(r"[ \u00a0]*+(?:\t?\|\t?|\t)[ \u00a0]*+|[ \u00a0]{3,}")
"""What parts two cells, of which either may be empty."""
ROW_OPENING = (
    r"[ \t]*+(?:[-–•▪➢*][ \t]*+|(?:\w{1,2}\)|\d{1,2}\.(?!\d))[ \t]*+|[^\W\d_]{1,2}\.[ \t]++)?"
)
"""What opens a line before its label, for patterns of rows: "- ", "a) ", "12. "."""
SEMICOLONS = re.compile(r"[ \u00a0]?;[ \u00a0]*+")
"""What parts them in tables that have nothing else."""
DASHES = re.compile(r"[ \u00a0][–-][ \u00a0]++")
"""What parts them below a head that has dashes as well: "Wskaźnik – plan – wykonanie"."""
_WORDS = WordLists("extract.facts.grids", "words.toml")
NOTHING = _WORDS.pattern(r"[-–—x…]?|\.{2,4}|<nothing>")
"""A cell that has no figure where others have one: empty, "–", "brak", "n/d"."""
TOTAL_ROW = _WORDS.pattern(
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
_SPACES = " \u00a0"
YEAR = re.compile(r"(?:19|20)\d\d(?:\s?r\.?)?")
"""A cell that is a year and no more."""


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


def is_figure(cell: Cell) -> bool:
    """Tell a number, but no year and no Roman numeral, which head columns."""
    figure = cell.text[:1].isdigit() and NUMBER.fullmatch(cell.text) is not None
    return figure and not YEAR.fullmatch(cell.text)


def is_numbered(row: Sequence[Cell]) -> bool:
    """Tell a first cell that only numbers or dates its row, with a label behind it."""
    first = row[0].text
    labelled = len(row) > 1 and not row[1].text[:1].isdigit()
    return labelled and (_CODE.fullmatch(first) or _DAY.fullmatch(first)) is not None


def cells_of(text: str, start: int, end: int, mark: re.Pattern[str]) -> list[Cell]:
    """Cut a line at each ``mark``; empty cells are left out."""
    cells: list[Cell] = []
    for gap in mark.finditer(text, start, end):
        if gap.start() > start:
            cells.append(_cell(text, start, gap.start()))
        start = gap.end()
    if start < end and text[start:end].strip():
        cells.append(_cell(text, start, end))
    return cells


def all_cells_of(text: str, start: int, end: int, mark: re.Pattern[str]) -> list[Cell]:
    """Cut a line at each border of a cell; empty cells are kept, bars around the row are none."""
    border = _BORDER if mark is PARTED else mark
    while start < end and text[start] in _SPACES:
        start += 1
    while start < end and text[end - 1] in _SPACES:
        end -= 1
    framed = text.startswith("|", start, end)
    cells: list[Cell] = []
    for gap in border.finditer(text, start, end):
        cells.append(_cell(text, start, gap.start()))
        start = gap.end()
    cells.append(_cell(text, start, end))
    if framed:
        closed = len(cells) > 1 and not cells[-1].text
        cells = cells[1:-1] if closed else cells[1:]
    return cells


def _cell(text: str, start: int, end: int) -> Cell:
    return Cell(_WITH_SHARE.sub("", text[start:end].rstrip()), start)
