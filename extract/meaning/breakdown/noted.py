"""Bare numbers in brackets that a report says are parts: "w nawiasach to, co przypadło na 2014".

Said once, it holds for every number alone in brackets right behind another of its kind.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extract.meaning.breakdown import kinship
from extract.meaning.breakdown.cues import NOTED_PARTS
from extract.meaning.breakdown.mention import doubles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.meaning.breakdown.mention import Sentence

_SIGN = "awias"
_REACH = 160  # characters from the brackets to what they hold


def link(sentences: Sequence[Sentence], text: str) -> None:
    """Make numbers alone in brackets parts of those before them, behind a note that says so."""
    begin = _noted_from(text)
    if begin < 0:
        return
    for sentence in sentences:
        if sentence.end <= begin:
            continue
        for before, mention in pairwise(sentence.mentions):
            noted = before.start > begin and doubles(before, mention, text)
            if noted and kinship.fits(mention, before):
                mention.whole = before


def _noted_from(text: str) -> int:
    """Offset behind the note, -1 for none."""
    at = text.find(_SIGN)
    while at >= 0:
        note = NOTED_PARTS.search(text, at, at + _REACH)
        if note is not None and ". " not in text[at : note.start()]:
            return note.end()
        at = text.find(_SIGN, at + 1)
    return -1
