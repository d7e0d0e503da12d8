"""Findings in words: templates of ``messages.toml`` filled in, numbers and days as people write."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, get_args

from extract.errors import ArgumentError

if TYPE_CHECKING:
    from datetime import date

Lang = Literal["pl", "en"]
"""Languages in which findings are told."""

LANGUAGES: tuple[Lang, ...] = get_args(Lang)
_QUOTE = 90  # characters of a quote in a message


@cache
def _templates() -> dict[str, dict[str, str]]:
    text = files("extract.checks").joinpath("messages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def say(name: str, lang: Lang, **fields: object) -> str:
    """Return the message ``name`` with its fields filled in.

    Raises
    ------
    ArgumentError
        When there are no messages in ``lang``.
    """
    if lang not in LANGUAGES:
        raise no_messages(lang)
    return _templates()[name][lang].format(**fields)


def no_messages(lang: str) -> ArgumentError:
    """Return the error that says in which languages there are messages."""
    return ArgumentError(
        f"There are no messages in {lang!r}; choose one of {', '.join(LANGUAGES)}."
    )


def number(value: float, lang: Lang) -> str:
    """Write a number as text has it: "1 284,5" in Polish, "1,284.5" in English."""
    written = f"{value:,.2f}".rstrip("0").rstrip(".")
    if lang == "en":
        return written
    return written.replace(",", " ").replace(".", ",")


def day(value: date, lang: Lang) -> str:
    """Write a day: "05.03.2018" in Polish, "2018-03-05" in English."""
    return value.isoformat() if lang == "en" else f"{value:%d.%m.}{value.year:04}"


def quoted(quote: str) -> str:
    """Fold the white space of a quote and cut a long one."""
    words = " ".join(quote.split())
    return words if len(words) <= _QUOTE else f"{words[: _QUOTE - 1].rstrip()}…"
