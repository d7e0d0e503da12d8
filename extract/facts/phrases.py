"""The noun phrase a number counts: after it ("12 nowych miejsc pracy") or before it ("szkoły: 3").

Works on token indices of one stretch; a phrase never crosses a full stop, a bracket, a colon or a
hard line break.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.facts import lexicon
from extract.polish.tokens import HARD_BREAK, Tokens

Kind = Literal["counted", "measure", "elided"]

_REACH = 9
_LABEL_REACH = 16
_COORDINATORS = frozenset({"i", "oraz", "lub", "czy", "a", ",", "/"})
_KIND_WORDS = frozenset({"rodzaju", "typu", "rodzajów", "typów"})
_LABEL_ENDS = frozenset({".", ";", "(", ")", ":", "•", "▪", "➢", "·", "|", HARD_BREAK})
_DASHES = frozenset({"-", "–", "—", "=", ":"})


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

    ``plural`` says that the number is an integer above one: what it counts is in the plural.
    """
    words = tokens.words
    limit = min(len(words), index + _REACH)
    position = index
    adjectives = 0
    while position < limit:
        form = words[position]
        if form in _COORDINATORS or form == "-":
            if not adjectives or not _adjective_follows(words, position + 1, limit):
                break
            position += 1
            continue
        entry = lexicon.word(form)
        kind = entry.kind
        if kind == "adverb" or (adjectives and form in _KIND_WORDS):
            position += 1
            continue
        if kind == "adjective" or (
            kind == "noun" and entry.adjectival and _noun_follows(words, position + 1, limit)
        ):
            adjectives += 1
            position += 1
            continue
        if kind == "measure":
            return Phrase("measure", entry.lemma, index, position)
        if kind in ("noun", "acronym", "abbreviation"):
            if plural and entry.singular:
                # "52 rozwoju działalności": many of something else, of which this is the topic.
                return Phrase("elided", None, index, complements(words, position + 1) - 1)
            return _headed(words, index, position, entry)
        break
    if adjectives:
        return Phrase("elided", None, index, max(index, position - 1))
    return None


def _headed(words: list[str], first: int, head: int, entry: lexicon.Word) -> Phrase:
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
    return Phrase("counted", entry.lemma, first, complements(words, behind) - 1)


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
            index += 1
        elif words[index] == "." and lexicon.word(words[index - 1]).kind == "abbreviation":
            index += 1
        else:
            break
    return index


def _adjective_follows(words: list[str], index: int, limit: int) -> bool:
    return index < limit and (
        lexicon.word(words[index]).adjectival or lexicon.word(words[index]).kind == "adverb"
    )


def _noun_follows(words: list[str], index: int, limit: int) -> bool:
    while index < limit:
        entry = lexicon.word(words[index])
        if entry.kind in ("noun", "acronym", "abbreviation") and not entry.adjectival:
            return True
        if entry.kind != "adjective" and not entry.adjectival:
            return False
        index += 1
    return False


def label(tokens: Tokens, index: int) -> Phrase | None:
    """Phrase that names the number whose first token is ``index``: "szkoły: 3", "Liczba … 22".

    Reads back over a colon, dash or a word of totality ("ogółem"). Behind a colon or dash the
    first noun of the label is the head; without one the noun must stand right before the number,
    or a counting noun ("liczba") must open the label.
    """
    words = tokens.words
    span = label_span(tokens, index)
    if span is None:
        return None
    first, position = span
    counting = _counting_noun(words, first, position)
    if counting is not None:
        return _first_noun(words, counting + 1, position)
    if first == position and lexicon.word(words[first]).lemma in lexicon.STATUS_LABELS:
        named = label(tokens, first) if first else None
        return named if named is not None else Phrase("elided", None, first, position)
    if any(form in _DASHES for form in words[position + 1 : index]):
        return _first_noun(words, first, position) or Phrase("elided", None, first, position)
    return ending_at(tokens, position) or _fronted(tokens, first, position)


def label_span(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """First and last token (inclusive) of the words before the number at token ``index``.

    The dash, colon or word of totality between them is left out; the words reach back to the
    beginning of the clause.
    """
    words = tokens.words
    position = index - 1
    while position >= 0 and (words[position] in _DASHES or words[position].lower() in lexicon.TOTALS):
        position -= 1
    if position < 0 or words[position] == HARD_BREAK:
        return None
    first = _label_start(words, position)
    return (first, position) if first <= position else None


def _label_start(words: list[str], position: int) -> int:
    first = position
    while first >= 0 and position - first < _LABEL_REACH:
        form = words[first]
        if form == "," and first < position and words[first + 1].lower().startswith("któr"):
            first -= 1
            continue
        if form in _LABEL_ENDS or form == "," or form[:1].isdigit():
            if form == "." and first and lexicon.word(words[first - 1]).kind == "abbreviation":
                first -= 1
                continue
            break
        first -= 1
    return first + 1


def _counting_noun(words: list[str], first: int, last: int) -> int | None:
    for position in range(last, first - 1, -1):
        if lexicon.word(words[position]).lemma in lexicon.COUNTING_NOUNS:
            return position
    return None


def _first_noun(words: list[str], first: int, last: int) -> Phrase | None:
    for position in range(first, last + 1):
        entry = lexicon.word(words[position])
        if entry.proper:
            return Phrase("elided", None, first, last)
        if entry.kind in ("noun", "acronym", "abbreviation") and not (
            entry.adjectival and _noun_follows(words, position + 1, last + 1)
        ):
            fixed = lexicon.multiword(words, position, entry.lemma)
            return Phrase("counted", fixed[1] if fixed else entry.lemma, position, last)
        if entry.kind == "measure":
            return Phrase("measure", entry.lemma, position, last)
    return None


def _fronted(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """Genitive put before its verb: "Porozumień podpisano 44", "Spotkań odbyło się 12"."""
    words = tokens.words
    position = last
    while position >= first and lexicon.word(words[position]).kind in ("verb", "adverb", "function"):
        position -= 1
    if not first <= position < last or not any(
        lexicon.word(form).kind == "verb" for form in words[position + 1 : last + 1]
    ):
        return None
    phrase = ending_at(tokens, position)
    if phrase is None or phrase.kind != "counted" or not lexicon.word(words[phrase.first]).genitive:
        return None
    return None if lexicon.word(words[phrase.first]).singular else phrase


def ending_at(tokens: Tokens, index: int) -> Phrase | None:
    """Noun phrase whose last token is ``index``: walks back over genitives and adjectives."""
    words = tokens.words
    head: int | None = None
    position = index
    while position >= 0 and index - position < _REACH:
        form = words[position]
        if form == "." and position and lexicon.word(words[position - 1]).kind == "abbreviation":
            position -= 1
            continue
        entry = lexicon.word(form)
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
    if entry.kind == "measure":
        return Phrase("measure", entry.lemma, head, index)
    if entry.lemma in lexicon.COUNTING_NOUNS:
        return _first_noun(words, head + 1, index)
    fixed = lexicon.multiword(words, head, entry.lemma)
    return Phrase("counted", fixed[1] if fixed else entry.lemma, head, index)
