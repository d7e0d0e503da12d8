"""What a column of a table is, and what a table is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ColumnType(Enum):
    """What a column holds, with its nullable pandas dtype and its Arrow type.

    Days are in seconds for pandas: nanoseconds do not hold the year 201 of a typing error, and the
    unit is the same under pandas 2 and 3.
    """

    TEXT = ("string", "string")
    WHOLE = ("Int64", "int64")
    NUMBER = ("Float64", "float64")
    FLAG = ("boolean", "bool")
    DAY = ("datetime64[s]", "date32")

    @property
    def pandas(self) -> str:
        """Name of the nullable pandas dtype."""
        return self.value[0]

    @property
    def arrow(self) -> str:
        """Alias of the Arrow type, as Parquet files carry it."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    type: ColumnType
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes
    ----------
    name
        Also the stem of its file.
    row
        What one row is.
    columns
        In the order in which rows, files and DataFrames have them.
    brief
        The columns that fit on a terminal.
    """

    name: str
    row: str
    columns: tuple[Column, ...]
    brief: tuple[str, ...]

    def of_type(self, wanted: ColumnType) -> tuple[int, ...]:
        """Positions of the columns of one type."""
        return tuple(i for i, column in enumerate(self.columns) if column.type is wanted)

    def position(self, column: str) -> int:
        """Position of a column in a row; ``ValueError`` if the table has no such column."""
        return [c.name for c in self.columns].index(column)
