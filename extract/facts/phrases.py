"""Noun phrases behind a number, on the token indices of one stretch: "12 nowych miejsc pracy".

A phrase never crosses a full stop, a bracket, a colon or a hard line break. ``label_phrases`` reads
those before a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.facts import fixed_units, heads, lexicon, schools
from extract.facts.unit_classes import listed_lemma
from extract.polish import morphology
from extract.polish.tokens import HARD_BREAK, Tokens

Kind = Literal["counted", "measure", "elided"]

_SOME = 3  # a number that governs the nominative plural: "2 pracownicy" are pracownik
_REACH = 9  # words to the head of a phrase
_KIND_WORDS = frozenset({"rodzaju", "typu", "rodzajów", "typów"})
_GOES_ON = frozenset({",", ";", "(", ")", "+", "/", "-", "–", "i", "oraz", "a"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase beside a number.

    ``first`` and ``last`` are token indices, both inclusive. ``unit`` is ``None`` for an elided
    unit: there are only words that tell the part ("w UG", "grupowych").
    """

    kind: Kind
    unit: str | None
    first: int
    last: int


def after(tokens: Tokens, index: int, *, plural: bool = False) -> Phrase | None:
    """Phrase that begins at token ``index``, just behind a number; ``None`` if none does.

    ``plural`` says that the number is an integer above one: what it counts is in the plural, and a
    noun that is never plural is the topic of what is counted ("52 rozwoju działalności").
    """
    words = tokens.words
    limit = min(len(words), index + _REACH)
    position = index
    adjectives = 0
    while position < limit:
        form = words[position]
        written = _as_listed(words, index, position)
        if written is not None:
            return written
        if form in lexicon.COORDINATORS or form == "-":
            if not adjectives or not _adjective_follows(words, position + 1, limit):
                break
            position += 1
            continue
        if form.lower() in lexicon.CUT_BEFORE_STOP and _is_cut(words, position):
            adjectives += 1
            position += 1
            break  # "76 ind. + 45 grup., w podziale na gminy"
        entry = _entry(words, position, plural=plural)
        if entry.kind == "abbreviation" and _stops_before_number(words, position):
            break  # "11 pow. 50 r.ż."
        if entry.kind == "adverb" or (adjectives and form in _KIND_WORDS):
            position += 1
            continue
        if entry.verbal and not heads.noun_follows(words, position + 1, limit):
            break
        if entry.kind == "adjective" or (
            entry.kind == "noun"
            and entry.adjectival
            and heads.noun_follows(words, position + 1, limit)
        ):
            adjectives += 1
            position += 1
            continue
        if entry.kind == "measure":
            return _measured(words, index, position, entry)
        if entry.kind in lexicon.NAMING:
            return _named(words, index, position, entry, plural=plural)
        break
    return _of_adjectives(words, index, position - 1) if adjectives else None


def _as_listed(words: list[str], first: int, position: int) -> Phrase | None:
    """Phrase that ends in what ``units.toml`` lists as written: a pair, a cut word, a symbol."""
    form = words[position]
    written = lexicon.WRITTEN.get(_pair(words, position))
    if written is not None:
        return Phrase("counted", written, first, _after_pair(words, position) - 1)
    school = schools.last_of(words, first, position)
    if school is not None:
        return Phrase("counted", schools.SCHOOL, first, school)
    if form.lower() in lexicon.CUT_JOBS and first > 1:
        verb = words[first - 2].lower().startswith(lexicon.JOB_VERBS)
        if verb and position == first:
            return Phrase("counted", "miejsce pracy", first, first)
    if form in lexicon.SYMBOLS and words[position + 1 : position + 2] != ["."]:
        last = complements(words, position + 1) - 1
        return Phrase("counted", lexicon.SYMBOLS[form], first, last)
    return None


def _entry(words: list[str], position: int, *, plural: bool) -> lexicon.Word:
    """Look up a word; in "126 prac", behind a number and without a stop, it is not cut short."""
    entry = lexicon.at(words, position)
    if entry.kind == "abbreviation" and plural and not _is_abbreviated(words, position):
        return lexicon.unabbreviated(words[position])
    return entry


def _stops_before_number(words: list[str], position: int) -> bool:
    behind = words[position + 1 : position + 3]
    return len(behind) == 2 and behind[0] == "." and behind[1].isdigit()


def _measured(words: list[str], first: int, position: int, entry: lexicon.Word) -> Phrase:
    """Phrase of a measure, unless it counts with the words behind: "9 dni szkoleniowych"."""
    fixed = fixed_units.longest(words, position, entry.lemma)
    if fixed is not None:
        return Phrase("counted", fixed[1], first, fixed[0] - 1)
    if fixed_units.is_degree(words, position):
        return Phrase("elided", None, first, position + 1)  # "27 stopień znaczny"
    return Phrase("measure", entry.lemma, first, position)


def _named(words: list[str], first: int, head: int, entry: lexicon.Word, *, plural: bool) -> Phrase:
    """Phrase of the noun at ``head``, which is the unit or something of the unit left out."""
    before = words[head - 1] if head > first else None
    # "121 przyznających świadczenia": the participle has an object, it is the unit's.
    governed = before is not None and (
        heads.governs(before, words[head]) or _is_doing(before, words[head])
    )
    # "52 rozwoju działalności": many of something else, of which this is the topic.
    if governed or (plural and entry.singular):
        return Phrase("elided", None, first, complements(words, head + 1) - 1)
    return _headed(words, first, head, entry, plural=plural)


def _of_adjectives(words: list[str], first: int, last: int) -> Phrase:
    """Phrase of adjectives alone: "7 indywidualnych"; people are who they are: "7 dorosłych"."""
    last = max(first, last)
    noun = lexicon.CUT_NOUNS.get(words[first].lower()) if first == last else None
    if noun is not None and not _beside_adjective(words, first):
        return Phrase("counted", noun, first, complements(words, first + 1) - 1)
    person = lexicon.word(words[last]).lemma
    unit = person if person in lexicon.PEOPLE else None
    return Phrase("counted" if unit else "elided", unit, first, last)


def _beside_adjective(words: list[str], first: int) -> bool:
    """Tell "8 spotkań informac. i 4 szkol.", where "szkol." is of the noun before, by its number.

    ``first`` is the index behind the number.
    """
    before = [form for form in words[max(0, first - 4) : max(0, first - 1)] if form != "."]
    joined = before[-1:] in (["i"], ["oraz"], [","], ["a"])
    return joined and len(before) > 1 and lexicon.word(before[-2]).adjectival


def _is_doing(participle: str, form: str) -> bool:
    """Tell "dotyczące zakładania": what is done is the participle's object, nobody counts it."""
    readings = morphology.analyses(participle)
    return morphology.is_gerund(form) and any(a.pos == "pact" for a in readings)


def _is_cut(words: list[str], position: int) -> bool:
    """Tell "45 grup., w tym" from "dla 45 grup." at the end of a sentence."""
    behind = words[position + 1 : position + 3]
    return len(behind) == 2 and behind[0] == "." and behind[1] in _GOES_ON


def _is_abbreviated(words: list[str], position: int) -> bool:
    """Tell "126 prac. socjalnych" from "126 prac" and "126 prac." at the end of a sentence."""
    behind = words[position + 1 : position + 3]
    if behind[:1] != ["."]:
        return False
    if words[position].lower() not in lexicon.ALSO_WORDS:
        return True
    return len(behind) == 2 and behind[1] != HARD_BREAK and not behind[1].istitle()


def _pair(words: list[str], index: int) -> str:
    """Two words as ``units.toml`` writes them, a stop between them left out."""
    second = _after_pair(words, index) - 1
    return f"{words[index].lower()} {words[second].lower()}" if second < len(words) else ""


def _after_pair(words: list[str], index: int) -> int:
    return index + (3 if index + 1 < len(words) and words[index + 1] == "." else 2)


def _headed(
    words: list[str], first: int, head: int, entry: lexicon.Word, *, plural: bool
) -> Phrase:
    """Phrase whose head stands at ``head``, with its fixed unit, complements and adjectives."""
    fixed = fixed_units.longest(words, head, entry.lemma)
    if fixed is not None:
        return Phrase("counted", fixed[1], first, complements(words, fixed[0]) - 1)
    behind = head + 1
    if entry.kind == "abbreviation" and behind < len(words) and words[behind] == ".":
        behind += 1
    if entry.lemma in lexicon.CLASSIFIERS and behind < len(words):
        portioned = after_classifier(words, behind)
        if portioned is not None:
            return Phrase("counted", portioned[0], first, portioned[1])
    if entry.kind == "acronym":
        while behind + 1 < len(words) and words[behind] == "/" and words[behind + 1][:1].isalpha():
            behind += 2
    unit = entry.lemma
    if plural and entry.kind == "noun":
        governed = morphology.noun_lemma(words[head], number_value=_SOME)
        unit = listed_lemma(words[head], governed) or unit
    return Phrase("counted", unit, first, complements(words, behind) - 1)


def after_classifier(words: list[str], index: int) -> tuple[str, int] | None:
    """Noun behind "szt." or "sztuk": its lemma and token index."""
    while index < len(words) and lexicon.word(words[index]).kind == "adjective":
        index += 1
    if index < len(words):
        entry = lexicon.word(words[index])
        if entry.kind == "noun":
            return entry.lemma, index
    return None


def complements(words: list[str], index: int) -> int:
    """Index after the adjectives and genitives that follow a head and belong to it."""
    limit = min(len(words), index + 5)
    while index < limit:
        entry = lexicon.word(words[index])
        if entry.kind == "adjective" or (entry.kind == "noun" and entry.genitive):
            if entry.kind == "adjective" and not _continues_phrase(words, index):
                break
            index += 1
        elif words[index] == "." and lexicon.takes_stop(words[index - 1]):
            index += 1
        else:
            break
    return index


def _continues_phrase(words: list[str], index: int) -> bool:
    """Tell whether the adjective at ``index`` belongs to the words before it.

    It does when it agrees with one of the two before it, and when these are no dictionary words.
    """
    if lexicon.word(words[index]).verbal:
        return False
    before = [form for form in words[max(0, index - 3) : index] if form[:1].isalpha()]
    return any(morphology.agree(words[index], form) for form in before) or not any(
        morphology.is_noun(form) for form in before
    )


def _adjective_follows(words: list[str], index: int, limit: int) -> bool:
    if index >= limit or words[index].lower() in lexicon.TOTALS:
        return False  # "20 grupowych, razem 60"
    if lexicon.word(words[index]).kind == "adverb":
        index += 1  # "grupowych i szczególnie ważnych"
    return index < limit and lexicon.word(words[index]).adjectival
