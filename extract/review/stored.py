"""The tables of a run, report by report, with the text of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract import report
from extract.errors import ExtractError
from extract.indicators import stored
from extract.tables import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pandas as pd

    from extract.review.contents import Cells

_TABLES = tuple(name for name in SCHEMA if name != "errors")


def reports(out: Path) -> Iterator[tuple[dict[str, list[Cells]], str | None]]:
    """Give the rows of each report that was read, by table, and its text; in order of ``reports``.

    The text is ``None`` where it cannot be had or is not the one that the offsets index.

    Raises
    ------
    TableError
        When the folder holds no tables, or broken ones.
    """
    tables = stored(out, _TABLES)
    grouped = {name: _by_report(tables[name]) for name in _TABLES}
    for row in _rows(tables["reports"][tables["reports"]["status"] == "ok"]):
        rows = {name: grouped[name](str(row["report_id"])) for name in _TABLES}
        rows["reports"] = [row]
        yield rows, text_of(row)


def failures(out: Path) -> list[Cells]:
    """Return the rows of the table ``errors``."""
    return _rows(stored(out, ("errors",))["errors"])


def text_of(row: Cells) -> str | None:
    """Read the text of a report again from its file; ``None`` unless its bytes are the same."""
    try:
        read = report.read(str(row["path"]), encoding=str(row["encoding"]))
    except ExtractError:
        return None
    return read.text if read.sha256 == row["sha256"] else None


def _by_report(table: pd.DataFrame) -> Callable[[str], list[Cells]]:
    """Return what gives the rows of one report, in order of the table."""
    places = table.groupby("report_id", sort=False).indices

    def rows(report_id: str) -> list[Cells]:
        found = places.get(report_id)
        return [] if found is None else _rows(table.iloc[found])

    return rows


def _rows(table: pd.DataFrame) -> list[Cells]:
    plain = table.astype(object).where(table.notna(), None)
    return [{str(name): cell for name, cell in row.items()} for row in plain.to_dict("records")]
