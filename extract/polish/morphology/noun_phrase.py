"""A noun phrase in any case, turned into the nominative singular."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.polish.morphology.declension import cases_of, slot_set, slots_of
from extract.polish.morphology.dictionary import analyses, forms, rarity
from extract.polish.morphology.nouns import citation_form, ranked_nouns
from extract.polish.morphology.word_class import (
    ADJECTIVES,
    NOUNS,
    agree,
    declension,
    is_adjective,
    is_noun,
)
from extract.polish.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.polish.morphology.morfeusz import Analysis


def nominative_phrase(words: Sequence[str]) -> str:
    """Turn a noun phrase in any case into the nominative singular.

    ``["doradztwa", "prawnego"]`` gives ``doradztwo prawne`` and ``["warsztatów", "terapii",
    "zajęciowej"]`` gives ``warsztat terapii zajęciowej``: the head noun and the adjectives that
    agree with it are inflected, a complement stays as it is. Nouns without a singular stay
    plural, unknown words as they are. Abbreviations keep their capitals, and so do names;
    everything else is written small.
    """
    split = tuple(part for word in words for part in _comma_apart(word))
    return _nominative_phrase(split).replace(" ,", ",")


def complete_phrase(head: str, adjectives: Sequence[str]) -> str:
    """Put adjectives of any case beside the lemma of the head they leave out.

    ``("doradztwo", ["księgowego"])`` gives ``doradztwo księgowe``: in an enumeration only the
    first member names the head. Joiners among the adjectives ("i", ",") stay.
    """
    readings = ranked_nouns(head)
    if not readings:
        return " ".join([head, *adjectives])
    fields = readings[0].tag.split(":")
    singular = not readings[0].tag.endswith(":pt")
    done = [
        _nominative_adjective(word, fields[3].split(".")[0], singular=singular)
        if is_adjective(word)
        else word
        for word in adjectives
    ]
    return " ".join([head, *done]).replace(" ,", ",")


def _comma_apart(word: str) -> tuple[str, ...]:
    return (word[:-1], ",") if len(word) > 1 and word.endswith(",") else (word,)


@remembered(1 << 13)
def _nominative_phrase(words: tuple[str, ...]) -> str:
    head_at = _head(words)
    if head_at is None:
        return " ".join(_letters(word, words) for word in words)
    head, adjectives = _head_and_adjectives(words, head_at)
    done = [_letters(word, words) for word in words]
    if len(words) == 1 and cases_of(declension(words[0], ADJECTIVES)) & 1:
        return done[0]  # "księgowe" alone is the adjective of something unsaid
    singular = not head.tag.endswith(":pt")
    gender = head.tag.split(":")[3].split(".")[0]
    for index in adjectives:
        done[index] = _nominative_adjective(words[index], gender, singular=singular)
    done[head_at] = citation_form(head)
    joint = _coordination(words, head_at, adjectives)
    if joint is not None:
        tail = _nominative_phrase(words[joint + 1 :])
        return " ".join([*done[: joint + 1], tail])
    return " ".join(done)


def _head(words: tuple[str, ...]) -> int | None:
    """Index of the head: the first noun that no later noun takes as its adjective."""
    for index, word in enumerate(words):
        if _is_abbreviation(word, words):
            continue
        if not is_noun(word):
            if is_adjective(word) or word.lower() in _JOINERS or not analyses(word):
                continue
            return None
        following = index + 1
        while following < len(words) and (
            words[following].lower() in _JOINERS
            or (is_adjective(words[following]) and not _is_plain_noun(words[following]))
        ):
            following += 1
        if (
            is_adjective(word)
            and following < len(words)
            and is_noun(words[following])
            and agree(word, words[following])
        ):
            continue
        return index
    return None


def _is_plain_noun(word: str) -> bool:
    """Tell a noun that merely looks like an adjective's form from "bezrobotny", "księgowa"."""
    return any(
        reading.pos in NOUNS
        and rarity(reading) < 2
        and not any(
            other.pos in ADJECTIVES and other.lemma[:-1] == reading.lemma[:-1]
            for other in analyses(word)
        )
        for reading in analyses(word)
    )


_JOINERS = frozenset({"i", "oraz", "lub", "a", "albo", ",", "/"})


def _head_and_adjectives(words: tuple[str, ...], head_at: int) -> tuple[Analysis, list[int]]:
    """Choose the reading of the head that most of its adjectives agree with, and these."""
    ranked = ranked_nouns(words[head_at])
    slots = 0
    for noun in ranked:
        slots |= slots_of(noun.tag)
    adjectives = []
    complement = 0
    for index in (*range(head_at - 1, -1, -1), *range(head_at + 1, len(words))):
        word = words[index]
        if word.lower() in _JOINERS:
            continue
        adjective = declension(word, ADJECTIVES)
        if index > head_at:
            if adjective and complement & adjective:
                continue
            if complement and is_noun(word) and not adjective:
                complement = declension(word, NOUNS)
                continue
        if adjective & slots:
            slots &= adjective
            adjectives.append(index)
        elif index < head_at:
            continue
        elif adjective and not is_noun(word) and not complement and index == head_at + 1:
            adjectives.append(index)  # "78 spotkania animacyjnych": the noun's case is wrong
        elif is_noun(word):
            complement = declension(word, NOUNS)
        else:
            break
    for noun in ranked:
        if slots_of(noun.tag) & slots:
            return noun, adjectives
    return ranked[0], adjectives


def _nominative_adjective(word: str, gender: str, *, singular: bool) -> str:
    wanted = slot_set(["sg" if singular else "pl"], ["nom"], [gender])
    readings = [reading for reading in analyses(word) if reading.pos in ADJECTIVES]
    readings.sort(key=rarity)
    for reading in readings:
        rest = reading.tag.split(":")[4:]  # degree; aspect and negation of a participle
        for form, candidate in forms(reading.lemma, reading.pos):
            if candidate.tag.split(":")[4:] == rest and slots_of(candidate.tag) & wanted:
                return form
    return word.lower()


def _coordination(words: tuple[str, ...], head_at: int, adjectives: list[int]) -> int | None:
    """Index of the conjunction before a second head ("spotkań i warsztatów")."""
    last = max([head_at, *adjectives])
    joint = last + 1
    if joint + 1 >= len(words) or words[joint].lower() not in _JOINERS:
        return None
    rest = words[joint + 1 :]
    second = _head(rest)
    if second is None:
        return None
    first_slots = declension(words[head_at], NOUNS)
    second_slots = declension(rest[second], NOUNS)
    return joint if cases_of(first_slots) & cases_of(second_slots) else None


def _letters(word: str, words: tuple[str, ...]) -> str:
    """Write a word small unless its capitals mean something: an abbreviation or a name."""
    if word.islower() or not word:
        return word
    if _is_abbreviation(word, words):
        return word
    if word.isupper():
        return word.lower()
    if any(letter.isupper() for letter in word[1:]):
        return word
    readings = analyses(word)
    if readings and all(reading.lemma[:1].isupper() for reading in readings):
        return word
    return word.lower() if readings else word


def _is_abbreviation(word: str, words: tuple[str, ...]) -> bool:
    """Tell capitals that abbreviate from a heading's capitals and from a capital first letter."""
    if len(word) < 2 or not word.isupper():
        return False
    heading = all(other.isupper() for other in words)
    return not heading or all(rarity(reading) == 2 for reading in analyses(word))
