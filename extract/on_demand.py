"""Names of a package that are imported when they are asked for.

A package gathers what its modules offer. Who needs one light thing of it, the schema to print or a
file to compare, must not wait until every grammar behind the others has been compiled (PEP 562 is
the mechanism). Type checkers see the imports under ``TYPE_CHECKING``; what stands here is kept from
them by ``if not TYPE_CHECKING``, because a ``__getattr__`` would make any misspelt name an object.

A name may be that of its module as well, as ``tables`` of ``extract`` is: then the attribute is the
function, and ``import extract.tables as t`` gives the function too. What the module holds is had by
``from extract.tables import SCHEMA``.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def on_demand(
    package: str, homes: Mapping[str, Iterable[str]]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return the ``__getattr__`` and the ``__dir__`` of a package.

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

    def names() -> list[str]:
        return sorted(home_of.keys() | vars(sys.modules[package]).keys())

    return attribute, names
