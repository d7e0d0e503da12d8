"""What is left of a whole beside what was done: "z 10 zaplanowanych odbyło się 7, pozostałe 3".

The difference tells the whole, also across numbers of other things and into the next sentence:
"Planowano 6 warsztatów. Odbyły się 4, dla 58 osób; pozostałe dwa przechodzą na wrzesień."
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from extract.meaning.breakdown import beside, kinship
from extract.meaning.breakdown.cues import MOVES
from extract.meaning.breakdown.enumeration import ASIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.meaning.breakdown.mention import Mention, Sentence

_BEFORE = 2  # sentences back to the whole
_NUMBERS = 8
_CLAUSE = 90  # characters behind a number that say what became of it
_ENDS = re.compile(r"[,;\n]|\.(?:\s|\Z)")


def link(sentences: Sequence[Sentence], index: int, text: str) -> None:
    """Give each rest in sentence ``index`` the whole that the numbers before leave it of."""
    sentence = sentences[index]
    for place, mention in enumerate(sentence.mentions):
        if mention.key != "count" or not mention.value:
            continue
        rest = beside.of_rest(mention, text)
        if not rest and not (place and _put_off(mention, text)):
            continue
        known = mention.whole
        siblings = [m for m in sentence.mentions if known is not None and m.whole is known]
        if known is not None and kinship.equal(kinship.total(siblings), known.value or 0.0):
            continue
        told = [
            other
            for back in sentences[max(0, index - _BEFORE) : index]
            if rest and back.section_id == sentence.section_id
            for other in back.mentions
        ]
        told += sentence.mentions[:place]
        near = [m for m in told if m.key == "count" and kinship.counts(m)][-_NUMBERS:]
        mention.whole = _whole(mention, near) or mention.whole


def _put_off(mention: Mention, text: str) -> bool:
    """Tell "jedno przeniesiono na listopad", which only what was meant in its sentence tells."""
    if mention.unit is not None or beside.of_more(mention, text):
        return False
    said = ASIDE.sub(" ", text[mention.fact.number_end : mention.fact.number_end + _CLAUSE])
    behind = _ENDS.split(said, maxsplit=1)[0]
    return MOVES.search(beside.clause(mention, text)) is not None or bool(MOVES.search(behind))


def _whole(rest: Mention, before: Sequence[Mention]) -> Mention | None:
    for at in range(len(before) - 1, -1, -1):
        whole = before[at]
        if whole.whole is not None or rest.unit not in (None, whole.unit):
            continue
        parts = [m for m in before[at + 1 :] if m.whole is whole]
        if parts and kinship.equal(kinship.total(parts), whole.value or 0.0):
            continue  # "odbyło się 6 (4 online, 2 stacjonarne), pozostałe 2 przeniesiono"
        # In another sentence, what was done says no more than how many of the whole.
        level = whole.sentence == rest.sentence
        units = (None, whole.unit) if level else (None,)
        done = [m for m in before[at + 1 :] if m.unit in units]
        sums = [*accumulate(m.value or 0.0 for m in done)]
        if at and level and before[at - 1].unit in units:
            sums.append(before[at - 1].value or 0.0)  # "odbyło się 13 zamiast 16"
        left = (whole.value or 0.0) - (rest.value or 0.0)
        if any(kinship.equal(left, one) for one in sums) and kinship.fits(rest, whole):
            return whole
    return None
