"""Where the folder of a run keeps what a person decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "corrections"
"""Folder in that of the tables: the corrections, what they replaced, and gold made of them."""

FILE = "corrections.json"


def kept_file(out: Path) -> Path:
    """Return the file in which a folder keeps decisions."""
    return out / FOLDER / FILE
