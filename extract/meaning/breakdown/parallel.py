"""Comparisons beside a whole and beside its parts.

"203 (177), z tego 139 (128) i 64 (49)", "177 → 203, w tym online 128 → 139".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import arrows
from extract.facts.compared import COMPARED
from extract.meaning.breakdown import beside, kinship

if TYPE_CHECKING:
    from extract.meaning.breakdown.mention import Mention, Sentence

_REACH = 60
_OPENS = re.compile(r"\s{0,2}[(\[/][^()\[\]/\d]{0,40}")
_CLOSES = re.compile(r"[^()\[\]/\d]{0,20}[)\]/]")


def link(sentence: Sentence, text: str) -> None:
    """Make what a part is compared with a part of what its whole is compared with."""
    behind: dict[int, Mention] = {}
    for place, mention in enumerate(sentence.mentions[1:]):
        before = sentence.mentions[place]
        if before.key == mention.key and _stands_behind(before, mention, text):
            behind[id(before)] = mention
        elif before.key == mention.key and arrows.joins(
            text, max(before.end, before.fact.number_end), mention.fact.number_start
        ):
            behind[id(mention)] = before
    if len(behind) < 2:
        return
    for before in sentence.mentions:
        part, whole = behind.get(id(before)), behind.get(id(before.whole))
        if part is None or whole is None or part is whole or not _compares(whole, text):
            continue
        if kinship.fits(part, whole):
            part.whole = whole


def _stands_behind(before: Mention, mention: Mention, text: str) -> bool:
    """Tell a number alone in the bracket right behind another."""
    number = mention.fact
    if number.number_start - before.end > _REACH or number.number_start < before.end:
        return False
    return bool(
        _OPENS.fullmatch(text, before.end, number.number_start)
        and _CLOSES.match(text, number.number_end)
    )


def _compares(whole: Mention, text: str) -> bool:
    return whole.fact.rule == COMPARED or beside.of_another_time(whole, text)
