"""What a Polish word is and which forms it has: Morfeusz 2 behind one small face.

Everything here is a cached look-up, cheap in a hot loop; ``morfeusz`` opens the dictionary on the
first one.
"""

from __future__ import annotations

from extract.polish.morphology.dictionary import analyses, rarity
from extract.polish.morphology.morfeusz import Analysis
from extract.polish.morphology.noun_phrase import complete_phrase, nominative_phrase
from extract.polish.morphology.nouns import inflect, is_few, noun_lemma
from extract.polish.morphology.restoration import restore
from extract.polish.morphology.word_class import (
    ADJECTIVES,
    NOUNS,
    agree,
    is_adjective,
    is_gerund,
    is_noun,
    is_only_plural,
    is_only_plural_genitive,
    is_plural_genitive,
    is_preposition,
    is_singular_genitive,
    is_verb,
    parts_of_speech,
)

__all__ = [
    "ADJECTIVES",
    "NOUNS",
    "Analysis",
    "agree",
    "analyses",
    "complete_phrase",
    "inflect",
    "is_adjective",
    "is_few",
    "is_gerund",
    "is_noun",
    "is_only_plural",
    "is_only_plural_genitive",
    "is_plural_genitive",
    "is_preposition",
    "is_singular_genitive",
    "is_verb",
    "nominative_phrase",
    "noun_lemma",
    "parts_of_speech",
    "rarity",
    "restore",
]
