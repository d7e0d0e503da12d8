"""Tables as the schema has them: what was edited by hand is refused with the column's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from extract.errors import TableError
from extract.tables import SCHEMA, ColumnType, frame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.tables import Column

NEEDED: dict[str, tuple[str, ...]] = {
    "reports": ("report_id", "title", "period_start", "period_end"),
    "sections": (*("report_id", "section_id", "path", "parent_id", "kind", "title", "activity"),),
    "counts": (
        *("report_id", "section_id", "fact_id", "value", "value_max", "modifier", "unit"),
        *("phrase", "status", "cumulative", "part_of", "rule", "quote", "start", "end"),
        *("sentence", "clause"),
    ),
    "hours": (
        *("report_id", "section_id", "fact_id", "value", "value_max", "modifier", "topic"),
        *("status", "cumulative", "part_of", "rule", "quote", "start", "end", "sentence"),
        "clause",
    ),
    "amounts": (
        *("report_id", "section_id", "fact_id", "value", "value_max", "modifier", "unit"),
        *("phrase", "status", "cumulative", "part_of", "rule", "quote", "start", "end"),
        *("sentence", "clause"),
    ),
    "dates": (
        *("report_id", "section_id", "fact_id", "date_start", "date_end", "role", "quote"),
        *("start", "end", "sentence"),
    ),
    "institutions": ("report_id", "kind", "place", "start", "end"),
}
"""The tables and columns that indicators are made of."""

_COLUMNS = {
    name: {column.name: column for column in table.columns} for name, table in SCHEMA.items()
}


def checked(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the tables that indicators need, with the schema's types.

    Columns that nobody needs may be missing, and further ones do no harm. A table of the facts
    that is not there is taken as one without rows, ``reports`` and ``sections`` are asked for.

    Raises
    ------
    TableError
        When ``reports``, ``sections`` or a column is missing, or a column holds what it must not.
    """
    made = {}
    for name, wanted in NEEDED.items():
        table = tables.get(name)
        if table is None:
            if name in {"reports", "sections"}:
                raise TableError(f"There is no table {name}; make the tables again.")
            table = frame(name, [])
        columns = [_COLUMNS[name][column] for column in wanted]
        if _is_typed(table, columns):
            made[name] = table[list(wanted)]
        else:
            made[name] = pd.DataFrame({one.name: _typed(name, table, one) for one in columns})
    return made


def _is_typed(table: pd.DataFrame, columns: Sequence[Column]) -> bool:
    """Tell whether a table is as ``frame`` makes it: nothing of it need be read anew."""
    index = table.index
    if not isinstance(index, pd.RangeIndex) or index.start or index.step != 1:
        return False
    if not table.columns.is_unique:
        return False
    dtypes = {str(name): str(dtype) for name, dtype in table.dtypes.items()}
    return all(dtypes.get(column.name) == column.type.pandas for column in columns)


def typed(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Return all columns of one table in their order, with the schema's types.

    Raises
    ------
    TableError
        When a column is missing or holds what it must not.
    """
    columns = SCHEMA[name].columns
    return pd.DataFrame({column.name: _typed(name, table, column) for column in columns})


def _typed(name: str, table: pd.DataFrame, column: Column) -> pd.Series[Any]:
    if column.name not in table.columns:
        raise TableError(
            f"Table {name} has no column {column.name}; put it back, or make the table again."
        )
    cells = table[column.name].reset_index(drop=True)
    wanted = column.type.pandas
    if str(cells.dtype) == wanted:
        return cells
    if column.type is ColumnType.TEXT:
        return cells.astype("string")
    read = _parsed(cells, column.type)
    wrong = read.isna() & cells.notna()
    if column.type is ColumnType.WHOLE:
        wrong |= read.notna() & (read % 1 != 0)
    if wrong.any():
        row = int(wrong.to_numpy().argmax())
        raise TableError(
            f"Table {name}, column {column.name}: {cells.iloc[row]!r} in row {row + 1} is "
            f"{_MEANT[column.type]}; mend it, or make the table again."
        )
    return pd.Series(read.array, dtype=wanted)


_MEANT = {
    ColumnType.NUMBER: "no number",
    ColumnType.WHOLE: "no whole number",
    ColumnType.FLAG: "neither true nor false",
    ColumnType.DAY: "no date",
}
_FLAGS = {"true": True, "false": False, "1": True, "0": False}


def _parsed(cells: pd.Series[Any], kind: ColumnType) -> pd.Series[Any]:
    """Read cells as a type; null where one cannot be read."""
    if kind is ColumnType.DAY:
        return pd.to_datetime(cells, errors="coerce", format="ISO8601").astype("datetime64[s]")
    if kind is ColumnType.FLAG:
        said = cells.astype("string").str.lower()
        return said.map(_FLAGS).astype("boolean")
    numbers = pd.to_numeric(cells.astype("string"), errors="coerce")
    return numbers.astype("Float64")
