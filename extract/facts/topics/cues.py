"""Words around hours that name no topic by themselves, as ``words.toml`` lists them."""

from __future__ import annotations

from extract.facts import lexicon
from extract.polish.listed import WordLists
from extract.polish.tokens import HARD_BREAK

CUES = lexicon.PART_OPENERS
STOPS = frozenset({".", ";", HARD_BREAK})

_WORDS = WordLists("extract.facts.topics", "words.toml")
BRIDGE = _WORDS["bridge"]
FIGURES = frozenset(_WORDS["figures"])
OPENING = frozenset(_WORDS["opening"])
RESTS = frozenset(_WORDS["rests"])
MADE_UP = _WORDS["made_up"]
CONSISTS = _WORDS["consists"]
WORKED = _WORDS["worked"]
