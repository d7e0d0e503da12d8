"""Tables of an earlier run as texts for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.cli.refused import refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from extract.tables.column import Table


def rows(out: Path, table: Table, columns: Sequence[str]) -> Iterator[list[str]]:
    """Give some columns of a table's rows as texts; a null is an empty text.

    Raises
    ------
    click.ClickException
        When the folder ``out`` does not hold the table, or only that of another version.
    """
    from extract.errors import TableError
    from extract.export import read_rows

    try:
        for row in read_rows(out, table.name, columns):
            yield [_text(cell) for cell in row]
    except TableError as error:
        raise refused(error) from error


def _text(cell: object) -> str:
    """Return a cell as the CSV has it."""
    from extract.cli.terminal import number

    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return number(cell)
    return "" if cell is None else str(cell)
