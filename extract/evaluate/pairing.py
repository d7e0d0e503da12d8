"""Which fact answers which annotation."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extract.evaluate.gold import Item
    from extract.facts.fact import Fact

_QUOTES = re.compile(r"[„”\"'’«»“]")
_DASHES = re.compile(r"\s*[–—-]\s*")


def folded(text: str | None) -> str:
    """Return a text without what two annotators may write differently.

    Case, quotation marks, kinds of dashes, white space and closing punctuation make no difference.
    """
    plain = unicodedata.normalize("NFC", text or "").lower()
    plain = _DASHES.sub("-", _QUOTES.sub("", plain))
    return " ".join(plain.split()).strip(" .,;:")


def same_unit(gold: str | None, found: str | None) -> bool:
    """Tell whether two units are the same, or begin with the same word.

    How much of a multiword unit belongs to it is a matter of taste ("grupa inicjatywna"), its head
    noun is not.
    """
    one, other = folded(gold), folded(found)
    return one == other or one.split(" ")[:1] == other.split(" ")[:1]


def overlap(item: Item, fact: Fact) -> bool:
    """Tell whether an annotation and a fact share a character."""
    return bool(fact.start < item["end"] and item["start"] < fact.end)


def pair(
    gold: Sequence[Item], facts: Sequence[Fact], same: Callable[[Item, Fact], bool]
) -> tuple[list[tuple[Item, Fact]], list[Fact]]:
    """Match annotations with facts one to one.

    In order of gold, each takes the free fact that overlaps it, is the ``same``, and starts
    nearest to it.

    Returns
    -------
    tuple
        The pairs in order of gold, and the facts left over.
    """
    free = list(facts)
    pairs: list[tuple[Item, Fact]] = []
    for item in gold:
        candidates = [fact for fact in free if overlap(item, fact) and same(item, fact)]
        if candidates:
            best = min(candidates, key=partial(_distance, item))
            free.remove(best)
            pairs.append((item, best))
    return pairs, free


def _distance(item: Item, fact: Fact) -> int:
    return abs(fact.start - int(item["start"]))


def without_soft(facts: Sequence[Fact], soft: Sequence[Item], hard: Sequence[Item]) -> list[Fact]:
    """Drop the facts that only answer annotations which may be found or not."""
    return [
        fact
        for fact in facts
        if any(overlap(item, fact) for item in hard)
        or not any(overlap(item, fact) for item in soft)
    ]
