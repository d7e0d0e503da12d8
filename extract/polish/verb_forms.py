"""What a verb form says of time: done, going on, to come, or named alone."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from extract.polish.morphology import analyses, rarity
from extract.polish.morphology.restoration import restore
from extract.polish.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.polish.morphology import Analysis

Tense = Literal["past", "present", "future", "infinitive", "participle"]
"""``participle`` is the passive one ("zaplanowany"), an adjective that a clause may rest on."""

_TENSES: dict[str, Tense] = {
    "praet": "past",
    "imps": "past",
    "cond": "present",
    "bedzie": "future",
    "winien": "present",
    "pred": "present",
    "inf": "infinitive",
    "ppas": "participle",
}
_VERBAL = frozenset({"fin", *_TENSES})
_FINITE = _VERBAL - {"ppas"}
_LIKELY: tuple[Tense, ...] = ("past", "present", "future", "infinitive", "participle")
_NO_RIVALS = frozenset({"adj", "ppas"})
# What a text without Polish letters leaves of the endings of verbs: "osiagnieto", "powstalo".
_PLAIN_ENDINGS = ("ano", "ono", "eto", "ato", "lo", "la", "li", "ly", "bedzie", "beda")
# Endings that no form of a verb told here has, of its passive participle neither: half of all other
# words need no dictionary.
_NO_VERB = re.compile(
    r"(?:[bdfgklprsvwxńźżó]|[^s][tz]|[^e]n|[^y]ch|[^nt]y(?:ch|mi)|[^ntb]ym|[^łn]om|um|jąc"
    r"|[^nt]e(?:go|mu|j)|[^e]j|[^m]u|cj[aięeąo]|[^bgłlmnt]o|[^błlmntzż]y|[kgi]i|[^i]we|[nłwt]ość)\Z"
)
_LONGEST_ENDING = 4
_CACHED = 1 << 14


class VerbForm(NamedTuple):
    """A word read as a form of a verb.

    Attributes
    ----------
    lemma
        The infinitive, ``się`` left out.
    tense
        What the form says of time. The present form of a perfective verb ("powstanie") is future.
    personal
        Whether the form has a subject in the third person, which may stand before it ("dwie grupy
        planują"); false of "planujemy" and "zaplanowano".
    perfective
        Whether the verb is of a thing done, not of doing it.
    """

    lemma: str
    tense: Tense
    personal: bool
    perfective: bool


@remembered(_CACHED)
def verb_form(word: str) -> VerbForm | None:
    """Read ``word`` as a form of a verb, ``None`` where it is more likely something else.

    A word that is also a noun ("udział", "zakup") is no verb, unless it stands in the list of those
    that are verbs wherever a clause can have one ("ma", "zostanie", "powstanie").

    Examples
    --------
    >>> verb_form("zaplanowano")
    VerbForm(lemma='zaplanować', tense='past', personal=False, perfective=True)
    >>> verb_form("powstanie").tense
    'future'
    >>> verb_form("osiagnieto").lemma
    'osiągnąć'
    >>> verb_form("udział") is None
    True
    """
    small = word.lower()
    if _NO_VERB.search(small[-_LONGEST_ENDING:]) or small in _never():
        return None
    preferred = _homographs().get(small)
    readings = analyses(small)
    if not readings and small.endswith(_PLAIN_ENDINGS) and small.isascii():
        restored = restore(small)
        return verb_form(restored) if restored else None
    if _VERBAL.isdisjoint([one.pos for one in readings]):
        return None  # most words
    # "odbyć" is hardly ever the genitive of "odbycia".
    likely = [one for one in readings if not one.tag.startswith("ger:pl")] or list(readings)
    current = [one for one in likely if rarity(one) < 2] or likely
    finite = [one for one in current if one.pos in _FINITE]
    if preferred is not None:
        finite = [one for one in finite if one.lemma == preferred]
    elif {one.pos for one in current} - _FINITE - _NO_RIVALS:
        finite = []
    if finite:
        return _form(finite)
    participles = [one for one in current if one.pos == "ppas"]
    return _form(participles) if participles else None


def _form(readings: Sequence[Analysis]) -> VerbForm:
    """Choose the most likely reading: "wydali" is past rather than the future of "wydalić"."""
    best = min(readings, key=lambda one: _LIKELY.index(_tense(one)))
    perfective = "perf" in best.tag.replace(".", ":").split(":")  # "imperf.perf": wydatkować
    return VerbForm(best.lemma, _tense(best), ":ter:" in best.tag, perfective)


def _tense(reading: Analysis) -> Tense:
    if reading.pos == "fin":
        return "future" if reading.tag.endswith(":perf") else "present"
    return _TENSES[reading.pos]


@cache
def _lists() -> dict[str, Any]:
    source = files("extract.polish").joinpath("verb_forms.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _homographs() -> dict[str, str]:
    return dict(_lists()["homographs"])


@cache
def _never() -> frozenset[str]:
    return frozenset(_lists()["never"])
