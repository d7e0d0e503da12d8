"""A name cut into words, and how far the part of it reaches that may be declined."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extract.polish.names.words import adjective_slots, word_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

# What stands before a word, the word with its ending ("PUP-em", "MOPS-owi"), what stands behind
# it, and white space.
_PIECE = re.compile(
    r"([^\s\w]*+)"
    r"([\w'’.&@/]*+(?>(?:(?<=[A-ZĄĆĘŁŃÓŚŹŻ\d])-(?:[a-ząęó]{1,4}+|U|I?EM|IE|ÓW|OWI|OM|AMI|ACH)(?!\w))?))"
    r"([^\s\w]*+)(\s*+)"
)
NUMBER = re.compile(r"[IVXLCDM]+|\d[\d.]*")
_MOST_WORDS = 12
"""The part of a name that is declined is short; what follows stays as it is."""


class Token(NamedTuple):
    """A word of a name with what is written before and after it."""

    before: str
    word: str
    after: str


def split(text: str) -> list[Token]:
    """Cut a cleaned name into words; nothing is lost when the pieces are joined again."""
    tokens = []
    for match in _PIECE.finditer(text):
        before, word, after, space = match.groups()
        if not match.group():
            continue
        tokens.append(Token(before, word, after + space))
    return tokens


def join(tokens: Sequence[Token]) -> str:
    """Put a name together again."""
    return "".join([part for token in tokens for part in token])


@cache
def barriers() -> frozenset[str]:
    """Words that end the part of a name that is declined, in lower case."""
    return frozenset(word_lists()["barriers"])


@cache
def joiners() -> frozenset[str]:
    """Words that join two heads or two adjectives, in lower case."""
    return frozenset(word_lists()["joiners"])


def core_end(tokens: Sequence[Token]) -> int:
    """Count the words before the first preposition, quote, bracket or figure inside a name."""
    for index, token in enumerate(tokens):
        if index == _MOST_WORDS:
            return index
        if any(mark in '"([' for mark in token.before):
            return index
        word = token.word
        small = word.lower()
        if not word:
            return index
        if index and (small in barriers() and small not in joiners()):
            return index
        if index and word[0].isdigit() and not _leading_numbers(tokens, index):
            return index
        if any(mark in ';:")' for mark in token.after):
            return index + 1
        if "," in token.after and not _adjectives_meet(tokens, index):
            return index + 1
    return len(tokens)


def _adjectives_meet(tokens: Sequence[Token], index: int) -> bool:
    """Tell a comma between adjectives of one noun: "Szkoły Filmowej, Telewizyjnej i Teatralnej"."""
    return index + 1 < len(tokens) and bool(
        adjective_slots(tokens[index].word) & adjective_slots(tokens[index + 1].word)
    )


def _leading_numbers(tokens: Sequence[Token], index: int) -> bool:
    return all(NUMBER.fullmatch(token.word.rstrip(".")) for token in tokens[: index + 1])
