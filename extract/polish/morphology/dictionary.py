"""The dictionary's readings of one word, cached, and what this field adds to the dictionary."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from extract.polish.morphology.morfeusz import (
    Analysis,
    generated_forms,
    knows_any,
    whole_readings,
)
from extract.polish.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

CACHED_WORDS = 1 << 14
"""Words remembered by each look-up, some 15 MB; a report uses a few hundred not met lately."""
_CACHED_LEMMAS = 1 << 8
"""Few, as a verb has 130 forms, which take 20 KB; callers keep what they made of the forms."""
_LONGEST_WORD = 64
"""Longer ones are no words but lost spaces; Morfeusz would take its time over megabytes."""
_ABBREVIATION = re.compile(r"([A-ZĄĆĘŁŃÓŚŹŻ]{2,})-?([a-ząćęłńóśźż]{1,4})")


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


@remembered(CACHED_WORDS)
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
    whole = whole_readings(word)
    if word.lower() in _never_nouns():
        whole = tuple(reading for reading in whole if reading.pos not in {"subst", "ger"})
    return whole or _compound(word) or _inflected_abbreviation(word) or _guessed(word)


def may_know(words: Sequence[str]) -> bool:
    """Tell whether ``analyses`` may have readings of one of ``words``, written small; uncached.

    Cheap, for many candidates of which hardly one is a word.
    """
    if any(word.startswith(_prefixes()) or word.endswith(_guessable()) for word in words):
        return True
    return knows_any(words)


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(word_lists()["adjective_prefixes"])


@cache
def _never_nouns() -> frozenset[str]:
    return frozenset(word_lists()["never_nouns"])


@cache
def _current_lemmas() -> frozenset[str]:
    return frozenset(word_lists()["lemmas"]["current"])


def _compound(word: str) -> tuple[Analysis, ...]:
    """Read "animacyjno-doradczych" as its adjective, with the prefix kept."""
    for joined in _prefixes():
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


@cache
def _guessable() -> tuple[str, ...]:
    """Say how words that can be guessed end: most words are ruled out by this one look."""
    ends = {
        start + ending
        for guess in _guesses()
        for start in (guess.nouns or (guess.suffix,))
        for ending in guess.endings
    }
    return tuple(sorted(ends))


def _guessed(word: str) -> tuple[Analysis, ...]:
    lower = word.lower()
    if not lower.endswith(_guessable()):
        return ()
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


@remembered(_CACHED_LEMMAS)
def forms(lemma: str, pos: str | None = None) -> tuple[tuple[str, Analysis], ...]:
    """Every form of a lemma with its reading, unlabelled readings first; those of ``pos`` alone.

    Compounds with a hyphen and words read by their ending are inflected like their readings.
    """
    found = generated_forms(lemma, pos) if lemma and " " not in lemma else None
    if found is None:
        found = [pair for pair in _composed_forms(lemma) if pos in {None, pair[1].pos}]
    return tuple(sorted(found, key=lambda pair: rarity(pair[1])))


def _composed_forms(lemma: str) -> list[tuple[str, Analysis]]:
    """Forms of a lemma that the dictionary lacks: a compound's, or those its ending tells."""
    for joined in _prefixes():
        if lemma.startswith(joined):
            found = [
                (joined + form, reading._replace(lemma=lemma))
                for form, reading in forms(lemma[len(joined) :])
                if reading.pos in {"adj", "ppas", "pact"}
            ]
            if found:
                return found
    prefix, hyphen, last = lemma.rpartition("-")
    found = [
        (f"{prefix}-{form}", reading._replace(lemma=lemma))
        for form, reading in (forms(last, "adj") if hyphen else ())
    ]
    return found or [
        (stem + ending, Analysis(lemma, tag, guess.pos, (), ("guessed",)))
        for guess in _guesses()
        if lemma.endswith(guess.base)
        for stem in (lemma[: len(lemma) - len(guess.base)],)
        if _belongs(guess, stem)
        for ending, tags in guess.endings.items()
        for tag in tags
    ]


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
