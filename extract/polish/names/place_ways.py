"""Ways to decline the name of a place: which of its words is read how, at what cost."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from extract.polish.morphology.declension import CASES, GENDERS, slot_set
from extract.polish.names.tokens import core_end
from extract.polish.names.words import Reading, adjective_base, adjective_slots, noun_readings
from extract.polish.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.polish.names.tokens import Token

_CASE = {case: slot_set(["sg", "pl"], [case], GENDERS) for case in CASES}
_VOWEL = re.compile(r"[aeiouyąęó]", re.IGNORECASE)
_OUTSIDE = 10.0
"""What a word costs that no declension explains."""
_KINDS = {
    "nazwa_geograficzna": 0.0, "part": 1.0, "adjective": 1.5, "nazwa_pospolita": 2.0, "guess": 2.5,
    "rare": 5.0,
}  # fmt: skip
_OF_PLACES = frozenset({"nazwa_geograficzna", "part"})
_OTHER_KIND = 3.5
CASE_COSTS = {"nom": 0.0, "loc": 0.5, "gen": 2.0, "dat": 2.5, "inst": 2.5, "acc": 2.5}
_GENDERS = {"m1": 0.4, "m2": 0.4, "m3": 0.0, "f": 0.1, "n": 0.2}
_PLURAL = 1.5
"""A place is rarely the plural of a place: "Rudach" is Rudy, not some of Ruda."""
_LIKELY = 0.45
"""What a nominative gains for the commonest ending among villages."""
_ADJECTIVE_WAYS = tuple(
    (number, gender, slot_set([number], CASES, [gender]))
    for number, gender in (("sg", "f"), ("sg", "n"), ("sg", "m3"), ("pl", "f"))
)


class Way(NamedTuple):
    """One way to decline a place: which word is read how, in which case, at what cost."""

    cost: float
    head: int
    reading: Reading
    slots: int
    adjectives: tuple[int, ...]
    nouns: tuple[tuple[int, Reading], ...]


@cache
def place_lists() -> dict[str, Any]:
    """Content of ``places.toml``."""
    source = resources.files("extract.polish.names").joinpath("places.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def ways(tokens: Sequence[Token], cases: Sequence[str]) -> Iterator[Way]:
    """Yield every way to read a place in one of ``cases``, in no order."""
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
) -> Way:
    adjectives: list[int] = []
    nouns: list[tuple[int, Reading]] = []
    cost = CASE_COSTS[case] + _reading_cost(reading, alone=len(words) == 1)
    if reading.kind != "guess" and reading.base.lower() == by_end(
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
    return Way(cost, head, reading, slots, tuple(adjectives), tuple(nouns))


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


@remembered(1 << 12)
def _unknown(word: str) -> tuple[Reading, ...]:
    """Read a place the dictionary lacks: in the locative if it ends so, or else as it is."""
    small = word.lower()
    if not small.isalpha() or len(small) < 3:
        return ()
    readings = []
    base = by_end(small, "nominative")
    if base is not None:
        number, gender = _declension(base)
        slots = slot_set([number], ["loc"], [gender])
        readings.append(Reading(base, base, slots, number, gender, "guess"))
    number, gender = _declension(small)
    ends_so = base is None or small.endswith(tuple(place_lists()["nominative_ends"]))
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


def by_end(small: str, table: str) -> str | None:
    """Return a word with another end, as a table of ``places.toml`` has it; ``None`` for none."""
    ends: dict[str, str] = place_lists()[table]
    for length in range(min(7, len(small)), 0, -1):
        end = ends.get(small[-length:])
        if end is not None:
            return small[: len(small) - length] + end
    return None
