"""The command line: thin over the library, every command in a module of its own.

Nothing here imports pandas, spaCy or rich before a command needs it, so ``--help`` is instant.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import Any

import click

from extract import __version__
from extract.cli.codebook import codebook
from extract.cli.correct import correct
from extract.cli.evaluate import evaluate
from extract.cli.head import head
from extract.cli.institutions import institutions
from extract.cli.refused import in_options
from extract.cli.review import review
from extract.cli.rollup import rollup
from extract.cli.run import run
from extract.cli.schema import schema
from extract.cli.show import show
from extract.cli.summary import summary
from extract.cli.workbook import workbook

# The model multiplies small matrices, thousands of times: more threads wait for one another and
# take twice the processor's time, and they add in another order, so in another rounding, on a
# machine with other processors. What the user has set stays.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def _with_example(error: click.MissingParameter) -> click.UsageError:
    """Return the error with the example of its command: what to type instead."""
    example = error.ctx.command.epilog if error.ctx else None
    said = error.format_message().rstrip(".")
    return click.UsageError(f"{said}. {example}" if example else f"{said}.", ctx=error.ctx)


_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class _Commands(click.Group):
    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line; a full disk under what is printed is no defect of ours."""
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            if error.errno not in _NO_ROOM:
                raise
            said = f"What is printed cannot be written: {error.strerror or error}."
            click.echo(f"Error: {said} Make room on the disk and run the command again.", err=True)
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what nobody foresaw becomes one sentence and exit code 1."""
        try:
            return super().invoke(ctx)
        except click.MissingParameter as error:
            raise _with_example(error) from error
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno in _NO_ROOM:
                raise
            from extract.batch import explanation

            raise click.ClickException(in_options(explanation(error))) from error


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: owes-extract run reports --out tables",
)
@click.version_option(__version__, prog_name="owes-extract")
def main() -> None:
    """Read Polish activity reports (.txt) into tables of what they state.

    Counts, hours, amounts, dates and institutions; every row leads back to the characters it was
    read from.
    """
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")
    # Arrow's own pool keeps what it has let go of to itself: some 40 MB that nothing else can use.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    # Reports are Polish and consoles are not always; a missing letter must not end a run.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


for _command in (
    run,
    show,
    head,
    institutions,
    rollup,
    review,
    correct,
    workbook,
    summary,
    codebook,
    evaluate,
    schema,
):
    main.add_command(_command)
