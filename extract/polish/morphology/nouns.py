"""Lemma of a noun in any form, and the forms of a lemma."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract.polish.morphology.declension import (
    CASES,
    GENDERS,
    GENITIVE_PLURAL,
    NOMINATIVE_PLURAL,
    NUMBERS,
    PLURAL,
    SINGULAR,
    slot_set,
    slots_of,
)
from extract.polish.morphology.dictionary import (
    CACHED_WORDS,
    analyses,
    forms,
    rarity,
    word_lists,
)
from extract.polish.morphology.morfeusz import forms_tagged
from extract.polish.morphology.word_class import NOUNS
from extract.polish.remembered import remembered

if TYPE_CHECKING:
    from extract.polish.morphology.morfeusz import Analysis

_MASCULINE_PERSONAL_PLURAL = slot_set(["pl"], CASES, ["m1"])
_NOUN_RANK = {"subst": 0, "ger": 1, "depr": 2}


def noun_lemma(word: str, *, number_value: float | None = None) -> str | None:
    """Nominative singular of a noun given in any form.

    Parameters
    ----------
    word
        One word.
    number_value
        The number that counts it. Readings in the form this number governs win (5 and more:
        genitive plural; 2 to 4: nominative plural; 1: singular; a fraction: genitive singular),
        but as reports often get it wrong ("78 spotkania"), any form will do.

    Returns
    -------
    str or None
        The lemma; nouns without a singular stay plural (``zajęcia``), gerunds give the nominative
        gerund (``szkolenie``), ``ludzi`` gives ``człowiek``. ``None`` if the dictionary does not
        know the word as a noun.
    """
    return _noun_lemma(word, _governed(number_value))


def _governed(value: float | None) -> int:
    """Slots a number of this value governs, as Polish grammar has it."""
    if value is None:
        return 0
    if value != int(value):
        return slot_set(["sg"], ["gen"], GENDERS)
    if value == 1:
        return SINGULAR
    return NOMINATIVE_PLURAL if is_few(value) else GENITIVE_PLURAL


def is_few(value: float) -> bool:
    """Tell a whole number that governs the nominative plural: 3, 22, 104, but not 12 to 14."""
    tens, ones = int(value) % 100, int(value) % 10
    return 2 <= ones <= 4 and not 12 <= tens <= 14


@remembered(CACHED_WORDS)
def _noun_lemma(word: str, governed: int) -> str | None:
    ranked = ranked_nouns(word, governed)
    return citation_form(ranked[0]) if ranked else None


def ranked_nouns(word: str, governed: int = 0) -> list[Analysis]:
    """Noun readings of a word, the likeliest first; the order is total, so results are stable."""
    nouns = [reading for reading in analyses(word) if reading.pos in NOUNS]
    if len({(noun.lemma, noun.pos) for noun in nouns}) < 2:
        return nouns  # one lemma, whichever the case
    preferred = _preferred_lemmas()
    plural = bool(governed & PLURAL)

    def rank(indexed: tuple[int, Analysis]) -> tuple[int, ...]:
        order, noun = indexed
        slots = slots_of(noun.tag)
        plural_only = noun.tag.endswith(":pt")
        return (
            rarity(noun) == 2,
            noun.lemma[:1].isupper(),
            _NOUN_RANK[noun.pos],
            bool(governed) and not slots & governed and not (plural_only and governed == SINGULAR),
            plural and not slots & PLURAL,
            noun.lemma not in preferred,
            not (slots & _MASCULINE_PERSONAL_PLURAL),  # "pracownicy": men or people, not of her
            rarity(noun),
            plural_only,
            order,
        )

    return [noun for _, noun in sorted(enumerate(nouns), key=rank)]


@cache
def _preferred_lemmas() -> frozenset[str]:
    return frozenset(word_lists()["lemmas"]["preferred"])


def citation_form(noun: Analysis) -> str:
    """Nominative singular of a noun reading: its lemma, of a gerund the nominative gerund."""
    if noun.pos != "ger":
        return noun.lemma
    aspect_and_negation = noun.tag.split(":")[4:]
    tagged = forms_tagged(noun.lemma, ":".join(["ger:sg:nom.acc:n", *aspect_and_negation]))
    if tagged:
        return min(tagged, key=lambda pair: rarity(pair[1]))[0]
    for form, reading in forms(noun.lemma, "ger"):
        fields = reading.tag.split(":")
        if fields[1] == "sg" and "nom" in fields[2] and fields[4:] == aspect_and_negation:
            return form
    return noun.lemma


@remembered(CACHED_WORDS)
def inflect(
    lemma: str,
    *,
    pos: str | None = None,
    case: str | None = None,
    number: str | None = None,
    gender: str | None = None,
) -> tuple[str, ...]:
    """Forms of a lemma, current ones before labelled ones, each once.

    Parameters
    ----------
    lemma
        Bare lemma; of gerunds and participles the infinitive.
    pos
        Part of speech of the tagset (``subst``, ``adj``, ``num``, …).
    case, number, gender
        Wanted values (``gen``, ``pl``, ``m1``, …); ``None`` leaves them open. Comparatives and
        superlatives of an adjective are not among its forms.

    Returns
    -------
    tuple of str
        Empty if there is no such form or the lemma is unknown.
    """
    wanted = slot_set(
        [number] if number else NUMBERS,
        [case] if case else CASES,
        [gender] if gender else GENDERS,
    )
    open_choice = not (case or number or gender)
    found = (
        form
        for form, reading in forms(lemma, pos)
        if (open_choice or slots_of(reading.tag) & wanted)
        and not reading.tag.endswith((":com", ":sup"))
        and reading.pos != "brev"
    )
    return tuple(dict.fromkeys(found))
