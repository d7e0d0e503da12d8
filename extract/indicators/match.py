"""Which facts may feed which indicators: each distinct combination of what counts is asked once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from extract.indicators.facts import HOURS, KINDS, STATUSES
from extract.indicators.model import ANY
from extract.indicators.numbering import firsts, numbered
from extract.indicators.strings import distinct, without_digits
from extract.indicators.words import Cues
from extract.meaning.clause import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from extract.indicators.codebook import Codebook
    from extract.indicators.facts import Facts
    from extract.indicators.model import Feed, Words

_SCOPES = ("phrase", "near", "sentence", "title")
_PER_CASE = frozenset({"średnio", "przeciętnie", "każdorazowo"})
"""Words of a clause whose number is no total: it feeds nothing that is not a share."""
_SPACE = pa.scalar(" ", pa.large_string())


class Seen(NamedTuple):
    """What the codebook can ask of a fact; the scopes are bits of ``Cues``."""

    kind: int
    unit: str
    activity: str
    status: int
    part: bool
    phrase: int
    near: int
    sentence: int
    title: int
    institution: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A feed with its words as bits."""

    indicator: int
    feed: Feed
    kind: int
    activity: frozenset[str]
    not_activity: frozenset[str]
    status: frozenset[int]
    institution: frozenset[str]
    words: tuple[tuple[str, tuple[int, ...], int], ...]
    """Scope, bits of which each must be met, bits that must not be."""

    def refusals(self, seen: Seen) -> Iterator[str]:
        """Say what a fact lacks, the first lack first."""
        if not self.feed.takes(seen.unit):
            yield f"unit is {seen.unit or 'none'}, not {_or(self.feed.unit)}"
        if self.activity and seen.activity not in self.activity:
            yield f"activity is {seen.activity or 'none'}, not {_or(self.feed.activity)}"
        if seen.activity in self.not_activity:
            yield f"activity is {seen.activity}"
        if seen.status not in self.status:
            yield f"status is {STATUSES[seen.status]}"
        if self.feed.part is not None and seen.part is not self.feed.part:
            yield "it is no part of a whole" if self.feed.part else "it is part of a whole"
        if self.institution and not self._names_institution(seen.institution):
            yield f"no institution of kind {_or(self.feed.institution)} is named behind it"
        for scope, must, none in self.words:
            held = getattr(seen, scope)
            for bits, cues in zip(must, _must(self._asked(scope)), strict=True):
                if not held & bits:
                    yield f"{self._scope(scope)} has none of {_or(sorted(cues))}"
            if held & none:
                words = self._asked(scope).alternatives()[1] | (
                    _PER_CASE if scope == "near" else frozenset()
                )
                yield f"{self._scope(scope)} has one of {_or(sorted(words))}"

    def fits(self, seen: Seen) -> bool:
        """Tell whether a fact feeds the indicator."""
        return next(self.refusals(seen), None) is None

    def _names_institution(self, named: frozenset[str]) -> bool:
        return bool(named if ANY in self.institution else named & self.institution)

    def _asked(self, scope: str) -> Words:
        words: Words = getattr(self.feed, self._scope(scope))
        return words

    def _scope(self, scope: str) -> str:
        """Name of the scope in the codebook; the phrase of hours is their topic."""
        topic = scope == "phrase" and not self.feed.topic.empty
        return "topic" if topic else scope


def _must(words: Words) -> tuple[frozenset[str], ...]:
    return words.alternatives()[0]


def _or(words: Iterable[str]) -> str:
    return ", ".join(words)


class Matcher:
    """A codebook made ready to be asked.

    Parameters
    ----------
    codebook
        Its indicators are numbered in its order.
    """

    def __init__(self, codebook: Codebook) -> None:
        self.ids = tuple(codebook.indicators)
        feeds = [
            (number, feed)
            for number, indicator in enumerate(codebook.indicators.values())
            for feed in indicator.feeds
        ]
        self._cues = Cues(_all_cues(feed for _, feed in feeds) | _PER_CASE)
        self._asked = tuple(self._made(number, feed) for number, feed in feeds)
        self._by_kind = [[a for a in self._asked if a.kind == kind] for kind in range(len(KINDS))]

    def _made(self, number: int, feed: Feed) -> _Asked:
        words = []
        for scope in _SCOPES:
            asked: Words = getattr(feed, scope)
            if scope == "phrase" and not feed.topic.empty:
                asked = feed.topic
            total = scope == "near" and feed.kind != "dates" and "%" not in feed.unit
            if total or not asked.empty:
                must, none = asked.alternatives()
                if total:
                    none |= _PER_CASE
                bits = tuple(self._cues.bits(cues) for cues in must)
                words.append((scope, bits, self._cues.bits(none)))
        return _Asked(
            indicator=number,
            feed=feed,
            kind=KINDS.index(feed.kind),
            activity=frozenset(feed.activity),
            not_activity=frozenset(feed.not_activity),
            status=frozenset(STATUSES.index(status) for status in feed.status),
            institution=frozenset(feed.institution),
            words=tuple(words),
        )

    def fed(self, seen: Seen) -> tuple[tuple[int, int], ...]:
        """Return the numbers of the indicators that a fact feeds, in order, each with how well.

        The second number is the lowest ``fallback`` of the feeds that it fits.
        """
        found: dict[int, int] = {}
        for asked in self._by_kind[seen.kind]:
            level = asked.feed.fallback
            if level < found.get(asked.indicator, level + 1) and asked.fits(seen):
                found[asked.indicator] = level
        return tuple(sorted(found.items()))

    def why_not(self, seen: Seen, indicator: str) -> tuple[str, ...] | None:
        """Return what a fact lacks to feed an indicator by the feed that it fits most nearly.

        ``None`` if it feeds it, or no feed takes its kind and unit.
        """
        number = self.ids.index(indicator)
        feeds = [a for a in self._by_kind[seen.kind] if a.indicator == number]
        feeds = [a for a in feeds if a.feed.takes(seen.unit)]
        if not feeds:
            return None
        return min((tuple(a.refusals(seen)) for a in feeds), key=len) or None

    def see(
        self,
        facts: Facts,
        places: pd.DataFrame,
        institutions: Callable[
            [NDArray[np.intp]], tuple[NDArray[np.intp], Sequence[frozenset[str]]]
        ],
    ) -> tuple[NDArray[np.intp], list[Seen]]:
        """Look at what the codebook can ask of each fact.

        Parameters
        ----------
        facts, places
            As ``gather`` and ``located`` return them.
        institutions
            Gives, of some facts, those behind whose number institutions are named, and the kinds.

        Returns
        -------
        tuple
            For each fact the place of what was seen in the list beside it, which holds every
            combination once; -1 for a fact of a unit that nobody asks for.
        """
        kind, unit = facts.column("kind").astype(np.int64), facts.column("unit")
        kept = np.flatnonzero(self._takes(facts, self._asked))
        section = facts.column("section")[kept]
        activities, names = _codes(places["activity"])
        values: list[Sequence[object]] = [
            range(len(KINDS)), facts.units, names, range(len(STATUSES)), (False, True),
        ]  # fmt: skip
        codes = [
            kind[kept],
            unit[kept],
            activities[section],
            facts.column("status")[kept].astype(np.int64),
            (facts.column("whole")[kept] >= 0).astype(np.int64),
        ]
        for scope in _SCOPES:
            bits, held = self._held(scope, facts, places, kept)
            codes.append(bits)
            values.append(held)
        asking = self._takes(facts, [a for a in self._asked if a.institution])[kept]
        named = np.zeros(len(kept), dtype=np.int64)
        sets: dict[frozenset[str], int] = {frozenset(): 0}
        rows, kinds = institutions(kept[asking])
        of_row = [sets.setdefault(some, len(sets)) for some in kinds]
        named[np.searchsorted(kept, rows)] = of_row
        codes.append(named)
        values.append(list(sets))
        combined, first = _combined(codes)
        seen = [
            Seen(*(value[code[row]] for value, code in zip(values, codes, strict=True)))
            for row in first
        ]
        at = np.full(len(facts), -1, dtype=np.intp)
        at[kept] = combined
        return at, seen

    @staticmethod
    def _takes(facts: Facts, feeds: Iterable[_Asked]) -> NDArray[np.bool_]:
        """Tell the facts of a kind and unit that some of the feeds take."""
        table = np.zeros((len(KINDS), len(facts.units)), dtype=bool)
        for asked in feeds:
            table[asked.kind] |= list(map(asked.feed.takes, facts.units))
        found: NDArray[np.bool_] = table[facts.column("kind"), facts.column("unit")]
        return found

    def _held(
        self, scope: str, facts: Facts, places: pd.DataFrame, kept: NDArray[np.intp]
    ) -> tuple[NDArray[np.int64], list[int]]:
        """Bits of one scope for the facts ``kept``, as codes and what they stand for."""
        codes = np.zeros(len(kept), dtype=np.int64)
        feeds = [a for a in self._asked if any(name == scope for name, _, _ in a.words)]
        asking = self._takes(facts, feeds)[kept]
        rows = kept[asking]
        if not len(rows):
            return codes, [0]
        asked = 0
        for feed in feeds:
            for name, must, none in feed.words:
                if name == scope:
                    asked |= reduce(or_, must, none)
        if scope == "title":
            titles = places["title"].cat
            which = titles.codes.to_numpy()[facts.column("section")[rows]]
            codes[asking], held = self._bits(which, titles.categories.tolist(), asked)
        elif scope == "phrase":
            hours = pa.array(facts.column("kind")[rows] == HOURS)
            said = pc.binary_join_element_wise(
                facts.cells("phrase", rows), facts.cells("quote", rows), _SPACE
            )
            cells = without_digits(pc.if_else(hours, facts.cells("topic", rows), said))
            codes[asking], held = self._bits(*distinct(cells), asked)
        elif scope == "sentence":
            cells = without_digits(facts.cells("sentence", rows))
            codes[asking], held = self._bits(*distinct(cells), asked)
        else:
            codes[asking], held = self._clause_bits(*facts.clauses(rows), asked)
        return codes, held

    def _clause_bits(
        self, which: NDArray[np.int64], texts: pa.Array, asked: int
    ) -> tuple[NDArray[np.int64], list[int]]:
        """Bits of clauses, whose pieces are far fewer than what is made of them."""
        split = pc.split_pattern(texts, SEPARATOR)
        own, held = self._bits(*distinct(split.flatten()), asked)
        offsets = split.offsets.to_numpy()
        sizes = np.diff(offsets)
        joined = own[offsets[:-1]]
        for nth in range(1, int(sizes.max(initial=0))):
            longer = np.flatnonzero(sizes > nth)
            joined[longer] = _joined(joined[longer], own[offsets[longer] + nth], held)
        return joined[which], held

    def _bits(
        self, which: NDArray[Any], texts: Sequence[str], asked: int
    ) -> tuple[NDArray[np.int64], list[int]]:
        """Bits of distinct texts as codes, of the cues asked for; 0 is the code of no bits."""
        held = {0: 0}
        codes = [held.setdefault(self._cues.found(text) & asked, len(held)) for text in texts]
        return np.array(codes, dtype=np.int64)[which], list(held)


def _joined(one: NDArray[np.int64], other: NDArray[np.int64], held: list[int]) -> NDArray[np.int64]:
    """Codes of the bits of both; new combinations are appended to ``held``."""
    size = len(held)
    which, pairs = pd.factorize(one * size + other)
    places = {bits: place for place, bits in enumerate(held)}
    of_pair = np.empty(len(pairs), dtype=np.int64)
    for number, pair in enumerate(pairs.tolist()):
        bits = held[pair // size] | held[pair % size]
        if bits not in places:
            places[bits] = len(held)
            held.append(bits)
        of_pair[number] = places[bits]
    return of_pair[which]


def _all_cues(feeds: Iterable[Feed]) -> set[str]:
    return {
        word
        for feed in feeds
        for words in (feed.phrase, feed.topic, feed.near, feed.sentence, feed.title)
        for cue in (*words.any, *words.all, *words.none)
        for word in cue.split("|")
    }


def _codes(column: pd.Series[str]) -> tuple[NDArray[np.int64], list[str]]:
    """Codes of texts; 0 is null."""
    codes, found = pd.factorize(column)
    return codes.astype(np.int64) + 1, ["", *(str(text) for text in found)]


def _combined(codes: Sequence[NDArray[np.int64]]) -> tuple[NDArray[np.int64], list[int]]:
    """Give each combination of codes a number, and for each number the first row that has it."""
    key = numbered(*codes)
    return key, firsts(key).tolist()
