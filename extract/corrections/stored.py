"""The tables of a run, report by report, with the text of each; memory holds one report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from extract import report
from extract.errors import ExtractError, TableError
from extract.export import read_rows
from extract.tables.column import ColumnType
from extract.tables.schema import SCHEMA, TEXTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from extract.tables.column import Column
    from extract.tables.report_rows import Cell

Cells = dict[str, "Cell"]
"""One row of a table by column; null is ``None``."""

TABLES = tuple(name for name in SCHEMA if name not in ("reports", "errors"))
"""Tables that have rows of a report, beside ``reports``."""

_FLAGS = {"true": True, "false": False}


def stored_reports(
    out: Path, wanted: Collection[str] | None = None, *, texts: bool = True
) -> Iterator[tuple[dict[str, list[Cells]], str | None]]:
    """Give the rows of each report that was read, by table, and its text; in order of ``reports``.

    The text is ``None`` where it cannot be had or is not the one that the offsets index.

    Parameters
    ----------
    out
        Folder of the tables.
    wanted
        Identifiers of the reports to give; all if left out.
    texts
        Whether texts are asked for.

    Raises
    ------
    TableError
        When the folder holds no tables, broken ones, or rows in another order than a run's.
    """
    streams = {name: _Stream(out, name) for name in TABLES}
    kept = _Stream(out, TEXTS.name) if texts and (out / TEXTS.name).is_dir() else None
    for row in cells(out, "reports"):
        if row["status"] != "ok":
            continue
        report_id = str(row["report_id"])
        rows = {name: stream.of(report_id) for name, stream in streams.items()}
        text = kept.of(report_id) if kept else []
        if wanted is None or report_id in wanted:
            rows["reports"] = [row]
            told = str(text[0]["text"]) if text else None
            yield rows, _read_again(row) if told is None and texts else told
    for name, stream in streams.items():
        if not stream.ended:
            raise TableError(
                f"{out}: the rows of {name} are not in the order of reports; make the tables again "
                "with: owes-extract run."
            )


def cells(out: Path, table: str) -> Iterator[Cells]:
    """Give the rows of a table with the types of the schema."""
    columns = (TEXTS if table == TEXTS.name else SCHEMA[table]).columns
    names = [column.name for column in columns]
    for row in read_rows(out, table, names):
        yield {
            column.name: _typed(cell, column, table)
            for column, cell in zip(columns, row, strict=True)
        }


class _Stream:
    """Rows of a table, taken report by report."""

    def __init__(self, out: Path, table: str) -> None:
        self._rows = cells(out, table)
        self._next = next(self._rows, None)

    def of(self, report_id: str) -> list[Cells]:
        """Return the rows of a report, which has to be the next one with rows."""
        found: list[Cells] = []
        while self._next is not None and self._next["report_id"] == report_id:
            found.append(self._next)
            self._next = next(self._rows, None)
        return found

    @property
    def ended(self) -> bool:
        return self._next is None


def _typed(cell: Cell, column: Column, table: str) -> Cell:
    """Return a cell with its column's type; those of a CSV are texts."""
    if not isinstance(cell, str) or column.type is ColumnType.TEXT:
        return cell
    try:
        if column.type is ColumnType.FLAG:
            return _FLAGS[cell.lower()]
        if column.type is ColumnType.DAY:
            return date.fromisoformat(cell)
        number = float(cell)
        return int(number) if column.type is ColumnType.WHOLE else number
    except (KeyError, ValueError):
        raise TableError(
            f"{table}.csv has {cell!r} under {column.name}, which is none of its values; mend it."
        ) from None


def _read_again(row: Cells) -> str | None:
    """Read the text of a report from its file; ``None`` unless its bytes are the same."""
    try:
        read = report.read(str(row["path"]), encoding=str(row["encoding"]))
    except ExtractError:
        return None
    return read.text if read.sha256 == row["sha256"] else None


def as_rows(table: str, rows: list[Cells]) -> list[tuple[Any, ...]]:
    """Return rows as tuples in the schema's order of columns."""
    names = [column.name for column in SCHEMA[table].columns]
    return [tuple(row[name] for name in names) for row in rows]
