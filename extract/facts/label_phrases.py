"""Noun phrases that stand before a number, on the token indices of one stretch.

``ending_at`` walks back from the last word before it ("Grupy inicjatywne (8)"), ``first_noun``
reads a label from its beginning ("udzielono porad", "wypożyczenia na zewnątrz").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import fixed_units, heads, lexicon
from extract.facts.phrases import Phrase
from extract.facts.unit_classes import unit_class
from extract.polish import morphology

if TYPE_CHECKING:
    from extract.polish.tokens import Tokens

_CUT_YEARS = frozenset({"r", "rb"})  # "2017 r.", "31 grudnia rb."; a stretch ends with their stop
_PLACES = frozenset({"w", "we", "u", "dla", "przy", "spośród", "wśród"})
_ALL = "wszystkich"  # no adjective to the dictionary
_REACH = 9  # words from the end of a phrase back to its head
_ROMAN = re.compile(r"[IVX]{1,5}")


def ending_at(tokens: Tokens, index: int, *, governed: bool = False) -> Phrase | None:
    """Noun phrase whose last token is ``index``: walks back over genitives and adjectives.

    A phrase behind a preposition is elided, unless ``governed`` says that it will do.
    """
    words = tokens.words
    found = _walked_back(words, index)
    if found is None:
        return None
    head, before = found
    entry = lexicon.word(words[head])
    if entry.kind == "measure" and fixed_units.is_degree(words, head):
        return Phrase("elided", None, head, index)
    if entry.lemma == "raz" and head and words[head - 1].lower() == "po":
        return Phrase("elided", None, head - 1, index)  # "w tym po raz pierwszy 14"
    if entry.kind == "measure" and not heads.is_capital_inside(words, head):
        return Phrase("measure", entry.lemma, head, index)
    before = _before_adjectives(words, before)
    # To the dictionary "a" is a preposition as well.
    joined = before >= 0 and words[before].lower() in lexicon.CONJUNCTIONS
    adjunct = before >= 0 and not (governed or joined) and morphology.is_preposition(words[before])
    if (
        adjunct
        or entry.kind == "measure"
        or words[head] in lexicon.ATTRIBUTES
        or heads.is_name(words, head, entry)
        or heads.is_status_label(words, head, index)
    ):
        return Phrase("elided", None, max(before, 0), index)
    if entry.lemma in lexicon.COUNTING_NOUNS:
        return first_noun(words, head + 1, index)
    fixed = fixed_units.longest(words, head, entry.lemma)
    return Phrase("counted", fixed[1] if fixed else entry.lemma, head, index)


def _walked_back(words: list[str], index: int) -> tuple[int, int] | None:
    """Return the head of the phrase that ends at ``index`` and the word before it, as indices.

    ``None`` where no noun heads it; the word before is -1 where the phrase opens the stretch.
    """
    head: int | None = None
    position = index
    while position >= 0 and index - position < _REACH:
        form = words[position]
        if head is not None and form == "." and words[position - 1].lower() in _CUT_YEARS:
            break  # "w 2017 r. umów było 58"
        if (form == "." and position and lexicon.takes_stop(words[position - 1])) or (
            form in ("i", "oraz") and head is not None
        ):
            position -= 1
            continue
        if form.lower() in lexicon.PART_OPENERS or form.lower() == "większości":
            break  # "w tym kobiety 201": what opens a part governs nothing
        entry = lexicon.word(form)
        if entry.adjectival and entry.kind == "noun" and _describes(words, position):
            position -= 1
            continue
        if _is_object(words, position, entry):
            head, position = None, position - 2  # "PES objęte wsparciem": PES are counted
            continue
        several = head is not None and morphology.is_plural_genitive(words[head])
        if several and entry.kind == "measure" and entry.singular:
            break  # "W poprzednim roku kontraktów było 49"
        if entry.kind in lexicon.NAMING or entry.kind == "measure":
            head = position
            if not entry.genitive or entry.kind != "noun":
                break
        elif entry.kind != "adjective":
            break
        position -= 1
    if head is None:
        return None
    return head, position - 1 if position == head else position


def _before_adjectives(words: list[str], before: int) -> int:
    """Index of the preposition that adjectives up to ``before`` part from the phrase.

    "w kolejnych naborach 5, 8 i 6", "spośród wszystkich spotkań 19"; ``before`` itself where there
    is none of place, and none of a group.
    """
    described = before
    while described > 0 and (
        words[described] == _ALL or lexicon.word(words[described]).kind == "adjective"
    ):
        described -= 1
    if described >= 0 and words[described].lower() in _PLACES:
        return described
    return before


def _is_object(words: list[str], position: int, entry: lexicon.Word) -> bool:
    """Tell the object of a participle that describes a noun: "grupy objęte wsparciem"."""
    if entry.kind != "noun" or entry.genitive or position < 2:
        return False
    described = lexicon.word(words[position - 2])
    return described.kind in lexicon.NAMING and heads.governs(words[position - 1], words[position])


def _describes(words: list[str], position: int) -> bool:
    """Tell an adjective, a noun as well, behind what it describes: "doradcy biznesowi"."""
    before = words[position - 1] if position else ""
    return (
        lexicon.word(before).kind == "noun"
        and not lexicon.word(before).adjectival
        and morphology.agree(words[position], before)
    )


def is_category(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell a label whose head is never plural: "biblioteka główna – 1 387", "bezrobocie – 71".

    Beside a number above one such a noun names where or why, not what is counted.
    """
    position = heads.head(tokens.words, phrase.first, phrase.last)
    if position is None:
        return False
    entry = lexicon.word(tokens.words[position])
    if entry.kind == "acronym":
        return tokens.words[position] not in lexicon.ACRONYMS
    if entry.kind == "abbreviation":
        return unit_class(entry.lemma) == "body" and _names_one(tokens.words, position + 1)
    return entry.kind == "noun" and entry.singular


def _names_one(words: list[str], index: int) -> bool:
    """Tell what tells one of its kind, behind a cut noun: "pow. ełcki", "gm. Borki"."""
    index += words[index : index + 1] == ["."]
    form = "".join(words[index : index + 1])
    return form[:1].isupper() or any(
        a.pos == "adj" and ":sg:nom" in a.tag for a in morphology.analyses(form)
    )


def first_noun(
    words: list[str], first: int, last: int, *, behind_verb: bool = True
) -> Phrase | None:
    """Phrase headed by the first noun of ``words[first..last]``.

    Elided when that noun is a place or name, stands behind a preposition, depends on a participle
    ("zakończone powstaniem PES") or says planned or done ("wartość docelowa").
    """
    if behind_verb:
        first = _behind_verb(words, first, last)
    for position in range(first, last + 1):
        entry = lexicon.word(words[position])
        if entry.kind == "function" and morphology.is_preposition(words[position]):
            return Phrase("elided", None, first, last)
        if entry.kind == "measure" and heads.is_capital_inside(words, position):
            return Phrase("elided", None, first, last)
        if heads.is_name(words, position, entry) or heads.is_status_label(words, position, last):
            return Phrase("elided", None, first, last)
        if words[position] in lexicon.ATTRIBUTES:
            return Phrase("elided", None, first, last)
        if entry.kind in lexicon.NAMING and not (
            entry.adjectival and heads.noun_follows(words, position + 1, last + 1)
        ):
            if position > first and heads.governs(words[position - 1], words[position]):
                return Phrase("elided", None, first, last)
            fixed = fixed_units.longest(words, position, entry.lemma)
            return Phrase("counted", fixed[1] if fixed else entry.lemma, position, last)
        if entry.kind == "measure":
            if fixed_units.is_degree(words, position) or any(
                form.isdigit() or _ROMAN.fullmatch(form) for form in words[first : last + 1]
            ):
                return Phrase("elided", None, first, last)  # "2017 r.: 22", "rok II – 121"
            return Phrase("measure", entry.lemma, position, last)
    return None


def _behind_verb(words: list[str], first: int, last: int) -> int:
    """Index behind the last verb of a label ("udzielono porad"), unless a clause describes."""
    if any(form.lower().startswith("któr") for form in words[first : last + 1]):
        return first
    for position in range(last, first - 1, -1):
        if lexicon.word(words[position]).kind == "verb":
            return position + 1 if position < last else first
    return first
