"""Options that several commands share, and what their values may be."""

from __future__ import annotations

import functools
from pathlib import Path
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


def model(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--model`` and ``--no-ner``; the command gets one ``model``, ``None`` for the rules."""

    @functools.wraps(command)
    def with_model(*args: Any, model: str | None, no_ner: bool, **more: Any) -> Any:
        if no_ner and model is not None:
            raise click.UsageError("--no-ner is for no model, and --model names one; drop one.")
        if not no_ner and model is None:
            from extract.entities import OURS

            model = OURS
        return command(*args, model=model, **more)

    named = click.option(
        "--model",
        metavar="NAME|PATH",
        help="spaCy pipeline that finds names: an installed package, e.g. pl_core_news_sm, or "
        "a folder; the one that comes with owes-extract if left out.",
    )
    none = click.option("--no-ner", is_flag=True, help="Use the rules alone, without a model.")
    return named(none(with_model))


def codebook(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--codebook``, the argument ``codebook_file``."""
    return click.option(
        "--codebook",
        "codebook_file",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Codebook whose indicators are added to the default ones or replace them.",
    )(command)


def institutions(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--institutions``."""
    return click.option(
        "--institutions",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="TOML file with kinds of institutions to add to the known ones or to replace them.",
    )(command)


def language(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--lang``, the argument ``language``."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(["pl", "en"]),
        default="pl",
        show_default=True,
        help="Language of captions and of the indicators' names.",
    )(command)
