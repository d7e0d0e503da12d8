"""Names written in capitals, brought down to Polish casing."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.polish.morphology import analyses
from extract.polish.names.words import word_lists
from extract.polish.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.polish.names.tokens import Token

_ROMAN = re.compile(r"[IVXLC]+")
_VOWEL = re.compile(r"[AEIOUYĄĘÓ]")
_LONG_WORD = 4
"""Shorter capitals are abbreviations unless everything around them is shouted."""
_SMALL_PAIRS = frozenset({("na", "rzecz"), ("do", "spraw"), ("d/s", "spraw")})
_WORDS = frozenset({"subst", "adj", "ger", "ppas", "pact", "adv", "num"})
_ABBREVIATING = frozenset({"nazwa_organizacji", "nazwa_firmy", "marka"})


def calm(tokens: Sequence[Token]) -> Sequence[Token]:
    """Bring a shouted name down to Polish casing; any other comes back as it is.

    A name is shouted if most of its letters stand in capitals and it has a long word of the
    language among them, beside another long one, a function word or an abbreviation.
    Words become small if they are function words or abbreviations like "im.", and begin with a
    capital otherwise; Roman numbers and abbreviations of institutions stay.
    """
    if not is_shouted(tokens):
        return tokens
    last = len(tokens) - 1
    done = [
        token._replace(word=_calm_word(token, first=not index, last=index == last))
        if token.word.isupper()
        else token
        for index, token in enumerate(tokens)
    ]
    for index in range(1, len(done)):
        if (done[index - 1].word, done[index].word.lower()) in _SMALL_PAIRS:
            done[index] = done[index]._replace(word=done[index].word.lower())
    return done


def is_shouted(tokens: Sequence[Token]) -> bool:
    """Tell a name in capitals from a name that has some."""
    words = [token.word for token in tokens if token.word]
    upper = [word for word in words if word.isupper()]
    if len(upper) < 2 or 2 * sum(map(len, upper)) < sum(map(len, words)):
        return False
    long = [word for word in upper if len(word) >= _LONG_WORD and word not in _abbreviations()]
    known = sum(map(_is_word, long))
    if known == 1:
        return len(long) > 1 or any(
            word in _abbreviations() or word.lower() in _small() for word in upper
        )
    return known > 1


def calm_place(tokens: Sequence[Token]) -> Sequence[Token]:
    """Bring a place in capitals down: a place is no abbreviation, one word suffices."""
    if not all(token.word.isupper() for token in tokens if token.word):
        return tokens
    return [
        token._replace(word=_calm_word(token, first=not index, last=False))
        if len(token.word) > 1
        else token
        for index, token in enumerate(tokens)
    ]


@cache
def _small() -> frozenset[str]:
    return frozenset(word_lists()["small"])


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word_lists()["abbreviations"])


@remembered(1 << 12)
def _is_word(word: str) -> bool:
    if word in _abbreviations():
        return False
    return any(
        one.pos in _WORDS and not _ABBREVIATING.intersection(one.classes)
        for one in analyses(word.lower())
    ) or any(
        one.pos in _WORDS and not _ABBREVIATING.intersection(one.classes) and one.classes
        and not one.lemma.isupper()
        for one in analyses(word.capitalize())
    )  # fmt: skip


def _calm_word(token: Token, *, first: bool, last: bool) -> str:
    word = token.word
    small = word.lower()
    if small in _small() and not first and not (small == "i" and last):
        return small
    if word in _abbreviations() or (_ROMAN.fullmatch(word) and (first or small != "i")):
        return word
    if "." in word.rstrip(".") or "&" in word:
        return word
    if "-" in word or any(letter.isdigit() for letter in word):
        return word  # a token has a hyphen only before the ending of an abbreviation
    if len(word) < _LONG_WORD + 1 and not _is_word(word):
        return word
    if not _VOWEL.search(word):
        return word
    return word[0] + word[1:].lower()
