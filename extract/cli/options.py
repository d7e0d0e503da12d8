"""Options that several commands share, and what their values may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

NOTHING_DONE = 1
SOME_FAILED = 3


def _known(_context: click.Context, _option: click.Parameter, name: str | None) -> str | None:
    """Refuse what Python knows as no encoding of text, before any file is opened."""
    if name is None:
        return None
    try:
        "a".encode(name)
    except (LookupError, UnicodeError):  # of text, so neither "rot13" nor "undefined"
        raise click.BadParameter(
            f"no encoding is called {name!r}; try utf-8, cp1250, iso8859-2 or utf-16, "
            "or leave --encoding out to have it found out"
        ) from None
    return name


def encoding(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--encoding``."""
    return click.option(
        "--encoding",
        metavar="NAME",
        callback=_known,
        help="Encoding of the files, e.g. cp1250; found out file by file if left out.",
    )(command)
