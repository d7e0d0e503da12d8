"""Where a line of a text begins."""

from __future__ import annotations

_LONGEST = 10_000  # characters of a line


def line_start(text: str, offset: int) -> int:
    """Offset at which the line of ``offset`` begins; of a very long line, somewhere in it.

    Without a bound the time would grow with the square of a line's length.
    """
    reach = max(0, offset - _LONGEST)
    return text.rfind("\n", reach, offset) + 1 or reach
