"""What a word of a name is, asked once for each word form."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

from extract.polish import morphology
from extract.polish.plain_letters import plain
from extract.polish.remembered import remembered

LISTS: dict[str, Any] = tomllib.loads(
    files("extract.facts.institutions").joinpath("grammar.toml").read_text(encoding="utf-8")
)
_CACHED = 1 << 14
_TOWN_ADJECTIVE = re.compile(r"(?:sk|ck|dzk)(i|iego|iemu|im|a|ą|iej|ie|ich|imi)\Z")
_CASES_OF_ENDINGS = {
    "i": frozenset({"nom", "acc"}),
    "iego": frozenset({"gen"}),
    "iemu": frozenset({"dat"}),
    "im": frozenset({"inst", "loc"}),
    "a": frozenset({"nom"}),
    "ą": frozenset({"acc", "inst"}),
    "iej": frozenset({"gen", "dat", "loc"}),
    "ie": frozenset({"nom", "acc"}),
    "ich": frozenset({"gen", "loc"}),
    "imi": frozenset({"inst"}),
}
_OF_SO_MANY = re.compile(r"[^\W\d_]osobow[^\W\d_]{1,3}\Z")
_ADJECTIVES = morphology.ADJECTIVES | {"adja"}  # "społeczno-" of a name, too
_NOMINALS = morphology.NOUNS | _ADJECTIVES

_OUTSIDE = frozenset(LISTS["adjectives_outside"])
_TITLED = frozenset(LISTS["titled"])
_AREAS = frozenset(LISTS["areas"])
_AREA_WORDS = frozenset(LISTS["area_words"])
_PEOPLE = frozenset(LISTS["people"])
_GIVERS = frozenset(LISTS["givers"])
NO_PLACES = frozenset(LISTS["no_places"])
STOPS = frozenset(LISTS["stops"])
_SHORT_STOPS = frozenset({"PAN"})
STREETS = frozenset(LISTS["streets"])
JOINTS = frozenset(LISTS["joints"])
OF_COMMUNES = frozenset(LISTS["of_communes"])
SUB_HEADS = frozenset(LISTS["sub_heads"]["words"])


@remembered(_CACHED)
def fold(word: str) -> str:
    """Return a word in small letters without the marks of Polish letters, as reports lose them."""
    return plain(word.lower())


def is_capital(word: str) -> bool:
    """Tell a word that begins with a capital letter."""
    return word[:1].isupper()


def is_shouted(word: str) -> bool:
    """Tell a word in capitals alone, too long to be taken for an abbreviation at first sight."""
    return len(word) > 1 and word.isupper()


@remembered(_CACHED)
def lemmas(word: str) -> frozenset[str]:
    """Return the lemmas of a word in small letters, with the word itself."""
    return frozenset({word.lower(), *(one.lemma.lower() for one in morphology.analyses(word))})


def is_stop(word: str) -> bool:
    """Tell a capital that ends a name: a month, "Pan", "Prezes"; "PAN" is an abbreviation."""
    return word.lower() in STOPS and not (word.isupper() and word in _SHORT_STOPS)


def is_titled(word: str) -> bool:
    """Tell whether what follows the word is a title, a project or a street: no body."""
    return not _TITLED.isdisjoint(lemmas(word))


def is_area(word: str) -> bool:
    """Tell whether a commune named behind this word is a stretch of land."""
    return not _AREAS.isdisjoint(lemmas(word))


def is_area_word(word: str) -> bool:
    """Tell a part of the country whose name follows: "Dzielnicy", "Gminy"."""
    return not _AREA_WORDS.isdisjoint(lemmas(word))


def is_people(word: str) -> bool:
    """Tell people whom "z" describes: "Osób z Niepełnosprawnością"."""
    return not _PEOPLE.isdisjoint(lemmas(word))


def is_giver(word: str) -> bool:
    """Tell whether a commune named behind this word is a body: its budget, its grant."""
    return not _GIVERS.isdisjoint(lemmas(word))


def is_sub_head(word: str) -> bool:
    """Tell a part of a body: "Koło", "Oddział"."""
    return not SUB_HEADS.isdisjoint(lemmas(word))


def is_town_adjective(word: str) -> bool:
    """Tell an adjective made of a place's name by its ending: "Sanocki"."""
    return _TOWN_ADJECTIVE.search(word.lower()) is not None


@remembered(_CACHED)
def is_title_of_person(word: str) -> bool:
    """Tell who heads a body, in any case: "Przewodniczącego", "Burmistrzem"."""
    return not STOPS.isdisjoint(lemmas(word)) and morphology.is_noun(word)


_HALF_ADJECTIVE = re.compile(r"[^\W\d_]{2,}(?:sk|ck|dzk)o\Z")


def is_half_adjective(word: str) -> bool:
    """Tell the first half of an adjective of two: "Kujawsko", "Miejsko"."""
    return _HALF_ADJECTIVE.match(word) is not None


@remembered(_CACHED)
def describes_one(adjective: str, name: str) -> bool:
    """Tell an adjective that agrees with one body of the kind that is called ``name``."""
    head = next((one for one in name.split() if not morphology.is_adjective(one)), name)
    lemma = morphology.noun_lemma(head) or head
    singular = morphology.inflect(lemma.lower(), pos="subst", number="sg")
    return not singular or any(agrees(adjective, form) for form in singular)


@remembered(_CACHED)
def may_qualify(word: str) -> bool:
    """Tell an adjective that can open a name: "Kujawski Ośrodek".

    "nasz", "nowy" and "pięcioosobowy" cannot.
    """
    if _OF_SO_MANY.search(word.lower()):
        return False
    if not morphology.is_adjective(word):
        return is_capital(word) and _TOWN_ADJECTIVE.search(word.lower()) is not None
    return _OUTSIDE.isdisjoint(lemmas(word))


@remembered(_CACHED)
def agrees(adjective: str, head: str) -> bool:
    """Tell an adjective that agrees with a head; one the dictionary lacks is told by its ending."""
    if morphology.is_adjective(adjective):
        return morphology.agree(adjective, head)
    match = _TOWN_ADJECTIVE.search(adjective.lower())
    return match is not None and not _CASES_OF_ENDINGS[match[1]].isdisjoint(cases(head))


@remembered(_CACHED)
def cases(word: str) -> frozenset[str]:
    """Return the cases of a word's readings as noun or adjective; none for an unknown word."""
    found: set[str] = set()
    for one in morphology.analyses(word):
        fields = one.tag.split(":")
        if one.pos in _NOMINALS and len(fields) > 2:
            found.update(fields[2].split("."))
    return frozenset(found)


@remembered(_CACHED)
def slots(word: str, *, adjective: bool) -> frozenset[tuple[str, str, str]]:
    """Return number, case and gender of a word's readings as adjective, or as noun."""
    wanted = _ADJECTIVES if adjective else morphology.NOUNS
    found = set()
    for one in morphology.analyses(word):
        fields = one.tag.split(":")
        if one.pos in wanted and len(fields) > 3:
            for number in fields[1].split("."):
                for case in fields[2].split("."):
                    for gender in fields[3].split("."):
                        found.add((number, case, gender))
    return frozenset(found)


@remembered(_CACHED)
def is_known(word: str) -> bool:
    """Tell a word that the dictionary has."""
    return bool(morphology.analyses(word))


@remembered(_CACHED)
def is_place(word: str, case: str | None = None) -> bool:
    """Tell a name of a place that the dictionary has, in ``case`` if one is given."""
    return any(
        "nazwa_geograficzna" in one.classes and (case is None or case in _case_field(one.tag))
        for one in morphology.analyses(word)
        if one.pos in _NOMINALS
    )


@remembered(_CACHED)
def is_only_place(word: str) -> bool:
    """Tell a name of a place that is no common word as well: "Radom", not "Puszcza"."""
    return is_place(word, "nom") and not morphology.parts_of_speech(word.lower())


@remembered(_CACHED)
def is_first_name(word: str) -> bool:
    """Tell a first name in the nominative, and in no other case."""
    readings = [one for one in morphology.analyses(word) if "imię" in one.classes]
    return any("nom" in _case_field(one.tag) for one in readings) and not any(
        "gen" in _case_field(one.tag) for one in readings
    )


@remembered(_CACHED)
def is_given_name(word: str) -> bool:
    """Tell a first name, in any case."""
    return any("imię" in one.classes for one in morphology.analyses(word))


@remembered(_CACHED)
def is_person_name(word: str) -> bool:
    """Tell a first name or a surname, in any case."""
    return any({"imię", "nazwisko"} & set(one.classes) for one in morphology.analyses(word))


def _case_field(tag: str) -> list[str]:
    fields = tag.split(":")
    return fields[2].split(".") if len(fields) > 2 else []
