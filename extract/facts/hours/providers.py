"""Who gave hours, where a report names no service: "doradca prawny", "prawnik", "psycholog"."""

from __future__ import annotations

from typing import NamedTuple

from extract.facts import heads, lexicon
from extract.facts.unit_classes import is_listed, unit_class
from extract.polish import morphology
from extract.polish.remembered import remembered

_MOST_ADJECTIVES = 3
_NAME = 4  # tokens of "Anna Nowak", "J. Kos"
_SCOPE_REACH = 6  # tokens of "ds. ekonomii społecznej"


class Provider(NamedTuple):
    """A provider at ``words[first..last]``: its lemma, and the adjectives behind it.

    ``scope`` says that "ds." and what the provider deals with stand behind it; ``complement`` is
    a noun in the genitive there: "asystent rodziny".
    """

    lemma: str
    adjectives: list[str]
    first: int
    last: int
    scope: bool = False
    complement: str = ""


def ending_at(words: list[str], index: int) -> Provider | None:
    """Read the provider whose last token is ``index``: "doradcy kluczowi", "specjalista ds. PS"."""
    position = index = _before_name(words, index)
    while (
        position > 0
        and index - position < _MOST_ADJECTIVES
        and lemma_of(words[position]) is None
        and (lexicon.word(words[position]).adjectival or _is_adjective(words[position]))
    ):
        position -= 1
    lemma = lemma_of(words[position])
    if lemma is not None:
        if position and words[position - 1][:1].isdigit():
            return None  # "12 doradców – 40 h" counts them
        if heads.is_capital_inside(words, position):
            return None  # "p. Nowak"
        return Provider(lemma, words[position + 1 : index + 1], position, index)
    lemma = lemma_of(words[index - 1]) if index and words[index].islower() else None
    if lemma is not None and lexicon.word(words[index]).genitive:
        return Provider(lemma, [], index - 1, index, complement=words[index])
    for place in range(index - 1, max(0, index - _SCOPE_REACH), -1):
        if words[place].lower() == "ds" and (lemma := lemma_of(words[place - 1])) is not None:
            return Provider(lemma, [], place - 1, index, scope=True)
    return None


def _before_name(words: list[str], index: int) -> int:
    """Go left over the name in "doradca biznesowy Anna Nowak", "prawnik J. Kos"."""
    position = index
    while position > 0 and index - position < _NAME:
        form = words[position]
        if not (form.istitle() or (form == "." and words[position - 1].isupper())):
            break
        if not heads.is_capital_inside(words, position) and form != ".":
            break
        position -= 1
    return position if position < index and words[position].islower() else index


@remembered(1 << 12)
def lemma_of(form: str, case: str = "nom") -> str | None:
    """Lemma of a noun in one case that names who works, not who comes: "prawnik".

    In other cases than the nominative of one person alone: "prawnika", "prawnikowi".
    """
    if not form[:1].isalpha():
        return None
    if lexicon.word(form).kind == "adjective" and form.lower() not in lexicon.PROVIDERS:
        return None  # "wymiar łączny – 40 godzin"
    if case == "nom" and is_first_name(form):
        return None  # "Marek 37 h": no trade, though a "marek" is one by the dictionary
    for reading in morphology.analyses(form):
        fields = reading.tag.split(":")
        if fields[0] != "subst" or case not in fields[2] or reading.lemma[:1].isupper():
            continue
        if case != "nom" and "sg" not in fields[1]:
            continue
        if reading.lemma in lexicon.GIVERS or reading.lemma in lexicon.PROVIDERS:
            return reading.lemma
        if is_listed(reading.lemma) or unit_class(reading.lemma) != "person":
            continue
        return reading.lemma
    return None


def is_first_name(form: str) -> bool:
    """Tell a person by the first name in the nominative, whatever else the word may be."""
    return form.istitle() and any(
        "imię" in reading.classes and ":nom" in reading.tag for reading in morphology.analyses(form)
    )


def _is_adjective(form: str) -> bool:
    return any(reading.pos == "adj" for reading in morphology.analyses(form))
