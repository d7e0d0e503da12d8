"""Finders of other packages: where they are announced, and whose fault it is when one fails."""

from __future__ import annotations

from functools import wraps
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from extract.errors import ExtractError, PluginError
from extract.facts.fact import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.metadata import EntryPoint

    from extract.facts.context import Context
    from extract.sections import Section

    Finder = Callable[[Section, Context], Iterator[Fact]]

_GROUP = "owes_extract.finders"


def announced() -> list[EntryPoint]:
    """Return the entry points of installed packages that add a finder, in order of their names."""
    return sorted(entry_points(group=_GROUP), key=lambda point: point.name)


def load(point: EntryPoint) -> Finder:
    """Import the finder that an entry point names.

    Returns
    -------
    Finder
        What it raises is a ``PluginError`` that names its package; what we raise ourselves, and
        want of memory, stay what they are.

    Raises
    ------
    PluginError
        When it cannot be imported, or is no function.
    """
    try:
        find = point.load()
    except Exception as error:
        # Whatever the code of a foreign package may raise.
        raise PluginError(
            f"{_named(point)} cannot be loaded ({_said(error)}); mend or uninstall that package."
        ) from error
    if not callable(find):
        raise PluginError(f"{_named(point)} is no function; mend or uninstall that package.")

    @wraps(find)
    def finder(section: Section, context: Context) -> Iterator[Fact]:
        try:
            for fact in find(section, context):
                if not isinstance(fact, Fact):
                    raise TypeError(f"{fact!r:.60} is no Fact")
                yield fact
        except (ExtractError, MemoryError):
            raise
        except Exception as error:
            raise PluginError(
                f"{_named(point)} failed in {context.report.report_id} ({_said(error)}); "
                "tell those who made that package, or uninstall it."
            ) from error

    return finder


def _named(point: EntryPoint) -> str:
    whose = f" of the package {point.dist.name} {point.dist.version}" if point.dist else ""
    return f"The finder {point.name} ({point.value}){whose}"


def _said(error: Exception) -> str:
    said = " ".join(str(error).split()).rstrip(".")
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
