"""How one word of a name may be read, and its nominative with the capitals of its writer."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from extract.polish.morphology import ADJECTIVES, analyses, inflect, rarity
from extract.polish.morphology.declension import CASES, GENDERS, slot_set, slots_of
from extract.polish.names.unknown import guesses
from extract.polish.remembered import remembered

if TYPE_CHECKING:
    from extract.polish.morphology import Analysis

CACHED = 1 << 14
_MOST_READINGS = 12
_NOUNS = frozenset({"subst", "ger"})
SG_NOM = slot_set(["sg"], ["nom"], GENDERS)
PL_NOM = slot_set(["pl"], ["nom"], GENDERS)
NOMINATIVE = SG_NOM | PL_NOM
SINGULAR = slot_set(["sg"], CASES, GENDERS)
ACCUSATIVE = slot_set(["sg", "pl"], ["acc"], GENDERS)
VOCATIVE = slot_set(["sg", "pl"], ["voc"], GENDERS)
_OBLIQUE = slot_set(["sg", "pl"], ["gen", "dat", "inst", "loc"], GENDERS)
# "PUP-em", "OWES-u"; "OWESu", "GOPSem"
_ABBREVIATION = re.compile(
    r"([A-ZĄĆĘŁŃÓŚŹŻ](?:[\w.&]*[A-ZĄĆĘŁŃÓŚŹŻ\d])?)-(\w{1,4})|"
    r"([A-ZĄĆĘŁŃÓŚŹŻ](?:\w*[A-ZĄĆĘŁŃÓŚŹŻ]))([a-ząęó]{1,4})"
)
_FOREIGN = re.compile(r"([\w-]+)['’](\w{1,4})")


class Reading(NamedTuple):
    """One way to read a word as a noun of one number and gender.

    ``slots`` is a bit set of number, case and gender (``extract.polish.morphology.declension``).
    ``base`` is its nominative in that number where the dictionary's lemma or a rule says it;
    ``""`` where the forms of ``lemma`` have to be asked.
    """

    lemma: str
    base: str
    slots: int
    number: str
    gender: str
    kind: str


@cache
def word_lists() -> dict[str, Any]:
    """Content of ``names.toml``."""
    source = resources.files("extract.polish.names").joinpath("names.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _endings() -> frozenset[str]:
    return frozenset(word_lists()["abbreviation_endings"])


@cache
def _foreign_endings() -> frozenset[str]:
    return frozenset(word_lists()["apostrophe_endings"])


@remembered(CACHED)
def bare_abbreviation(word: str) -> str | None:
    """Drop the case ending of an abbreviation or a foreign name: "OWES-u", "IPSy", "Lowe'a".

    ``None`` if there is none.
    """
    if len(word) > 64:
        return None
    match = _ABBREVIATION.fullmatch(word)
    if match:
        stem, ending = (match[1], match[2]) if match[1] else (match[3], match[4])
        if ending.lower() in _endings() and (match[1] or len(stem) > 1):
            return stem
    match = _FOREIGN.fullmatch(word)
    if match and match[2] in _foreign_endings():
        return match[1]
    return None


_KINDS = (
    "nazwa_geograficzna", "imię", "nazwisko", "nazwa_organizacji", "nazwa_firmy", "marka",
    "nazwa_pospolita",
)  # fmt: skip


def _kind(reading: Analysis) -> str:
    for kind in _KINDS:
        if kind in reading.classes:
            return kind
    return "part" if reading.classes else "none"


@remembered(CACHED)
def noun_readings(word: str) -> tuple[Reading, ...]:
    """Read a word as a noun, guessing by its ending where the dictionary knows nothing."""
    found = _noun_readings(word)
    current = tuple([reading for reading in found if reading.kind != "rare"])
    return (current or found)[:_MOST_READINGS]


@remembered(CACHED)
def noun_slots(word: str) -> int:
    """Bit set of the readings of a word as a noun."""
    mask = 0
    for reading in noun_readings(word):
        mask |= reading.slots
    return mask


def guessed_readings(word: str) -> tuple[Reading, ...]:
    """Read a word as a noun that the dictionary lacks."""
    return tuple(
        Reading(base, base, slots, number, gender, f"guess:{rule}")
        for base, slots, number, gender, rule in guesses(word)
    )


def _noun_readings(word: str) -> tuple[Reading, ...]:
    bare = bare_abbreviation(word)
    if bare is not None:
        return (Reading(bare, bare, _OBLIQUE, "sg", "m3", "abbreviation"),)
    found: dict[tuple[str, str, str], Reading] = {}
    known = analyses(word)
    for one in known:
        if one.pos not in _NOUNS:
            continue
        fields = one.tag.split(":")
        slots = slots_of(one.tag)
        for number in fields[1].split("."):
            # plural-only names carry their plural as lemma
            gender = fields[3]
            base = ""
            if one.pos == "ger":
                base = _gerund(word) if number == "sg" else ""
            elif number == "sg" or fields[-1] == "pt":
                base = one.lemma
            key = (one.lemma, number, gender + fields[-1])
            mine = slots & (SINGULAR if number == "sg" else ~SINGULAR)
            before = found.get(key)
            kind = _kind(one)
            if rarity(one) == 2:
                kind = "rare"
            if one.pos == "ger":
                kind = "gerund"
            if before:
                found[key] = before._replace(slots=before.slots | mine)
            else:
                found[key] = Reading(one.lemma, base, mine, number, gender, kind)
    if found:
        return tuple(found.values())
    if any(one.pos in ADJECTIVES for one in known):
        return ()
    return guessed_readings(word)


def _gerund(word: str) -> str:
    small = word.lower()
    for ending in ("niem", "ciem", "niu", "ciu", "nia", "cia"):
        if small.endswith(ending):
            return small[: len(small) - len(ending)] + ending[:2].rstrip("mua") + "e"
    return small


@remembered(CACHED)
def adjective_slots(word: str) -> int:
    """Bit set of the readings of a word as an adjective."""
    mask = 0
    for one in analyses(word):
        if one.pos in ADJECTIVES:
            mask |= slots_of(one.tag)
    if not mask and word.lower().endswith(_unknown_adjectives()):
        mask = _by_ending(word.lower())
    return mask


@cache
def _unknown_adjectives() -> tuple[str, ...]:
    return tuple(word_lists()["adjective_endings"])


@cache
def _ending_slots() -> dict[str, int]:
    table = {}
    for ending, readings in word_lists()["adjective_declension"].items():
        mask = 0
        for reading in readings.split("|"):
            number, cases, genders = reading.split(":")
            mask |= slot_set([number], cases.split("."), genders.split("."))
        table[ending] = mask
    return table


def _by_ending(small: str) -> int:
    for length in (3, 2, 1):
        mask = _ending_slots().get(small[-length:])
        if mask:
            return mask
    return 0


_ADJECTIVE_ENDINGS = (
    "iego", "iemu", "ymi", "imi", "ego", "emu", "ych", "ich", "iej", "ej", "ym", "im", "ią", "ie",
    "ia", "ą", "y", "i", "a", "e",
)  # fmt: skip
"""Longest first where one ends another."""


@remembered(CACHED)
def adjective_base(word: str, number: str, gender: str) -> str:
    """Nominative of an adjective in any form, with the capitals of ``word``."""
    small = word.lower()
    irregular = word_lists()["pronouns"].get(small)
    if irregular and number == "sg" and gender.startswith("m"):
        return with_capitals_of(word, irregular)
    for ending in _ADJECTIVE_ENDINGS:
        if small.endswith(ending) and len(small) > len(ending) + 1:
            stem = small[: len(small) - len(ending)]
            break
    else:
        return word
    velar = stem[-1] in "kg"
    soft = ending[0] == "i" and not velar
    if number == "pl":
        if gender.startswith("m1"):
            return with_capitals_of(word, _personal(stem, soft=soft))
        return with_capitals_of(word, stem + ("ie" if velar or soft else "e"))
    if gender.startswith("m"):
        return with_capitals_of(word, stem + ("i" if velar or soft else "y"))
    if gender == "f":
        return with_capitals_of(word, stem + ("ia" if soft else "a"))
    return with_capitals_of(word, stem + ("ie" if velar or soft else "e"))


def _personal(stem: str, *, soft: bool) -> str:
    if soft:
        return stem + "i"
    for hard, softened in word_lists()["softening"].items():
        if stem.endswith(hard):
            return stem[: len(stem) - len(hard)] + str(softened)
    return stem + "i"


@remembered(CACHED)
def adjective_locative(word: str, number: str, gender: str) -> str:
    """Locative of an adjective given in the nominative, with the capitals of ``word``."""
    small = word.lower()
    soft = small.endswith(("i", "ie", "ia", "ka", "ga"))
    stem = small[:-1].removesuffix("i") if small.endswith(("e", "a")) else small[:-1]
    if number == "pl":
        ending = "ich" if soft else "ych"
    elif gender == "f":
        ending = "iej" if soft else "ej"
    else:
        ending = "im" if soft else "ym"
    return with_capitals_of(word, stem + ending)


def noun_base(word: str, reading: Reading) -> str:
    """Nominative of a noun in the number of ``reading``, with the capitals of ``word``."""
    base = reading.base or _plural(reading.lemma, reading.gender)
    return with_capitals_of(word, base) if base else word


@remembered(CACHED)
def _plural(lemma: str, gender: str) -> str:
    forms = inflect(lemma, pos="subst", case="nom", number="pl", gender=gender.partition(".")[0])
    return forms[0] if forms else ""


def with_capitals_of(surface: str, form: str) -> str:
    """Write ``form`` with the capitals of ``surface``, letter by letter while they agree."""
    if surface.isupper() and len(surface) > 1:
        return form.upper()
    shared = 0
    for mine, other in zip(surface.lower(), form.lower(), strict=False):
        if mine != other:
            break
        shared += 1
    head, tail = surface[:shared], form[shared:].lower()
    if not shared and surface[:1].isupper():
        tail = tail[:1].upper() + tail[1:]
    return head + tail
