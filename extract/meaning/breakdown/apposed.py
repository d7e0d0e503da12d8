"""Parts that nothing opens and their sum alone tells: "18 dzieci, 12 chłopców i 6 dziewczynek".

So are those of a second division: "30 osób, w tym 18 kobiet i 12 mężczyzn; 22 ze wsi i 8 z miast".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.count_rules import ELIDED
from extract.facts.fact import Hours
from extract.facts.hours import IN_LIST
from extract.meaning.breakdown import beside, kinship
from extract.meaning.breakdown.clauses import has_verb
from extract.meaning.breakdown.enumeration import REACH, continues, gap_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.meaning.breakdown.mention import Mention, Sentence

_SMALL = 9  # "3 spółdzielnie, 2 fundacje i jedna spółka": small numbers add up by chance
_OFF = 0.1  # what a sum may be off where more than it tells the parts
_MOST = 12  # parts of one whole
_PAUSE = re.compile(r"\s*(?:[,;–-]|\Z)")
_LISTS = re.compile(r"[^,;–—]*[,;–—]")


def link(sentence: Sentence, text: str) -> None:
    """Make numbers enumerated behind a whole its parts, where they add up to exactly that."""
    for key in sentence.keys:
        mentions = [m for m in sentence.mentions if m.key == key and kinship.counts(m)]
        for place in range(1, len(mentions) - 1):
            before, first = mentions[place - 1 : place + 1]
            whole = before.whole or before
            if (
                first.whole is None
                and (_leads(whole) or whole.fact.rule == ELIDED or _listed(first))
                and _divides_topic(first, whole)
                and _opens(before, first, text)
            ):
                _add_up(whole, mentions[place : place + _MOST], text)


def _leads(mention: Mention) -> bool:
    """Tell a number before its noun: behind their labels, three of a list may add up by chance."""
    return mention.start == mention.fact.number_start


def _listed(mention: Mention) -> bool:
    """Tell hours that leave their unit out and lean on those before: "prawne 22"."""
    return mention.fact.rule == IN_LIST


def _divides_topic(part: Mention, whole: Mention) -> bool:
    """Tell hours of a kind of what the whole's were of: "doradztwo prawne" of "doradztwo"."""
    if not isinstance(part.fact, Hours) or not isinstance(whole.fact, Hours):
        return True
    kind, of = part.fact.topic, whole.fact.topic
    return kind is None or of is None or kind == of or kind.startswith(f"{of} ")


def _opens(previous: Mention, first: Mention, text: str) -> bool:
    """Tell a pause without a verb of its own between two numbers on one level."""
    if first.start - previous.end > REACH or previous.bracket != first.bracket:
        return False
    gap = gap_between(previous, first, text)
    if gap is None or has_verb(gap):
        return False
    # "540 godz. dla 83 podmiotów; prawne 210": hours tell for whom they were
    return (_LISTS if _listed(first) else _PAUSE).match(gap) is not None


def _add_up(whole: Mention, members: Sequence[Mention], text: str) -> None:
    parts: list[Mention] = []
    stated = whole.value or 0.0
    for member in members:
        if member.whole is not None or member.bracket != whole.bracket:
            break
        akin = kinship.kin(member, whole) or kinship.unclear(member, whole)
        told = member.unit in kinship.SEXES or beside.of_another_time(member, text)
        leads = _leads(member) or told or _listed(member)
        if not (akin and kinship.fits(member, whole) and leads):
            break
        sexes = {member.unit, *(part.unit for part in parts)} == kinship.SEXES
        if parts and not (sexes or continues(parts[-1], member, text)):
            break
        if _divides(parts) and not _divides([*parts, member]):
            break
        parts.append(member)
        if kinship.total(parts) >= stated:
            break
    total = kinship.total(parts)
    off = _OFF * stated if whole.unit is not None and _divides(parts) else 0.0
    told = len(parts) > 1 and (kinship.equal(total, stated) or abs(total - stated) <= off)
    told = told and (stated > _SMALL or (_divides(parts) and whole.fact.rule == ELIDED))
    dated = told and all(beside.of_another_time(part, text) for part in parts)
    if told and (dated or not any(beside.compared(part, text) for part in parts)):
        for part in parts:
            part.whole = whole


def _divides(parts: Sequence[Mention]) -> bool:
    """Tell parts that say themselves that they divide: "88 indywidualnych i 61 grupowych"."""
    if len(parts) > 1 and {part.unit for part in parts} == kinship.SEXES:
        return True
    told = [
        part.key == "count" and part.unit is None and part.end > part.fact.number_end
        for part in parts
    ]
    return len(told) > 1 and all(told)
