"""A table as CSV that a spreadsheet opens."""

from __future__ import annotations

import csv
import os
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from extract.export.guarding import guarded
from extract.tables.schema import ColumnType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from extract.tables.result_rows import Cell, Row
    from extract.tables.schema import Table


class CsvFile:
    """One table as CSV: UTF-8 with a byte order mark, RFC 4180 quoting and line ends.

    Decimals have a point and no needless ``.0``, days are ISO dates, flags ``true`` or
    ``false``, nulls nothing; text cells are ``guarded``.
    """

    suffix = ".csv"

    def __init__(self, path: Path, table: Table) -> None:
        self._texts = table.of_type(ColumnType.TEXT)
        self._numbers = table.of_type(ColumnType.NUMBER)
        self._flags = table.of_type(ColumnType.FLAG)
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, lineterminator="\r\n")
        self._writer.writerow(column.name for column in table.columns)

    def write(self, rows: Sequence[Row]) -> None:
        """Append rows."""
        self._writer.writerows(map(self._cells, rows))

    def complete(self) -> None:
        """Bring everything onto the disk and close."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def discard(self) -> None:
        """Close without caring for the content."""
        with suppress(OSError):
            self._file.close()

    def _cells(self, row: Row) -> Iterable[Cell]:
        cells = list(row)
        for i in self._texts:
            if cells[i]:
                cells[i] = guarded(cast("str", cells[i]))
        for i in self._numbers:
            value = cells[i]
            if isinstance(value, float) and value.is_integer():
                cells[i] = int(value)
        for i in self._flags:
            if cells[i] is not None:
                cells[i] = "true" if cells[i] else "false"
        return cells
