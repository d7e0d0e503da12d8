"""The reference of the tables, from their schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.tables.reference import markdown
from extract.tables.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.tables.column import Table

_SAME = 4
"""Identifiers at the beginning of a table of facts: report_id, section_id, path, fact_id."""


def reference() -> str:
    """Return every table with every column, as ``owes-extract schema`` prints it."""
    return markdown().replace("### ", "## ").strip()


def summary() -> str:
    """Return one line for each table with the names of its columns."""
    return "\n".join(_summary())


def _summary() -> Iterator[str]:
    yield "| table | one row is | columns |"
    yield "| --- | --- | --- |"
    shown: tuple[str, ...] = ()
    for table in SCHEMA.values():
        names = tuple(column.name for column in table.columns)
        if shown and names[:_SAME] == shown:
            listed = ", ".join(("…", *names[_SAME:]))
        else:
            listed = ", ".join(names)
            shown = _facts(table)
        yield f"| `{table.name}` | {table.row} | {listed} |"


def _facts(table: Table) -> tuple[str, ...]:
    """Return the identifiers a table of facts begins with, nothing for another table."""
    names = tuple(column.name for column in table.columns[:_SAME])
    return names if names[-1] == "fact_id" else ()
