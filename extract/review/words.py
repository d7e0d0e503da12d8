"""The words of the page in its languages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("pl", "en")
"""Languages of the page."""


@cache
def words() -> dict[str, dict[str, str]]:
    """Return the page's words: by key, then by language."""
    text = files("extract.review").joinpath("words.toml").read_text(encoding="utf-8")
    made: dict[str, dict[str, str]] = tomllib.loads(text)
    return made
