"""The schema of every table, and facts as rows and DataFrames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.on_demand import on_demand
from extract.tables.column import Column, ColumnType, Table
from extract.tables.frames import frame, tables_without_indicators
from extract.tables.reference import markdown
from extract.tables.schema import DATASET, SCHEMA, TEXTS

if TYPE_CHECKING:
    from extract.tables.linking import Bodies, relinked
    from extract.tables.report_rows import (
        Row,
        Rows,
        check_row,
        duplicate,
        empty,
        failed,
        text_row,
    )
    from extract.tables.result_rows import chunks, rows

__all__ = [
    "DATASET",
    "SCHEMA",
    "TEXTS",
    "Bodies",
    "Column",
    "ColumnType",
    "Row",
    "Rows",
    "Table",
    "check_row",
    "chunks",
    "duplicate",
    "empty",
    "failed",
    "frame",
    "markdown",
    "relinked",
    "rows",
    "tables_without_indicators",
    "text_row",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = on_demand(
        __name__,
        {
            "extract.tables.linking": ["Bodies", "relinked"],
            "extract.tables.report_rows": [
                "Row",
                "Rows",
                "check_row",
                "duplicate",
                "empty",
                "failed",
                "text_row",
            ],
            "extract.tables.result_rows": ["chunks", "rows"],
        },
    )
