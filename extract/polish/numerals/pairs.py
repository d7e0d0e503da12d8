"""Numbers planned and done side by side behind a slash: "spotkania: 40/44"."""

from __future__ import annotations

import re
from functools import cache

from extract.polish.numerals.lists import numeral_lists

_PAIR = re.compile(r"(?!0|(?:19|20)\d\d/)\d{1,4}/(?!0|(?:19|20)\d\d\Z)\d{1,4}")
_OPENS = re.compile(r"[^\W\d][)”]?(?::|\s[–-])\s\Z")
_CLOSES = re.compile(r"[ \t]*(?:[;,.]?[ \t]*(?:\n|\Z)|\()")
_OPENING = 4  # characters of ") – "
_REACH = 600  # characters back to "(plan/wykonanie)"


@cache
def _sides() -> re.Pattern[str]:
    side = rf"(?:{'|'.join(numeral_lists()['sides']['stems'])})\w{{0,12}}"
    return re.compile(rf"\b{side}\s?/\s?(?:[^\W\d_]{{1,16}}\s)?{side}", re.IGNORECASE)


def is_pair(text: str, start: int, written: str) -> bool:
    """Tell whether ``written``, digits with a slash at ``start``, are two numbers and no fraction.

    They close a row of their own, and the text said before what stands on either side.
    """
    return (
        _PAIR.fullmatch(written) is not None
        and _CLOSES.match(text, start + len(written)) is not None
        and _OPENS.search(text, max(0, start - _OPENING), start) is not None
        and _sides().search(text, max(0, start - _REACH), start) is not None
    )
