"""Bare numbers in a list behind hours that add up to them: "130 h (CIS 84, ZAZ 46)".

That they do is told by their sum alone, whatever stands beside them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.hours import members
from extract.facts.hours.members import CUES
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.polish.numerals import NumberMention
    from extract.polish.tokens import Tokens

_TO_LIST = 8  # tokens between the hours and what opens the list
_LONGEST = 80  # tokens of the list
_YEAR = re.compile(r"(?:19|20)\d\d")
MOST = 40
"""Numbers of such a list."""
_ENDS = frozenset({".", ";", HARD_BREAK})
_CLOSERS = frozenset({",", ")", ";", ".", "i", "oraz", "a", "", HARD_BREAK})


def opens(words: list[str], behind: int) -> bool:
    """Tell whether numbers may be listed behind the hours that end before token ``behind``."""
    return behind < len(words) and words[behind] not in _ENDS


def parts(
    tokens: Tokens, behind: int, value: float, following: Sequence[NumberMention]
) -> Iterator[int]:
    """Yield the offsets of the numbers listed behind hours that add up to ``value``.

    In the brackets or behind the words that open a list, else bare to the end of the sentence: "na
    740 godzin złożyło się doradztwo kluczowe (297), prawne (203) i księgowe (240)".

    Parameters
    ----------
    behind
        Token behind the hours.
    following
        The numbers behind them, in order.
    """
    words = tokens.words
    opened = _opening(words, behind)
    if opened is not None:
        found = _adding_up(tokens, _end(words, opened), value, following, bare=False)
        if found:
            yield from found
            return
    aside = _behind_aside(words, behind)
    later = [n for n in following if tokens.first_from(n.start) >= aside]
    yield from _adding_up(tokens, _end(words, aside - 1), value, later, bare=True)


def _adding_up(
    tokens: Tokens, end: int, value: float, following: Iterable[NumberMention], *, bare: bool
) -> list[int]:
    words = tokens.words
    limit = tokens.starts[end] if end < len(words) else float("inf")
    listed: list[int] = []
    total = 0.0
    for number in following:
        if number.start >= limit or number.value is None or total >= value:
            break
        first = tokens.first_from(number.start)
        if members.is_hours(words, first):
            return []  # they are told as hours, or some are
        if (
            _YEAR.fullmatch(words[first])
            and words[first + 1 : first + 2]
            and (words[first + 1] in lexicon.DASHES)
        ):
            continue
        if bare and "".join(words[(at := tokens.first_from(number.end)) : at + 1]) not in _CLOSERS:
            if listed:
                return []
            continue  # "100 godzin doradztwa 23 podmiotom, prawnego 60, księgowego 40"
        listed.append(number.start)
        total += number.value
    return listed if len(listed) > 1 and abs(total - value) < 0.01 else []


def _behind_aside(words: list[str], behind: int) -> int:
    """Token behind the brackets that tell the plan or an earlier time: "120 godzin (plan 140)"."""
    if words[behind : behind + 1] != ["("]:
        return behind
    stop = min(len(words), behind + _LONGEST)
    return next((at + 1 for at in range(behind, stop) if words[at] == ")"), behind)


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
    stops = {")", HARD_BREAK} if opens >= 0 and words[opens] == "(" else _ENDS
    place = opens + 1
    while place < min(len(words), opens + _LONGEST) and words[place] not in stops:
        place += 1
    return place
