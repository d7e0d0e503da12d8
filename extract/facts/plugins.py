"""Finders of other packages: where they are announced."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_GROUP = "owes_extract.finders"


def announced() -> list[EntryPoint]:
    """Return the entry points of installed packages that add a finder, in order of their names."""
    return sorted(entry_points(group=_GROUP), key=lambda point: point.name)
