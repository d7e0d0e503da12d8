"""Digits that a scanner read as letters: "2l4,5" for 214,5, "1 OOO" for 1 000, "l2 maja".

What stands beside such a clump is the rest of a number that is lost, no number of its own. Only
letters that look like digits make a clump, so that "A4", "CO2" and "pkt 2a" are none.
"""

from __future__ import annotations

import re

_ALIKE = "lIOo"
_SPACES = " \u00a0\u202f\u2009"
_MIXED = rf"(?=[{_ALIKE}]*+[0-9])(?=[0-9]*+[{_ALIKE}])[0-9{_ALIKE}]"
_ALL_LETTERS = "(?:[lI]?[Oo]{2,3})"
_GROUP = rf"(?:{_MIXED}{{3}}|[lIOo][Oo]{{2}})(?![\w])"
_REACH = 12

# "2l4,5", "l,5", "2l.500", "12.OOO,00"; a stop or comma before the clump makes it a litre ("1,5l")
_JOINED = re.compile(
    rf"(?:(?<![\w.,]){_MIXED}{{1,9}}|(?<=[\d{_SPACES}.]){_MIXED}{{3}}"
    rf"|(?<!\w)(?:[lOo]|{_ALL_LETTERS}))[.,:]\Z"
)
# "2l 500", "1 2l4 500"
_GROUPED = re.compile(rf"(?:(?<![\w.,]){_MIXED}{{1,3}}|(?<=[.,]){_MIXED}{{3}})[{_SPACES}]\Z")
# " OOO", ".5OO", ",OO", ",5O", "5oo"
_BEHIND = re.compile(
    rf"(?:[Oo]{{1,3}}|l[lOo]{{1,2}})(?!\w)|[{_SPACES}.]{_GROUP}|,(?:{_MIXED}{{2}}|[Oo]{{2}})(?=[{_SPACES}]*+(?:zł|PLN))"
)
_OPENS_BEHIND = f"{_SPACES}.,lOo"
# "l2 maja", "2l.05.2021", "l0-12 maja", "l maja"
_DAY = re.compile(
    rf"(?<![\w.,])(?:{_MIXED}{{1,2}}|l[lOo]|l(?!\.))"  # "w l. 2016-2018" are years
    rf"(?:\.|\.?\s{{0,2}}[-–—]\s{{0,2}}(?:\d{{1,2}}\.?\s{{1,2}})?|(?:-?e?go)?\.?\s{{1,2}})\Z"
)
_MONTH = re.compile(rf"(?<=\.)(?:{_MIXED}{{2}}|[Oo][lI]|[lI][lIOo])\.\Z")  # "12.O5.2021"


_END_OF_SPAN = re.compile(rf"\s{{0,2}}(?:[-–—]|do\s)\s{{0,2}}{_MIXED}{{1,2}}(?:\.|\s)")  # "– 3O.06"


def spoils_number(text: str, start: int, end: int) -> bool:
    """Tell digits, ``text[start:end]``, that go on in a clump before or behind them."""
    if text[end : end + 1] in _OPENS_BEHIND and _BEHIND.match(text, end):
        return True
    joint = text[start - 1 : start]
    if not joint:
        return False
    if joint in ".,:":
        return _JOINED.search(text, max(0, start - _REACH), start) is not None
    thousands = joint in _SPACES and text[start : start + 3].isdigit()
    return (
        thousands
        and not text[start + 3 : start + 4].isdigit()
        and _GROUPED.search(text, max(0, start - _REACH), start) is not None
    )


def spoils_date(text: str, start: int, end: int) -> bool:
    """Tell ``text[start:end]``, a month or year behind a clump, or a span whose end is one."""
    low = max(0, start - _REACH)
    return (
        _DAY.search(text, low, start) is not None
        or _MONTH.search(text, low, start) is not None
        or _END_OF_SPAN.match(text, end) is not None
    )
