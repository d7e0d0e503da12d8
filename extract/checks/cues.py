"""The words of ``cues.toml`` as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from extract.polish.totals import IN_ALL

_LISTS: dict[str, list[str]] = tomllib.loads(
    files("extract.checks").joinpath("cues.toml").read_text(encoding="utf-8")
)


def _pattern(name: str, *words: str) -> re.Pattern[str]:
    listed = "|".join([*_LISTS[name], *words])
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)


ASIDE_DATES = _pattern("aside_dates")
PLANNED = _pattern("planned")
TOTALS = _pattern("of_period", IN_ALL)
SHARES = _pattern("shares")
MAY_EXCEED = _pattern("may_exceed")
