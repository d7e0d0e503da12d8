"""``owes-extract review``: the page on which a person checks the evidence."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli import options
from extract.cli.refused import refused


@click.command(epilog="Example: owes-extract review tables")
@click.argument("out", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--lang",
    type=click.Choice(["pl", "en"]),
    help="Language the page begins in; that of the browser if left out.",
)
@options.codebook
def review(out: Path, lang: str | None, codebook_file: Path | None) -> None:
    """Make a page that shows every number of the tables in DIR in its sentence.

    The page opens from the disk in any browser, without a server and without a network. It marks
    what was read in the text of each report and takes corrections, which it saves as a file for:
    owes-extract correct.
    """
    from extract.cli.terminal import console, visible
    from extract.errors import ExtractError
    from extract.indicators import load_codebook
    from extract.review import build

    try:
        built = build(out, lang=lang, codebook=load_codebook(codebook_file))
    except ExtractError as error:
        raise refused(error) from error
    errors = console(stderr=True)
    for path in built.without_text:
        errors.print(
            visible(
                f"{path}: the text is no longer the one that was read, so the page shows its "
                "tables alone; run owes-extract run again."
            ),
            soft_wrap=True,
        )
    reports = "report" if built.reports == 1 else "reports"
    console().print(visible(f"{built.reports} {reports}; open {built.page}"), soft_wrap=True)
