"""Years at the head of a table and of its rows; tabs, bars, wide gaps or semicolons part it."""

from __future__ import annotations

import re
from itertools import pairwise

_REACH = 400  # characters before and behind the year that are looked at
_CELL = re.compile(r"[ \xa0]*+[\t|][ \t\xa0]*+|[ \xa0]{3,}")
_SEMICOLON = re.compile(r"[ \xa0]*+;[ \xa0]*+")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])(?: ?r\.)?")
_FIGURES = re.compile(r"(?:[\t|;]|[ \xa0]{3})[ \xa0]*+[0-9]")
_FEWEST_PARTS = 2  # semicolons of a line of a table
_FURTHEST = 5  # years between neighbours in a head; figures differ by more


def in_table_head(text: str, start: int, end: int) -> bool:
    """Tell whether the year ``text[start:end]`` stands in a line of years, or opens a row.

    Semicolons part a line of a table where the next line or the one above has as many.

    A line of years has a year in two or more cells and no other digits, and no line with figures
    above it. A row opens with its year where the row above or below opens with the year beside it,
    or the one above with "Rok".
    """
    left = text[max(0, start - _REACH) : start]
    opened = left.rfind("\n") + 1
    closed = text.find("\n", end, end + _REACH)
    line = left[opened:] + text[start : closed if closed >= 0 else end + _REACH]
    above = left[left.rfind("\n", 0, max(0, opened - 1)) + 1 : max(0, opened - 1)]
    below = text[closed + 1 : closed + 1 + _REACH].partition("\n")[0] if closed >= 0 else ""
    parts = _CELL
    if "\t" not in line and "|" not in line and "   " not in line:
        if not _FEWEST_PARTS <= line.count(";") in (above.count(";"), below.count(";")):
            return False
        parts = _SEMICOLON
    cells = _cells(line, parts)
    opens = not left[opened:].strip(" \xa0\t|")
    if opens and any(_opens_row(cells[0], beside, parts) for beside in (above, below)):
        return True
    return not _FIGURES.search(above) and _states_years(cells)


def _cells(line: str, parts: re.Pattern[str]) -> list[str]:
    return parts.split(line.strip(" \t|\xa0"))


def _states_years(cells: list[str]) -> bool:
    years = [int(year[0][:4]) for cell in cells if (year := _YEAR.search(cell))]
    if len(years) < 2 or any(char.isdigit() for cell in cells for char in _YEAR.sub("", cell)):
        return False
    return all(abs(later - earlier) <= _FURTHEST for earlier, later in pairwise(years))


def _opens_row(year: str, above: str, parts: re.Pattern[str]) -> bool:
    if not _YEAR.fullmatch(year) or not parts.search(above.strip()):
        return False
    label = _cells(above, parts)[0]
    if label.lower() in ("rok", "lata", "lp. rok"):
        return True
    return bool(_YEAR.fullmatch(label)) and abs(int(label[:4]) - int(year[:4])) == 1
