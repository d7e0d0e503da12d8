"""One value as one cell: typed, whole, and never a formula."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from extract.export import guarded

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from extract.workbook.formats import Formats

LONGEST_TEXT = 32_767
"""Characters that a cell of a workbook holds."""
LONGEST_LITERAL = 255
"""Characters of a text inside of a formula."""
_CUT = " […]"
# Serial numbers of days begin here; in an earlier spreadsheet 1900 would be a leap year.
_FIRST_DAY = date(1900, 3, 1)
# No character of XML, not even escaped.
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Losses:
    """What a workbook cannot hold as the tables have it.

    Attributes
    ----------
    cut
        Texts that are longer than a cell.
    early
        Days before March 1900, which stand there as text.
    unlinked
        Rows without a link, their address being too long for one.
    """

    cut: int = 0
    early: int = 0
    unlinked: int = 0


class Cells:
    """Writes the cells of one sheet, row by row from the top."""

    def __init__(self, sheet: Worksheet, formats: Formats, losses: Losses) -> None:
        self._sheet = sheet
        self._formats = formats
        self._losses = losses

    def text(self, row: int, column: int, text: str) -> None:
        """Write a text as a text, whatever it begins with.

        One that begins like a formula is marked as text (quote prefix), so that it stays one when
        somebody edits the cell; its characters are not changed.
        """
        shown = self.fitting(text)
        form = self._formats.text if guarded(shown) == shown else self._formats.guarded
        self._sheet.write_string(row, column, shown, form)

    def number(self, row: int, column: int, value: float) -> None:
        """Write a number."""
        self._sheet.write_number(row, column, value, self._formats.number)

    def share(self, row: int, column: int, value: float) -> None:
        """Write a share of one, shown as per cent."""
        self._sheet.write_number(row, column, value, self._formats.share)

    def flag(self, row: int, column: int, value: bool) -> None:
        """Write true or false."""
        self._sheet.write_boolean(row, column, value, self._formats.text)

    def day(self, row: int, column: int, value: date) -> None:
        """Write a day; one that has no serial number as its ISO text."""
        if value < _FIRST_DAY:
            self._losses.early += 1
            self._sheet.write_string(row, column, value.isoformat(), self._formats.text)
        else:
            self._sheet.write_datetime(row, column, value, self._formats.day)

    def link(self, row: int, column: int, address: str, text: str, *, as_formula: bool) -> None:
        """Write a text that leads to an address beside the workbook.

        A sheet holds 65,530 links; in a longer one they are formulas (``as_formula``), of which
        there may be any number.
        """
        shown = self.fitting(text)
        plain = guarded(shown) == shown
        form = self._formats.link if plain else self._formats.guarded_link
        if not as_formula:
            # The library would turn the "/" behind "#" into a backslash, as in a path of Windows.
            page, _, place = address.partition("#")
            whole = f"external:{page}#{place.replace('/', '%2F')}"
            self._sheet.write_url(row, column, whole, form, shown)
        elif max(len(address), len(shown)) <= LONGEST_LITERAL:
            formula = f"=HYPERLINK({_literal(address)},{_literal(shown)})"
            self._sheet.write_formula(row, column, formula, self._formats.link, shown)
        else:
            self._losses.unlinked += 1
            self.text(row, column, text)

    def fitting(self, text: str) -> str:
        """Return the text as a cell can hold it."""
        shown = _NO_CHARACTER.sub("\ufffd", text)
        if shown.startswith("<r>") and shown.endswith("</r>"):
            # The library takes this for marked-up text of its own and would write it as it is.
            shown += " "
        if len(shown) > LONGEST_TEXT:
            self._losses.cut += 1
            shown = shown[: LONGEST_TEXT - len(_CUT)] + _CUT
        return shown


def _literal(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""'))


def plain_day(value: Any) -> date | None:
    """Return a cell of a column of days as a day."""
    if pd.isna(value):
        return None
    day: date = value.date() if hasattr(value, "date") else value
    return day
