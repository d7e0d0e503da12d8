"""What a word can be: noun, adjective, verb, preposition; and what agrees with what."""

from __future__ import annotations

from extract.polish.morphology.declension import slots_of
from extract.polish.morphology.dictionary import CACHED_WORDS, analyses, rarity
from extract.polish.remembered import remembered

NOUNS = frozenset({"subst", "ger", "depr"})
"""Parts of speech of nouns, gerunds and depreciative forms ("urzędniki") included."""
ADJECTIVES = frozenset({"adj", "pact", "ppas"})
"""Parts of speech of adjectives, those that stand before a hyphen ("społeczno") left out."""
VERBS = frozenset(
    {"fin", "praet", "imps", "inf", "impt", "bedzie", "cond", "winien", "pred", "pcon", "pant"}
)


_KNOWN_SETS: dict[frozenset[str], frozenset[str]] = {}
"""One object for all words of the same parts of speech: there are few such sets."""


@remembered(CACHED_WORDS)
def parts_of_speech(word: str) -> frozenset[str]:
    """Parts of speech of a word's readings (``subst``, ``adj``, ``prep``, …).

    Rare and archaic readings count only where there are no others.
    """
    readings = analyses(word)
    parts = frozenset([one.pos for one in readings if not one.qualifiers or rarity(one) < 2])
    if not parts:
        parts = frozenset([one.pos for one in readings])
    return _KNOWN_SETS.setdefault(parts, parts)


def is_noun(word: str) -> bool:
    """Tell whether the word can be a noun, gerunds included."""
    return not NOUNS.isdisjoint(parts_of_speech(word))


def is_adjective(word: str) -> bool:
    """Tell whether the word can be an adjective or an adjectival participle, in any form."""
    return not ADJECTIVES.isdisjoint(parts_of_speech(word))


def is_verb(word: str) -> bool:
    """Tell whether the word can be a verb that makes a clause, or an infinitive."""
    return not VERBS.isdisjoint(parts_of_speech(word))


def is_preposition(word: str) -> bool:
    """Tell whether the word can be a preposition."""
    return "prep" in parts_of_speech(word)


def agree(adjective: str, noun: str) -> bool:
    """Tell whether the two share a reading of case, number and gender."""
    return bool(declension(adjective, ADJECTIVES) & declension(noun, NOUNS))


def is_only_plural(word: str) -> bool:
    """Tell a noun's form that no singular shares: "szkołach"."""
    nouns = [reading for reading in analyses(word) if reading.pos in NOUNS]
    return bool(nouns) and all(":pl:" in reading.tag for reading in nouns)


def is_plural_genitive(word: str) -> bool:
    """Tell the form of a noun that a number above four governs: "ulotek"."""
    return any(reading.tag.startswith(("subst:pl:gen", "ger:pl:gen")) for reading in analyses(word))


def is_singular_genitive(word: str) -> bool:
    """Tell the form of a noun that says of what another is: "rękodzieła"."""
    return any(reading.tag.startswith(("subst:sg:gen", "ger:sg:gen")) for reading in analyses(word))


@remembered(CACHED_WORDS)
def is_only_plural_genitive(word: str) -> bool:
    """Tell a form of a noun that can be nothing but that: "osób", but not "spółdzielni"."""
    nouns = [reading for reading in analyses(word) if reading.pos in ("subst", "ger", "depr")]
    return bool(nouns) and all(reading.tag.split(":")[1:3] == ["pl", "gen"] for reading in nouns)


@remembered(CACHED_WORDS)
def is_gerund(word: str) -> bool:
    """Tell a noun that is nothing but the name of doing something: "zakładania"."""
    nouns = [reading for reading in analyses(word) if reading.pos in ("subst", "ger", "depr")]
    return bool(nouns) and all(reading.pos == "ger" for reading in nouns)


@remembered(CACHED_WORDS)
def declension(word: str, parts: frozenset[str]) -> int:
    """Bit set (see ``declension``) of the readings with one of these parts of speech."""
    mask = 0
    for reading in analyses(word):
        if reading.pos in parts:
            mask |= slots_of(reading.tag)
    return mask
