"""The schema of every table as a page to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.tables.schema import DATASET

if TYPE_CHECKING:
    from collections.abc import Iterator


def markdown() -> str:
    """Return the schema of every table as Markdown, as ``owes-extract schema`` prints it."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    for number, table in enumerate(DATASET.values()):
        if number:
            yield ""
        yield f"### {table.name}"
        yield ""
        yield f"One row is {table.row}."
        yield ""
        yield "| column | pandas | Parquet | meaning |"
        yield "| --- | --- | --- | --- |"
        for column in table.columns:
            kind = column.type
            yield f"| `{column.name}` | {kind.pandas} | {kind.arrow} | {column.description} |"
