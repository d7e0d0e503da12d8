"""Numbers in brackets: "Grupy inicjatywne (8)", "24 (dwadzieścia cztery) spotkania".

Each reader returns the words that tell what is counted, as a phrase on token indices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import governed, label_phrases, labels, phrases
from extract.facts.phrases import Phrase
from extract.polish import morphology
from extract.polish.numerals import find_numbers
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.polish.numerals import NumberMention
    from extract.polish.tokens import Tokens

_IN_WORDS = 8  # words of a number in brackets behind its digits
_JOINS = frozenset({",", "i", "oraz"})
_GOVERNED = 4  # words from a preposition to the bracket behind what it governs
_COUNTED = frozenset({"nom", "gen", "acc"})
_EXACTLY = frozenset({"dokładnie", "ściślej", "tj"})


def is_alone(text: str, number: NumberMention) -> bool:
    """Tell "61 spotkań /54/" and "17 [22]", a number alone in slashes or square brackets."""
    before = text[max(0, number.start - 2) : number.start]
    after = text[number.end : number.end + 1]
    opened = before[-1:] == "/" and (len(before) < 2 or before[0].isspace())
    return (opened and after == "/") or (before[-1:] == "[" and after == "]")


def exactly(tokens: Tokens, number: NumberMention, first: int, behind: int) -> Phrase | None:
    """Noun of "blisko 250 (dokładnie 243) osób" for the number before the bracket ``behind``."""
    words = tokens.words
    if words[max(0, first - 2) : max(0, first - 1)] != ["("] or words[first - 1] not in _EXACTLY:
        return None
    phrase = phrases.after(tokens, behind + 1, plural=governed.is_plural(number))
    return phrase if phrase is not None and phrase.kind == "counted" else None


def named(tokens: Tokens, first: int, behind: int, floor: int) -> Phrase | None:
    """Words before "(8)" that name its unit; elided where they name none.

    ``None`` where no bracket opens right before the number, the tokens ``first``..``behind - 1``.
    """
    words = tokens.words
    if not first or words[first - 1] != "(":
        return None
    phrase = label_phrases.ending_at(tokens, first - 2)
    if phrase is not None and _goes_on(words, phrase):
        return Phrase("elided", None, phrase.first, phrase.last)
    if phrase is None or phrase.kind != "counted":
        phrase = labels.read(tokens, first - 1, floor=floor, separated=True)
    if (phrase is None or phrase.kind == "elided") and _opens_sentence(words, floor, first):
        those = label_phrases.ending_at(tokens, first - 2, governed=True)
        several = those is not None and governed.is_several(words, those.first)
        phrase = those if several else phrase  # "Wśród uczestników (25) były …"
    return phrase or Phrase("elided", None, first - 1, behind)


def _goes_on(words: list[str], phrase: Phrase) -> bool:
    """Tell "z gminami (5), szkołami (2)": the noun is governed as the one before the bracket is."""
    first = phrase.first
    closed = words[max(0, first - 4) : first]
    if phrase.kind != "counted" or len(closed) < 4 or closed[0] != "(" or closed[2] != ")":
        return False
    if closed[3] not in _JOINS or not closed[1][:1].isdigit() or "nom" in _cases(words[first]):
        return False
    before = words[max(0, first - 4 - _GOVERNED) : first - 4]
    governed = any(map(morphology.is_preposition, before))
    return governed or bool(before and _cases(before[-1]) and not _cases(before[-1]) & _COUNTED)


def _cases(form: str) -> frozenset[str]:
    """Return the cases that a form of a noun may be."""
    tags = (a.tag.split(":") for a in morphology.analyses(form) if a.pos in morphology.NOUNS)
    return frozenset(case for tag in tags for case in tag[2].split("."))


def behind_words(text: str, tokens: Tokens, number: NumberMention, behind: int) -> Phrase | None:
    """Noun of "24 (dwadzieścia cztery) spotkania", the number in words passed over."""
    words = tokens.words
    if behind >= len(words) or words[behind] != "(":
        return None
    reach = range(behind + 1, min(len(words), behind + _IN_WORDS))
    closing = next((p for p in reach if words[p] == ")"), None)
    if closing is None:
        return None
    said = list(find_numbers(text, tokens.starts[behind], tokens.starts[closing]))
    if len(said) != 1 or said[0].value != number.value or said[0].form != "words":
        return None
    phrase = phrases.after(tokens, closing + 1, plural=governed.is_plural(number))
    return phrase if phrase is not None and phrase.kind == "counted" else None


def _opens_sentence(words: list[str], floor: int, first: int) -> bool:
    """Tell a number that is the first of its sentence."""
    return not floor or any(form in (".", HARD_BREAK) for form in words[floor:first])
