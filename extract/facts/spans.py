"""Character spans of a text, asked for by the thousand."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Spans:
    """Disjoint character spans kept in order; answers "is anything here taken?" in log time."""

    __slots__ = ("_ends", "_starts")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, start: int, end: int) -> None:
        """Take ``start``..``end``; a span that overlaps a taken one is ignored."""
        if start >= end or self.overlaps(start, end):
            return
        if not self._starts or start >= self._ends[-1]:
            self._starts.append(start)
            self._ends.append(end)
        else:
            insort(self._starts, start)
            insort(self._ends, end)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Yield the spans in order."""
        return zip(self._starts, self._ends, strict=True)

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether any character of ``start``..``end`` is taken."""
        after = bisect_left(self._starts, end)
        return after > 0 and self._ends[after - 1] > start
