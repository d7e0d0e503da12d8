"""What a piece of a date is, and a chain of pieces; no decision yet whether it is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["day", "month", "quarter", "half", "year", "school", "number", "ordinal"]
Link = Literal["range", "pair", "list", "and", "space"]

LISTING = ("list", "and")
"""Links that keep dates apart; the others make two pieces one span."""

THIS_MONTH = 0
"""The month of "12 bm."."""
CALENDAR_YEARS = 1
"""The month that "lata 2018/2019" begin with; a school year begins with another."""


@dataclass(slots=True)
class Piece:
    """One piece of a date as written; parts that the text leaves out are ``None``.

    ``start`` and ``end`` are offsets into the text searched, end exclusive. ``shape`` is the name
    of the pattern that read it (``patterns``), or of the one whose evidence it shares; ``number``
    is the month (``THIS_MONTH``: the report's only one), quarter or half-year, of "2017-19" how
    many years follow the first; ``back`` the years back from the report's ("br." 0, "ub.r." 1).
    ``firm`` is true where the piece carries a sign of a date that no quantity has: the stop of
    "06.09.", the "r." of "2017 r."; ``shared`` where it has borrowed from the piece behind it.
    """

    shape: str
    start: int
    end: int
    unit: Unit
    day: int | None = None
    number: int | None = None
    year: int | None = None
    back: int | None = None
    firm: bool = False
    shared: bool = False

    @property
    def dated(self) -> bool:
        """True when the text says the year."""
        return self.year is not None or self.back is not None


@dataclass(slots=True)
class Chunk:
    """Pieces and what joins them: ``links[i]`` stands before ``pieces[i + 1]``."""

    pieces: list[Piece]
    links: list[Link]
    end: int

    def keep_first(self) -> None:
        """Leave all pieces but the first out."""
        del self.pieces[1:]
        self.links.clear()

    def drop_first(self) -> Piece:
        """Leave the first piece out and give the one that is the first then."""
        del self.pieces[0]
        del self.links[:1]
        return self.pieces[0]

    def drop_last(self) -> None:
        """Leave the last piece out."""
        del self.pieces[-1]
        del self.links[-1:]
