"""Bare numbers in a list behind hours that add up to them: "130 h (CIS 84, ZAZ 46)".

That they do is told by their sum alone, whatever stands beside them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import hour_lists, lexicon
from extract.facts.hour_lists import CUES
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.polish.numerals import NumberMention
    from extract.polish.tokens import Tokens

_TO_LIST = 8  # tokens between the hours and what opens the list
_LONGEST = 80  # tokens of the list
_YEAR = re.compile(r"(?:19|20)\d\d")
MOST = 40
"""Numbers of such a list."""
_ENDS = frozenset({".", ";", HARD_BREAK})


def opens(words: list[str], behind: int) -> bool:
    """Tell whether a list opens behind the hours that end before token ``behind``."""
    return _opening(words, behind) is not None


def parts(
    tokens: Tokens, behind: int, value: float, following: Iterable[NumberMention]
) -> Iterator[int]:
    """Yield the offsets of the numbers listed behind hours that add up to ``value``.

    Parameters
    ----------
    behind
        Token behind the hours.
    following
        The numbers behind them, in order.
    """
    words = tokens.words
    opens = _opening(words, behind)
    if opens is None:
        return
    end = _end(words, opens)
    limit = tokens.starts[end] if end < len(words) else float("inf")
    listed: list[int] = []
    total = 0.0
    for number in following:
        if number.start >= limit or number.value is None or total >= value:
            break
        first = tokens.first_from(number.start)
        if hour_lists.is_hours(words, first):
            return  # they are told as hours, or some are
        if (
            _YEAR.fullmatch(words[first])
            and words[first + 1 : first + 2]
            and (words[first + 1] in lexicon.DASHES)
        ):
            continue
        listed.append(number.start)
        total += number.value
    if len(listed) > 1 and abs(total - value) < 0.01:
        yield from listed


def _opening(words: list[str], behind: int) -> int | None:
    """Token that opens a list behind hours: ":", "(", "w tym", "z czego"."""
    for place in range(behind, min(len(words), behind + _TO_LIST)):
        form = words[place]
        if form in (":", "(") or (form in CUES and words[place - 1] in ("w", "z")):
            return place
        if form[:1].isdigit() or form in _ENDS:
            return None
    return None


def _end(words: list[str], opens: int) -> int:
    """Token that ends the list: the bracket that closes, or where the clause ends."""
    stops = {")", HARD_BREAK} if words[opens] == "(" else _ENDS
    place = opens + 1
    while place < min(len(words), opens + _LONGEST) and words[place] not in stops:
        place += 1
    return place
