"""The first of two factors in one phrase: "3 szkolenia x 8 godz.", "3 x 24 000 zł"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.polish.numerals import NumberMention

_TIMES = re.compile(
    r"(?:\s[^\W\d_]{1,20}(?:-[^\W\d_]{1,3})?\.?){0,3}\s{0,2}[x×*]\s{0,2}", re.IGNORECASE
)
FACTOR_REACH = 60
"""Characters between two factors."""


def first_factor(text: str, start: int, previous: NumberMention | None) -> float | None:
    """Value of the factor before the number at offset ``start``, ``None`` if there is none."""
    if previous is None or start - previous.end > FACTOR_REACH:
        return None
    joined = _TIMES.fullmatch(text, previous.end, start)
    return previous.value if joined else None
