"""``owes-extract run``: reports in, tables out."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli import assumed, failing, options, outdated
from extract.cli.correct import correct_again
from extract.cli.refused import in_options, refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.batch import Progress, Summary
    from extract.batch.engines import Name
    from extract.checks import Lang

# As extract.export.FORMATS, which is not imported here to keep --help fast; a test compares them.
_SINGLE = ("csv", "parquet")
_WORKBOOK = "xlsx"
_FORMATS = (*_SINGLE, _WORKBOOK)
_SHOWN = 5


def _formats(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    wanted = tuple(name.strip().lower() for name in value.split(",") if name.strip())
    if wanted == ("none",):
        return ()
    unknown = [name for name in wanted if name not in _FORMATS]
    if unknown or not wanted:
        raise click.BadParameter(
            f"{', '.join(unknown) or 'nothing'} is no format; write csv, parquet, xlsx, "
            "several joined by commas, or none"
        )
    return wanted


@click.command(epilog="Example: owes-extract run reports more/2019.txt --out tables --format csv")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder for the tables; made if it does not exist.",
)
@click.option(
    "--format",
    "formats",
    default="csv",
    show_default=True,
    metavar="NAMES",
    callback=_formats,
    help="Files to write beside the Parquet dataset, separated by commas: csv, parquet (one for "
    "each table), xlsx (one workbook, see: owes-extract workbook --help); or none.",
)
@options.encoding
@options.model
@options.institutions
@click.option(
    "--aliases",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="CSV file that says which names are one body; see: owes-extract institutions --help.",
)
@options.codebook
@click.option(
    "--lang",
    type=click.Choice(["pl", "en"]),
    default="pl",
    show_default=True,
    help="Language of the findings in the table checks, and of the workbook's captions.",
)
@click.option(
    "--engine",
    type=click.Choice(["auto", "here", "processes", "dask"]),
    default="auto",
    show_default=True,
    help="Where to read: in processes of this machine (a short run in the command's own), or on "
    "a Dask cluster.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    metavar="N",
    help="Processes to read in; as many as there are cores if left out.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Dask scheduler to use, e.g. tcp://10.0.0.5:8786; one on this machine if left out.",
)
@click.option(
    "--anew", is_flag=True, help="Read everything again, also what an earlier run has read."
)
@click.option(
    "--mixed",
    is_flag=True,
    help="Keep what another version, model or codebook has read; only new files are read.",
)
@click.option(
    "--texts/--no-texts",
    default=True,
    show_default=True,
    help="Keep the text of each report beside the tables; the review page needs it.",
)
@click.option("--quiet", is_flag=True, help="Print nothing but the files that failed.")
@click.pass_context
def run(
    context: click.Context,
    paths: tuple[str, ...],
    out: Path,
    formats: tuple[str, ...],
    encoding: str | None,
    model: str | None,
    institutions: Path | None,
    aliases: Path | None,
    codebook_file: Path | None,
    lang: Lang,
    engine: Name,
    workers: int | None,
    scheduler: str | None,
    anew: bool,
    mixed: bool,
    texts: bool,
    quiet: bool,
) -> None:
    """Read reports and write their tables into a folder.

    PATH is a file, a folder (every .txt in it and below), a pattern such as 'reports/**/*.txt', a
    zip archive, or an address such as s3://bucket/reports.

    A run into the same folder again reads only what is new or has changed; one that was
    interrupted goes on where it was. The tables are those of the PATHs of this run alone.

    Exit code: 0 all files were read, 1 none could be, 2 wrong usage, 3 some failed.
    """
    if scheduler is not None and engine != "dask":
        raise click.UsageError("--scheduler is for --engine dask; add that, or drop --scheduler.")
    from extract.batch import Interrupted
    from extract.batch import run as run_batch
    from extract.errors import ExtractError

    try:
        with _bar(hidden=quiet) as progress:
            summary = run_batch(
                paths,
                out,
                formats=[name for name in formats if name in _SINGLE],
                encoding=encoding,
                model=model,
                institutions=institutions,
                aliases=aliases,
                codebook=codebook_file,
                lang=lang,
                texts=texts,
                engine=engine,
                workers=workers,
                scheduler=scheduler,
                anew=anew,
                mixed=mixed,
                progress=progress,
            )
    except ExtractError as error:
        raise refused(error) from error
    except Interrupted as stopped:
        raise click.ClickException(
            f"{stopped} Tables of an earlier run in {out} are as they were."
        ) from None
    except KeyboardInterrupt:
        raise click.ClickException(
            "Interrupted at once; run the same command again to go on. Tables of an earlier run in "
            f"{out} are as they were."
        ) from None
    _report_failures(summary)
    if summary.written:
        correct_again(summary.out, codebook_file, quiet=quiet)
    if _WORKBOOK in formats and summary.written:
        _write_workbook(out, codebook_file, lang)
    if not quiet:
        _report(summary, formats)
        if summary.read:
            _print_next(summary.out)
    if not summary.read:
        context.exit(options.NOTHING_DONE)
    if summary.failures:
        context.exit(options.SOME_FAILED)


def _write_workbook(out: Path, codebook_file: Path | None, lang: Lang) -> None:
    from extract.errors import ExtractError
    from extract.indicators import load_codebook
    from extract.workbook import write_folder

    try:
        made = write_folder(out, codebook=load_codebook(codebook_file), language=lang)
    except ExtractError as error:
        raise refused(error) from error
    for note in made.notes:
        click.echo(note, err=True)


@contextmanager
def _bar(*, hidden: bool) -> Iterator[Progress | None]:
    """Show a progress bar by bytes on a terminal, nothing anywhere else."""
    from extract.cli.terminal import console

    errors = console(stderr=True)
    if hidden or not errors.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn

    # The time that passes shows that a large file is being read, not stuck.
    columns = (TextColumn("reading"), BarColumn(), DownloadColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task("read", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _report_failures(summary: Summary) -> None:
    from extract.cli.terminal import console, visible
    from extract.report.files import printable

    errors = console(stderr=True)
    for failure in summary.failures:
        path = printable(failure.path)
        line = failure.message if path in failure.message else f"{path}: {failure.message}"
        errors.print(visible(in_options(line).replace("\n", "␊")), soft_wrap=True)


def _report(summary: Summary, formats: tuple[str, ...]) -> None:
    from extract.cli.terminal import console, table, visible

    screen = console()
    if summary.read:
        rows = [(name, str(count)) for name, count in summary.rows.items()]
        screen.print(table(("table", "rows"), rows))
    parts = [f"{summary.read} {_files(summary.read)} read"]
    if summary.copies:
        parts.append(
            f"{summary.copies} of them with the content of another one (same sha256 in reports)"
        )
    if summary.duplicates:
        parts.append(f"{summary.duplicates} skipped as read before (same name and content)")
    if summary.failures:
        parts.append(f"{len(summary.failures)} failed")
    if summary.kept:
        parts.append(f"{summary.kept} as an earlier run found {_them(summary.kept)}")
    where = (
        f"; tables ({', '.join(('dataset', *formats))}) in {summary.out}{os.sep}"
        if summary.written
        else ""
    )
    screen.print(visible(", ".join(parts) + (where or ".")), soft_wrap=True)
    if summary.gone:
        screen.print(
            f"{summary.gone} {_files(summary.gone)} of the run before {_are(summary.gone)} not "
            "among these paths: the tables hold them no more. Name all paths in one run to have "
            "them together.",
            soft_wrap=True,
        )
    if summary.unmet:
        named = ", ".join(summary.unmet[:_SHOWN]) + (", …" if len(summary.unmet) > _SHOWN else "")
        screen.print(
            visible(
                f"aliases of no body in these reports: {named}; see: owes-extract institutions"
            ),
            soft_wrap=True,
        )


def _print_next(out: Path) -> None:
    """Say what deserves a look, and what to type to look at it."""
    from extract.cli.terminal import console, typed, visible

    screen = console()
    for said in filter(None, (*outdated.lines(out), assumed.line(out), failing.line(out))):
        screen.print(visible(said), soft_wrap=True)
    screen.print(
        visible(f"Every number in its sentence: owes-extract review {typed(out)}"), soft_wrap=True
    )


def _them(count: int) -> str:
    return "it" if count == 1 else "them"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _files(count: int) -> str:
    return "file" if count == 1 else "files"
