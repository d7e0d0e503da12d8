"""``owes-extract rollup``: indicators over periods, projects, activities, institutions."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.cli import options
from extract.cli.refused import refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from extract.indicators.periods import Freq

# As extract.indicators.rollups.COLUMNS, which is not imported here to keep --help fast; a test
# compares them.
_COLUMNS = ("project", "period", "activity", "institution_type", "place")
_MOST_PERIODS = 8
# Characters that the printed columns take: indicator and unit, each column of --by, a period.
_NAME, _GROUP, _PERIOD = 48, 22, 14


def _by(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    wanted = tuple(name.strip().lower() for name in value.split(",") if name.strip())
    unknown = [name for name in wanted if name not in _COLUMNS]
    if unknown:
        raise click.BadParameter(f"there is no {unknown[0]}; write some of {', '.join(_COLUMNS)}")
    return wanted


@click.command(epilog="Example: owes-extract rollup tables --by project,period --freq Q")
@click.argument("out", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--by",
    default="project,period",
    show_default=True,
    metavar="NAMES",
    callback=_by,
    help=f"Columns to roll up by, separated by commas: {', '.join(_COLUMNS)}.",
)
@click.option(
    "--freq",
    type=click.Choice(["M", "Q", "Y"], case_sensitive=False),
    help="Months, quarters or years; the reporting periods as they are if left out.",
)
@options.codebook
@click.option("--quiet", is_flag=True, help="Write rollup.csv and print nothing.")
def rollup(
    out: Path, by: tuple[str, ...], freq: Freq | None, codebook_file: Path | None, quiet: bool
) -> None:
    """Roll up the indicators of the tables in DIR.

    Prints them with the periods side by side (achieved / planned, and the share reached) and
    writes DIR/rollup.csv, a row for each value, with the reports it rests on. The facts are not
    read again, so a changed codebook costs only this.
    """
    from extract.errors import ExtractError
    from extract.indicators import load_codebook, read_tables
    from extract.indicators import rollup as roll_up
    from extract.indicators.written import write_rollup

    try:
        made = roll_up(read_tables(out), load_codebook(codebook_file), by=by, freq=freq)
        file = write_rollup(made, out)
    except ExtractError as error:
        raise refused(error) from error
    if not quiet:
        _print(made, [name for name in by if name != "period"])
        click.echo(f"{len(made)} rows in {file}")


def _print(made: pd.DataFrame, by: list[str]) -> None:
    """Print the wide table: a row for each indicator and group, a column for each period."""
    import pandas as pd

    from extract.cli.terminal import console, table

    pairs = made[["period_start", "period_end"]].drop_duplicates()
    pairs = pairs.sort_values(["period_start", "period_end"], na_position="last")
    periods = list(pairs.itertuples(index=False, name=None))
    screen = console()
    # What the names leave of the terminal, in columns of a period.
    room = (screen.width - _NAME - _GROUP * len(by)) // _PERIOD
    most = max(1, min(_MOST_PERIODS, room))
    if len(periods) > most:
        periods = periods[-most:]
        screen.print(f"The last {most} periods; rollup.csv has all {len(pairs)}.")
    cells: dict[tuple[str, ...], dict[tuple[str, str], str]] = {}
    names = ["indicator_id", *by, "unit"]
    for row in made.to_dict("records"):
        key = tuple("–" if pd.isna(row[name]) else str(row[name]) for name in names)
        period = _day(row["period_start"]), _day(row["period_end"])
        cells.setdefault(key, {})[period] = _cell(row)
    shown = [(_day(start), _day(end)) for start, end in periods]
    rows = [
        (*key, *(held.get(period, "") for period in shown))
        for key, held in cells.items()
        if any(period in held for period in shown)
    ]
    headings = ("indicator", *by, "unit", *(_heading(start, end) for start, end in shown))
    screen.print(table(headings, rows, unbroken=1))


def _day(day: object) -> str:
    text = str(day)
    return "" if text == "NaT" else text[:10]


def _heading(start: str, end: str) -> str:
    """Name a period: "2019", "2019 – 2021", "2019 Q1", "2019-02", else its days."""
    if not (start and end):
        return "no period"
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    following = last + timedelta(days=1)
    if first.day == following.day == 1:
        months = (following.year - first.year) * 12 + following.month - first.month
        if months % 12 == 0 and first.month == 1:
            return f"{first.year}" if months == 12 else f"{first.year} – {last.year}"
        if months == 3 and first.month % 3 == 1:
            return f"{first.year} Q{first.month // 3 + 1}"
        if months == 1:
            return f"{first:%Y-%m}"
    return f"{start} – {end}"


def _cell(row: Mapping[Any, object]) -> str:
    achieved, planned, reached = (_figure(row[name]) for name in ("achieved", "planned", "reached"))
    if not planned:
        return achieved
    share = f" ({float(reached):.0%})" if reached else ""
    return f"{achieved or '–'} / {planned}{share}"


def _figure(value: Any) -> str:
    import pandas as pd

    return "" if pd.isna(value) else f"{value:.15g}"
