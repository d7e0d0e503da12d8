"""Names of months, quarters and half-years cut at a line end: "czer-⏎wiec", "kwar-⏎tał"."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.polish.calendar.words import MONTH_NUMBER

_CUT = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,9})(-\n[ \t\u00a0]{0,8})([^\W\d_]{1,9})(?![^\W\d_])")
_INDENTED = 4  # more blanks than that stand in no date, but behind a line end they do
_PARTS = ("kwarta", "półrocz", "polrocz")


@lru_cache(maxsize=2)
def mended(text: str) -> tuple[str, dict[int, int]]:
    """``text`` with such words whole, white space behind them for what is left out.

    The second value maps the offset where a whole word ends to where it ends in ``text``. Two
    names joined by a hyphen ("styczeń-⏎marzec") stay two.
    """
    if "-\n" not in text:
        return text, {}
    ends: dict[int, int] = {}

    def joined(cut: re.Match[str]) -> str:
        word = cut[1] + cut[3]
        known = word.casefold()
        if known not in MONTH_NUMBER and not known.startswith(_PARTS):
            return cut[0]
        ends[cut.start() + len(word)] = cut.end()
        blank = " " if len(cut[2]) < _INDENTED else "\n"
        return word + blank + " " * (len(cut[2]) - 1)

    return _CUT.sub(joined, text), ends
