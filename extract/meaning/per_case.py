"""Numbers that are for each of several: "na każde przychodziło 8 osób", "średnio 14 osób"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extract.facts.fact import Count, Fact, changed
from extract.polish.listed import WordLists

if TYPE_CHECKING:
    from collections.abc import Sequence

_LISTS = WordLists("extract.meaning", "per_case.toml")
_WORD = _LISTS.pattern(r"\b(?:<words>|<one>(?=\s[^.,;:()\d]{1,40}\s<falls_to>))")
_SIGNS = ("ażd", "redni", "rzecięt", "tatystyczn", "a jed")
# A pause, a bracket or another number ends what the word is said of.
_GAP = re.compile(r"[^.,;:()\d]{0,60}")
_OUT_OF = _LISTS.pattern(r"\b<out_of>\s(?:[^\W\d_]{1,12}\s)?\Z")


def resolve(facts: Sequence[Fact], text: str) -> list[Fact]:
    """Return the facts with the modifier ``each`` where words say that a count is for each.

    Parameters
    ----------
    facts
        Of one report, in any order; order, values and offsets never change.
    text
        ``Report.text``.
    """
    found = list(facts)
    if not any(sign in text for sign in _SIGNS):
        return found
    counts = sorted(
        (fact.number_start, place)
        for place, fact in enumerate(found)
        if isinstance(fact, Count) and fact.modifier != "each"
    )
    for word in _WORD.finditer(text):
        at = bisect_left(counts, (word.end(), -1))
        if at == len(counts):
            break
        place = counts[at][1]
        fact = found[place]
        gap = text[word.end() : max(word.end(), min(fact.start, counts[at][0]))]
        if isinstance(fact, Count) and _GAP.fullmatch(gap) and not _OUT_OF.search(gap):
            found[place] = changed(fact, modifier="each")
    return found


def is_each(text: str, start: int, number: int) -> bool:
    """Tell whether a word between the offsets ``start`` and ``number`` says so of the number."""
    words = list(_WORD.finditer(text, start, number))
    return bool(words) and _GAP.fullmatch(text, words[-1].end(), number) is not None
