"""Pieces of a table held as one: each of a few rows weighs more than they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

_MOST_LOOSE = 64
"""Pieces held apart: each costs some thousand bytes, however few its rows."""


class Gathered:
    """Rows of one table that come in pieces, copied together some pieces at a time.

    A slice also keeps all that it was cut from; what is copied does not.

    Attributes
    ----------
    rows
        How many there are.
    """

    def __init__(self) -> None:
        self._held: list[pa.Table] = []
        self._loose: list[pa.Table] = []
        self.rows = 0

    def add(self, piece: pa.Table) -> None:
        """Append rows; all pieces have the same schema."""
        self._loose.append(piece)
        self.rows += piece.num_rows
        if len(self._loose) >= _MOST_LOOSE:
            self._gather()

    def take(self, rows: int) -> pa.Table:
        """Remove the first rows and return them; where their pieces met is not to be seen.

        There has to be a piece, though it may be empty.
        """
        import pyarrow as pa

        self._gather()
        held = pa.concat_tables(self._held)
        self._held = [held.slice(rows)] if held.num_rows > rows else []
        self.rows = held.num_rows - rows
        return held.slice(0, rows).combine_chunks()

    def _gather(self) -> None:
        import pyarrow as pa

        if self._loose:
            self._held.append(pa.concat_tables(self._loose).combine_chunks())
            self._loose = []
