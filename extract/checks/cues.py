"""The words of ``cues.toml`` as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

_LISTS: dict[str, list[str]] = tomllib.loads(
    files("extract.checks").joinpath("cues.toml").read_text(encoding="utf-8")
)


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_LISTS[name])})(?!\w)", re.IGNORECASE)


ASIDE_DATES = _pattern("aside_dates")
PLANNED = _pattern("planned")
TOTALS = _pattern("totals")
SHARES = _pattern("shares")
MAY_EXCEED = _pattern("may_exceed")
