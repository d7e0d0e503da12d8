"""Polish dates and spans of days: text in, intervals out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``start`` to ``end``, both inclusive; ``None`` leaves that side open.

    An interval whose end lies before its start is kept as written (``inverted``).
    """

    start: date | None
    end: date | None

    @property
    def inverted(self) -> bool:
        """True when the end lies before the start, as typing errors in reports make it."""
        return self.start is not None and self.end is not None and self.end < self.start
