"""Polish words in all their forms, for the benchmark's reports.

A few hundred dictionary forms (``lexicon.toml``) become some thousands: the dictionary is asked
which verbs with prefixes, adjectives and abstract nouns made from them exist, and for all forms.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Generic, TypeVar

import morfeusz2

T = TypeVar("T")
CASES = ("nom", "gen", "dat", "acc", "inst", "loc")
_HERE = Path(__file__).parent
_TRIES = 50_000
_DERIVED = ("owy", "ny", "ski", "czy", "iczny", "yczny", "alny", "owany")


@dataclass(frozen=True, slots=True)
class Noun:
    """``forms[number, case]``; ``gender`` as in Morfeusz (m1 m2 m3 f n)."""

    gender: str
    forms: dict[tuple[str, str], str]

    def number(self, wanted: str) -> str:
        """``wanted`` where the noun has that number, else the one it has."""
        if (wanted, "nom") in self.forms:
            return wanted
        return "pl" if wanted == "sg" else "sg"

    def form(self, number: str, case: str) -> str:
        """Form asked for; a noun without that number stands in the one it has."""
        return self.forms[self.number(number), case]


@dataclass(frozen=True, slots=True)
class Adjective:
    """``forms[number, case, gender]``; ``first`` is the form in compounds ("społeczno")."""

    forms: dict[tuple[str, str, str], str]
    first: str | None = None


@dataclass(frozen=True, slots=True)
class Verb:
    """Forms of a verb, and the preposition and case of its object."""

    infinitive: str
    past: dict[tuple[str, str], str]
    present: dict[str, str]
    impersonal: str | None
    converb: str | None
    gerund: Noun | None
    passive: Adjective | None
    preposition: str
    case: str


class Weighted(Generic[T]):
    """A list drawn from by Zipf's law: what stands first is common."""

    __slots__ = ("items", "weights")

    def __init__(self, items: Iterable[T], *, offset: float = 12.0, power: float = 0.35) -> None:
        self.items = list(items)
        self.weights = list(accumulate(1 / (i + offset) ** power for i in range(len(self.items))))

    def draw(self, rng: random.Random) -> T:
        """Draw one."""
        return rng.choices(self.items, cum_weights=self.weights)[0]

    def some(self, rng: random.Random, count: int) -> Weighted[T]:
        """Draw a smaller list: the words one writer uses."""
        return Weighted((self.draw(rng) for _ in range(count)), offset=4.0)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words; derived ones stand behind those of ``lexicon.toml``, so they are rarer."""

    nouns: dict[str, Weighted[Noun]]
    adjectives: Weighted[Adjective]
    perfective: Weighted[Verb]
    imperfective: Weighted[Verb]
    adverbs: Weighted[str]
    first_names: dict[str, list[Noun]]
    surnames: dict[str, list[Noun]]
    places: list[Noun]
    regions: list[Adjective]
    heads: list[tuple[Adjective | None, Noun, str]]


def data(name: str) -> dict[str, Any]:
    """Read one of the TOML files beside this module."""
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))


@cache
def _morfeusz() -> morfeusz2.Morfeusz:
    return morfeusz2.Morfeusz()


def _tags(lemma: str) -> Iterator[tuple[str, str, list[str]]]:
    """Forms of ``lemma``, its homonym and the parts of the tag."""
    for form, name, tag, _, _ in _morfeusz().generate(lemma):
        yield form, name, tag.split(":")


def noun(lemma: str, genders: str = "m1 m2 m3 f n") -> Noun | None:
    """Inflect a noun, ``None`` if the dictionary has none; the homonym with the most forms.

    ("pedagog" is a man who inflects and a woman who does not.)
    """
    homonyms: dict[tuple[str, str], dict[tuple[str, str], str]] = {}
    for form, name, tag in _tags(lemma):
        if tag[0] != "subst" or tag[3] not in genders.split():
            continue
        forms = homonyms.setdefault((name, tag[3]), {})
        for number in tag[1].split("."):
            for case in tag[2].split("."):
                forms.setdefault((number, case), form)
    if not homonyms:
        return None
    (_, gender), forms = max(homonyms.items(), key=lambda item: len(set(item[1].values())))
    return Noun(gender, forms)


def adjective(lemma: str) -> Adjective | None:
    """Inflect an adjective, ``None`` if the dictionary has none."""
    forms: dict[tuple[str, str, str], str] = {}
    first = None
    for form, _, tag in _tags(lemma):
        if tag[0] == "adja":
            first = form
        elif tag[0] == "adj" and tag[-1] == "pos":
            _agreeing(forms, form, tag)
    return Adjective(forms, first) if len(forms) > 30 else None


def verb(entry: str, preposition: str = "", case: str = "acc") -> Verb | None:
    """Inflect a verb, ``None`` if the dictionary has none; "udzielić_gen" governs the genitive."""
    infinitive, _, governed = entry.partition("_")
    past: dict[tuple[str, str], str] = {}
    present: dict[str, str] = {}
    passive: dict[tuple[str, str, str], str] = {}
    gerund: dict[tuple[str, str], str] = {}
    impersonal = converb = None
    for form, _, tag in _tags(infinitive):
        match tag[0]:
            case "praet" if len(tag) > 3 and tag[-1] != "nagl":
                for gender in tag[2].split("."):
                    past.setdefault((tag[1], gender), form)
            case "fin" if tag[2] == "ter":
                present.setdefault(tag[1], form)
            case "imps":
                impersonal = form
            case "pcon" | "pant":
                converb = form
            case "ppas" if tag[-1] == "aff":
                _agreeing(passive, form, tag)
            case "ger" if tag[-1] == "aff":
                for one in tag[2].split("."):
                    gerund.setdefault((tag[1], one), form)
    if not past or len(present) < 2 or not impersonal:
        return None
    return Verb(
        infinitive,
        past,
        present,
        impersonal,
        converb,
        Noun("n", gerund) if gerund else None,
        Adjective(passive) if len(passive) > 30 else None,
        preposition,
        governed or case,
    )


def _agreeing(forms: dict[tuple[str, str, str], str], form: str, tag: list[str]) -> None:
    for case in tag[2].split("."):
        for gender in tag[3].split("."):
            forms.setdefault((tag[1], case, gender), form)


@cache
def lexicon() -> Lexicon:
    """Read and inflect all words; once in a process, some seconds.

    Raises
    ------
    ValueError
        A word of ``lexicon.toml`` or ``grammar.toml`` is not in the dictionary.
    """
    words, institutions = data("lexicon.toml"), data("grammar.toml")["institutions"]
    kinds = {kind: _unique(text) for kind, text in words["nouns"].items()}
    stems = [lemma for lemmas in kinds.values() for lemma in lemmas]
    common = _unique(words["adjectives"]["common"])
    derived = _known(_adjectives_from(stems), "adj", known=common)
    nouns = {kind: [_required(noun, lemma) for lemma in lemmas] for kind, lemmas in kinds.items()}
    nouns["abstract"] += _made(
        noun, _known(_abstracts_from(common + derived), "subst", known=stems)
    )

    perfective, imperfective = (_unique(words["verbs"][k]) for k in ("perfective", "imperfective"))
    bases = _unique(" ".join((words["verbs"]["simple"], *perfective, *imperfective)))
    prefixed = [prefix + base for base in bases for prefix in words["verbs"]["prefixes"].split()]
    fresh = _made(verb, _known(prefixed, "inf", known=bases))
    governing = [_required(verb, *entry) for entry in words["verbs"]["governing"]]
    perfect = [_required(verb, entry) for entry in perfective]
    imperfect = [_required(verb, entry) for entry in imperfective] + governing
    places = _made(noun, _names(words["names"], "place_endings", "nazwa_geograficzna"))
    return Lexicon(
        nouns={kind: Weighted(made) for kind, made in nouns.items()},
        adjectives=Weighted([_required(adjective, a) for a in common] + _made(adjective, derived)),
        perfective=Weighted(perfect + [v for v in fresh if v.converb and _is_past(v)]),
        imperfective=Weighted(imperfect + [v for v in fresh if v.converb and not _is_past(v)]),
        adverbs=Weighted(
            [word.replace("_", " ") for word in _unique(words["adverbs"]["common"])]
            + _known(_adverbs_from(common + derived), "adv", known=())
        ),
        first_names={
            sex: [_required(noun, name) for name in words["names"][f"first_{sex}"].split()]
            for sex in "mf"
        },
        surnames=_surnames(words["names"]),
        places=(
            places := _made(noun, _names(words["names"], "place_endings", "nazwa_geograficzna"))
        ),
        regions=_made(adjective, _known(_regions_from(places), "adj", known=())),
        heads=[_head(entry) for entry in institutions["heads"]],
    )


def _names(lists: dict[str, str], endings: str, kind: str) -> list[str]:
    """Names of one kind that the dictionary knows, out of many put together by chance."""
    parts = [lists[name].split() for name in ("onset", "vowel", "coda", endings)]
    rng = random.Random(kind)
    tried = ("".join(map(rng.choice, parts)).capitalize() for _ in range(_TRIES))
    return [
        name
        for name in dict.fromkeys(tried)
        if any(found[1] == name and kind in found[3] for found in _homonyms(name))
    ]


def _homonyms(word: str) -> Iterator[tuple[str, str, str, list[str]]]:
    for _, _, (form, lemma, tag, kinds, _) in _morfeusz().analyse(word):
        yield form, lemma.partition(":")[0], tag, kinds


def _surnames(lists: dict[str, str]) -> dict[str, list[Noun]]:
    known = _names(lists, "surname_endings", "nazwisko")
    women = [name[:-1] + "a" if name.endswith("ski") else name for name in known]
    return {
        "m": [made for name in known if (made := noun(name, "m1"))],
        "f": [made for name in women if (made := noun(name, "f"))],
    }


def _regions_from(places: Iterable[Noun]) -> Iterator[str]:
    for place in places:
        stem = re.sub(r"(?:ow|ew)?(?:[oyeia]|ów|in|ice|iec)$", "", place.form("sg", "nom").lower())
        yield from (stem + ending for ending in ("ski", "owski", "icki", "iński"))


def _is_past(made: Verb) -> bool:
    return made.converb is not None and made.converb.endswith("szy")


def _head(entry: str) -> tuple[Adjective | None, Noun, str]:
    inflected, _, tail = entry.partition(" |")
    *modifier, head = inflected.split()
    return (
        _required(adjective, modifier[0]) if modifier else None,
        _required(noun, head),
        tail.strip(),
    )


def _unique(text: str) -> list[str]:
    return list(dict.fromkeys(text.split()))


def _required(make: Any, lemma: str, *more: str) -> Any:
    made = make(lemma, *more)
    if made is None:
        raise ValueError(f"{lemma}: the dictionary has no such {make.__name__}")
    return made


def _made(make: Any, lemmas: Iterable[str]) -> list[Any]:
    return [made for made in map(make, lemmas) if made is not None]


def _known(candidates: Iterable[str], kind: str, *, known: Iterable[str]) -> list[str]:
    """Those of ``candidates`` the dictionary knows as lemmas, in an order of their own."""
    taken = set(known)
    found = {
        word
        for word in set(candidates) - taken
        for _, _, (_, lemma, tag, _, _) in _morfeusz().analyse(word)
        if tag.partition(":")[0] == kind and lemma.partition(":")[0] == word
    }
    mixed = sorted(found)
    random.Random(len(mixed)).shuffle(mixed)
    return mixed


def _adjectives_from(lemmas: Iterable[str]) -> Iterator[str]:
    for lemma in lemmas:
        stem = re.sub(r"(?:[aeoyi]|anie|enie|cja|ia|ość|ek|ec)$", "", lemma)
        for base in (stem, re.sub(r"(?:anie|enie|cja|stwo|ek|[aeoyi])$", "", lemma)):
            yield from (base + ending for ending in _DERIVED)


def _abstracts_from(lemmas: Iterable[str]) -> Iterator[str]:
    for lemma in lemmas:
        yield lemma[:-1] + "ość"
        yield lemma[:-2] + "izm"
        yield lemma[:-2] + "izacja"
        yield re.sub(r"(?:owy|ny|ski|czy)$", "", lemma) + "stwo"
        yield re.sub(r"(?:owy|ny|ski|czy)$", "", lemma) + "owiec"
        yield re.sub(r"(?:owy|ny|ski|czy)$", "", lemma) + "nik"


def _adverbs_from(lemmas: Iterable[str]) -> Iterator[str]:
    for lemma in lemmas:
        yield lemma[:-1] + "ie"
        yield lemma[:-1] + "o"
        yield lemma[:-1]
