"""A table as a sheet, or as several where it is longer than a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from extract.indicators.checked import typed
from extract.tables import SCHEMA, ColumnType
from extract.tables.anchors import address
from extract.workbook.cells import Cells, plain_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from extract.tables import Column, Table
    from extract.workbook.cells import Losses
    from extract.workbook.formats import Formats

    Values = tuple[Any, ...]

MOST_ROWS = 1_048_575
"""Rows that a sheet holds under its heading."""
MOST_LINKS = 65_530
"""Links that a sheet holds."""
_SEPARATOR = "; "
_SAMPLED = 200
_WIDEST = 60
_NARROWEST = 6
_FILTER = 3  # the button of the filter beside the column's name
# Identifiers are long and read by programs: they show their end on being clicked.
_IDENTIFIER = 16
_SHOWN_WIDTH = {"report_id": 24, "path": 12, "facts": _IDENTIFIER, "part_of": _IDENTIFIER}
# The cell of a row that leads to its place on the review page, and what names that place.
_LINKED = {
    "reports": ("report_id", None),
    "sections": ("path", "section_id"),
    "checks": ("message", "facts"),
    "indicators": ("indicator_id", "facts"),
}
_EVIDENCE = ("quote", "fact_id")
# The rows to look at: the column that says so and the rule, an empty cell being no finding.
_FAILING = {
    "checks": ("holds", "=AND(ISLOGICAL({0}),NOT({0}))"),
    "reports": ("status", '={0}="failed"'),
}


@dataclass(frozen=True, slots=True)
class _Link:
    """Which cell of a row leads to the review page, and where to.

    ``shown`` is the column of the cell; ``named`` that of the fact or section, of several facts
    the first; ``section`` that of the section, where no fact is named.
    """

    shown: int
    report: int
    named: int | None
    section: int | None

    @classmethod
    def of(cls, table: Table) -> _Link | None:
        """Return that of a table, ``None`` if its rows have no place in a report."""
        names = [column.name for column in table.columns]
        if "report_id" not in names:
            return None
        shown, named = _LINKED.get(table.name, _EVIDENCE)
        return cls(
            names.index(shown),
            names.index("report_id"),
            names.index(named) if named else None,
            names.index("section_id") if "section_id" in names else None,
        )

    def address(self, row: Values) -> str | None:
        """Return the address of a row, ``None`` where there is no text to look at."""
        if row[self.report] is None:
            return None
        place = row[self.named] if self.named is not None else None
        if place is None and self.section is not None:
            place = row[self.section]
        return address(row[self.report], place.split(_SEPARATOR, 1)[0] if place else None)


class SheetWriter:
    """Writes tables into a workbook."""

    def __init__(self, book: Workbook, formats: Formats, losses: Losses) -> None:
        self._book = book
        self._formats = formats
        self._losses = losses

    def add(self, name: str, frame: pd.DataFrame) -> dict[str, int]:
        """Write one table of the schema; give its sheets and their rows.

        Raises
        ------
        TableError
            When a column is missing or holds what it must not.
        """
        table = SCHEMA[name]
        frame = typed(name, frame)
        rows = zip(*(_plain(frame[column.name], column) for column in table.columns), strict=True)
        made: dict[str, int] = {}
        left = len(frame)
        while left > 0 or not made:
            title = f"{name} ({len(made) + 1})" if made else name
            made[title] = min(left, MOST_ROWS)
            self._write(title, table, islice(rows, MOST_ROWS), made[title])
            left -= MOST_ROWS
        return made

    def _write(self, title: str, table: Table, rows: Iterator[Values], count: int) -> None:
        sheet = self._book.add_worksheet(title)
        columns = table.columns
        headed(sheet, [column.name for column in columns], count, self._formats)
        cells = Cells(sheet, self._formats, self._losses)
        link = _Link.of(table)
        widths = [len(column.name) + _FILTER for column in columns]
        for number, row in enumerate(rows, start=1):
            leads = link.address(row) if link else None
            for place, (value, column) in enumerate(zip(row, columns, strict=True)):
                if value is None:
                    continue
                if link and leads and place == link.shown:
                    cells.link(number, place, leads, value, as_formula=count > MOST_LINKS)
                else:
                    _write_cell(cells, number, place, value, column.type)
                if number <= _SAMPLED:
                    widths[place] = max(widths[place], _width(value))
        for place, (column, width) in enumerate(zip(columns, widths, strict=True)):
            sheet.set_column(place, place, _shown_width(column, width))
        if count and table.name in _FAILING:
            name, rule = _FAILING[table.name]
            self._colour(sheet, table, count, rule.format(f"${_letter(table.position(name))}2"))

    def _colour(self, sheet: Worksheet, table: Table, count: int, rule: str) -> None:
        """Colour the rows that meet a rule; they stay so when they are sorted or mended."""
        shown = {"type": "formula", "criteria": rule, "format": self._formats.failing}
        sheet.conditional_format(1, 0, count, len(table.columns) - 1, shown)


def headed(sheet: Worksheet, names: Sequence[str], count: int, formats: Formats) -> None:
    """Write a heading that stays in sight, on paper too, and filters what stands below."""
    for place, name in enumerate(names):
        sheet.write_string(0, place, name, formats.head)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    if names:
        sheet.autofilter(0, 0, max(count, 1), len(names) - 1)


def _plain(column: pd.Series[Any], kind: Column) -> list[Any]:
    if kind.type is ColumnType.DAY:
        return [plain_day(day) for day in column.tolist()]
    return column.astype(object).where(column.notna(), None).tolist()


def _write_cell(cells: Cells, row: int, place: int, value: Any, kind: ColumnType) -> None:
    match kind:
        case ColumnType.TEXT:
            cells.text(row, place, value)
        case ColumnType.DAY:
            cells.day(row, place, value)
        case ColumnType.FLAG:
            cells.flag(row, place, bool(value))
        case _:
            cells.number(row, place, value)


def _width(value: Any) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return min(_WIDEST, len(str(value)) + 1)


def _shown_width(column: Column, width: int) -> int:
    if column.name in _SHOWN_WIDTH:
        return min(width, _SHOWN_WIDTH[column.name])
    if column.name.endswith("_id") and column.name != "indicator_id":
        return min(width, _IDENTIFIER)
    return max(_NARROWEST, min(width, _WIDEST))


def _letter(place: int) -> str:
    return str(xl_col_to_name(place))
