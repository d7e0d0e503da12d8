"""Numbers told beside another, not inside it: of an earlier time, of a plan, of what comes on top.

"12 grup (rok wcześniej 4)", "121 osób (plan: 120 osób)", "o 5 mniej", "nosi 45 osób, dalszych 20
czeka".
"""

from __future__ import annotations

import re
from functools import wraps
from typing import TYPE_CHECKING

from extract.meaning.breakdown.cues import (
    ADDS,
    DIFFERS,
    MEANT,
    MORE_OR_LESS,
    OPENS,
    PLANS,
    RESTS,
    TIME,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.meaning.breakdown.mention import Mention

    _Test = Callable[[Mention, str], bool]

_REACH = 60  # characters of a clause before or behind its number
_BEGINS = re.compile(r"[()\[\];\n]|,(?!\d)|\.\s{1,3}(?=[^\W\d_a-ząćęłńóśźż])")
_ENDS = re.compile(r"[)\];\n]|,(?!\d)|\.(?=\s{1,3}[^\W\d_a-ząćęłńóśźż]|\s{0,3}\Z)")
_BEING = r"był[aoyi]{0,1}|byli|mieliśmy|mamy|liczył[aoy]?"
# A time, right behind where a clause, a list or the parts of a whole begin, before the number.
_DATED = re.compile(
    rf"(?:\A\s*(?:(?:a|i|oraz|zaś)\s+)?|(?:[:)]|{OPENS.pattern})\s+)"
    rf"(?P<time>(?:kiedy|gdy|{TIME})(?:\s*(?:{TIME}|[–:-]|{_BEING}|ich|nas|to))*)\s*[–:-]?\s*\Z",
    re.IGNORECASE,
)
_DATED_BEHIND = re.compile(
    rf"\s+(?!(?:z|ze)\s)(?:{TIME})(?:\s+(?:{TIME}))*\s*\.?\s*", re.IGNORECASE
)
_TELLS = re.compile(r"[^\W\d_]{4}|\d{4}")
_OTHER = re.compile(r"(?<![\d.])\d{1,3}(?![\d.])")  # "9 z planowanych 10 – 6 gminnych"
_DIFFERS = re.compile(r"\bo\s{1,3}\Z", re.IGNORECASE)
_STATED = re.compile(r"(?<!\d)(?!(?:19|20)\d\d\s)\d+\s{1,3}\Z")
_ALONE = re.compile(r"(?<!\btym )\b(?:sam(?:ym|ej)|tylko)\b", re.IGNORECASE)


def _told_once(test: _Test) -> _Test:
    """Keep on a mention what ``test`` has told of it."""
    name = test.__name__

    @wraps(test)
    def told(mention: Mention, text: str) -> bool:
        known = mention.told.get(name)
        if known is None:
            known = mention.told[name] = test(mention, text)
        return known

    return told


@_told_once
def of_plan(mention: Mention, text: str) -> bool:
    """Tell a number that a plan states: "plan: 120", "z 12 zaplanowanych" is not."""
    lead = _lead(mention, text)
    planned = PLANS.search(lead)
    if planned is not None and _STATED.search(lead, 0, planned.start()):
        return False  # "wobec 360 planowanych: 131"
    return planned is not None and not _OTHER.search(lead, planned.end())


def of_meant(mention: Mention, text: str) -> bool:
    """Tell what was meant beside what was done: "36 planowanych", "33 zakładanych"."""
    return MEANT.match(text, mention.fact.number_end) is not None


@_told_once
def of_another_time(mention: Mention, text: str) -> bool:
    """Tell a bare number of which nothing is said but when it was true: "w 2018 r. 58"."""
    if mention.key == "count" and mention.unit is not None:
        return False
    lead = _lead(mention, text)
    if _ALONE.search(lead):
        return False  # "1 890 osób (w samym styczniu 241)"
    dated = _DATED.search(lead)
    if dated:
        return _TELLS.search(dated["time"]) is not None
    if lead.strip():
        return False
    behind = _behind(mention, text)
    return _DATED_BEHIND.fullmatch(behind) is not None and _TELLS.search(behind) is not None


@_told_once
def of_rest(mention: Mention, text: str) -> bool:
    """Tell what is left of a whole when the parts before are taken away: "pozostałe 3"."""
    own = RESTS.match(text, mention.start, mention.fact.number_start)  # "reszta (14)"
    return own is not None or RESTS.search(_lead(mention, text)) is not None


@_told_once
def of_difference(mention: Mention, text: str) -> bool:
    """Tell by how much another number was more or less: "o 5 mniej", "wzrost o 4"."""
    lead = _lead(mention, text)
    if lead.rstrip()[-1:] not in ("o", "O"):
        return False  # as for nearly every number
    if DIFFERS.search(lead) is not None:
        return True
    return bool(_DIFFERS.search(lead) and MORE_OR_LESS.match(text, mention.fact.number_end))


def of_more(mention: Mention, text: str) -> bool:
    """Tell a number that comes on top of the one before: "dalsze 13", "dwie kolejne"."""
    start, end = mention.fact.number_start, mention.fact.number_end
    lead = _lead(mention, text).rsplit(maxsplit=1)[-1:]
    return bool(
        (lead and ADDS.fullmatch(lead[0]) and text[start - 1 : start].isspace())
        or ADDS.match(text, end + 1, end + _REACH)
    )


def clause(mention: Mention, text: str) -> str:
    """Return what the clause of a number says before and behind it."""
    return _lead(mention, text).rpartition(":")[2] + _behind(mention, text)


def compared(mention: Mention, text: str) -> bool:
    """Tell a number that a plan or another time has, or that tells how far these are apart."""
    return of_plan(mention, text) or of_another_time(mention, text) or of_difference(mention, text)


def _lead(mention: Mention, text: str) -> str:
    """Return what a clause says before its number; looked for once, asked for by many rules."""
    if mention.lead is None:
        number = mention.fact.number_start
        begin = max(0, number - _REACH)
        for match in _BEGINS.finditer(text, begin, number):
            begin = match.end()
        mention.lead = text[begin:number]
    return mention.lead


def _behind(mention: Mention, text: str) -> str:
    """Return what a clause says behind its number."""
    number = mention.fact.number_end
    end = min(len(text), number + _REACH)
    match = _ENDS.search(text, number, end)
    return text[number : match.start() if match else end]
