"""Names of places: nominative, locative, and the preposition for being there."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from extract.polish.morphology.declension import CASES, GENDERS, slot_set, slots_of
from extract.polish.morphology.dictionary import forms
from extract.polish.names.base_forms import base_form
from extract.polish.names.shouting import calm_place
from extract.polish.names.tokens import core_end, join, split
from extract.polish.names.typography import clean
from extract.polish.names.words import (
    NOMINATIVE,
    Reading,
    adjective_base,
    adjective_locative,
    adjective_slots,
    noun_base,
    noun_readings,
    with_capitals_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.polish.names.tokens import Token

_LONGEST = 200
_CASE = {case: slot_set(["sg", "pl"], [case], GENDERS) for case in CASES}
_WE = re.compile(r"[wf][^aeiouyąęó\W\d_]|lw", re.IGNORECASE)
_BEFORE_WE = frozenset({"w", "f", "l", ""})
_VOWEL = re.compile(r"[aeiouyąęó]", re.IGNORECASE)
_OUTSIDE = 10.0
"""What a word costs that no declension explains."""
_KINDS = {
    "nazwa_geograficzna": 0.0, "part": 1.0, "adjective": 1.5, "nazwa_pospolita": 2.0, "guess": 2.5,
    "rare": 5.0,
}  # fmt: skip
_OF_PLACES = frozenset({"nazwa_geograficzna", "part"})
_OTHER_KIND = 3.5
_CASES = {"nom": 0.0, "loc": 0.5, "gen": 2.0, "dat": 2.5, "inst": 2.5, "acc": 2.5}
_GENDERS = {"m1": 0.4, "m2": 0.4, "m3": 0.0, "f": 0.1, "n": 0.2}
_PLURAL = 1.5
"""A place is rarely the plural of a place: "Rudach" is Rudy, not some of Ruda."""
_LIKELY = 0.45
"""What a nominative gains for the commonest ending among villages."""


_SURE = 3.0
"""The cost below which a way explains the whole place by a name the dictionary has."""


class _Way(NamedTuple):
    """One way to decline a place: which word is read how, in which case, at what cost."""

    cost: float
    head: int
    reading: Reading
    slots: int
    adjectives: tuple[int, ...]
    nouns: tuple[tuple[int, Reading], ...]


@cache
def _tables() -> dict[str, Any]:
    source = resources.files("extract.polish.names").joinpath("places.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _on() -> frozenset[str]:
    return frozenset(_tables()["on"])


@lru_cache(maxsize=1 << 13)
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
    way = min(_ways(tokens, (case,)), default=None) if case else _unprompted(tokens)
    if way is None or (way.slots & NOMINATIVE and case in {None, "nom"}):
        return join(tokens)
    return _irregular_nominatives().get(join(tokens)) or _nominative(tokens, way)


def ends_cut(word: str) -> bool:
    """Tell an adjective of a town that is cut short, "Wlkp.", with or without its full stop."""
    return word.rstrip(".").lower() in _tables()["abbreviated"]


def _written_out(town: str, cut: str) -> str:
    """Write out the adjective behind a town in the nominative: "Gorzów", "Wlkp."."""
    adjective = str(_tables()["abbreviated"][cut.rstrip(".").lower()]).capitalize()
    way = min(_ways(calm_place(split(town)), ("nom",)), default=None)
    number, gender = (way.reading.number, way.reading.gender) if way else ("sg", "m3")
    ends = {"f": "a", "n": "ie"}
    end = "ie" if number == "pl" else ends.get(gender[:1], "i")
    if not adjective.endswith("i"):
        end = {"i": "y", "ie": "e"}.get(end, end)
    return f"{town} {adjective[:-1]}{end}"


def _unprompted(tokens: Sequence[Token]) -> _Way | None:
    """Choose a way without knowing the case.

    Half the towns in the genitive look like some village in the nominative ("Warszawy"): how
    names are declined at large decides.
    """
    ways = sorted(_ways(tokens, tuple(_CASES)))
    if not ways or not ways[0].slots & NOMINATIVE:
        return ways[0] if ways else None
    rivals = [way for way in ways if not way.slots & NOMINATIVE and way.cost < _SURE]
    if rivals:
        at_large = base_form(join(tokens))
        for way in rivals:
            if _nominative(tokens, way) == at_large:
                return way
    return ways[0]


def _nominative(tokens: Sequence[Token], way: _Way) -> str:
    done = list(tokens)
    _put(done, way.head, noun_base(tokens[way.head].word, way.reading))
    for place in way.adjectives:
        base = adjective_base(tokens[place].word, way.reading.number, way.reading.gender)
        _put(done, place, base)
    for place, reading in way.nouns:
        _put(done, place, noun_base(tokens[place].word, reading))
    return join(done)


@lru_cache(maxsize=1 << 13)
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
    settled: str | None = _tables()["irregular"].get(join(tokens))
    if settled:
        return settled
    way = min(_ways(tokens, ("nom",)), default=None)
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
    return {there: place for place, there in _tables()["irregular"].items()}


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


def _ways(tokens: Sequence[Token], cases: Sequence[str]) -> Iterator[_Way]:
    words = [token.word for token in tokens[: core_end(tokens)]]
    for head in range(min(len(words), 3)):
        for reading in _place_readings(words[head], cases):
            for case in cases:
                slots = reading.slots & _CASE[case]
                if slots:
                    yield _agreed(tokens, words, head, reading=reading, slots=slots, case=case)


def _agreed(
    tokens: Sequence[Token],
    words: Sequence[str],
    head: int,
    *,
    reading: Reading,
    slots: int,
    case: str,
) -> _Way:
    adjectives: list[int] = []
    nouns: list[tuple[int, Reading]] = []
    cost = _CASES[case] + _reading_cost(reading, alone=len(words) == 1)
    if reading.kind != "guess" and reading.base.lower() == _by_end(
        words[head].lower(), "nominative"
    ):
        cost -= _LIKELY
    for index in (*range(head - 1, -1, -1), *range(head + 1, len(words))):
        agreeing = adjective_slots(words[index]) & slots
        if agreeing:
            adjectives.append(index)
            slots = agreeing
            continue
        if index < head:
            cost += _OUTSIDE
            continue
        if not _VOWEL.search(words[index]):
            continue  # "Gorzów Wlkp.": an abbreviation stays
        hyphen = tokens[index - 1].after.startswith("-")
        beside = min(
            (
                (_reading_cost(other, alone=False), place, other)
                for place, other in enumerate(_place_readings(words[index], (case,)))
                if other.slots & _CASE[case] and (hyphen or other.number == reading.number)
            ),
            default=None,
        )
        if beside is None:
            cost += _OUTSIDE
        else:
            cost += (1 if hyphen else 2) + beside[0] / 10
            nouns.append((index, beside[2]))
    return _Way(cost, head, reading, slots, tuple(adjectives), tuple(nouns))


def _reading_cost(reading: Reading, *, alone: bool) -> float:
    kind = reading.kind.partition(":")[0]
    if kind == "part" and not alone:
        kind = "nazwa_geograficzna"
    cost = _KINDS.get(kind, _OTHER_KIND) + _GENDERS[reading.gender[:2].rstrip(".")]
    if reading.number == "pl":
        cost += 0.1 if reading.lemma == reading.base else _PLURAL
    return cost


def _place_readings(word: str, cases: Sequence[str]) -> tuple[Reading, ...]:
    known = noun_readings(word)
    if known and not known[0].kind.startswith("guess"):
        own = tuple(reading for reading in known if reading.kind != "abbreviation")
        if any(reading.slots & _CASE[case] for reading in own for case in cases):
            settled = adjective_slots(word) or any(reading.kind in _OF_PLACES for reading in own)
            return own if settled else own + _unknown(word)
    adjective = adjective_slots(word)
    if adjective:
        return tuple(_adjective_readings(word, adjective))
    return _unknown(word)


def _adjective_readings(word: str, slots: int) -> Iterator[Reading]:
    for number, gender, wanted in _ADJECTIVE_WAYS:
        mine = slots & wanted
        if mine:
            base = adjective_base(word, number, gender)
            yield Reading(base, base, mine, number, gender, "adjective")


_ADJECTIVE_WAYS = tuple(
    (number, gender, slot_set([number], CASES, [gender]))
    for number, gender in (("sg", "f"), ("sg", "n"), ("sg", "m3"), ("pl", "f"))
)


@lru_cache(maxsize=1 << 12)
def _unknown(word: str) -> tuple[Reading, ...]:
    """Read a place the dictionary lacks: in the locative if it ends so, or else as it is."""
    small = word.lower()
    if not small.isalpha() or len(small) < 3:
        return ()
    readings = []
    base = _by_end(small, "nominative")
    if base is not None:
        number, gender = _declension(base)
        slots = slot_set([number], ["loc"], [gender])
        readings.append(Reading(base, base, slots, number, gender, "guess"))
    number, gender = _declension(small)
    ends_so = base is None or small.endswith(tuple(_tables()["nominative_ends"]))
    kind = "guess" if ends_so else "rare"
    slots = slot_set([number], ["nom"], [gender])
    readings.append(Reading(small, small, slots, number, gender, kind))
    return tuple(readings)


def _declension(base: str) -> tuple[str, str]:
    """Tell number and gender of a place by the end of its nominative."""
    if base.endswith(("y", "i", "ce")):
        return "pl", "n"
    if base.endswith("a"):
        return "sg", "f"
    if base.endswith(("o", "e")):
        return "sg", "n"
    if base.endswith(("ść", "dź")):
        return "sg", "f"
    return "sg", "m3"


def _by_end(small: str, table: str) -> str | None:
    ends: dict[str, str] = _tables()[table]
    for length in range(min(7, len(small)), 0, -1):
        end = ends.get(small[-length:])
        if end is not None:
            return small[: len(small) - length] + end
    return None


def _noun_locative(word: str, reading: Reading) -> str:
    if reading.kind == "adjective":
        form = adjective_locative(word, reading.number, reading.gender)
        if reading.gender == "n":  # "w Zakopanem", unlike an adjective beside its noun
            return form[:-2] + ("iem" if form.endswith("im") else "em")
        return form
    form = _known_locative(reading) if reading.kind not in {"guess", "rare"} else ""
    if form:
        return with_capitals_of(word, form)
    guess = _by_end(word.lower(), "locative")
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
