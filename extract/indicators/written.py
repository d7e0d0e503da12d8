"""A roll-up as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from extract.export import CsvFile, unwritable
from extract.tables import Column, ColumnType, Table

if TYPE_CHECKING:
    from pathlib import Path

FILE = "rollup.csv"

_TYPES = {
    "achieved": ColumnType.NUMBER,
    "planned": ColumnType.NUMBER,
    "reached": ColumnType.NUMBER,
    "period_start": ColumnType.DAY,
    "period_end": ColumnType.DAY,
}


def write_rollup(made: pd.DataFrame, folder: Path) -> Path:
    """Write a roll-up as ``rollup.csv`` into the folder of its tables, like the tables there.

    Raises
    ------
    ExportError
        When the file cannot be written.
    """
    columns = tuple(Column(name, _TYPES.get(name, ColumnType.TEXT), "") for name in made.columns)
    final = folder / FILE
    partial = folder / f".{FILE}.partial"
    rows = list(zip(*(_cells(made[c.name], c.type) for c in columns), strict=True))
    try:
        file = CsvFile(partial, Table("rollup", "a value", columns, ()))
        try:
            file.write(rows)
            file.complete()
            partial.replace(final)
        finally:
            file.discard()
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(final, error) from error
    return final


def _cells(column: pd.Series[Any], kind: ColumnType) -> list[Any]:
    if kind is ColumnType.DAY:
        return [None if pd.isna(day) else day.date() for day in column]
    return column.astype(object).where(column.notna(), None).tolist()
