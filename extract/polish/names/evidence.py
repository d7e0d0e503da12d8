"""What speaks for a reading of a name: its grammar and its endings, said in short strings.

The strings are the keys of ``ranking.json``. ``nom``, ``gen`` and ``obl`` say whether the reading
takes the name for a nominative, a genitive, or one of the other cases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.polish.morphology.declension import CASES, GENDERS, slot_set
from extract.polish.names.tokens import NUMBER, barriers
from extract.polish.names.words import CACHED, NOMINATIVE, VOCATIVE, adjective_slots, noun_readings
from extract.polish.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.polish.names.tokens import Token
    from extract.polish.names.words import Reading

GENITIVE = slot_set(["sg", "pl"], ["gen"], GENDERS)
_CASES = tuple(
    (letter, slot_set(["sg", "pl"], [case], GENDERS))
    for letter, case in zip("ngdail", CASES, strict=False)
)
MOST_WORDS = 3
"""Names of more words are one class."""


def shape(word: str) -> str:
    """Say how a word uses capitals."""
    if word.isupper():
        return "A" if len(word) > 1 else "a"
    if word[:1].isupper():
        return "C" if word[1:].islower() else "X"
    return "l" if word.isalpha() else "0"


def way_of(slots: int) -> str:
    """Say which case a reading takes a name for."""
    if slots & NOMINATIVE:
        return "nom"
    return "gen" if slots & GENITIVE else "obl"


def rest_of(tokens: Sequence[Token], end: int) -> str:
    """Say what follows the words that may be declined."""
    if end == len(tokens):
        return "end"
    token = tokens[end]
    if '"' in token.before:
        return "quote"
    if token.word[:1].isdigit():
        return "digit"
    small = token.word.lower()
    return small if small in barriers() else "mark"


@remembered(CACHED)
def known_of(word: str) -> str:
    """Say what can be known of a word from itself alone."""
    if NUMBER.fullmatch(word):
        return "number"
    if word.isupper() and len(word) > 1:
        return "capitals"
    slots = 0
    nouns = noun_readings(word)
    for reading in nouns:
        slots |= reading.slots
    if nouns and nouns[0].kind.startswith("guess"):
        return "unknown"
    sort = ""
    if not slots:
        sort = "adjective "
        slots = adjective_slots(word)
    if not slots:
        return "no noun"
    if slots & GENITIVE:
        return sort + ("gen+nom" if slots & NOMINATIVE else "gen")
    return sort + ("nom" if slots & NOMINATIVE else "other")


@remembered(CACHED)
def _rivals(word: str) -> str:
    """Say which ways there are to read a word, current ones only."""
    found = set()
    for reading in noun_readings(word):
        if reading.kind == "rare":
            continue
        way = way_of(reading.slots)
        proper = "i" if reading.lemma[:1].isupper() else ""
        found.add(f"{way[0]}{reading.number[0]}{proper}")
    return ".".join(sorted(found))


def of_none(words: Sequence[str], rest: str) -> tuple[str, ...]:
    """Evidence for leaving a name as it is, grammar unseen."""
    count = min(len(words), MOST_WORDS)
    features = [f"keep n={count}", f"keep rest={rest}"]
    if words:
        first = words[0]
        small = first.lower()
        features += [
            f"keep shape={shape(first)} n={count}",
            f"keep kind={known_of(first)}",
            f"keep end1={small[-1:]}",
            f"keep end2={small[-2:]}",
            f"keep end3={small[-3:]}",
        ]
        if count > 1:
            features.append(f"keep kind={known_of(first)},{known_of(words[1])}")
    return tuple(features)


@remembered(CACHED)
def of_reading(word: str, reading: Reading, slots: int, count: int) -> tuple[str, ...]:
    """Evidence for a noun as the head of ``count`` words, its neighbours unseen."""
    way = way_of(slots)
    cases = "".join([letter for letter, case in _CASES if slots & case & ~VOCATIVE])
    number, gender = reading.number, reading.gender.partition(".")[0]
    small = word.lower()
    proper = "i" if reading.lemma[:1].isupper() else ""
    base = reading.base or small
    looks = shape(word)
    return (
        f"{way} {reading.kind}{proper} {number}",
        f"{way} {reading.kind}{proper} {looks} n={count}",
        f"{way} {number} {gender}",
        f"{cases} {number} {gender} n={count}",
        f"{way} {number} end1={small[-1:]}",
        f"{way} {number} end2={small[-2:]}",
        f"{way} {gender} {number} end3={small[-3:]}",
        f"base2={base[-2:]}{gender}{number}",
        f"base3={base[-3:]}{gender}{number}",
        f"{way} {looks}",
        f"{way} {number}{proper} of {_rivals(word)}",
        f"{number} {gender} {looks}{proper}",
    )


def of_neighbours(
    reading: Reading, slots: int, *, head: int, count: int, sides: tuple[int, int], following: str
) -> list[str]:
    """Evidence for a noun as the head with adjectives on its ``sides``."""
    way = way_of(slots)
    gender = reading.gender.partition(".")[0]
    left, right = sides
    return [
        f"{way} left={min(left, 2)} right={min(right, 2)}",
        f"{way} then {following}",
        f"{way} {reading.number} {gender} then {following}",
        f"{way} at={min(head, 2)} n={count}",
    ]


def of_adjective(
    words: Sequence[str],
    at: int,
    slots: int,
    number: str,
    gender: str,
    *,
    many: bool,
    following: str,
) -> tuple[str, ...]:
    """Evidence for an adjective as the head."""
    way = way_of(slots)
    count = min(len(words), MOST_WORDS)
    return (
        f"adj {way} {number} {gender}",
        f"adj {way} {number} {gender} n={count}",
        f"adj {way} then {following}",
        f"adj {way} {shape(words[at])}",
        f"adj {way} {gender} end3={words[at].lower()[-3:]}",
        f"adj {way} many={many}",
        f"adj {way} of {_rivals(words[at])}",
    )
