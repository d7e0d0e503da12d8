"""One feed of a codebook made ready to be asked which facts fit it, and what one of them lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from extract.indicators.facts import KINDS, STATUSES
from extract.indicators.model import ANY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from extract.indicators.model import Feed, Words
    from extract.indicators.seen import Look, Seen
    from extract.indicators.words import Cues, Marks

    Masks = tuple[tuple[int, np.uint64], ...]

SCOPES = ("phrase", "near", "sentence", "title")
_PER_CASE = frozenset({"średnio", "przeciętnie", "każdorazowo"})
"""Words of a clause whose number is no total: it feeds nothing that is not a share."""


def words_of(feed: Feed) -> Iterator[tuple[str, Words, frozenset[str]]]:
    """Yield the scopes of a feed that ask for words, the words, and further ones refused there."""
    for scope in SCOPES:
        asked: Words = getattr(feed, scope)
        if scope == "phrase" and not feed.topic.empty:
            asked = feed.topic
        total = scope == "near" and feed.kind != "dates" and "%" not in feed.unit
        if total or not asked.empty:
            yield scope, asked, _PER_CASE if total else frozenset()


def cues_of(feed: Feed, scope: str) -> frozenset[str]:
    """Return every word that a feed asks for or refuses in one scope."""
    found: frozenset[str] = frozenset()
    for name, words, refused in words_of(feed):
        if name == scope:
            must, none = words.alternatives()
            found = found.union(refused, none, *must)
    return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """Words asked for in one scope, as bits of its cues."""

    scope: str
    called: str
    """Name of the scope in the codebook."""
    must: tuple[tuple[int, frozenset[str]], ...]
    """Bits of which one must be met, and their words."""
    none: int
    refused: frozenset[str]
    masks: tuple[Masks, ...]
    """``must`` and ``none`` as masks of marks, the last one those of ``none``."""

    def lacks(self, held: int) -> Iterator[str]:
        for bits, words in self.must:
            if not held & bits:
                yield f"{self.called} has none of {_or(sorted(words))}"
        if held & self.none:
            yield f"{self.called} has one of {_or(sorted(self.refused))}"

    def kept(self, marks: Marks, some: NDArray[np.intp]) -> NDArray[np.intp]:
        *must, none = self.masks
        for masks in must:
            some = some[_any(marks, masks, some)]
        return some[~_any(marks, none, some)] if none else some


class Asking:
    """A feed with its words as bits.

    Parameters
    ----------
    indicator
        Number of the indicator that it feeds.
    feed
        As the codebook has it.
    cues
        Those of each scope.
    """

    def __init__(self, indicator: int, feed: Feed, cues: Mapping[str, Cues]) -> None:
        self.indicator = indicator
        self.feed = feed
        self.kind = KINDS.index(feed.kind)
        self.status = frozenset(STATUSES.index(status) for status in feed.status)
        self._words = tuple(
            _asked(feed, scope, words, more, cues[scope]) for scope, words, more in words_of(feed)
        )

    @property
    def scopes(self) -> frozenset[str]:
        """Scopes whose words matter."""
        return frozenset(asked.scope for asked in self._words)

    def refusals(self, look: Look) -> Iterator[str]:
        """Say what a fact lacks, the first lack first."""
        feed = self.feed
        if not feed.takes(look.unit):
            yield f"unit is {look.unit or 'none'}, not {_or(feed.unit)}"
        if feed.activity and look.activity not in feed.activity:
            yield f"activity is {look.activity or 'none'}, not {_or(feed.activity)}"
        if look.activity in feed.not_activity:
            yield f"activity is {look.activity}"
        if look.status not in self.status:
            yield f"status is {STATUSES[look.status]}"
        if feed.part is not None and look.part is not feed.part:
            yield "it is no part of a whole" if feed.part else "it is part of a whole"
        if feed.institution and not self._named(look.institution):
            yield f"no institution of kind {_or(feed.institution)} is named behind it"
        for asked in self._words:
            yield from asked.lacks(getattr(look, asked.scope))

    def fitting(self, seen: Seen, some: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return those of ``some`` that fit: facts without a refusal, of whose unit it takes.

        Parameters
        ----------
        seen
            The facts.
        some
            Places of facts of its kind and of units that it takes.
        """
        feed = self.feed
        if feed.activity or feed.not_activity:
            allowed = [
                (not feed.activity or name in feed.activity) and name not in feed.not_activity
                for name in seen.activities
            ]
            some = some[np.array(allowed, dtype=bool)[seen.activity[some]]]
        if len(self.status) < len(STATUSES):
            allowed = [status in self.status for status in range(len(STATUSES))]
            some = some[np.array(allowed, dtype=bool)[seen.status[some]]]
        if feed.part is not None:
            some = some[seen.part[some] == feed.part]
        if feed.institution:
            allowed = [self._named(names) for names in seen.institutions]
            some = some[np.array(allowed, dtype=bool)[seen.institution[some]]]
        for asked in self._words:
            some = asked.kept(seen.marks[asked.scope], some)
        return some

    def _named(self, kinds: frozenset[str]) -> bool:
        wanted = self.feed.institution
        return bool(kinds) if ANY in wanted else not kinds.isdisjoint(wanted)


def _asked(feed: Feed, scope: str, words: Words, more: frozenset[str], cues: Cues) -> _Asked:
    must, none = words.alternatives()
    none |= more
    topic = scope == "phrase" and not feed.topic.empty
    bits = tuple((cues.bits(some), some) for some in must)
    refused = cues.bits(none)
    return _Asked(
        scope=scope,
        called="topic" if topic else scope,
        must=bits,
        none=refused,
        refused=none,
        masks=tuple(cues.masks(some) for some in (*(some for some, _ in bits), refused)),
    )


def _any(marks: Marks, masks: Masks, some: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Tell for each place whether its marks have one of the bits."""
    found = np.zeros(len(some), dtype=bool)
    for row, mask in masks:
        found |= (marks[row][some] & mask) != 0
    return found


def _or(words: Iterable[str] | Sequence[str]) -> str:
    return ", ".join(words)
