"""What the line above a table counts: "Miejsca pracy w PS wg ośrodków."."""

from __future__ import annotations

import re

from extract.facts import fixed_units, lexicon
from extract.facts.leads import unit_of
from extract.polish import morphology
from extract.polish.listed import WordLists
from extract.polish.remembered import remembered
from extract.polish.tokens import tokenise

_LAST_SENTENCE = re.compile(r"[.:;]\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ][^.:;]*[.:;]?\s*\Z)")
_ANNOUNCING = frozenset(WordLists("extract.facts.grids", "words.toml")["announcing"])


@remembered(1 << 10)
def unit_of_caption(caption: str) -> str | None:
    """Return the unit of the figures below ``caption``: its first plural noun that is no adjunct.

    A counting noun ("liczba uczestników wg gmin") tells it for certain; nouns that only say that a
    table follows ("tabela pokazuje", "zestawienie") are passed over, and so are prepositions'.
    """
    sentence = _LAST_SENTENCE.split(caption.rstrip())[-1]
    told = unit_of(sentence.rstrip(".:") + ":")
    if told is not None:
        return told
    words = tokenise(sentence, 0, len(sentence)).words
    governed = False
    for position, form in enumerate(words):
        entry = lexicon.word(form)
        if entry.kind == "function":
            governed = governed or morphology.is_preposition(form)
            continue
        if entry.kind == "verb" or not form[:1].isalpha():
            governed = False
            continue
        if entry.kind not in ("noun", "acronym") or entry.lemma in _ANNOUNCING:
            continue
        if not governed and not entry.singular and not entry.proper:
            fixed = fixed_units.longest(words, position, entry.lemma)
            return fixed[1] if fixed is not None else entry.lemma
        governed = False
    return None
