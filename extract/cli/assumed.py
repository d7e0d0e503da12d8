"""What had to be assumed in reading reports: how often, and where it is told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extract.cli import written

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN = 3
_JOINED = "; "


def line(out: Path) -> str:
    """Say what was assumed of the reports of a folder of tables, most often first.

    Nothing where nothing was.

    Raises
    ------
    click.ClickException
        When the folder ``out`` does not hold the table.
    """
    from extract.cli.terminal import typed
    from extract.tables.schema import SCHEMA

    found: Counter[str] = Counter()
    for (told,) in written.rows(out, SCHEMA["reports"], ("assumed",)):
        # "encoding guessed: cp1250" and "... iso-8859-2" are one kind.
        found.update({one.partition(":")[0] for one in told.split(_JOINED)} if told else ())
    if not found:
        return ""
    said = [f"{what} ({many})" for what, many in found.most_common(_SHOWN)]
    if len(found) > _SHOWN:
        said.append("…")
    return f"Assumed: {', '.join(said)}; see: owes-extract head {typed(out)} --table reports"
