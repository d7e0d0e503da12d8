"""Hours told by two factors: "3 szkolenia x 8 godz.", "3 szkolenia po 16 godz."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.products import FACTOR_REACH
from extract.polish.totals import TOTALS

if TYPE_CHECKING:
    from extract.polish.numerals import NumberMention

_SAME = TOTALS.pattern(
    r"\s{0,2}[,;(]?\s{0,2}(?:<comes_to in_all>|=)"
    r"\s{0,2}(?P<total>[\d,]++)\s?(?:h\b|godz)"
)
# Between "3" and "po 16 godz.": the counted events and what they are called, one clause, perhaps
# with a bracket: "dwa szkolenia (BHP i HACCP, po 8 h)".
_COUNTED = re.compile(
    r"(?>(?:[^\n.;,()]|\n(?=[a-ząćęłńóśźż])|(?<=[^\W\d_])\.(?=\s(?:[a-ząćęłńóśźż]|\Z))){2,60})"
    r"(?:\([^()\n]{1,48}[),;])?"
    r",?\s{0,2}\(?(?:każd\w{1,3}\s)?"
)


def restated(text: str, total: float, end: int) -> bool:
    """Tell "6 spotkań x 4 h, tj. 24 h": the product is stated behind its factors."""
    written = f"{total:g}".replace(".", ",")
    same = _SAME.match(text, end)
    return same is not None and same["total"] == written


def counted_before(text: str, number: NumberMention, previous: NumberMention | None) -> bool:
    """Tell "3 szkolenia po 16 godz." from "szkolenia po 16 godz.", which tells no amount."""
    if previous is None or not number.full_start - FACTOR_REACH < previous.end:
        return False
    return bool(_COUNTED.fullmatch(text, previous.end, number.full_start))
