"""``owes-extract head``: the first rows of written tables."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from extract.tables.schema import Table


@click.command(epilog="Example: owes-extract head tables --table counts -n 5")
@click.argument("out", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--table",
    "names",
    metavar="NAME",
    multiple=True,
    help="Table to show, e.g. counts; may be given again. Every table with rows if left out.",
)
@click.option(
    "-n", "rows", default=10, show_default=True, type=click.IntRange(1), help="Rows to show."
)
def head(out: Path, names: tuple[str, ...], rows: int) -> None:
    """Show the first rows of the tables in DIR.

    Only the columns that fit on a terminal are shown; the files have more. Without --table the
    roll of all tables comes last.
    """
    from extract.cli.terminal import console, table
    from extract.tables.schema import SCHEMA

    unknown = [name for name in names if name not in SCHEMA]
    if unknown:
        raise click.BadParameter(
            f"no table is called {unknown[0]}; there are {', '.join(SCHEMA)}", param_hint="--table"
        )
    screen = console()
    for name in names or SCHEMA:
        schema = SCHEMA[name]
        first = list(islice(_rows(out, schema), rows))
        if first or names:
            screen.print(table(schema.brief, first, title=name))
    if not names:
        made = [(name, str(_length(out, name)), _formats(out, name)) for name in SCHEMA]
        screen.print(table(("table", "rows", "formats"), made))
        screen.print(f"tables in {out}{os.sep}", soft_wrap=True)


def _rows(out: Path, table: Table) -> Iterator[list[str]]:
    """Give the brief columns of a table's rows, from whichever file is there."""
    if (file := out / f"{table.name}.csv").exists():
        return _csv_rows(file, table)
    if (file := out / f"{table.name}.parquet").exists():
        return _parquet_rows(file, table)
    raise click.ClickException(
        f"{out} holds no table {table.name}; make it with: owes-extract run PATH... --out {out}"
    )


def _length(out: Path, name: str) -> int:
    """Count the rows of a table; a CSV has to be read for it."""
    if (file := out / f"{name}.parquet").exists():
        from pyarrow.parquet import read_metadata

        return int(read_metadata(file).num_rows)
    import csv

    with (out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return max(0, sum(1 for _ in csv.reader(lines)) - 1)


def _formats(out: Path, name: str) -> str:
    from extract.export import FORMATS

    return ", ".join(ending for ending in FORMATS if (out / f"{name}.{ending}").exists())


def _expect(file: Path, table: Table, columns: Collection[str]) -> None:
    lacking = [name for name in table.brief if name not in columns]
    if lacking:
        raise click.ClickException(
            f"{file} has no column {lacking[0]}: it is no table of this version; make it again "
            f"with: owes-extract run PATH... --out {file.parent}"
        )


def _csv_rows(file: Path, table: Table) -> Iterator[list[str]]:
    import csv

    from extract.export import plain
    from extract.tables.schema import ColumnType

    texts = {table.columns[place].name for place in table.of_type(ColumnType.TEXT)}
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        _expect(file, table, rows.fieldnames or ())
        for row in rows:
            yield [plain(row[name]) if name in texts else row[name] for name in table.brief]


def _parquet_rows(file: Path, table: Table) -> Iterator[list[str]]:
    from pyarrow.parquet import ParquetFile

    from extract.cli.terminal import number

    with ParquetFile(file) as parquet:
        _expect(file, table, parquet.schema_arrow.names)
        for batch in parquet.iter_batches(batch_size=1000, columns=list(table.brief)):
            for row in batch.to_pylist():
                yield [
                    number(cell) if isinstance(cell, float) else "" if cell is None else str(cell)
                    for cell in (row[name] for name in table.brief)
                ]
