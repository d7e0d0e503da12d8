"""Noun phrases beside a number, on the token indices of one stretch.

``after`` reads what a number counts ("12 nowych miejsc pracy"), ``ending_at`` the phrase that ends
before it ("Grupy inicjatywne (8)"). A phrase never crosses a full stop, a bracket, a colon or a
hard line break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extract.facts import heads, lexicon
from extract.facts.unit_classes import listed_lemma, unit_class
from extract.polish import morphology
from extract.polish.tokens import HARD_BREAK, Tokens

Kind = Literal["counted", "measure", "elided"]

_SOME = 3  # a number that governs the nominative plural: "2 pracownicy" are pracownik
_REACH = 9
_KIND_WORDS = frozenset({"rodzaju", "typu", "rodzajów", "typów"})
# "w tym kobiety 201": what opens a part governs nothing
_PART_OPENERS = frozenset({"tym", "tego", "czego", "których", "nich"})
_GOES_ON = frozenset({",", ";", "(", ")", "+", "/", "-", "–", "i", "oraz", "a"})
_YEAR_ENDS = frozenset({"r", "rb"})
_PLACES = frozenset({"w", "we", "u", "dla", "przy"})
_ROMAN = re.compile(r"[IVX]{1,5}")


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
        written = lexicon.WRITTEN.get(_pair(words, position))
        if written is not None:
            return Phrase("counted", written, index, _after_pair(words, position) - 1)
        if form.lower() in lexicon.CUT_JOBS and index > 1:
            verb = words[index - 2].lower().startswith(lexicon.JOB_VERBS)
            if verb and position == index:
                return Phrase("counted", "miejsce pracy", index, index)
        if form in lexicon.SYMBOLS and words[position + 1 : position + 2] != ["."]:
            last = complements(words, position + 1) - 1
            return Phrase("counted", lexicon.SYMBOLS[form], index, last)
        if form in lexicon.COORDINATORS or form == "-":
            if not adjectives or not _adjective_follows(words, position + 1, limit):
                break
            position += 1
            continue
        if form.lower() in lexicon.CUT_BEFORE_STOP and _is_cut(words, position):
            adjectives += 1
            position += 1
            break  # "76 ind. + 45 grup., w podziale na gminy"
        entry = lexicon.at(words, position)
        if entry.kind == "abbreviation" and plural and not _is_abbreviated(words, position):
            entry = lexicon.unabbreviated(form)
        kind = entry.kind
        if (
            kind == "abbreviation"
            and words[position + 2 : position + 3]
            and (words[position + 1] == "." and words[position + 2].isdigit())
        ):
            break  # "11 pow. 50 r.ż."
        if kind == "adverb" or (adjectives and form in _KIND_WORDS):
            position += 1
            continue
        if entry.verbal and not heads.noun_follows(words, position + 1, limit):
            break
        if kind == "adjective" or (
            kind == "noun" and entry.adjectival and heads.noun_follows(words, position + 1, limit)
        ):
            adjectives += 1
            position += 1
            continue
        if kind == "measure":
            fixed = lexicon.multiword(words, position, entry.lemma)  # "9 dni szkoleniowych"
            if fixed is not None:
                return Phrase("counted", fixed[1], index, fixed[0] - 1)
            if lexicon.is_degree(words, position):
                return Phrase("elided", None, index, position + 1)  # "27 stopień znaczny"
            return Phrase("measure", entry.lemma, index, position)
        if kind in ("noun", "acronym", "abbreviation"):
            if position > index and (
                heads.governs(words[position - 1], form) or _is_doing(words[position - 1], form)
            ):
                # "121 przyznających świadczenia": the participle has an object, it is the unit's.
                return Phrase("elided", None, index, complements(words, position + 1) - 1)
            if plural and entry.singular:
                # "52 rozwoju działalności": many of something else, of which this is the topic.
                return Phrase("elided", None, index, complements(words, position + 1) - 1)
            return _headed(words, index, position, entry, plural=plural)
        break
    if adjectives:
        last = max(index, position - 1)
        person = lexicon.word(words[last]).lemma
        unit = person if person in lexicon.PEOPLE else None
        return Phrase("counted" if unit else "elided", unit, index, last)
    return None


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
    fixed = lexicon.multiword(words, head, entry.lemma)
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


def ending_at(tokens: Tokens, index: int, *, governed: bool = False) -> Phrase | None:
    """Noun phrase whose last token is ``index``: walks back over genitives and adjectives.

    A phrase behind a preposition is elided, unless ``governed`` says that it will do.
    """
    words = tokens.words
    head: int | None = None
    position = index
    while position >= 0 and index - position < _REACH:
        form = words[position]
        if head is not None and form == "." and words[position - 1].lower() in _YEAR_ENDS:
            break  # "w 2017 r. umów było 58"
        if (form == "." and position and lexicon.takes_stop(words[position - 1])) or (
            form in ("i", "oraz") and head is not None
        ):
            position -= 1
            continue
        if form.lower() in _PART_OPENERS or form.lower() == "większości":
            break
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
        if entry.kind in ("noun", "acronym", "abbreviation", "measure"):
            head = position
            if not entry.genitive or entry.kind != "noun":
                break
        elif entry.kind != "adjective":
            break
        position -= 1
    if head is None:
        return None
    entry = lexicon.word(words[head])
    if entry.kind == "measure" and lexicon.is_degree(words, head):
        return Phrase("elided", None, head, index)
    if entry.lemma == "raz" and head and words[head - 1].lower() == "po":
        return Phrase("elided", None, head - 1, index)  # "w tym po raz pierwszy 14"
    if entry.kind == "measure" and not heads.is_capital_inside(words, head):
        return Phrase("measure", entry.lemma, head, index)
    before = position - 1 if head == position else position
    described = before
    while described > 0 and lexicon.word(words[described]).kind == "adjective":
        described -= 1
    if described >= 0 and words[described].lower() in _PLACES:
        before = described  # "w kolejnych naborach 5, 8 i 6"
    adjunct = before >= 0 and morphology.is_preposition(words[before]) and not governed
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
    fixed = lexicon.multiword(words, head, entry.lemma)
    return Phrase("counted", fixed[1] if fixed else entry.lemma, head, index)


def _is_object(words: list[str], position: int, entry: lexicon.Word) -> bool:
    """Tell the object of a participle that describes a noun: "grupy objęte wsparciem"."""
    if entry.kind != "noun" or entry.genitive or position < 2:
        return False
    described = lexicon.word(words[position - 2])
    return described.kind in ("noun", "acronym", "abbreviation") and heads.governs(
        words[position - 1], words[position]
    )


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
        if entry.kind in ("noun", "acronym", "abbreviation") and not (
            entry.adjectival and heads.noun_follows(words, position + 1, last + 1)
        ):
            if position > first and heads.governs(words[position - 1], words[position]):
                return Phrase("elided", None, first, last)
            fixed = lexicon.multiword(words, position, entry.lemma)
            return Phrase("counted", fixed[1] if fixed else entry.lemma, position, last)
        if entry.kind == "measure":
            if lexicon.is_degree(words, position) or any(
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
