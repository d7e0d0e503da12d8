"""One feed of a codebook made ready to be asked which facts fit it, and what one of them lacks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import numpy as np

from extract.indicators.facts import KINDS, STATUSES
from extract.indicators.model import ANY
from extract.polish.listed import WordLists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from extract.indicators.model import Feed
    from extract.indicators.seen import Look, Seen
    from extract.indicators.words import Cues, Marks, Masks

SCOPES = ("title", "phrase", "near", "sentence")
"""In the order in which they are asked: the longer the texts, the fewer are read."""
_PER_CASE = frozenset(WordLists("extract.indicators", "telling.toml")["per_case"])
"""Words of a clause whose number is no total: it feeds nothing that is not a share."""


@dataclass(frozen=True, slots=True)
class _Sets:
    """Sets of words that a feed asks for in one scope."""

    called: str
    """Name of the scope in the codebook."""
    must: tuple[frozenset[str], ...]
    """One word of each."""
    none: tuple[frozenset[str], ...]
    """No word of any."""


def _sets(feed: Feed, scope: str) -> _Sets:
    topic = scope == "phrase" and not feed.topic.empty
    called = "topic" if topic else scope
    must, refused = getattr(feed, called).alternatives()
    none = [refused] if refused else []
    if scope == "near" and feed.kind != "dates" and "%" not in feed.unit:
        none.append(_PER_CASE)
    return _Sets(called, must, tuple(none))


def sets_of(feed: Feed, scope: str) -> tuple[frozenset[str], ...]:
    """Return the sets of words that a feed asks for or refuses in one scope."""
    sets = _sets(feed, scope)
    return (*sets.must, *sets.none)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The same as bits."""

    sets: _Sets
    must: tuple[int, ...]
    none: int
    masks: Masks
    never: bool

    def lacks(self, held: int) -> Iterator[str]:
        sets = self.sets
        for bit, words in zip(self.must, sets.must, strict=True):
            if not held & bit:
                yield f"{sets.called} has none of {_or(sorted(words))}"
        if held & self.none:
            yield f"{sets.called} has one of {_or(sorted(frozenset().union(*sets.none)))}"


class Asking:
    """A feed with its words as bits.

    Parameters
    ----------
    indicator
        Number of the indicator that it feeds.
    feed
        As the codebook has it.
    cues
        Of each scope, those that hold the feed's sets.
    """

    def __init__(self, indicator: int, feed: Feed, cues: Mapping[str, Cues]) -> None:
        self.indicator = indicator
        self.feed = feed
        self.kind = KINDS.index(feed.kind)
        self._status = frozenset(STATUSES.index(status) for status in feed.status)
        self._words = {
            scope: _asked(_sets(feed, scope), cues[scope])
            for scope in SCOPES
            if sets_of(feed, scope)
        }

    def reads(self, scope: str) -> bool:
        """Tell whether words of a scope matter."""
        return scope in self._words

    def refusals(self, look: Look) -> Iterator[str]:
        """Say what a fact lacks, the first lack first."""
        feed = self.feed
        if not feed.takes(look.unit):
            yield f"unit is {look.unit or 'none'}, not {_or(feed.unit)}"
        if feed.activity and look.activity not in feed.activity:
            yield f"activity is {look.activity or 'none'}, not {_or(feed.activity)}"
        if look.activity in feed.not_activity:
            yield f"activity is {look.activity}"
        if look.status not in self._status:
            yield f"status is {STATUSES[look.status]}"
        if feed.part is not None and look.part is not feed.part:
            yield "it is no part of a whole" if feed.part else "it is part of a whole"
        if feed.institution and not self._named(look.institution):
            yield f"no institution of kind {_or(feed.institution)} is named behind it"
        for scope in ("phrase", "near", "sentence", "title"):
            if scope in self._words:
                yield from self._words[scope].lacks(look.words[scope])

    def stands(self, seen: Seen) -> NDArray[np.bool_]:
        """Tell which of ``seen.stands`` fit: how facts stand, their words apart."""
        feed = self.feed
        return np.array(
            [
                (not feed.activity or stand.activity in feed.activity)
                and stand.activity not in feed.not_activity
                and stand.status in self._status
                and feed.part in {None, stand.part}
                and (not feed.institution or self._named(stand.institution))
                for stand in seen.stands
            ],
            dtype=bool,
        )

    def says(self, scope: str, marks: Marks) -> NDArray[np.bool_]:
        """Tell which facts fit by their words in one scope that it reads."""
        asked = self._words[scope]
        found = np.full(marks.shape[1], not asked.never)
        for row, look, wanted in asked.masks:
            found &= (marks[row] & look) == wanted
        return found

    def _named(self, kinds: frozenset[str]) -> bool:
        wanted = self.feed.institution
        return bool(kinds) if ANY in wanted else not kinds.isdisjoint(wanted)


def _asked(sets: _Sets, cues: Cues) -> _Asked:
    must = tuple(cues.bit(some) for some in sets.must)
    of_all = reduce(or_, must, 0)
    none = reduce(or_, (cues.bit(some) for some in sets.none), 0)
    never = bool(of_all & none)
    return _Asked(sets, must, none, cues.masks(of_all, none), never)


def _or(words: Iterable[str]) -> str:
    return ", ".join(words)
