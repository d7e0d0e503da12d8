"""The table ``indicators`` of a run, made while the rows of its reports go by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.indicators.checked import NEEDED
from extract.indicators.values import Reader, values_of
from extract.tables import empty, frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from extract.indicators.codebook import Codebook
    from extract.tables import Row, Rows

_FACTS_AT_ONCE = 4096


class IndicatorStream:
    """Reads indicators some reports at a time: those of a report rest on its rows alone.

    Holds the rows of the reports that wait, never fewer than those of one report.

    Parameters
    ----------
    codebook
        As ``load_codebook`` returns it; the default one if left out.
    """

    def __init__(self, codebook: Codebook | None = None) -> None:
        self._reader = Reader(codebook)
        self._held = empty()
        self._facts = 0

    def add(self, rows: Rows) -> Iterator[Rows]:
        """Take rows in; give the indicators of the reports before if enough have come together.

        The rows of a report have to come one after the other, that of ``reports`` first.
        """
        if rows["reports"] and self._facts >= _FACTS_AT_ONCE:
            yield from self.rest()
        for name in NEEDED:
            self._held[name].extend(rows[name])
        self._facts += sum(len(rows[name]) for name in ("counts", "hours", "amounts", "dates"))

    def rest(self) -> Iterator[Rows]:
        """Give the indicators of the reports that wait."""
        held, self._held, self._facts = self._held, empty(), 0
        if held["sections"]:
            tables = {name: frame(name, held[name]) for name in NEEDED}
            made = _rows(values_of(self._reader.read(tables)))
            if made:
                yield empty() | {"indicators": made}


def _rows(made: pd.DataFrame) -> list[Row]:
    cells = [
        [None if day is None else day.date() for day in _plain(made[name])]
        if name.startswith("period")
        else _plain(made[name])
        for name in made.columns
    ]
    return list(zip(*cells, strict=True))


def _plain(column: pd.Series) -> list[Any]:
    return column.astype(object).where(column.notna(), None).tolist()
