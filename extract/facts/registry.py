"""The finders, in the order in which they read a stretch.

A number is read once: dates before amounts, amounts before tables, tables before hours, and counts
in running text last. Institutions come behind them and leave numbers alone. Other packages add
finders of their own through the entry point group ``owes_extract.finders``; each names a function
``find(section, context) -> Iterator[Fact]`` and runs after ours.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract.facts import amounts, counts, dates, grids, hours, institutions, plugins

if TYPE_CHECKING:
    from extract.facts.plugins import Finder


@cache
def finders() -> tuple[Finder, ...]:
    """Return every finder, ours first, then the installed ones by name.

    Raises
    ------
    PluginError
        When an installed one cannot be imported.
    """
    ours = (dates.find, amounts.find, grids.find, hours.find, counts.find, institutions.find)
    return (*ours, *(plugins.load(point) for point in plugins.announced()))
