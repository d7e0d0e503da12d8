"""A table as Parquet, written as its rows come; rows as Arrow tables."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from extract.export.gathered import Gathered
from extract.tables.column import ColumnType
from extract.tables.schema import TEXTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pyarrow as pa

    from extract.tables.column import Table
    from extract.tables.report_rows import Row

ROWS_PER_GROUP = 4096
"""Rows held back for one row group of a Parquet file; bounds the memory of a run."""
TEXTS_PER_GROUP = 256
"""The same for the table of texts, whose rows are whole reports."""


class ParquetFile:
    """One table as Parquet with the schema's Arrow types, a row group every so many rows.

    The same rows make the same bytes, however many of them come at a time. The file's pandas
    metadata makes ``pandas.read_parquet`` return nullable dtypes.
    """

    suffix = ".parquet"

    def __init__(self, path: Path, table: Table) -> None:
        from pyarrow.parquet import ParquetWriter

        self._waiting = Gathered()
        self._most = TEXTS_PER_GROUP if table is TEXTS else ROWS_PER_GROUP
        self._file = path.open("wb")
        self._writer = ParquetWriter(self._file, arrow_schema(table), compression="zstd")

    def write(self, rows: pa.Table) -> None:
        """Append rows that have the table's Arrow schema; they reach the file group by group."""
        self._waiting.add(rows)
        while self._waiting.rows >= self._most:
            self._flush(self._most)

    def complete(self) -> None:
        """Write the last row group, bring everything onto the disk and close."""
        if self._waiting.rows:
            self._flush(self._waiting.rows)
        self._writer.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def discard(self) -> None:
        """Close without caring for the content."""
        # The writer has to be closed before its file; what a full disk says now helps nobody.
        with suppress(OSError):
            self._writer.close()
        with suppress(OSError):
            self._file.close()

    def _flush(self, rows: int) -> None:
        self._writer.write_table(self._waiting.take(rows), row_group_size=rows)


def arrow_table(table: Table, rows: Sequence[Row]) -> pa.Table:
    """Return rows as an Arrow table."""
    import pyarrow as pa

    schema = arrow_schema(table)
    if not rows:
        return schema.empty_table()
    columns = zip(*rows, strict=True)
    arrays = [pa.array(cells, field.type) for cells, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def arrow_schema(table: Table) -> pa.Schema:
    """Return the Arrow schema of a table, with the metadata pandas restores its dtypes from."""
    import json

    import pyarrow as pa

    restored = [
        {
            "name": column.name,
            "field_name": column.name,
            "pandas_type": "date" if column.type is ColumnType.DAY else column.type.arrow,
            "numpy_type": "object" if column.type is ColumnType.DAY else column.type.pandas,
            "metadata": None,
        }
        for column in table.columns
    ]
    pandas = {"index_columns": [], "column_indexes": [], "columns": restored}
    return pa.schema(
        [pa.field(c.name, pa.type_for_alias(c.type.arrow)) for c in table.columns],
        metadata={"pandas": json.dumps(pandas)},
    )
