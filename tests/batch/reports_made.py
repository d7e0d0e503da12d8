"""Reports of one sentence, written where a test wants them."""

from __future__ import annotations

from pathlib import Path

_TEXT = "Sprawozdanie za okres 01.03.2031 – 31.05.2031\nOdbyło się {} spotkań.\n"


def write(path: Path, number: int = 25) -> Path:
    """Write a report of so many meetings, with the folders above it, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_TEXT.format(number), encoding="utf-8", newline="")
    return path
