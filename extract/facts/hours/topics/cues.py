"""Words around hours that name no topic by themselves, as ``words.toml`` lists them."""

from __future__ import annotations

from extract.facts import lexicon
from extract.polish.listed import WordLists
from extract.polish.tokens import HARD_BREAK

CUES = lexicon.PART_OPENERS
STOPS = frozenset({".", ";", HARD_BREAK})

WORDS = WordLists("extract.facts.hours.topics", "words.toml")
BRIDGE = WORDS["bridge"]
FIGURES = frozenset(WORDS["figures"])
OPENING = frozenset(WORDS["opening"])
RESTS = frozenset(WORDS["rests"])
MADE_UP = WORDS["made_up"]
CONSISTS = WORDS["consists"]
WORKED = WORDS["worked"]
