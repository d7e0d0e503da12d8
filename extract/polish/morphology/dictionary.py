"""Morfeusz 2, the morphological dictionary of Polish (SGJP), one word at a time and cached.

The dictionary is opened on the first look-up of a process, so importing costs nothing and a
spawned worker opens its own.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from threading import Lock
from typing import Any, NamedTuple

_CACHED_WORDS = 1 << 16
_LONGEST_WORD = 64
"""Longer ones are no words but lost spaces; Morfeusz would take its time over megabytes."""
_LOCK = Lock()
_ABBREVIATION = re.compile(r"([A-ZĄĆĘŁŃÓŚŹŻ]{2,})-?([a-ząćęłńóśźż]{1,4})")


class Analysis(NamedTuple):
    """One reading of a word.

    Attributes
    ----------
    lemma
        Bare lemma (``rok``, not Morfeusz' ``rok:Sm3~lata``). Gerunds and participles have the
        infinitive.
    tag
        Tag of the SGJP tagset, alternatives joined by dots: ``subst:sg:gen.dat:f``.
    pos
        First field of the tag.
    classes
        Name classes of the dictionary (``nazwa_pospolita``, ``imię``, ``nazwa_geograficzna``, …).
    qualifiers
        Labels of the dictionary (``daw.``, ``rzad.``, ``pot.``); ``("guessed",)`` for a word
        that it lacks and whose reading follows from its ending.
    """

    lemma: str
    tag: str
    pos: str
    classes: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()


class _Guess(NamedTuple):
    suffix: str
    nouns: frozenset[str]
    pos: str
    base: str
    endings: dict[str, tuple[str, ...]]


@cache
def word_lists() -> dict[str, Any]:
    """Content of ``dictionary.toml``."""
    source = resources.files("extract.polish.morphology").joinpath("dictionary.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _morfeusz() -> Any:
    import morfeusz2  # noqa: PLC0415 (opened when needed, see the module's first lines)

    return morfeusz2.Morfeusz(praet="composite")


@lru_cache(maxsize=_CACHED_WORDS)
def analyses(word: str) -> tuple[Analysis, ...]:
    """Look one word up: its readings in the dictionary's order; empty if nothing is known of it.

    Letter case is tolerated: a word in capitals or with a capital has the readings of the word
    in lower case, and those of a name spelled so. A compound with a hyphen
    ("psychologiczno-prawnego") has the readings of its last part, its lemma whole. A word the
    dictionary lacks is read by its ending where ``dictionary.toml`` says how, marked
    ``guessed``.
    """
    if not word or len(word) > _LONGEST_WORD or not word.isprintable() or word.isspace():
        return ()
    with _LOCK:
        found = _morfeusz().analyse(word)
    last = max(node for _, node, _ in found)
    whole = tuple(
        _analysis(lemma, tag, names, labels)
        for first, node, (_, lemma, tag, names, labels) in found
        if first == 0 and node == last and tag != "ign"
    )
    if word.lower() in _never_nouns():
        whole = tuple(reading for reading in whole if reading.pos not in {"subst", "ger"})
    return whole or _compound(word) or _inflected_abbreviation(word) or _guessed(word)


def _analysis(lemma: str, tag: str, names: list[str], labels: list[str]) -> Analysis:
    return Analysis(
        _bare(lemma),
        tag,
        tag.partition(":")[0],
        tuple(names),
        _split_labels(tuple(labels)) if labels else (),
    )


@cache
def _never_nouns() -> frozenset[str]:
    return frozenset(word_lists()["never_nouns"])


@cache
def _current_lemmas() -> frozenset[str]:
    return frozenset(word_lists()["lemmas"]["current"])


@cache
def _split_labels(labels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(label for joined in labels for label in joined.replace("|", ",").split(","))


def _bare(lemma: str) -> str:
    head, colon, _ = lemma.partition(":")
    return head if head and colon else lemma


def _compound(word: str) -> tuple[Analysis, ...]:
    """Read "animacyjno-doradczych" as its adjective, with the prefix kept."""
    for joined in word_lists()["adjective_prefixes"]:
        if word.lower().startswith(joined):
            return tuple(
                reading._replace(lemma=joined + reading.lemma)
                for reading in analyses(word[len(joined) :])
                if reading.pos in {"adj", "ppas", "pact"}
            )
    prefix, hyphen, last = word.rpartition("-")
    if not hyphen or not prefix or not last or not prefix[-1].isalpha():
        return ()
    return tuple(
        reading._replace(lemma=f"{prefix.lower()}-{reading.lemma}")
        for reading in analyses(last)
        if reading.pos == "adj" and prefix[-1] in "oO"
    )


def _inflected_abbreviation(word: str) -> tuple[Analysis, ...]:
    """Read "IPSy", "OWES-u": capitals with a case ending."""
    match = _ABBREVIATION.fullmatch(word)
    readings = match and word_lists()["abbreviation_endings"].get(match[2])
    if not match or not readings:
        return ()
    return (Analysis(match[1], f"subst:{readings}:m3", "subst", (), ("guessed",)),)


@cache
def _guesses() -> tuple[_Guess, ...]:
    lists = word_lists()
    return tuple(
        _Guess(
            suffix=guess["suffix"],
            nouns=frozenset(lists["nouns"].get(guess["name"], ())),
            pos=guess["pos"],
            base=guess["base"],
            endings={
                ending: tuple(
                    f"{guess['pos']}:{reading}:{guess.get('gender', 'pos')}"
                    for reading in readings.split("|")
                )
                for ending, readings in guess["endings"].items()
            },
        )
        for guess in lists["guess"]
    )


def _guessed(word: str) -> tuple[Analysis, ...]:
    lower = word.lower()
    for guess in _guesses():
        found = tuple(
            Analysis(stem + guess.base, tag, guess.pos, (), ("guessed",))
            for ending, tags in guess.endings.items()
            if lower.endswith(ending)
            for stem in (lower[: len(lower) - len(ending)],)
            if _belongs(guess, stem)
            for tag in tags
        )
        if found:
            return found
    return ()


def _belongs(guess: _Guess, stem: str) -> bool:
    if guess.nouns:
        return stem in guess.nouns
    return stem.endswith(guess.suffix) and len(stem) > len(guess.suffix) + 1


@lru_cache(maxsize=_CACHED_WORDS)
def forms(lemma: str) -> tuple[tuple[str, Analysis], ...]:
    """Every form of a lemma with its reading, unlabelled readings first.

    Compounds with a hyphen and words read by their ending are inflected like their readings.
    """
    with _LOCK:
        generated = _morfeusz().generate(lemma) if lemma and " " not in lemma else []
    found = [
        (form, _analysis(name, tag, names, labels))
        for form, name, tag, names, labels in generated
        if tag != "ign"
    ]
    for joined in word_lists()["adjective_prefixes"]:
        if not found and lemma.startswith(joined):
            found = [
                (joined + form, reading._replace(lemma=lemma))
                for form, reading in forms(lemma[len(joined) :])
                if reading.pos in {"adj", "ppas", "pact"}
            ]
    if not found and "-" in lemma:
        prefix, _, last = lemma.rpartition("-")
        found = [
            (f"{prefix}-{form}", reading._replace(lemma=lemma))
            for form, reading in forms(last)
            if reading.pos == "adj"
        ]
    if not found:
        found = [
            (stem + ending, Analysis(lemma, tag, guess.pos, (), ("guessed",)))
            for guess in _guesses()
            if lemma.endswith(guess.base)
            for stem in (lemma[: len(lemma) - len(guess.base)],)
            if _belongs(guess, stem)
            for ending, tags in guess.endings.items()
            for tag in tags
        ]
    return tuple(sorted(found, key=lambda pair: rarity(pair[1])))


@cache
def _label_ranks() -> dict[str, int]:
    labels = word_lists()["labels"]
    return {"guessed": 0} | dict.fromkeys(labels["neutral"], 0) | dict.fromkeys(labels["rare"], 2)


def rarity(reading: Analysis) -> int:
    """0 for a current reading, 1 for one of a trade or colloquial, 2 for a rare or archaic one."""
    if not reading.qualifiers or reading.lemma in _current_lemmas():
        return 0
    ranks = _label_ranks()
    return max((ranks.get(label, 1) for label in reading.qualifiers), default=0)
