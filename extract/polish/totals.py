"""Words that say of a number that it is all there is, as ``totals.toml`` lists them."""

from __future__ import annotations

from extract.polish.listed import WordLists

TOTALS = WordLists("extract.polish", "totals.toml", plain=True)
"""The lists, for patterns that name them."""
IN_ALL = TOTALS.any_of("in_all")
"""A word of a total beside its number, for patterns: "razem"."""
ADVERBS = frozenset(phrase for phrase in TOTALS["in_all"] if " " not in phrase)
"""Those of one word, small: "razem", "ogółem"."""
LAST_WORDS = frozenset(phrase.split()[-1] for phrase in (*TOTALS["in_all"], *TOTALS["sums"]))
"""The word right before a total, small: "razem", "suma", "sumie" of "w sumie"."""
