"""``owes-extract correct``: what a person corrected, into the tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli import options, outdated
from extract.cli.refused import in_options, refused

if TYPE_CHECKING:
    from extract.corrections import Done

_SHOWN = 10


@click.command(epilog="Example: owes-extract correct tables ~/Downloads/corrections.json")
@click.argument("out", metavar="DIR", type=click.Path(path_type=Path))
@click.argument(
    "file", metavar="[CORRECTIONS]", required=False, type=click.Path(path_type=Path), default=None
)
@options.codebook
@click.pass_context
def correct(
    context: click.Context, out: Path, file: Path | None, codebook_file: Path | None
) -> None:
    """Apply what was corrected on the review page to the tables in DIR.

    CORRECTIONS is the file the page saved; left out, those applied before are applied again.
    Tables, checks and indicators change together; `source` says human where a person changed a
    row, and `machine` what had been read. A later run of owes-extract run applies them again. Gold
    files are written for: owes-extract evaluate DIR/corrections/gold.

    Exit code: 0 all were applied, 1 nothing could be done, 2 wrong usage, 3 some were refused.
    """
    from extract.corrections import correct as apply_corrections
    from extract.errors import ExtractError

    try:
        done = apply_corrections(out, file, codebook=codebook_file)
        told = renewed(out, codebook_file)
    except ExtractError as error:
        raise refused(error) from error
    report(done)
    for line in told:
        click.echo(line)
    if done.refusals:
        context.exit(options.SOME_FAILED)


def correct_again(out: Path, codebook_file: Path | None, *, quiet: bool) -> None:
    """Apply the corrections that a folder keeps to tables that have just been made."""
    from extract.corrections import kept_file
    from extract.errors import ExtractError

    if not kept_file(out).is_file():
        return
    # What applies them has to import every grammar.
    from extract.corrections import reapply

    try:
        done = reapply(out, codebook=codebook_file)
    except ExtractError as error:
        raise click.ClickException(
            f"The tables hold no corrections now: {in_options(str(error))}"
        ) from error
    if done is not None:
        _refuse(done)
        if not quiet:
            click.echo(f"{_counted(done)} applied again")


def report(done: Done) -> None:
    """Print what became of corrections: refusals first, then the rules that were wrong."""
    from extract.cli.terminal import console, table, visible

    _refuse(done)
    screen = console()
    wrong = [verdict for verdict in done.rules if verdict.wrong]
    if wrong:
        rows = [
            (
                *(one.kind, one.rule, str(one.decided), str(one.right), str(one.changed)),
                *(str(one.rejected), f"{one.precision:.2f}"),
            )
            for one in wrong[:_SHOWN]
        ]
        headings = ("kind", "rule", "decided", "right", "changed", "rejected", "precision")
        screen.print(table(headings, rows, title="Rules to mend first"))
    counted = f"{_counted(done)} applied"
    refused = f", {len(done.refusals)} refused" if done.refusals else ""
    screen.print(visible(f"{counted}{refused}; tables in {done.out}"), soft_wrap=True)
    if done.reports:
        screen.print(visible(f"Score the rules: owes-extract evaluate {done.gold} --by rule"))


def _counted(done: Done) -> str:
    corrections = "correction" if done.applied == 1 else "corrections"
    reports = "report" if done.reports == 1 else "reports"
    return f"{done.applied} {corrections} in {done.reports} {reports}"


def _refuse(done: Done) -> None:
    from extract.cli.terminal import console, visible

    errors = console(stderr=True)
    for refusal in done.refusals:
        errors.print(visible(f"Refused {refusal.name}: {refusal.why}"), soft_wrap=True)


def renewed(out: Path, codebook_file: Path | None) -> list[str]:
    """Make again what was made of the tables before; return a line for each.

    A workbook may hold what somebody wrote into it, and it and the summary have a language that was
    chosen when they were made: of these the line says that they are older.
    """
    import csv

    from extract.indicators import load_codebook, read_tables
    from extract.indicators import rollup as roll_up
    from extract.indicators.rollups import COLUMNS
    from extract.indicators.written import FILE, write_rollup
    from extract.review import FOLDER, build

    told = []
    codebook = load_codebook(codebook_file)
    if (out / FILE).is_file():
        with (out / FILE).open(encoding="utf-8-sig", newline="") as lines:
            names = next(csv.reader(lines), [])
        by = [name for name in COLUMNS if name in names or f"{name}_start" in names]
        write_rollup(roll_up(read_tables(out), codebook, by=by), out)
        told.append(f"{out / FILE} made again, by {', '.join(by)} and the periods of the reports")
    if (out / FOLDER).is_dir():
        built = build(out, codebook=codebook)
        told.append(f"{built.page} made again")
    return [*told, *outdated.lines(out)]
