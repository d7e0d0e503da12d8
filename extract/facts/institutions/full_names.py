"""Full names and abbreviations of kinds of bodies, word by word in all their forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extract.errors import InstitutionsError
from extract.facts.institutions.words import cases, fold
from extract.polish import morphology
from extract.polish.morphology.dictionary import forms
from extract.polish.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.facts.institutions.kinds import Kind

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


class FullName(NamedTuple):
    """A full name and the forms of its head, in small letters, with their numbers."""

    pattern: Pattern
    heads: dict[str, set[str]]


def check_names(kinds: Iterable[Kind], never: Iterable[str]) -> None:
    """Make sure that every name has a head and every abbreviation a first letter.

    Raises
    ------
    InstitutionsError
        Where one has none; the message names it.
    """
    names = FullNames()
    for kind in kinds:
        for short in kind.short:
            read_short(kind, short)
        for name in (kind.name, *kind.variants):
            names.read(kind, name)
    for name in never:
        names.read(None, name)


def read_short(kind: Kind, short: str) -> tuple[str, Short]:
    """Return the first word of an abbreviation, and the rest with what it stands for.

    Raises
    ------
    InstitutionsError
        Where it begins with no letter.
    """
    words = _words(short)
    if not words or not words[0][0].isalpha():
        raise InstitutionsError(
            f"kind {kind.kind_id!r}: {short!r} is no abbreviation: begin it with a letter."
        )
    first, *rest = words
    return first, Short(kind, tuple(rest))


class FullNames:
    """Reads full names; the forms of a word are looked up once."""

    def __init__(self) -> None:
        self._forms: dict[str, dict[str, set[str]]] = {}

    def read(self, kind: Kind | None, name: str) -> FullName:
        """Return the full name ``name`` of a kind, ``None`` for what only looks like a body.

        Raises
        ------
        InstitutionsError
            Where it has no noun to decline.
        """
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
        plural = "sg" not in _number_of(words[head])
        left = items[head - 1] if head else None
        right = items[head + 1] if head + 1 < len(items) else None
        pattern = Pattern(kind, name, tuple(items), head, plural, left, right)
        return FullName(pattern, self._declined(words[head]))

    def _item(self, word: str, *, head: bool, agrees: bool) -> frozenset[str]:
        if head:
            return frozenset(map(fold, self._declined(word)))
        if agrees:
            return frozenset(map(fold, _adjective(word)))
        return frozenset({fold(word), *_genitives(word)})

    def _declined(self, word: str) -> dict[str, set[str]]:
        """Forms of a head, in small letters, with their numbers."""
        known = self._forms.get(word)
        if known is None:
            known = {word.lower(): set(_number_of(word))}
            for lemma in _noun_lemmas(word):
                for form, reading in forms(lemma, "subst"):
                    numbers = reading.tag.split(":")[1].split(".")
                    known.setdefault(form.lower(), set()).update(numbers)
            self._forms[word] = known
        return known


def _number_of(word: str) -> set[str]:
    found = {
        number
        for one in morphology.analyses(word)
        if one.pos == "subst" and "nom" in one.tag.split(":")[2]
        for number in one.tag.split(":")[1].split(".")
    }
    return found or {"sg"}


def _adjective(word: str) -> set[str]:
    found = {word.lower()}
    for one in morphology.analyses(word):
        if one.pos in morphology.ADJECTIVES:
            found.update(form.lower() for form, _ in forms(one.lemma, one.pos))
    return found


def _genitives(word: str) -> set[str]:
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
    """Tell whether only adjectives and "i" stand between a word and a noun it agrees with."""
    for later in words[place + 1 :]:
        if later != "i" and not morphology.is_adjective(later):
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
