"""``owes-extract codebook``: look at a codebook, check one, explain an indicator."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli import options
from extract.cli.refused import refused

if TYPE_CHECKING:
    from extract.indicators import Codebook
    from extract.indicators.explain import Explained

_ROWS = 20


@click.group(epilog="Example: owes-extract codebook explain trainings --in tables")
def codebook() -> None:
    """Look at the indicators and the facts that feed them.

    A codebook is a TOML file. Its indicators are added to the default ones and replace those of
    the same id; with `extends = false` at its top it stands alone.
    """


@codebook.command(epilog="Example: owes-extract codebook check mine.toml --in tables")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--in",
    "tables",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder of tables; warns of units that no fact in them has.",
)
def check(file: Path, tables: Path | None) -> None:
    """Check a codebook.

    Exit code: 0 it can be used, though there may be warnings, 1 it cannot.
    """
    from extract.cli.terminal import console, visible
    from extract.errors import ExtractError
    from extract.indicators import load_codebook, read_tables, unknown_units

    try:
        made = load_codebook(file)
        warnings = [*made.warnings]
        if tables is not None:
            warnings += unknown_units(made, read_tables(tables))
    except ExtractError as error:
        raise refused(error) from error
    screen = console()
    for warning in warnings:
        screen.print(visible(f"Warning: {warning}"), soft_wrap=True)
    screen.print(visible(f"{file}: {len(made.indicators)} indicators."), soft_wrap=True)


@codebook.command("list", epilog="Example: owes-extract codebook list --codebook mine.toml")
@options.codebook
def list_(codebook_file: Path | None) -> None:
    """List the indicators."""
    from extract.cli.terminal import console, table

    made = _loaded(codebook_file)
    rows = [
        (name, indicator.name_pl, indicator.unit, indicator.agg, " ".join(indicator.source))
        for name, indicator in made.indicators.items()
    ]
    console().print(table(("indicator", "name", "unit", "agg", "source"), rows))


@codebook.command(epilog="Example: owes-extract codebook explain jobs_created_ps --in tables")
@click.argument("indicator", metavar="INDICATOR")
@click.option(
    "--in",
    "tables",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder of tables, made by owes-extract run.",
)
@options.codebook
@click.option(
    "-n",
    "rows",
    default=_ROWS,
    show_default=True,
    metavar="N",
    type=click.IntRange(1),
    help="Facts to show of those that feed the indicator, and of those that almost do.",
)
def explain(indicator: str, tables: Path, codebook_file: Path | None, rows: int) -> None:
    """Show which facts feed INDICATOR, and which almost do and why not."""
    from extract.cli.terminal import console, visible
    from extract.errors import ExtractError
    from extract.indicators import read, read_tables
    from extract.indicators.explain import explain as explained

    made = _loaded(codebook_file)
    if indicator not in made.indicators:
        raise click.BadParameter(
            f"no indicator is called {indicator}; see: owes-extract codebook list",
            param_hint="INDICATOR",
        )
    try:
        reading = read(read_tables(tables), made)
    except ExtractError as error:
        raise refused(error) from error
    one = made.indicators[indicator]
    screen = console()
    screen.print(visible(f"{indicator}: {one.name_pl} ({one.unit}, {one.agg})"), soft_wrap=True)
    found = list(explained(reading, indicator))
    feeding = [fact for fact in found if not fact.reason]
    _show("feed it", feeding, rows, reasons=False)
    _show("almost do", [fact for fact in found if fact.reason], rows, reasons=True)


def _show(title: str, facts: list[Explained], rows: int, *, reasons: bool) -> None:
    from extract.cli.terminal import console, number, table

    screen = console()
    if not facts:
        screen.print(f"No facts {title}.")
        return
    headings = ("report_id", "path", "value", "status", "quote", *(("why not",) if reasons else ()))
    cells = [
        (
            fact.report_id,
            fact.path,
            number(fact.value),
            fact.status,
            fact.quote,
            *((fact.reason,) if reasons else ()),
        )
        for fact in facts[:rows]
    ]
    screen.print(table(headings, cells, title=f"{len(facts)} facts {title}"))
    if len(facts) > rows:
        screen.print(f"{len(facts) - rows} more; see them with -n {len(facts)}")


def _loaded(file: Path | None) -> Codebook:
    from extract.errors import CodebookError
    from extract.indicators import load_codebook

    try:
        return load_codebook(file)
    except CodebookError as error:
        raise refused(error) from error
