"""Pairs beside a slash as two columns: "prawne 150/139,5, biznesowe 120/90, razem 270/229,5"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.meaning.breakdown import kinship
from extract.meaning.breakdown.cues import CUMULATIVE, TOTAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.meaning.breakdown.mention import Mention, Sentence

_SLASH = re.compile(r"\s?/\s?")
_REACH = 120  # characters from one pair to the next
_LABEL = 30  # characters of "łącznie: " before a pair


def link(sentences: Sequence[Sentence], text: str) -> None:
    """Make the pairs before a total its parts, first numbers of the first, second of the second."""
    rows: list[tuple[Mention, Mention]] = []
    mentions = [m for sentence in sentences for m in sentence.mentions if kinship.counts(m)]
    for first, second in pairwise(mentions):
        if not _SLASH.fullmatch(text, first.fact.number_end, second.fact.number_start):
            continue
        if rows and (first.start - rows[-1][1].end > _REACH or first.key != rows[-1][1].key):
            rows = []
        before = text[max(0, first.fact.number_start - _LABEL) : first.fact.number_start]
        label = before.rpartition("\n")[2].rpartition(",")[2]
        if TOTAL.search(label) and not CUMULATIVE.search(label):
            _add_up(first, [row[0] for row in rows])
            _add_up(second, [row[1] for row in rows])
            rows = []
        else:
            rows.append((first, second))


def _add_up(whole: Mention, parts: list[Mention]) -> None:
    if len(parts) > 1 and kinship.near(kinship.total(parts), whole.value or 0):
        for part in parts:
            if part.whole is None and kinship.fits(part, whole) and kinship.kin(part, whole):
                part.whole = whole
