"""The finders, in the order in which they read a stretch.

A number is read once: dates before amounts, amounts before hours, hours before counts. Other
packages add finders of their own through the entry point group ``owes_extract.finders``; each
names a function ``find(section, context) -> Iterator[Fact]`` and runs after ours.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from extract.facts import amounts, counts, dates, hours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extract.facts.context import Context
    from extract.facts.fact import Fact
    from extract.sections import Section

    Finder = Callable[[Section, Context], Iterator[Fact]]

GROUP = "owes_extract.finders"


@cache
def finders() -> tuple[Finder, ...]:
    """Return every finder, ours first, then the installed ones by name."""
    installed = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return (dates.find, amounts.find, hours.find, counts.find, *(p.load() for p in installed))
