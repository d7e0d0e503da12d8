"""``owes-extract head``: the first rows of written tables."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

import click

from extract.cli import assumed, failing, written


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
    "--failing", "doubtful", is_flag=True, help="Show the checks that fail, nothing else."
)
@click.option(
    "-n",
    "rows",
    default=10,
    show_default=True,
    metavar="N",
    type=click.IntRange(1),
    help="Rows to show.",
)
def head(out: Path, names: tuple[str, ...], rows: int, *, doubtful: bool) -> None:
    """Show the first rows of the tables in DIR.

    Only the columns that fit on a terminal are shown; the files have more. Without --table the
    roll of all tables comes last.
    """
    if doubtful:
        if names:
            raise click.UsageError("--failing shows the table checks; leave --table out.")
        _print_failing(out, rows)
        return
    from extract.cli.terminal import console, table, visible
    from extract.export import count_rows, formats
    from extract.tables.schema import SCHEMA

    unknown = [name for name in names if name not in SCHEMA]
    if unknown:
        raise click.BadParameter(
            f"no table is called {unknown[0]}; there are {', '.join(SCHEMA)}", param_hint="--table"
        )
    screen = console()
    for name in names or SCHEMA:
        schema = SCHEMA[name]
        first = list(islice(written.rows(out, schema, schema.brief), rows))
        if first or names:
            screen.print(table(schema.brief, first, title=name))
    if not names:
        made = [
            (name, str(count_rows(out, name)), ", ".join(formats(out, name))) for name in SCHEMA
        ]
        screen.print(table(("table", "rows", "formats"), made))
        screen.print(f"tables in {out}{os.sep}", soft_wrap=True)
        for said in filter(None, (assumed.line(out), failing.line(out))):
            screen.print(visible(said), soft_wrap=True)


def _print_failing(out: Path, rows: int) -> None:
    from extract.cli.terminal import console, table
    from extract.tables.schema import SCHEMA

    found = list(failing.rows(out))
    screen = console()
    if found:
        screen.print(table(SCHEMA["checks"].brief, found[:rows], title="checks that fail"))
    if len(found) > rows:
        screen.print(f"{len(found) - rows} more; see them with -n {len(found)}")
    if not found:
        screen.print("No check fails.")
