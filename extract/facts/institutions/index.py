"""Where an institution's name may begin: heads in all their forms, and abbreviations.

Built once for a codebook from the dictionary's forms of its heads. A word is judged once in a
process, so that a stretch of text costs one look-up for each of its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from extract.errors import InstitutionsError
from extract.facts.institutions.words import LISTS, cases, fold, is_known
from extract.polish import morphology
from extract.polish.morphology.dictionary import forms
from extract.polish.tokens import tokenise

if TYPE_CHECKING:
    from extract.facts.institutions.codebook import Codebook, Kind

_REMEMBERED = 1 << 15
_LEGAL_FORMS = frozenset({"sp", "Sp", "SP", "S", "s", "SA"})
_LEAST_MISSPELT = 7
_MOST_MISSPELT = 30
"""Letters: no head is longer, and all an endless word leaves without one letter is its square."""
_LEAST_TITLED = 4
_WITH_ENDING = re.compile(
    r"([A-ZĄĆĘŁŃÓŚŹŻ][A-ZĄĆĘŁŃÓŚŹŻa-z-]*[A-ZĄĆĘŁŃÓŚŹŻ])-?([a-ząćęłńóśźż]{1,3})"
)
_SHOUTED_ENDING = re.compile(r"([A-ZĄĆĘŁŃÓŚŹŻ]{2,})-([A-ZĄĆĘŁŃÓŚŹŻ]{1,3})")
_SINGULAR = frozenset(LISTS["endings"]["singular"])
_PLURAL = frozenset(LISTS["endings"]["plural"])
_SKIPPED = frozenset({".", '"', "„", "”", "-"})


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A full name, word by word.

    ``items`` are the folded forms each word may have; ``head`` is the place of the head among
    them, ``left`` and ``right`` the items beside it. ``kind`` is ``None`` for what only looks like
    a body.
    """

    kind: Kind | None
    name: str
    items: tuple[frozenset[str], ...]
    head: int
    plural: bool
    left: frozenset[str] | None
    right: frozenset[str] | None


@dataclass(frozen=True, slots=True, eq=False)
class Short:
    """An abbreviation: the words behind its first, and what it stands for."""

    kind: Kind
    rest: tuple[str, ...]


class Trigger(NamedTuple):
    """What a word can open.

    Attributes
    ----------
    patterns
        Full names of which it can be the head, longest first.
    shorts
        Abbreviations of which it is the first word, longest first.
    plural
        True if the word can only be plural, ``None`` if it can be either.
    corrected
        The head that was meant, where the word is misspelt.
    cut
        The word is a head cut short, a full stop must follow: "Stow.", "Szk.".
    stem
        The abbreviation without its case ending, where it has one.
    legal
        The word can open the legal form of a company, which stands behind its name.
    """

    patterns: tuple[Pattern, ...] = ()
    shorts: tuple[Short, ...] = ()
    plural: bool | None = False
    corrected: str | None = None
    legal: bool = False
    cut: bool = False
    stem: str | None = None


class Index:
    """The codebook turned into look-ups of single words."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self._shorts: dict[str, list[Short]] = {}
        self._heads: dict[str, list[Pattern]] = {}
        self._exact: set[str] = set()
        self._numbers: dict[str, set[str]] = {}
        self._folded_numbers: dict[str, set[str]] = {}
        self._forms: dict[str, dict[str, set[str]]] = {}
        for kind in codebook.kinds.values():
            for short in kind.short:
                self._add_short(kind, short)
            for name in dict.fromkeys((kind.name, *kind.variants)):
                self._add_name(kind, name)
        for name in codebook.never:
            self._add_name(None, name)
        self._cut = {fold(short): word for short, word in LISTS["cut_heads"].items()}
        self._triggers = {
            form: tuple(sorted(found, key=lambda one: -len(one.items)))
            for form, found in self._heads.items()
        }
        self._longest_short = max(map(len, self._shorts), default=0)
        self._misspelt = self._neighbours()
        self._halves = self._half_words()
        self.trigger = lru_cache(maxsize=_REMEMBERED)(self._judge)

    def _add_short(self, kind: Kind, short: str) -> None:
        words = _words(short)
        if not words or not words[0][0].isalpha():
            raise InstitutionsError(
                f"kind {kind.kind_id!r}: {short!r} is no abbreviation: begin it with a letter."
            )
        first, *rest = words
        self._shorts.setdefault(first, []).append(Short(kind, tuple(rest)))
        self._shorts[first].sort(key=lambda one: -len(one.rest))

    def _add_name(self, kind: Kind | None, name: str) -> None:
        words = [word for word in _words(name) if word not in _SKIPPED]
        head = _head(words)
        if head is None:
            entry = f"kind {kind.kind_id!r}" if kind else "never"
            raise InstitutionsError(
                f"{entry}: the name {name!r} has no noun to decline: give it in the nominative."
            )
        items = []
        for place, word in enumerate(words):
            agrees = place < head or (place > head and _agrees(words, head, place))
            items.append(self._item(word, head=place == head, agrees=agrees))
        plural = "sg" not in self._number_of(words[head])
        left = items[head - 1] if head else None
        right = items[head + 1] if head + 1 < len(items) else None
        pattern = Pattern(kind, name, tuple(items), head, plural, left, right)
        for form, numbers in self._declined(words[head]).items():
            patterns = self._heads.setdefault(fold(form), [])
            if not patterns or patterns[-1] is not pattern:
                patterns.append(pattern)
            self._exact.add(form)
            self._numbers.setdefault(form, set()).update(numbers)
            if fold(form) != form:
                self._folded_numbers.setdefault(fold(form), set()).update(numbers)

    def _item(self, word: str, *, head: bool, agrees: bool) -> frozenset[str]:
        if head:
            return frozenset(map(fold, self._declined(word)))
        if agrees:
            return frozenset(map(fold, self._adjective(word)))
        return frozenset({fold(word), *self._genitives(word)})

    def _declined(self, word: str) -> dict[str, set[str]]:
        """Forms of a head, in small letters, with their numbers."""
        known = self._forms.get(word)
        if known is None:
            known = {word.lower(): set(self._number_of(word))}
            for lemma in _noun_lemmas(word):
                for form, reading in forms(lemma, "subst"):
                    numbers = reading.tag.split(":")[1].split(".")
                    known.setdefault(form.lower(), set()).update(numbers)
            self._forms[word] = known
        return known

    def _number_of(self, word: str) -> set[str]:
        found = {
            number
            for one in morphology.analyses(word)
            if one.pos == "subst" and "nom" in one.tag.split(":")[2]
            for number in one.tag.split(":")[1].split(".")
        }
        return found or {"sg"}

    def _adjective(self, word: str) -> set[str]:
        found = {word.lower()}
        for one in morphology.analyses(word):
            if one.pos in {"adj", "ppas", "pact"}:
                found.update(form.lower() for form, _ in forms(one.lemma, one.pos))
        return found

    def _genitives(self, word: str) -> set[str]:
        """Both genitives of a complement: "urząd gminy", "urzędy gmin"."""
        found: set[str] = set()
        for one in morphology.analyses(word):
            if one.pos == "subst" and "gen" in one.tag:
                found.update(
                    fold(form)
                    for form, reading in forms(one.lemma, "subst")
                    if "gen" in reading.tag.split(":")[2].split(".")
                )
        return found

    def _neighbours(self) -> dict[str, set[str]]:
        """Long heads by what is left of them without one letter."""
        found: dict[str, set[str]] = {}
        for form in self._triggers:
            if len(form) >= _LEAST_MISSPELT:
                for short in _deletions(form):
                    found.setdefault(short, set()).add(form)
        return found

    def _half_words(self) -> frozenset[str]:
        """Beginnings and ends of long heads: a misspelt one keeps one of its halves."""
        return frozenset(
            part
            for form in self._triggers
            if len(form) >= _LEAST_MISSPELT
            for place in range(1, len(form))
            for part in (form[:place], form[place:])
        )

    def _judge(self, word: str) -> Trigger | None:
        """Say what ``word`` can open; ``None`` for nearly every word."""
        if not word[:1].isalpha():
            return None
        shorts = self._shorts.get(word)
        if word in _LEGAL_FORMS:
            return Trigger((), tuple(shorts or ()), legal=True)
        lower = word.lower()
        folded = fold(word)
        meant = self._cut.get(folded)
        if meant is not None:
            return Trigger(self._triggers.get(fold(meant), ()), tuple(shorts or ()), cut=True)
        patterns = self._triggers.get(folded, ())
        if patterns and lower not in self._exact and is_known(word):
            patterns = ()
        if shorts:
            return Trigger(patterns, tuple(shorts), False)
        if patterns:
            numbers = self._number_in(lower, folded)
            return Trigger(patterns, (), None if len(numbers) > 1 else "pl" in numbers)
        if len(word) < 3:
            return None
        found = None
        if word[0].isupper():
            found = self._inflected_short(word)
        if found is None and _LEAST_TITLED <= len(word) <= self._longest_short:
            found = self._written_small(word)
        if found is None and _LEAST_MISSPELT <= len(word) <= _MOST_MISSPELT:
            found = self._corrected(folded, word)
        return found

    def _number_in(self, lower: str, folded: str) -> set[str]:
        """Return a head's numbers: of the form as written, else of all forms folded to it."""
        exact = self._numbers.get(lower)
        if exact is not None:
            return exact
        return self._numbers.get(folded, set()) | self._folded_numbers.get(folded, set())

    def _inflected_short(self, word: str) -> Trigger | None:
        """Read "GOPS-u", "GOPSu", "IPSy"."""
        match = _WITH_ENDING.fullmatch(word) or _SHOUTED_ENDING.fullmatch(word)
        if match is None:
            return None
        single = tuple(short for short in self._shorts.get(match[1], ()) if not short.rest)
        ending = match[2].lower()
        if not single or ending not in _SINGULAR | _PLURAL:
            return None
        return Trigger((), single, ending in _PLURAL, stem=match[1])

    def _written_small(self, word: str) -> Trigger | None:
        """Read "Gops" and "pcpr", which are no words."""
        if not word[1:].islower():
            return None
        shorts = self._shorts.get(word.upper())
        if shorts and not morphology.analyses(word):
            return Trigger((), tuple(short for short in shorts if not short.rest), False)
        return None

    def _corrected(self, folded: str, word: str) -> Trigger | None:
        """Read "Stowrzyszenie": one letter lost, doubled, changed, or two exchanged."""
        # One mistake lies before or behind the middle, two exchanged letters on either side of it:
        # without this look, a dozen for each word of the language.
        half = len(folded) // 2
        if folded[:half] not in self._halves and folded[half + 1 :] not in self._halves:
            return None
        if not word.isalpha():
            return None
        near = set(self._misspelt.get(folded, ()))
        for short in _deletions(folded):
            near.update(self._misspelt.get(short, ()))
            if short in self._triggers and len(short) >= _LEAST_MISSPELT:
                near.add(short)
        near = {form for form in near if one_apart(folded, form)}
        if not near or morphology.analyses(word):
            return None
        meant = min(near, key=lambda form: (abs(len(form) - len(folded)), form))
        numbers = self._number_in(meant, meant)
        return Trigger(
            self._triggers[meant], (), None if len(numbers) > 1 else "pl" in numbers, meant
        )


@lru_cache(maxsize=4)
def index_of(codebook: Codebook) -> Index:
    """Return the index of a codebook, built once."""
    return Index(codebook)


def _words(name: str) -> list[str]:
    return tokenise(name, 0, len(name)).words


def _noun_lemmas(word: str) -> list[str]:
    """Lemmas of which ``word`` is the nominative, current ones first."""
    readings = [
        one
        for one in morphology.analyses(word)
        if one.pos == "subst" and "nom" in one.tag.split(":")[2].split(".")
    ]
    best = min((morphology.rarity(one) for one in readings), default=0)
    return list(dict.fromkeys(one.lemma for one in readings if morphology.rarity(one) == best))


def _head(words: list[str]) -> int | None:
    """Place of the first noun in the nominative that is no adjective of a later one."""
    for place, word in enumerate(words):
        if "nom" not in cases(word) or not morphology.is_noun(word):
            continue
        if morphology.is_adjective(word) and _noun_behind(words, place):
            continue
        return place
    known = [place for place, word in enumerate(words) if not morphology.is_adjective(word)]
    return known[0] if known else None


def _noun_behind(words: list[str], place: int) -> bool:
    """Tell whether only adjectives stand between a word and a noun it agrees with."""
    for later in words[place + 1 :]:
        if not morphology.is_adjective(later):
            return morphology.is_noun(later) and morphology.agree(words[place], later)
    return False


def _agrees(words: list[str], head: int, place: int) -> bool:
    """Tell an adjective behind the head that is declined with it: only adjectives lie between."""
    word = words[place]
    if any(not morphology.is_adjective(one) for one in words[head + 1 : place]):
        return False
    return (
        morphology.is_adjective(word)
        and "nom" in cases(word)
        and morphology.agree(word, words[head])
    )


def _deletions(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def one_apart(one: str, other: str) -> bool:
    """Tell two words that differ in one letter more, less or another, or in two exchanged."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    if len(one) != len(other):
        longer, less = (one, other) if len(one) > len(other) else (other, one)
        return longer[start + 1 :] == less[start:]
    if one[start + 1 :] == other[start + 1 :]:
        return True
    return (
        one[start + 2 :] == other[start + 2 :]
        and one[start : start + 2] == other[start : start + 2][::-1]
    )
