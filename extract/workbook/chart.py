"""The chart of a workbook: planned and achieved numbers of the indicator chosen in a cell.

The numbers beside it are formulas over the sheet of the roll-up by period, so that another choice
draws another chart. Their values for the first choice are stored as well, for programs that show a
workbook without calculating.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.indicators.frequency import period_label
from extract.workbook.formats import ACHIEVED, PLANNED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from extract.checks.messages import Lang
    from extract.workbook.captions import Captions
    from extract.workbook.formats import Formats

# Cells of the sheet, rows counted from 1 as a spreadsheet shows them.
_CHOICE, _NAME, _UNIT, _HEAD = 3, 4, 5, 7
_GREY = "#5B6770"


@dataclass(frozen=True, slots=True)
class Line:
    """The numbers of one indicator in one period."""

    indicator_id: str
    start: date
    end: date
    planned: float | None
    achieved: float | None


def add_chart(
    book: Workbook,
    sheet: Worksheet,
    lines: Sequence[Line],
    names: Mapping[str, str],
    units: Mapping[str, str],
    *,
    formats: Formats,
    captions: Captions,
    language: Lang,
    data: tuple[str, int],
    choices: str,
) -> None:
    """Fill a sheet with the choice of an indicator, its numbers by period, and their chart.

    Parameters
    ----------
    book, sheet
        The workbook and its empty sheet.
    lines
        The numbers; at least one.
    names, units
        Name and unit of every indicator, in the order in which they are offered.
    formats, captions, language
        How it looks and what it says.
    data
        Name and number of rows of the sheet that the formulas read: columns B to F are the
        identifier, first and last day, planned and achieved.
    choices
        Name of the sheet whose columns A to C list identifier, name and unit.
    """
    chosen = max(names, key=lambda one: _worth(one, lines))
    # The places in the list, whose first row is its head.
    listed = {column: f"{choices}!${column}$2:${column}${len(names) + 1}" for column in "ABC"}
    shown = names[chosen], units[chosen]
    _write_choice(sheet, listed, chosen, shown, formats=formats, captions=captions)
    _write_heads(sheet, units[chosen], formats, captions)
    own = {(line.start, line.end): line for line in lines if line.indicator_id == chosen}
    periods = sorted({(line.start, line.end) for line in lines})
    for row, (start, end) in enumerate(periods, start=_HEAD + 1):
        sheet.write_string(f"A{row}", period_label(start, end, language), formats.text)
        sheet.write_datetime(f"B{row}", start, formats.day)
        sheet.write_datetime(f"C{row}", end, formats.day)
        line = own.get((start, end))
        values = (line.planned, line.achieved) if line else (None, None)
        for column, figure in zip("DE", values, strict=True):
            formula = _looked_up(data, column, row)
            sheet.write_formula(f"{column}{row}", formula, formats.number, _shown(figure))
    _place(book, sheet, len(periods), captions)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for place, width in enumerate((28, 34, 12, 22, 22)):
        sheet.set_column(place, place, width)


def _write_choice(
    sheet: Worksheet,
    listed: Mapping[str, str],
    chosen: str,
    shown: tuple[str, str],
    *,
    formats: Formats,
    captions: Captions,
) -> None:
    """Write the cell to choose an indicator in, and its name and unit, which are looked up.

    ``listed`` are the cells of identifiers, names and units by column; ``shown`` is the name and
    unit of the first choice.
    """
    found = f"MATCH($B${_CHOICE},{listed['A']},0)"
    sheet.write_string("A1", captions.chart, formats.title)
    sheet.write_string(f"A{_CHOICE}", captions.choose, formats.text)
    sheet.write_string(f"B{_CHOICE}", chosen, formats.choice)
    sheet.data_validation(f"B{_CHOICE}", {"validate": "list", "source": f"={listed['A']}"})
    sheet.write_string(f"A{_UNIT}", captions.unit, formats.text)
    for row, column, value in zip((_NAME, _UNIT), "BC", shown, strict=True):
        formula = f"=INDEX({listed[column]},{found})"
        sheet.write_formula(f"B{row}", formula, formats.text, value)


def _write_heads(sheet: Worksheet, unit: str, formats: Formats, captions: Captions) -> None:
    """Write the heads of the columns; those of the numbers say the ``unit`` that is chosen."""
    for place, heading in enumerate((captions.period, "period_start", "period_end")):
        sheet.write_string(_HEAD - 1, place, heading, formats.head)
    # The legend repeats these headings: it is the part of a chart that every program keeps in
    # step with the choice, so it carries the unit.
    for column, heading in (("D", captions.planned), ("E", captions.achieved)):
        formula = f'="{heading} ("&$B${_UNIT}&")"'
        sheet.write_formula(f"{column}{_HEAD}", formula, formats.head, f"{heading} ({unit})")


def _looked_up(data: tuple[str, int], column: str, row: int) -> str:
    """Return the formula of one number; an empty text where the sheet has none."""
    name, count = data
    # One column to the right of where the chart's own numbers stand.
    held = {letter: f"{name}!${letter}$2:${letter}${count + 1}" for letter in "BCDEF"}
    value = held[chr(ord(column) + 1)]
    same = f"{held['B']},$B${_CHOICE},{held['C']},$B{row},{held['D']},$C{row}"
    return f'=IF(COUNTIFS({same},{value},"<>")=0,"",SUMIFS({value},{same}))'


def _place(book: Workbook, sheet: Worksheet, periods: int, captions: Captions) -> None:
    name = sheet.get_name()
    first, last = _HEAD + 1, _HEAD + periods
    chart = book.add_chart({"type": "column"})
    for column, colour in (("D", PLANNED), ("E", ACHIEVED)):
        chart.add_series(
            {
                "name": f"={name}!${column}${_HEAD}",
                "categories": f"={name}!$A${first}:$A${last}",
                "values": f"={name}!${column}${first}:${column}${last}",
                "fill": {"color": colour},
                "gap": 80,
                "data_labels": {"value": True, "font": {"size": 9, "color": _GREY}},
            }
        )
    small = {"size": 10, "bold": False, "color": _GREY}
    chart.set_title({"none": True})
    chart.set_y_axis(
        {
            "num_font": small,
            "min": 0,
            "major_gridlines": {"visible": True, "line": {"color": "#E3E6E8"}},
            "line": {"none": True},
        }
    )
    chart.set_x_axis({"num_font": small, "name": captions.period, "name_font": small})
    chart.set_legend({"position": "top", "font": small})
    chart.set_size({"width": 860, "height": 420})
    sheet.insert_chart(f"G{_HEAD}", chart, {"description": captions.chart})


def _worth(indicator_id: str, lines: Sequence[Line]) -> tuple[int, int]:
    """Periods with both numbers, then periods at all."""
    own = [line for line in lines if line.indicator_id == indicator_id]
    both = sum(line.planned is not None and line.achieved is not None for line in own)
    return both, len(own)


def _shown(value: float | None) -> float | str:
    return "" if value is None else value
