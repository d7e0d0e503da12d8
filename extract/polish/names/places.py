"""Names of places: nominative, locative, and the preposition for being there."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.polish.morphology.declension import slot_set, slots_of
from extract.polish.morphology.dictionary import forms
from extract.polish.names.base_forms import base_form
from extract.polish.names.place_ways import CASE_COSTS, Way, by_end, place_lists, ways
from extract.polish.names.shouting import calm_place
from extract.polish.names.tokens import join, split
from extract.polish.names.typography import clean
from extract.polish.names.words import (
    NOMINATIVE,
    Reading,
    adjective_base,
    adjective_locative,
    noun_base,
    with_capitals_of,
)
from extract.polish.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.polish.names.tokens import Token

_LONGEST = 200
_WE = re.compile(r"[wf][^aeiouyąęó\W\d_]|lw", re.IGNORECASE)
_BEFORE_WE = frozenset({"w", "f", "l", ""})
_SURE = 3.0
"""The cost below which a way explains the whole place by a name the dictionary has."""


@cache
def _on() -> frozenset[str]:
    return frozenset(place_lists()["on"])


@remembered(1 << 13)
def place_nominative(form: str, *, case: str | None = None) -> str:
    """Return the nominative of a place given in any case.

    Parameters
    ----------
    form
        The place as a text has it, its preposition left out.
    case
        The case it must be in, if its neighbours tell: ``"loc"`` after "w". Otherwise a form
        that can be a nominative is taken for one.

    Examples
    --------
    >>> place_nominative("Pieckach")
    'Piecki'
    """
    text = clean(form)
    if len(text) > _LONGEST or not text:
        return text
    town, _, last = text.rpartition(" ")
    if town and ends_cut(last):
        return _written_out(place_nominative(town, case=case), last)
    tokens = calm_place(split(text))
    way = min(ways(tokens, (case,)), default=None) if case else _unprompted(tokens)
    if way is None or (way.slots & NOMINATIVE and case in {None, "nom"}):
        return join(tokens)
    return _irregular_nominatives().get(join(tokens)) or _nominative(tokens, way)


def ends_cut(word: str) -> bool:
    """Tell an adjective of a town that is cut short, "Wlkp.", with or without its full stop."""
    return word.rstrip(".").lower() in place_lists()["abbreviated"]


def _written_out(town: str, cut: str) -> str:
    """Write out the adjective behind a town in the nominative: "Gorzów", "Wlkp."."""
    adjective = str(place_lists()["abbreviated"][cut.rstrip(".").lower()]).capitalize()
    way = min(ways(calm_place(split(town)), ("nom",)), default=None)
    number, gender = (way.reading.number, way.reading.gender) if way else ("sg", "m3")
    ends = {"f": "a", "n": "ie"}
    end = "ie" if number == "pl" else ends.get(gender[:1], "i")
    if not adjective.endswith("i"):
        end = {"i": "y", "ie": "e"}.get(end, end)
    return f"{town} {adjective[:-1]}{end}"


def _unprompted(tokens: Sequence[Token]) -> Way | None:
    """Choose a way without knowing the case.

    Half the towns in the genitive look like some village in the nominative ("Warszawy"): how
    names are declined at large decides.
    """
    ranked = sorted(ways(tokens, tuple(CASE_COSTS)))
    if not ranked or not ranked[0].slots & NOMINATIVE:
        return ranked[0] if ranked else None
    rivals = [way for way in ranked if not way.slots & NOMINATIVE and way.cost < _SURE]
    if rivals:
        at_large = base_form(join(tokens))
        for way in rivals:
            if _nominative(tokens, way) == at_large:
                return way
    return ranked[0]


def _nominative(tokens: Sequence[Token], way: Way) -> str:
    done = list(tokens)
    _put(done, way.head, noun_base(tokens[way.head].word, way.reading))
    for place in way.adjectives:
        base = adjective_base(tokens[place].word, way.reading.number, way.reading.gender)
        _put(done, place, base)
    for place, reading in way.nouns:
        _put(done, place, noun_base(tokens[place].word, reading))
    return join(done)


@remembered(1 << 13)
def place_locative(place: str) -> str:
    """Return the locative of a place given in the nominative.

    Examples
    --------
    >>> place_locative("Stary Bór")
    'Starym Borze'
    """
    text = clean(place)
    if len(text) > _LONGEST or not text:
        return text
    tokens = calm_place(split(text))
    settled: str | None = place_lists()["irregular"].get(join(tokens))
    if settled:
        return settled
    way = min(ways(tokens, ("nom",)), default=None)
    if way is None:
        return join(tokens)
    done = list(tokens)
    there = _noun_locative(tokens[way.head].word, way.reading)
    _put(done, way.head, there)
    for index in way.adjectives:
        form = adjective_locative(tokens[index].word, way.reading.number, way.reading.gender)
        if way.reading.gender == "n" and way.reading.number == "sg" and there.endswith("em"):
            form = form[:-2] + "em" if form.endswith("ym") else form[:-2] + "iem"
        _put(done, index, form)
    for index, reading in way.nouns:
        _put(done, index, _noun_locative(tokens[index].word, reading))
    return join(done)


@cache
def _irregular_nominatives() -> dict[str, str]:
    return {there: place for place, there in place_lists()["irregular"].items()}


def in_place(place: str) -> str:
    """Say "in" a place given in the nominative: "w Pieckach", "we Wrocławiu", "na Helu"."""
    return f"{place_preposition(place)} {place_locative(place)}"


def place_preposition(place: str) -> str:
    """Return the preposition for being in a place given in the nominative: *w*, *we* or *na*.

    Where the first letter settles it, the place is not declined: declension leaves that letter as
    it is.
    """
    text = clean(place)
    if text in _on():
        return "na"
    if text[:1].lower() not in _BEFORE_WE:
        return "w"
    return "we" if _WE.match(place_locative(place)) else "w"


def _put(tokens: list[Token], index: int, word: str) -> None:
    tokens[index] = tokens[index]._replace(word=word)


def _noun_locative(word: str, reading: Reading) -> str:
    if reading.kind == "adjective":
        form = adjective_locative(word, reading.number, reading.gender)
        if reading.gender == "n":  # "w Zakopanem", unlike an adjective beside its noun
            return form[:-2] + ("iem" if form.endswith("im") else "em")
        return form
    form = _known_locative(reading) if reading.kind not in {"guess", "rare"} else ""
    if form:
        return with_capitals_of(word, form)
    guess = by_end(word.lower(), "locative")
    return with_capitals_of(word, guess) if guess else word


def _known_locative(reading: Reading) -> str:
    """Ask the dictionary; of namesakes the place is meant."""
    wanted = slot_set([reading.number], ["loc"], [reading.gender.partition(".")[0]])
    found = [
        (form, one.classes)
        for form, one in forms(reading.lemma, "subst")
        if slots_of(one.tag) & wanted
    ]
    of_place = [form for form, classes in found if "nazwa_geograficzna" in classes]
    return next(iter([*of_place, *[form for form, _ in found]]), "")
