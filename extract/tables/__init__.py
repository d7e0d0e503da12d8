"""The schema of every table, and facts as rows and DataFrames."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from extract.tables.frames import frame, tables
from extract.tables.schema import DATASET, SCHEMA, TEXTS, Column, ColumnType, Table, markdown

if TYPE_CHECKING:
    from extract.tables.linking import Bodies, relinked
    from extract.tables.result_rows import (
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

# Making rows needs the grammars; whoever asks for the schema alone must not wait for them.
_HOMES = dict.fromkeys(
    ("Row", "Rows", "check_row", "chunks", "duplicate", "empty", "failed", "rows", "text_row"),
    "extract.tables.result_rows",
) | dict.fromkeys(("Bodies", "relinked"), "extract.tables.linking")


def __getattr__(name: str) -> object:
    """Import what makes rows when it is asked for."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'extract.tables' has no attribute {name!r}")
    return getattr(import_module(home), name)
