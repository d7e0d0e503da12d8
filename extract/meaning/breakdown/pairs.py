"""Parts of several wholes told side by side: "plan 24, wykonanie 27; w tym …: plan 5, wykonanie 4".

What tells them apart is said again ("kobiet 12, mężczyzn 8, w tym … kobiet 3, mężczyzn 2"), or
their order does ("70 / 81 / 64", below it "14 / 11 / 9").
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.meaning.breakdown import kinship

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.meaning.breakdown.mention import Mention

_WORD_BEFORE = re.compile(r"([^\W\d_]{3,20})\s{0,2}[:–-]?\s{0,2}\Z")
_WORD_REACH = 26
_SLASH = re.compile(r"\s{0,2}/\s{0,2}")


def link(parts: Sequence[Mention], before: Sequence[Mention], text: str) -> bool:
    """Give each of ``parts`` its own whole among the numbers ``before``, in order; tell whether.

    All of them get one, or none does.
    """
    wholes = _wholes(parts, before, text) if len(parts) > 1 < len(before) else None
    if wholes is None or not all(map(kinship.fits, parts, wholes)):
        return False
    for part, whole in zip(parts, wholes, strict=True):
        part.whole = whole
    return True


def _wholes(
    parts: Sequence[Mention], before: Sequence[Mention], text: str
) -> Sequence[Mention] | None:
    series = _series(before, text)
    if _series(parts, text) == parts and 1 < len(parts) <= len(series):
        return series[: len(parts)]
    labels = [_label(part, text) for part in parts]
    known = {_label(mention, text): mention for mention in before[-len(parts) :]}
    if "" in labels or len(set(labels)) < len(parts) or set(labels) != set(known):
        return None
    return [known[label] for label in labels]


def _series(mentions: Sequence[Mention], text: str) -> Sequence[Mention]:
    """Return the last of ``mentions`` as far as slashes alone part them."""
    first = len(mentions) - 1
    for one, other in reversed([*pairwise(mentions)]):
        if not _SLASH.fullmatch(text, one.fact.number_end, other.fact.number_start):
            break
        first -= 1
    return mentions[first:]


def _label(mention: Mention, text: str) -> str:
    """Return what a number counts, if its noun follows, or the word that stands before it."""
    if mention.unit is not None and mention.start == mention.fact.number_start:
        return mention.unit
    number = mention.fact.number_start
    match = _WORD_BEFORE.search(text, max(0, number - _WORD_REACH), number)
    return match[1].lower() if match else ""
