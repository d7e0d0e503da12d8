"""Words that say that a number is of an earlier time, stated for comparison; dates left aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.meaning.status.made import is_made
from extract.meaning.status.signals import EARLIER, OTHER_TIMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.facts.fact import Quantity
    from extract.meaning.status.reading import Reading

_BEFORE_NUMBER = OTHER_TIMES.pattern(
    r"\b(?:<years_ago formerly comparison>|we?\s<earlier earlier_cut>\s<times>"
    r"|w\s<times>\s<earlier>"
    r"|w\s(?:poprzedni(?:m|ej|ch)|zeszłym)\b|(?:na|pod)\s(?:koniec|początku)\s<earlier>"
    r"|<then against>\s+\Z)"
)
# "mniej niż rok temu (34)": the earlier time stands right before a bracket with the number alone.
_BEFORE_BRACKET = OTHER_TIMES.pattern(
    r"\b(?:<years_ago formerly>|<earlier>\s<times>|<times>\s<earlier>)\s*\Z"
)
# "w porównaniu z rokiem 2021, gdy", "mniej niż w 2021 r., kiedy"
_WHEN_COMPARED = OTHER_TIMES.pattern(
    r"\b(?:niż\b|<against>)[^;()\n]{0,60},\s(?:gdy|kiedy|w\sktór\w{2,3})\s[^;(),\n]{0,60}\Z"
)
# "niż na koniec ", "wobec stanu z " before a date
_THAN = OTHER_TIMES.pattern(r"\b(?:niż\b|<against>)[^.;()\n]{0,30}\Z")
_WAS = re.compile(r"[(\[]\s?(?:było|była|był|były|byli)\s{1,2}\Z", re.IGNORECASE)
_ASIDE = re.compile(r"(?<=\S)\s\([^()\n]{1,40}\)\s?\Z")
_SHORT = 10  # characters of "(byli "
_OPENING = 36  # characters with which a clause says that all of it is of an earlier time
_LONGEST_CLAUSE = 200
_REACH = 48  # characters before a bracket or a date that hold what it is compared with


def says_earlier(
    fact: Quantity, text: str, reading: Reading, floor: int, is_own: Callable[[int, Reading], bool]
) -> bool:
    """Tell whether words before the number of ``fact`` say that it is of an earlier time.

    Only what stands behind ``floor``, the number before it, is of it, and a word with which its
    clause begins. ``is_own`` tells words at an offset that mean the reporting period after all.
    """
    if not reading.signals & EARLIER:
        return False
    begin, number = reading.clause_start(fact.number_start), fact.number_start
    aside = _ASIDE.search(text, max(floor, begin - _REACH), begin)
    if aside is not None:
        begin = reading.clause_start(aside.start())  # "w poprzednim projekcie (2009-2011) było 96"
    near = max(floor, begin, number - _LONGEST_CLAUSE)
    # "z 83 miejsc utworzonych w poprzednim projekcie utrzymano 61": they were made then
    said = _BEFORE_NUMBER.search(text[near:number])
    if said is not None and not is_made(text[floor : near + said.start()]):
        return not is_own(near + said.start(), reading)
    opening = reading.opening(number)
    if opening < near:  # "rok wcześniej 9 szkoleń dla 80 osób"
        said = _BEFORE_NUMBER.search(text, begin, min(opening, begin + _OPENING))
        if said is not None and not is_own(said.start(), reading):
            return True
    far = max(reading.start, number - _LONGEST_CLAUSE)
    return _WHEN_COMPARED.search(text[far:number]) is not None


def was_in_bracket(fact: Quantity, text: str) -> bool:
    """Tell "zadowolonych 93% (było 96%)": nothing else stands in the bracket."""
    if text[fact.end : fact.end + 1] not in (")", "]"):
        return False
    return _WAS.search(text, max(0, fact.start - _SHORT), fact.start) is not None


def alone_in_bracket(fact: Quantity, text: str, reading: Reading) -> int | None:
    """Offset at which the bracket opens in which the number of ``fact`` stands first."""
    opens = reading.bracket(fact.number_start)
    if opens is None or text[opens + 1 : fact.number_start].strip():
        return None
    return opens


def earlier_before_bracket(text: str, reading: Reading, opens: int, *, bare: bool) -> bool:
    """Tell "mniej niż rok temu (34)" by what stands before the bracket.

    A noun with the number makes it one of that time only where it is compared with: "w porównaniu z
    ubiegłym rokiem (28 spotkań)".
    """
    before = text[max(reading.start, opens - _REACH) : opens]
    told = _BEFORE_BRACKET.search(before)
    return told is not None and (bare or _THAN.search(before[: told.start()]) is not None)


def than(text: str, date: int) -> bool:
    """Tell "niż na koniec 2018 r." by what stands before the date."""
    if text.startswith("do ", date):
        date += len("do ")  # "w porównaniu do 2022 r."
    return _THAN.search(text[max(0, date - _REACH) : date]) is not None
