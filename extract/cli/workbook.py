"""``owes-extract workbook``: the tables of a run as one workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli import options
from extract.cli.refused import refused

if TYPE_CHECKING:
    from extract.checks.messages import Lang


@click.command(epilog="Example: owes-extract workbook tables --lang en")
@click.argument("out", metavar="DIR", type=click.Path(path_type=Path))
@options.codebook
@options.language
def workbook(out: Path, codebook_file: Path | None, language: Lang) -> None:
    """Write the tables in DIR as DIR/workbook.xlsx.

    A sheet for each table, the roll-up by project and period with planned and achieved numbers
    side by side, and a chart of an indicator of your choice. The blue cell of a row leads to its
    place on the review page (owes-extract review).
    """
    from extract.errors import ExtractError
    from extract.indicators import load_codebook
    from extract.workbook import write_folder

    try:
        made = write_folder(out, codebook=load_codebook(codebook_file), language=language)
    except ExtractError as error:
        raise refused(error) from error
    for note in made.notes:
        click.echo(note, err=True)
    click.echo(f"{sum(made.sheets.values())} rows on {len(made.sheets)} sheets in {made.file}")
