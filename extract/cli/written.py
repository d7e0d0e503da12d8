"""Tables of an earlier run, read back row by row from whichever file is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from extract.tables.schema import Table


def rows(out: Path, table: Table, columns: Sequence[str]) -> Iterator[list[str]]:
    """Give some columns of a table's rows as texts; a null is an empty text.

    Raises
    ------
    click.ClickException
        When the folder ``out`` does not hold the table, or only that of another version.
    """
    if (file := out / f"{table.name}.csv").exists():
        return _csv_rows(file, table, columns)
    if (file := out / f"{table.name}.parquet").exists():
        return _parquet_rows(file, columns)
    raise click.ClickException(
        f"{out} holds no table {table.name}; make it with: owes-extract run PATH... --out {out}"
    )


def _expect(file: Path, wanted: Sequence[str], columns: Collection[str]) -> None:
    lacking = [name for name in wanted if name not in columns]
    if lacking:
        raise click.ClickException(
            f"{file} has no column {lacking[0]}: it is no table of this version; make it again "
            f"with: owes-extract run PATH... --out {file.parent}"
        )


def _csv_rows(file: Path, table: Table, wanted: Sequence[str]) -> Iterator[list[str]]:
    import csv

    from extract.export import plain
    from extract.tables.schema import ColumnType

    texts = {table.columns[place].name for place in table.of_type(ColumnType.TEXT)}
    with file.open(encoding="utf-8-sig", newline="") as lines:
        made = csv.DictReader(lines)
        _expect(file, wanted, made.fieldnames or ())
        for row in made:
            yield [plain(row[name]) if name in texts else row[name] for name in wanted]


def _parquet_rows(file: Path, wanted: Sequence[str]) -> Iterator[list[str]]:
    from pyarrow.parquet import ParquetFile

    with ParquetFile(file) as parquet:
        _expect(file, wanted, parquet.schema_arrow.names)
        for batch in parquet.iter_batches(batch_size=1000, columns=list(wanted)):
            for row in batch.to_pylist():
                yield [_text(row[name]) for name in wanted]


def _text(cell: object) -> str:
    """Return a cell as the CSV has it."""
    from extract.cli.terminal import number

    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return number(cell)
    return "" if cell is None else str(cell)
