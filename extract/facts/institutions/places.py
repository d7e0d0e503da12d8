"""Places behind a name: "w Ustrzykach Dolnych", "we Wrocławiu", bare "Stary Bór"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts.institutions.words import (
    LISTS,
    NO_PLACES,
    STOPS,
    agrees,
    cases,
    fold,
    is_capital,
    is_first_name,
    is_given_name,
    is_known,
    is_person_name,
    is_place,
    slots,
)
from extract.polish import morphology
from extract.polish.names import ends_cut

if TYPE_CHECKING:
    from extract.facts.institutions.index import Index
    from extract.polish.tokens import Tokens

_SETTLEMENTS = frozenset(LISTS["settlements"])
_BY_RIVERS = frozenset({"nad", "pod", "koło"})
_NEVER_SECOND = (STOPS | NO_PLACES) - {"mieście", "lesie"}
_MOST_WORDS = 3
_LOCATIVE_ENDS = ("ie", "u", "ch", "ej", "em", "ym", "im", "y", "i", "e", "o")


def read_in(tokens: Tokens, index: Index, at: int) -> int:
    """Return the token behind the place in the locative that begins at ``at``; ``at`` if none."""
    words = tokens.words
    place = at
    if place < len(words) and words[place].lower() in _SETTLEMENTS and not is_capital(words[place]):
        place += 1
        if place < len(words) and words[place] == ".":
            place += 1
    if not _in_place(words, place, index):
        return at
    after = _grown(words, place, "loc", index)
    if after == place + 1 and (_describes(words, place) or _opens_body(words, place, index)):
        return at
    if _is_cut(words, after):
        return after + 2
    if (
        after + 1 < len(words)
        and words[after].lower() in _BY_RIVERS
        and is_capital(words[after + 1])
        and "inst" in cases(words[after + 1])
    ):
        return after + 2
    return after


def read_bare(tokens: Tokens, index: Index, at: int) -> int:
    """Return the token behind the place in the nominative that begins at ``at``; ``at`` if none."""
    words = tokens.words
    if at >= len(words) or not _is_candidate(words[at], index):
        return at
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if is_given_name(word) and is_capital(following) and is_person_name(following):
        return at
    if is_first_name(word) and not is_place(word):
        return at
    known = is_known(word)
    if known and "nom" not in cases(word):
        return at
    adjective = known and morphology.is_adjective(word) and not is_place(word, "nom")
    if adjective and not (is_capital(following) and _agree(word, following, "nom")):
        # "Cisna", "Łużna": an adjective alone is a place where nothing follows that it describes
        return at + 1 if not following[:1].isalpha() else at
    after = _grown(words, at, "nom", index)
    return after + 2 if _is_cut(words, after) else after


def _is_cut(words: list[str], at: int) -> bool:
    """Tell an adjective of the place that is cut short: "Wlkp."."""
    return (
        at + 1 < len(words)
        and words[at + 1] == "."
        and is_capital(words[at])
        and ends_cut(words[at])
    )


def _in_place(words: list[str], at: int, index: Index) -> bool:
    if at >= len(words) or not _is_candidate(words[at], index):
        return False
    word = words[at]
    if "loc" in cases(word) or is_place(word):
        return True
    # A village of which the dictionary knows nothing, or only a word that looks like it.
    return word.lower().endswith(_LOCATIVE_ENDS) and not (is_known(word) and word.isupper())


def _is_candidate(word: str, index: Index) -> bool:
    if not is_capital(word) or not word.replace("-", "").isalpha() or len(word) < 2:
        return False
    small = word.lower()
    if small in NO_PLACES or small in STOPS:
        return False
    return is_place(word) or index.trigger(word) is None


def _grown(words: list[str], at: int, case: str, index: Index) -> int:
    """Return the token behind a place of one to three words in ``case``: nouns with adjectives."""
    word = words[at]
    after = at + 1
    while after < min(at + _MOST_WORDS, len(words)) and _joins(word, words[after], case):
        word = words[after]
        if _heads_body(words, after, index) and not is_place(word):
            break
        if after > at + 1 and is_known(word) and not morphology.is_adjective(word):
            break  # a town of two words, then another sentence: "w Suchej Beskidzkiej Odpowiedzi"
        after += 1
    return after


def _heads_body(words: list[str], at: int, index: Index) -> bool:
    """Tell the head of a body: "Domu Kultury", but not "Lesie" where no "Państwowe" follows."""
    trigger = index.trigger(words[at])
    if trigger is None:
        return False
    following = fold(words[at + 1]) if at + 1 < len(words) else ""
    return bool(trigger.shorts) or any(
        len(one.items) == 1 or any(following in item for item in one.items)
        for one in trigger.patterns
    )


def _opens_body(words: list[str], at: int, index: Index) -> bool:
    """Tell the adjective of the next body: "Wydział … w Podlaskim Urzędzie Wojewódzkim"."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return (
        is_capital(following)
        and index.trigger(following) is not None
        and morphology.is_adjective(words[at])
        and agrees(words[at], following)
    )


def _describes(words: list[str], at: int) -> bool:
    """Tell a lone adjective before a capital: "w Samorządowym Kolegium" is in no place."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    return (
        is_capital(following)
        and following.isalpha()
        and morphology.is_adjective(word)
        and not morphology.is_noun(word)
        and not is_place(word)
    )


def _joins(word: str, following: str, case: str) -> bool:
    if not is_capital(following) or not following.replace("-", "").isalpha():
        return False
    if following.isupper() != word.isupper() or following.lower() in _NEVER_SECOND:
        return False
    return _agree(word, following, case)


def _agree(word: str, following: str, case: str) -> bool:
    """Tell an adjective and its noun, in either order, that agree in ``case``."""
    if not morphology.is_adjective(following) and agrees(following, word):
        return True  # "Wola Uhruska"
    if not is_known(following):
        return is_known(word) and not slots(word, adjective=False) and case in cases(word)
    for one, other in ((word, following), (following, word)):
        described = {slot for slot in slots(one, adjective=True) if slot[1] == case}
        if described and not is_known(other):
            return True
        if described & slots(other, adjective=False):
            return True
    return False
