"""``owes-extract summary``: one page of pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli import options
from extract.cli.refused import refused

if TYPE_CHECKING:
    from extract.checks.messages import Lang


@click.command(epilog="Example: owes-extract summary tables --lang en")
@click.argument("out", metavar="DIR", type=click.Path(path_type=Path))
@options.codebook
@options.language
def summary(out: Path, codebook_file: Path | None, language: Lang) -> None:
    """Write the tables in DIR as pictures: DIR/summary.html.

    Indicators over time, planned against achieved, hours by type of advice, meetings by type of
    institution, and where the findings are that do not hold. Each picture stands over its
    numbers. The page needs no network and holds no script.
    """
    from extract.errors import ExtractError
    from extract.indicators import load_codebook
    from extract.summary import write_summary

    try:
        page = write_summary(out, codebook=load_codebook(codebook_file), language=language)
    except ExtractError as error:
        raise refused(error) from error
    click.echo(f"pictures in {page}")
