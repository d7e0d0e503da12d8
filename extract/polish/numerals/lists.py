"""Words around numbers, read once from ``lists.toml``, and the marks inside them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212-"
SPACES = " \u00a0\u202f\u2009"


@cache
def numeral_lists() -> dict[str, Any]:
    """Content of ``lists.toml``."""
    source = resources.files("extract.polish.numerals").joinpath("lists.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
