"""A table as CSV that a spreadsheet opens."""

from __future__ import annotations

import csv
import os
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from extract.export.guarding import guarded_column
from extract.tables.column import ColumnType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from extract.tables.column import Table
    from extract.tables.report_rows import Cell, Row


class CsvFile:
    """One table as CSV: UTF-8 with a byte order mark, RFC 4180 quoting and line ends.

    Decimals have a point and no needless ``.0``, days are ISO dates, flags ``true`` or
    ``false``, nulls nothing; text cells are ``guarded``.
    """

    suffix = ".csv"

    def __init__(self, path: Path, table: Table) -> None:
        self._makers = [_MAKERS.get(column.type, _as_they_are) for column in table.columns]
        self._file = path.open("w", encoding="utf-8", newline="")
        self._file.write("\ufeff")
        self._writer = csv.writer(self._file, lineterminator="\r\n")
        self._writer.writerow(column.name for column in table.columns)

    def write(self, rows: Iterable[Row]) -> None:
        """Append rows."""
        self.write_columns(list(zip(*rows, strict=True)))

    def write_columns(self, columns: Sequence[Sequence[Cell]]) -> None:
        """Append rows that come as the cells of each column; none when there are no rows."""
        # Column by column: the cells of one are all treated alike.
        written = [make(cells) for make, cells in zip(self._makers, columns, strict=False)]
        self._writer.writerows(zip(*written, strict=True))

    def complete(self) -> None:
        """Bring everything onto the disk and close."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def discard(self) -> None:
        """Close without caring for the content."""
        with suppress(OSError):
            self._file.close()


def _as_they_are(cells: Sequence[Cell]) -> Sequence[Cell]:
    return cells


def _texts(cells: Sequence[Cell]) -> Sequence[Cell]:
    return guarded_column(cast("Sequence[str | None]", cells))


def _numbers(cells: Sequence[Cell]) -> Sequence[Cell]:
    return [int(v) if isinstance(v, float) and v.is_integer() else v for v in cells]


def _flags(cells: Sequence[Cell]) -> Sequence[Cell]:
    return [None if cell is None else "true" if cell else "false" for cell in cells]


_MAKERS: dict[ColumnType, Callable[[Sequence[Cell]], Sequence[Cell]]] = {
    ColumnType.TEXT: _texts,
    ColumnType.NUMBER: _numbers,
    ColumnType.FLAG: _flags,
}
