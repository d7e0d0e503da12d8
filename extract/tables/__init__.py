"""The schema of every table, and facts as rows and DataFrames."""

from extract.tables.frames import frame, tables
from extract.tables.linking import Bodies, relinked
from extract.tables.rows import (
    Row,
    Rows,
    check_row,
    chunks,
    duplicate,
    empty,
    failed,
    rows,
    text_row,
)
from extract.tables.schema import DATASET, SCHEMA, TEXTS, Column, ColumnType, Table, markdown

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
    "tables",
    "text_row",
]
