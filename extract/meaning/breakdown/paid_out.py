"""Money paid out of what was granted: "przyznano 172 800 zł, wypłacono 43 200 zł"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.meaning.breakdown import kinship
from extract.meaning.breakdown.cues import GRANTED, OTHER_MONEY, PAID_OUT, PLANS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.meaning.breakdown.mention import Mention, Sentence

_REACH = 90  # characters from one sum to the next, and back over what the first one's clause says
_CLAUSE = re.compile(r";\s|[.,]\s(?=[^\W\d])")
# What ends the clause of the sum before: a comma, or a full stop.
_PARTS = re.compile(r"[^,.;:()\d]{0,60}[,.;]?\s")
_ENDS = re.compile(r"[,;.()\n]")


def link(sentences: Sequence[Sentence], text: str) -> None:
    """Make sums that were paid out, accounted for or passed on parts of the sum granted before."""
    before: Mention | None = None
    for sentence in sentences:
        for mention in sentence.mentions:
            if mention.key in ("count", "hours"):
                continue
            if before is not None and mention.whole is None and kinship.fits(mention, before):
                _link(before, mention, text)
            before = mention if kinship.counts(mention) else None


def _link(before: Mention, mention: Mention, text: str) -> None:
    gap = text[before.end : mention.fact.number_start]
    if len(gap) > _REACH or "\n\n" in gap or before.fact.section_id != mention.fact.section_id:
        return
    between = _PARTS.match(gap)
    if between is None or PAID_OUT.search(gap, between.end()) is None:
        return
    if _of_other_money(mention, gap[between.end() :], text):
        return
    own = _own(before, text)
    paid_before = before.whole is not None and PAID_OUT.search(own) is not None
    granted = GRANTED.search(own) is not None and PLANS.search(own) is None
    if paid_before or granted:
        mention.whole = before


def _own(mention: Mention, text: str) -> str:
    """Return what the clause of a sum says before it, and the noun behind it."""
    begin = max(0, mention.start - _REACH)
    for match in _CLAUSE.finditer(text, begin, mention.start):
        begin = match.end()
    return text[begin : mention.end]


def _of_other_money(mention: Mention, lead: str, text: str) -> bool:
    """Tell a sum of another purpose: "wypłacono 61 200 zł wsparcia pomostowego"."""
    tail = text[mention.end : mention.end + _REACH]
    end = _ENDS.search(tail)
    said = lead + mention.fact.quote + tail[: end.start() if end is not None else None]
    return OTHER_MONEY.search(said) is not None
