"""Nouns and the numbers beside them: "dwie osoby" counts persons, "dwie osób prawnych" does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.facts import label_phrases, lexicon, phrases
from extract.polish import morphology
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.facts.phrases import Phrase
    from extract.polish.numerals import NumberMention
    from extract.polish.tokens import Tokens

_OPENING_QUOTES = frozenset({"„", "«", "“", '"'})
_FEW = frozenset({"dwa", "dwie", "trzy", "cztery"})

# What may follow a number whose noun stands before it.
_CLOSERS = frozenset(
    {",", ";", ".", ")", HARD_BREAK, "i", "oraz", "a", "w", "z", "przy", "tj", "("}
)


def is_plural(number: NumberMention) -> bool:
    """Tell a number whose noun is plural: whole, two or more; so is one of unknown value."""
    return number.value is None or (number.value >= 2 and number.value == int(number.value))


def tells_whose(text: str, tokens: Tokens, number: NumberMention, phrase: Phrase) -> bool:
    """Tell a noun that its number does not govern: "dwie osób prawnych", "11 zakładania PES".

    Two to four in words have the nominative plural, five and more the genitive plural.
    """
    form = tokens.words[phrase.first]
    written = text[number.start : number.end].lower()
    if written in _FEW:
        return morphology.is_only_plural_genitive(form)
    return (
        number.form == "digits"
        and is_plural(number)
        and not morphology.is_few(number.value or 0)
        and morphology.is_gerund(form)
        and not morphology.is_plural_genitive(form)
    )


def is_category(tokens: Tokens, number: NumberMention, phrase: Phrase) -> bool:
    """Tell a noun that stays singular beside a plural number: "bezrobocie – 71"."""
    named = lexicon.names_count(tokens.words[max(0, phrase.first - 1)])
    plural = is_plural(number) and not named  # "liczba PES": its plural does not show
    return plural and label_phrases.is_category(tokens, phrase)


def goes_on(words: list[str], behind: int) -> bool:
    """Tell whether a word of content follows: the number is its, not the label's."""
    if behind >= len(words):
        return False
    form = words[behind]
    out_of = (
        form in ("na", "ze") and "".join(words[behind + 1 : behind + 2]).isdigit()
    )  # "88 na 90"
    content = form[:1].isalnum() and form.lower() not in _CLOSERS and not out_of
    return content and lexicon.word(form).kind != "verb"


def is_several(words: list[str], index: int) -> bool:
    """Tell a common noun that is plural beyond doubt behind a preposition: "wśród uczestników"."""
    form = words[index]
    if not index or not morphology.is_preposition(words[index - 1]):
        return False
    entry = lexicon.word(form)
    tags = [a.tag for a in morphology.analyses(form) if a.pos in morphology.NOUNS]
    plural = bool(tags) and all(":pl:" in tag for tag in tags)
    return entry.kind == "noun" and plural and not entry.proper


def in_quotes(tokens: Tokens, number: NumberMention, behind: int) -> Phrase | None:
    """Read "88 „Niebieskich Kart”", "4 „Żywe Biblioteki”": in the form that numbers govern.

    ``behind`` is the index behind the number, or behind the adjectives that stand there.
    """
    if "".join(tokens.words[behind : behind + 1]) not in _OPENING_QUOTES:
        return None
    phrase = phrases.after(tokens, behind + 1, plural=is_plural(number))
    if phrase is None or phrase.kind != "counted" or not is_plural(number):
        return None
    forms = tokens.words[phrase.first : phrase.last + 1]
    case = "nom" if morphology.is_few(number.value or 0) else "gen"
    tags = (reading.tag for form in forms for reading in morphology.analyses(form))
    return phrase if any(tag.startswith(f"subst:pl:{case}") for tag in tags) else None


def of_kind_in_quotes(tokens: Tokens, number: NumberMention, kind: Phrase | None) -> Phrase | None:
    """Read "40 indywidualnych „lekcji”": adjectives alone are of the noun in quotes behind them."""
    if kind is None or kind.kind != "elided":
        return None
    forms = tokens.words[kind.first : kind.last + 1]
    if not all(lexicon.word(form).kind == "adjective" for form in forms):
        return None
    named = in_quotes(tokens, number, kind.last + 1)
    return None if named is None else replace(named, first=kind.first)
