"""Where an institution's name may begin: heads in all their forms, and abbreviations.

Built once for a codebook from the dictionary's forms of its heads. A word is judged once in a
process, so that a stretch of text costs one look-up for each of its words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from extract.facts.institutions.full_names import FullNames, read_short
from extract.facts.institutions.misspelt import Misspelt
from extract.facts.institutions.words import LISTS, fold, is_known
from extract.polish import morphology
from extract.polish.remembered import Remembered

if TYPE_CHECKING:
    from extract.facts.institutions.codebook import Codebook
    from extract.facts.institutions.full_names import FullName, Pattern, Short
    from extract.facts.institutions.kinds import Kind

_REMEMBERED = 1 << 15
_LEGAL_FORMS = frozenset({"sp", "Sp", "SP", "S", "s", "SA"})
_LEAST_TITLED = 4
_WITH_ENDING = re.compile(
    r"([A-ZĄĆĘŁŃÓŚŹŻ][A-ZĄĆĘŁŃÓŚŹŻa-z-]*[A-ZĄĆĘŁŃÓŚŹŻ])-?([a-ząćęłńóśźż]{1,3})"
)
_SHOUTED_ENDING = re.compile(r"([A-ZĄĆĘŁŃÓŚŹŻ]{2,})-([A-ZĄĆĘŁŃÓŚŹŻ]{1,3})")
_SINGULAR = frozenset(LISTS["endings"]["singular"])
_PLURAL = frozenset(LISTS["endings"]["plural"])


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
        names = FullNames()
        for kind in codebook.kinds.values():
            for short in kind.short:
                self._add_short(kind, short)
            for name in dict.fromkeys((kind.name, *kind.variants)):
                self._add_name(names.read(kind, name))
        for name in codebook.never:
            self._add_name(names.read(None, name))
        self._cut = {fold(short): word for short, word in LISTS["cut_heads"].items()}
        self._triggers = {
            form: tuple(sorted(found, key=lambda one: -len(one.items)))
            for form, found in self._heads.items()
        }
        self._longest_short = max(map(len, self._shorts), default=0)
        self._misspelt = Misspelt(self._triggers)
        self.trigger = Remembered(self._judge, _REMEMBERED).__getitem__

    def _add_short(self, kind: Kind, short: str) -> None:
        first, read = read_short(kind, short)
        self._shorts.setdefault(first, []).append(read)
        self._shorts[first].sort(key=lambda one: -len(one.rest))

    def _add_name(self, name: FullName) -> None:
        for form, numbers in name.heads.items():
            patterns = self._heads.setdefault(fold(form), [])
            if not patterns or patterns[-1] is not name.pattern:
                patterns.append(name.pattern)
            self._exact.add(form)
            self._numbers.setdefault(form, set()).update(numbers)
            if fold(form) != form:
                self._folded_numbers.setdefault(fold(form), set()).update(numbers)

    def _judge(self, word: str) -> Trigger | None:
        """Say what ``word`` can open; ``None`` for nearly every word."""
        if not word[:1].isalpha():
            return None
        shorts = self._shorts.get(word)
        if word in _LEGAL_FORMS:
            return Trigger((), tuple(shorts or ()), legal=True)
        folded = fold(word)
        meant = self._cut.get(folded)
        if meant is not None:
            return Trigger(self._triggers.get(fold(meant), ()), tuple(shorts or ()), cut=True)
        patterns = self._triggers.get(folded, ())
        if patterns and word.lower() not in self._exact and is_known(word):
            patterns = ()
        if shorts:
            return Trigger(patterns, tuple(shorts), False)
        if patterns:
            numbers = self._number_in(word.lower(), folded)
            return Trigger(patterns, (), None if len(numbers) > 1 else "pl" in numbers)
        if len(word) < 3:
            return None
        found = None
        if word[0].isupper():
            found = self._inflected_short(word)
        if found is None and _LEAST_TITLED <= len(word) <= self._longest_short:
            found = self._written_small(word)
        return found or self._corrected(folded, word)

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
        meant = self._misspelt.meant(word, folded)
        if meant is None:
            return None
        numbers = self._number_in(meant, meant)
        return Trigger(
            self._triggers[meant], (), None if len(numbers) > 1 else "pl" in numbers, meant
        )


@lru_cache(maxsize=4)
def index_of(codebook: Codebook) -> Index:
    """Return the index of a codebook, built once."""
    return Index(codebook)
