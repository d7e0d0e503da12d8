"""Nouns before how many there are of them: "ulotki w liczbie 1500", "paczki (233 szt.)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import governed, label_phrases, lexicon
from extract.polish import morphology

if TYPE_CHECKING:
    from extract.facts.phrases import Phrase
    from extract.polish.numerals import NumberMention
    from extract.polish.tokens import Tokens

_NUMBER = frozenset({"liczbie", "ilości"})


def amounting(tokens: Tokens, first: int) -> Phrase | None:
    """Noun of "spotkania animacyjne w liczbie 24", "ulotki w ilości 1500"."""
    words = tokens.words
    if first < 2 or words[first - 1].lower() not in _NUMBER or words[first - 2].lower() != "w":
        return None
    phrase = label_phrases.ending_at(tokens, first - 3, governed=True)
    return phrase if phrase is not None and phrase.kind == "counted" else None


def named(tokens: Tokens, number: NumberMention, first: int) -> Phrase | None:
    """Noun of "paczki (233 szt.)", "paczki, 233 szt.": what stands before comes in pieces."""
    phrase = label_phrases.ending_at(tokens, first - 2, governed=True)
    if phrase is None or phrase.kind != "counted":
        return None
    phrase = _issued_about(tokens, phrase) or phrase
    head = lexicon.word(tokens.words[phrase.first])
    single = head.singular and phrase.unit not in lexicon.ISSUED  # "wydano folder (1000 szt.)"
    return None if single and governed.is_plural(number) else phrase


def _issued_about(tokens: Tokens, phrase: Phrase) -> Phrase | None:
    """Tell what comes in copies from what it is about: "broszurę o spółdzielniach (500 szt.)"."""
    if phrase.first < 2 or not morphology.is_preposition(tokens.words[phrase.first - 1]):
        return None
    issued = label_phrases.ending_at(tokens, phrase.first - 2, governed=True)
    return issued if issued is not None and issued.unit in lexicon.ISSUED else None


def end(tokens: Tokens, portion: Phrase) -> int:
    """Offset where "233 szt.)" ends, the full stop and the bracket behind ``portion`` with it."""
    last = portion.last
    while tokens.words[last + 1 : last + 2] in ([")"], ["."]):
        last += 1
    return tokens.ends[last]
