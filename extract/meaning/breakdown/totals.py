"""Wholes that stand behind their parts: "prawne 22 h, księgowe 14 h, razem 36 h", "5 z 6 grup"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.meaning import goals
from extract.meaning.breakdown import beside, kinship
from extract.meaning.breakdown.clauses import has_verb
from extract.meaning.breakdown.cues import CUMULATIVE, INDICATES, PLANS, TOTAL
from extract.meaning.breakdown.enumeration import continues, gap_between
from extract.meaning.breakdown.series import OUT_OF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.meaning.breakdown.mention import Mention, Sentence

_SEVERAL = 2
_MOST = 40  # numbers that one total adds up
_FAR = 400  # characters from the word for indicators to a number
_ALL = re.compile(rf"\s*{TOTAL.pattern}\s*[:–-]?\s*", re.IGNORECASE)
_OF_LIST = re.compile(rf"\s*[,;(.–—-]?\s*{TOTAL.pattern}\s*[:–—-]?\s*", re.IGNORECASE)
_LABEL_END = re.compile(r"[:–—-]\s{0,2}\Z")
_CLOSED = re.compile(r"\s*(?:[,;.)\n]|\Z)")
_NEAR = 40  # characters from the word for a total to its number


def link(sentence: Sentence, text: str) -> None:
    """Give the parts in ``sentence`` that stand before their whole that whole."""
    for key in sentence.keys:
        mentions = [m for m in sentence.mentions if m.key == key and kinship.counts(m)]
        for position, mention in enumerate(mentions):
            if position and mention.whole is None:
                if _sums_up(mention, mentions[position - 1], text):
                    before = mentions[max(0, position - _MOST) : position]
                    _collect(mention, before, text, sentence.start)
                near = mentions[max(0, position - _MOST) : position]
                level = [m for m in near if m.bracket == mention.bracket]
                if level and not _is_target(level[-1], mention, sentence, text):
                    _out_of(level[-1], mention, text)


def link_next(before: Sentence, sentence: Sentence, text: str) -> None:
    """Give the numbers that sentence ``before`` ends with the total that the next opens with.

    "Porady: prawne – 30, księgowe – 20. Ogółem 50." Only where they add up to it.
    """
    whole = sentence.mentions[0]
    lead = text[sentence.start : whole.fact.number_start]
    if before.section_id != sentence.section_id or not _ALL.fullmatch(lead):
        return
    parts: list[Mention] = []
    for mention in reversed(before.mentions):
        akin = kinship.kin(mention, whole) or kinship.unclear(mention, whole)
        if mention.key != whole.key or mention.whole is not None or not akin:
            return
        parts.append(mention)
        if len(parts) > 1 and kinship.equal(kinship.total(parts), whole.value or 0.0):
            for part in parts:
                part.whole = whole
            return


def link_divided(before: Sentence, sentence: Sentence, text: str) -> None:
    """Give numbers that leave out what they count the one of the sentence before they make up.

    "Odbyło się 41 spotkań. 23 dotyczyły usług, 11 zakładania PS, pozostałe 7 promocji."
    """
    parts = [m for m in sentence.mentions if m.key == "count" and kinship.counts(m)]
    if before.section_id != sentence.section_id or len(parts) < _SEVERAL:
        return
    if any(part.unit is not None and not beside.of_rest(part, text) for part in parts):
        return
    total = kinship.total(parts)
    for whole in reversed(before.mentions):
        named = whole.key == "count" and whole.unit is not None and kinship.counts(whole)
        if named and kinship.equal(total, whole.value or 0.0):
            for part in parts:
                part.whole = part.whole or whole
            return


def _sums_up(mention: Mention, previous: Mention, text: str) -> bool:
    begin = max(previous.end, mention.start - _NEAR)
    before = text[begin : max(begin, mention.fact.number_start)]
    return bool(TOTAL.search(before)) and not CUMULATIVE.search(before)


def _collect(whole: Mention, before: Sequence[Mention], text: str, start: int) -> None:
    """Make the enumeration that ends before ``whole`` its parts, from where it adds up.

    ``start`` is where their sentence begins.
    """
    parts: list[Mention] = []
    following: Mention | None = None
    for mention in reversed(before):
        if mention.whole is not None:
            continue
        if mention.bracket != whole.bracket and beside.compared(mention, text):
            continue  # "320 h (plan 300 h), 180 h (plan 200 h), razem 500 h"
        akin = kinship.kin(mention, whole) or kinship.unclear(mention, whole)
        akin = akin or (kinship.is_label(mention) and kinship.counterpart(mention, whole))
        if not kinship.fits(mention, whole) or not akin:
            break
        if following is not None and not continues(mention, following, text):
            break
        parts.insert(0, mention)
        following = mention
        if len(parts) > 1 and kinship.equal(kinship.total(parts), whole.value or 0):
            break
    exact = kinship.equal(kinship.total(parts), whole.value or 0)
    likely = exact or all(kinship.kin(part, whole) for part in parts)
    meant = kinship.near(kinship.total(parts), whole.value or 0)
    if not meant and len(parts) == len(before):
        meant = _closes_list(whole, parts, text, start)
    if len(parts) > 1 and likely and meant:
        for part in parts:
            part.whole = whole


def _closes_list(whole: Mention, parts: Sequence[Mention], text: str, start: int) -> bool:
    """Tell "Spotkania: UG – 4, GOPS – 3, razem 12": a total of all that the label lists.

    Whatever its sum; a total less than a part, or more than twice the sum, is of something else.
    """
    if not parts or _OF_LIST.fullmatch(text, parts[-1].end, whole.fact.number_start) is None:
        return False
    if ":" not in text[max(start, parts[0].fact.number_start - _FAR) : parts[0].fact.number_start]:
        return False
    value = whole.value or 0.0
    return max(part.value or 0.0 for part in parts) < value <= 2 * kinship.total(parts)


def _is_target(done: Mention, mention: Mention, sentence: Sentence, text: str) -> bool:
    """Tell "wskaźniki narastająco: miejsca pracy 22 z 61" and "miejsca pracy: 22 z 61".

    Done and meant, where no verb says what came of those that there were.
    """
    begin = max(sentence.start, done.start - _FAR)
    labelled = done.start < done.fact.number_start and mention.unit is None
    if not labelled:
        return False
    label = text[done.start : done.fact.number_start]
    closed = _CLOSED.match(text, mention.fact.number_end) is not None
    said = (
        closed
        and _LABEL_END.search(label) is not None
        and not has_verb(text[begin : done.fact.number_start])
    )
    return said or INDICATES.search(text, begin, done.start) is not None


def _out_of(part: Mention, whole: Mention, text: str) -> None:
    """Link "593 z 621 uczestników", "36 osób spośród 51 zgłoszonych"."""
    if part.whole is not None or not kinship.fits(part, whole):
        return
    if PLANS.search(text, part.fact.number_end, whole.end):
        return  # "45 z planowanych 60 godzin": done against planned
    if goals.is_goal(whole.fact, text):
        return
    gap = gap_between(part, whole, text)
    bare = text[part.fact.number_end : whole.fact.number_start]
    joined = gap is not None and OUT_OF.fullmatch(f" {gap.lstrip()}") is not None
    akin = kinship.kin(part, whole) or kinship.unclear(part, whole)
    ends = part.unit is None or (part.end == part.fact.number_end and kinship.kin(part, whole))
    among = joined and gap is not None and "spośród" in gap and akin
    if among or (ends and OUT_OF.fullmatch(bare)):
        part.whole = whole
