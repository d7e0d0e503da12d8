"""The roll-up as sheets: by project and period, by period, and the indicators that occur."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from extract.indicators import rollup
from extract.indicators.frequency import fitting
from extract.workbook.cells import Cells, plain_day
from extract.workbook.chart import Line, add_chart
from extract.workbook.sheets import headed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter import Workbook

    from extract.checks.messages import Lang
    from extract.indicators import Codebook
    from extract.workbook.captions import Captions
    from extract.workbook.cells import Losses
    from extract.workbook.formats import Formats

ROLL_UP, BY_PERIOD, CODEBOOK, CHART = "rollup", "rollup_periods", "codebook", "chart"
_SHARED = ("period_start", "period_end", "planned", "achieved", "reached", "unit", "basis")
_DAYS = frozenset({"period_start", "period_end"})
_NUMBERS = frozenset({"planned", "achieved"})
_WIDTHS = {"indicator": 48, "project": 32, "basis": 48, "indicator_id": 30, "unit": 14}
_WIDTH = 12


class RollUpWriter:
    """Writes the roll-up of a run into its workbook.

    Parameters
    ----------
    book, formats, losses
        The workbook, its formats, and where losses are noted.
    captions, language
        Words beside the numbers.
    codebook
        Whose indicators, with their names and units.
    """

    def __init__(
        self,
        book: Workbook,
        formats: Formats,
        losses: Losses,
        *,
        captions: Captions,
        language: Lang,
        codebook: Codebook,
    ) -> None:
        self._book = book
        self._formats = formats
        self._losses = losses
        self._captions = captions
        self._language = language
        self._codebook = codebook

    def add(self, tables: Mapping[str, pd.DataFrame]) -> dict[str, int]:
        """Write the sheets of the roll-up, the chart first; give their rows."""
        each = rollup(tables, self._codebook, by=("project", "period"))
        whole = rollup(tables, self._codebook, by=("period",))
        by_period = rollup(tables, self._codebook, by=("period",), freq=fitting(whole))
        lines = [
            Line(row["indicator_id"], start, end, _figure(row["planned"]), _figure(row["achieved"]))
            for row in by_period.to_dict("records")
            if (start := plain_day(row["period_start"])) and (end := plain_day(row["period_end"]))
        ]
        made: dict[str, int] = {}
        if lines:
            names = {line.indicator_id: self._name(line.indicator_id) for line in lines}
            units = {one: self._codebook.indicators[one].unit for one in names}
            sheet = self._book.add_worksheet(CHART)
            add_chart(
                self._book,
                sheet,
                lines,
                *(names, units),
                formats=self._formats,
                captions=self._captions,
                language=self._language,
                data=(BY_PERIOD, len(by_period)),
                choices=CODEBOOK,
            )
            made[CHART] = len({(line.start, line.end) for line in lines})
        made[ROLL_UP] = self._table(ROLL_UP, each, ("indicator", "indicator_id", "project"))
        made[BY_PERIOD] = self._table(BY_PERIOD, by_period, ("indicator", "indicator_id"))
        if lines:
            made[CODEBOOK] = self._indicators(list(names))
        return made

    def _name(self, indicator_id: str) -> str:
        indicator = self._codebook.indicators[indicator_id]
        return (indicator.name_en if self._language == "en" else "") or indicator.name_pl

    def _table(self, title: str, made: pd.DataFrame, own: Sequence[str]) -> int:
        sheet = self._book.add_worksheet(title)
        names = [*own, *_SHARED]
        headed(sheet, names, len(made), self._formats)
        cells = Cells(sheet, self._formats, self._losses)
        for number, row in enumerate(made.to_dict("records"), start=1):
            row["indicator"] = self._name(row["indicator_id"])
            for place, name in enumerate(names):
                if not pd.isna(row[name]):
                    _write(cells, number, place, name, row[name])
        for place, name in enumerate(names):
            sheet.set_column(place, place, _WIDTHS.get(name, _WIDTH))
        # The name stays in sight while the numbers are scrolled to.
        sheet.freeze_panes(1, 1)
        return len(made)

    def _indicators(self, ids: Sequence[str]) -> int:
        """List the indicators that occur; the chart offers them for choice."""
        sheet = self._book.add_worksheet(CODEBOOK)
        headed(sheet, ("indicator_id", "indicator", "unit", "agg"), len(ids), self._formats)
        cells = Cells(sheet, self._formats, self._losses)
        for number, one in enumerate(ids, start=1):
            indicator = self._codebook.indicators[one]
            for place, text in enumerate((one, self._name(one), indicator.unit, indicator.agg)):
                cells.text(number, place, text)
        for place, width in enumerate((36, 80, 16, 8)):
            sheet.set_column(place, place, width)
        return len(ids)


def _write(cells: Cells, row: int, place: int, name: str, value: Any) -> None:
    if name in _DAYS:
        cells.day(row, place, value.date())
    elif name in _NUMBERS:
        cells.number(row, place, float(value))
    elif name == "reached":
        cells.share(row, place, float(value))
    else:
        cells.text(row, place, str(value))


def _figure(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
