"""The findings that do not hold: how many there are, and how to see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.cli import written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def rows(out: Path) -> Iterator[list[str]]:
    """Give the rows of ``checks`` that do not hold, with the columns that fit on a terminal.

    Raises
    ------
    click.ClickException
        When the folder ``out`` does not hold the table.
    """
    from extract.tables.schema import SCHEMA

    schema = SCHEMA["checks"]
    for *shown, holds in written.rows(out, schema, (*schema.brief, "holds")):
        if holds.lower() == "false":
            yield shown


def line(out: Path) -> str:
    """Say how many findings of a folder of tables do not hold, and what to type to see them.

    Nothing where all of them hold.
    """
    from extract.cli.terminal import typed

    found = sum(1 for _ in rows(out))
    if not found:
        return ""
    said = "1 check fails and wants" if found == 1 else f"{found} checks fail and want"
    return f"{said} a look: owes-extract head {typed(out)} --failing"
