"""``owes-extract institutions``: the bodies that the reports of a run name."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_COLUMNS = ("institution_id", "name", "kind", "place", "report_id", "named")
_HEADINGS = ("name", "kind", "place", "mentions", "reports", "institution_id")


@dataclass(slots=True)
class _Body:
    """What the mentions of one body say of it."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)

    @property
    def mentions(self) -> int:
        return self.names.total()


@click.command(
    epilog="Example: owes-extract institutions tables --format csv > bodies.csv",
)
@click.argument("out", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "csv"]),
    default="table",
    show_default=True,
    help="How to print: for the eye, or for a spreadsheet.",
)
def institutions(out: Path, shape: str) -> None:
    """List the bodies named in the tables in DIR, those mentioned most often first.

    Types without a name ("w PUP", "ośrodki pomocy społecznej") are left out.

    Where two lines are one body, say so in an alias file and run again with --aliases FILE. It is
    a CSV file with the heading from,to and on each line two names or institution_ids as listed
    here: what stands under from is counted with what stands under to. Separators may be commas
    or semicolons.

    \b
    from,to
    Klub Pod Jaworem,Stowarzyszenie Klub Pod Jaworem
    gops-rudnik,gminny-osrodek-pomocy-spolecznej-w-rudniku
    """
    from extract.tables.schema import SCHEMA

    bodies = _bodies(written.rows(out, SCHEMA["institutions"], _COLUMNS))
    listed = sorted(_lines(bodies), key=lambda line: (-line[3], line[0], line[-1]))
    if shape == "csv":
        _print_csv(listed)
    else:
        _print_table(listed)


def _bodies(rows: Iterable[list[str]]) -> dict[str, _Body]:
    bodies: dict[str, _Body] = {}
    for identifier, name, kind, place, report, named in rows:
        if named != "true":
            continue
        body = bodies.setdefault(identifier, _Body())
        body.names[name] += 1
        body.kinds[kind] += bool(kind)
        body.places[place] += bool(place)
        body.reports.add(report)
    return bodies


_Line = tuple[str, str, str, int, int, str]


def _lines(bodies: dict[str, _Body]) -> Iterator[_Line]:
    for identifier, body in bodies.items():
        said = (_mostly(body.names), _mostly(body.kinds), _mostly(body.places))
        yield (*said, body.mentions, len(body.reports), identifier)


def _mostly(said: Counter[str]) -> str:
    """Return what was said most often; of several the longest, then the first by alphabet."""
    return min(said, key=lambda one: (-said[one], -len(one), one))


def _print_csv(lines: list[_Line]) -> None:
    import csv
    import io

    from extract.export import guarded

    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(_HEADINGS)
    writer.writerows(
        [guarded(cell) if isinstance(cell, str) else cell for cell in line] for line in lines
    )
    # A spreadsheet takes a file without the mark for one in its own eight-bit encoding.
    mark = "" if sys.stdout.isatty() else "\ufeff"
    click.echo(mark + made.getvalue(), nl=False)


def _print_table(lines: list[_Line]) -> None:
    from extract.cli.terminal import console, table

    screen = console()
    screen.print(table(_HEADINGS, [[str(cell) for cell in line] for line in lines]))
    mentions = sum(line[3] for line in lines)
    bodies = "1 body" if len(lines) == 1 else f"{len(lines)} bodies"
    screen.print(f"{bodies}, {mentions} {'mention' if mentions == 1 else 'mentions'}")
