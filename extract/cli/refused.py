"""What the library refuses, with the options of the command that was typed."""

from __future__ import annotations

import re

import click

# The library names its arguments so: "name another folder with `out`."
_ARGUMENT = re.compile(r"`(\w+)`")


def refused(error: Exception) -> click.ClickException:
    """Return the error that ends a command, with what the library said."""
    return click.ClickException(in_options(str(error)))


def in_options(said: str) -> str:
    """Put the options of the running command where the library names its arguments.

    Examples
    --------
    >>> in_options("name another folder with `out`.")
    'name another folder with --out.'
    """
    return _ARGUMENT.sub(lambda argument: f"--{argument[1].replace('_', '-')}", said)
