"""Nouns that numbers share, each with an adjective: "12 indywidualnych i 4 grupowe spotkania".

Works on token indices of one stretch, like ``phrases``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import heads, lexicon, phrases
from extract.facts.phrases import Phrase
from extract.polish.numerals import is_number
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.polish.tokens import Tokens

_JOINS = frozenset({",", "i", "oraz"})
_MEMBERS = 4
_OPENS_PARTS = lexicon.PART_OPENERS | {":", "(", ",", *lexicon.DASHES}
_SENTENCE = 30  # tokens back to a number that has parts
_DESCRIBING = frozenset({"adjective", "adverb"})
_ENDS = frozenset({".", HARD_BREAK})


def read(tokens: Tokens, first: int, phrase: Phrase) -> Phrase | None:
    """Return ``phrase``, adjectives behind the number at token ``first``, with the noun they share.

    ``None`` where no noun follows behind another number, and where the number may be a part of
    one before it, which tells what it counts: "30 spotkań: 20 grupowych i 2 nowe wizyty".
    """
    words = tokens.words
    behind = phrase.last + 1
    if phrase.kind != "elided" or "".join(words[behind : behind + 1]) not in _JOINS:
        return None
    if not _describes(words, phrase):
        return None
    if not is_number("".join(words[behind + 1 : behind + 2])) or _is_part(words, first):
        return None
    for _ in range(_MEMBERS):
        if "".join(words[behind : behind + 1]) not in _JOINS:
            return None
        number = behind + 1
        behind = number
        while behind < len(words) and is_number(words[behind]):
            behind += 1
        named = phrases.after(tokens, behind, plural=True) if behind > number else None
        if named is None:
            return None
        if named.kind == "counted":
            head = heads.head(words, named.first, named.last)
            described = head is not None and head > named.first
            shared = Phrase("counted", named.unit, phrase.first, phrase.last)
            return shared if described else None
        if named.kind != "elided" or not _describes(words, named):
            return None
        behind = named.last + 1
    return None


def _describes(words: list[str], phrase: Phrase) -> bool:
    kinds = {lexicon.word(form).kind for form in words[phrase.first : phrase.last + 1]}
    return "adjective" in kinds and kinds <= _DESCRIBING


def _is_part(words: list[str], first: int) -> bool:
    """Tell ": 20 grupowych" and "w tym 20 grupowych" behind another number of the sentence."""
    first = _first_member(words, first)
    if not first or words[first - 1].lower() not in _OPENS_PARTS:
        return False
    for position in range(first - 1, max(-1, first - _SENTENCE), -1):
        if words[position] in _ENDS:
            return False
        if is_number(words[position]):
            return True
    return False


def _first_member(words: list[str], first: int) -> int:
    """First token of the first number of "12 czynnych, 4 zawieszone" before a number."""
    for _ in range(_MEMBERS):
        if not first or words[first - 1] != ",":
            break
        position = first - 2
        while position >= 0 and lexicon.word(words[position]).kind in _DESCRIBING:
            position -= 1
        if position == first - 2 or position < 0 or not is_number(words[position]):
            break
        while position and is_number(words[position - 1]):
            position -= 1
        first = position
    return first
