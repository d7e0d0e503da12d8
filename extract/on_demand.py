"""Names of a package that are imported when they are asked for.

A package gathers what its modules offer. Who needs one light thing of it, the schema to print or a
file to compare, must not wait until every grammar behind the others has been compiled. Type
checkers see the imports under ``TYPE_CHECKING`` (PEP 562 is the mechanism).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def on_demand(package: str, homes: Mapping[str, Iterable[str]]) -> Callable[[str], object]:
    """Return the ``__getattr__`` of a package.

    Parameters
    ----------
    package
        Its ``__name__``.
    homes
        The names that each module offers.
    """
    home_of = {name: module for module, names in homes.items() for name in names}

    def attribute(name: str) -> object:
        home = home_of.get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(home), name)

    return attribute
