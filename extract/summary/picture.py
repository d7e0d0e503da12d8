"""What a picture of the page is made of: its title, its drawings, its numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_ROWS = 200
"""Rows of the table under a picture."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing of a picture.

    Attributes
    ----------
    svg
        The drawing itself, without a script.
    said
        What it shows, for those who cannot see it.
    title, unit
        What stands above it where a picture has several.
    """

    svg: str
    said: str
    title: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: what is seen in it, how to read it, its drawings and all its numbers.

    Attributes
    ----------
    key
        Its anchor on the page.
    title, lead, notes
        What is seen, how to read it, and what is not shown.
    drawings
        None where there is nothing to draw; the title then says why.
    headings, rows
        The table of its numbers.
    numeric
        Columns that are set to the right.
    addresses
        For each row: where it leads to its place in a report, ``None`` for nowhere; empty where no
        row leads anywhere.
    """

    key: str
    title: str
    lead: str = ""
    notes: tuple[str, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    headings: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    numeric: frozenset[int] = frozenset()
    addresses: Sequence[str | None] = field(default_factory=tuple)

    @property
    def listed(self) -> list[tuple[Sequence[str], str | None]]:
        """The first rows with their addresses."""
        addresses = self.addresses or [None] * len(self.rows)
        return list(zip(self.rows, addresses, strict=True))[:MOST_ROWS]

    @property
    def unlisted(self) -> int:
        """How many rows are left out."""
        return max(0, len(self.rows) - MOST_ROWS)
