"""Bodies that are widely known by a name of one word: newspapers, clubs, parties, companies."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from extract.ner.spelling import folded

if TYPE_CHECKING:
    from extract.polish.morphology import Analysis

_LIST = "known_bodies.toml"
_SHORTEST_STEM = 4
_LONGEST_ENDING = 4


class _Known(NamedTuple):
    """Kinds by name: by names in capitals as they are written, by all others in small letters."""

    capitals: dict[str, tuple[str, ...]]
    others: dict[str, tuple[str, ...]]
    endings: frozenset[str]


def known_as(word: str, readings: tuple[Analysis, ...]) -> tuple[str, ...]:
    """Kinds of body that are known by this word, written with a capital; most words have none.

    Parameters
    ----------
    word
        As it stands, in any of its forms: "Orlenu", "ZUS-em".
    readings
        What the dictionary says of it.
    """
    if not word[:1].isupper():
        return ()
    known = _known()
    whole, cut, _ = word.partition("-")
    # An ending is small behind a name in capitals, "ZUS-em"; "Can-Pack" is a name of its own.
    own = whole if cut and whole.isupper() and not word.isupper() else word
    found = known.capitals.get(own)
    if found:
        return found
    forms = {folded(own), *(folded(reading.lemma) for reading in readings)}
    if not readings:
        forms |= _stems(folded(own), known.endings)
    return tuple(sorted({kind for form in forms for kind in known.others.get(form, ())}))


def _stems(word: str, endings: frozenset[str]) -> set[str]:
    """List what a word may be a form of, by its ending alone."""
    return {
        word[:-length] + vowel
        for length in range(1, _LONGEST_ENDING + 1)
        if len(word) - length >= _SHORTEST_STEM and word[-length:] in endings
        for vowel in ("", "a", "e", "o", "y")
    }


@cache
def _known() -> _Known:
    text = resources.files("extract.ner").joinpath(_LIST).read_text("utf-8")
    listed = tomllib.loads(text)
    known = _Known({}, {}, frozenset(listed["endings"].split()))
    for kind, words in listed["bodies"].items():
        for name in words.split():
            table = known.capitals if name.isupper() else known.others
            key = name if name.isupper() else folded(name)
            table[key] = tuple(sorted({*table.get(key, ()), kind}))
    return known
