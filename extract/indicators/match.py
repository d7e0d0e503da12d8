"""Which facts may feed which indicators: each distinct combination of what counts is asked once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from extract.indicators.clause import clauses
from extract.indicators.facts import KINDS, STATUSES
from extract.indicators.model import ANY
from extract.indicators.words import Cues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from extract.indicators.codebook import Codebook
    from extract.indicators.model import Feed, Words

_SCOPES = ("phrase", "near", "sentence", "title")
_DEEPEST = 16


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
    unit: frozenset[str]
    activity: frozenset[str]
    not_activity: frozenset[str]
    status: frozenset[int]
    institution: frozenset[str]
    words: tuple[tuple[str, tuple[int, ...], int], ...]
    """Scope, bits of which each must be met, bits that must not be."""

    def refusals(self, seen: Seen) -> Iterator[str]:
        """Say what a fact lacks, the first lack first."""
        if self.unit and seen.unit not in self.unit:
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
                words = self._asked(scope).alternatives()[1]
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
        self._cues = Cues(_all_cues(feed for _, feed in feeds))
        self._asked = tuple(self._made(number, feed) for number, feed in feeds)
        self._by_kind = [[a for a in self._asked if a.kind == kind] for kind in range(len(KINDS))]

    def _made(self, number: int, feed: Feed) -> _Asked:
        words = []
        for scope in _SCOPES:
            asked: Words = getattr(feed, scope)
            if scope == "phrase" and not feed.topic.empty:
                asked = feed.topic
            if not asked.empty:
                must, none = asked.alternatives()
                bits = tuple(self._cues.bits(cues) for cues in must)
                words.append((scope, bits, self._cues.bits(none)))
        return _Asked(
            indicator=number,
            feed=feed,
            kind=KINDS.index(feed.kind),
            unit=frozenset(feed.unit),
            activity=frozenset(feed.activity),
            not_activity=frozenset(feed.not_activity),
            status=frozenset(STATUSES.index(status) for status in feed.status),
            institution=frozenset(feed.institution),
            words=tuple(words),
        )

    def fed(self, seen: Seen) -> tuple[int, ...]:
        """Return the numbers of the indicators that a fact feeds, in order."""
        found = {a.indicator for a in self._by_kind[seen.kind] if a.fits(seen)}
        return tuple(sorted(found))

    def why_not(self, seen: Seen, indicator: str) -> tuple[str, ...] | None:
        """Return what a fact lacks most nearly to feed an indicator; ``None`` if it feeds it."""
        number = self.ids.index(indicator)
        lacks = [tuple(a.refusals(seen)) for a in self._by_kind[seen.kind] if a.indicator == number]
        if not lacks:
            return (f"the indicator takes no {KINDS[seen.kind]}",)
        fewest = min(lacks, key=len)
        return fewest or None

    def see(
        self, facts: pd.DataFrame, places: pd.DataFrame, institutions: Sequence[frozenset[str]]
    ) -> tuple[NDArray[np.intp], list[Seen]]:
        """Look at what the codebook can ask of each fact.

        Parameters
        ----------
        facts, places
            As ``gather`` and ``located`` return them.
        institutions
            Kinds of institution named behind each number; empty where nobody asks.

        Returns
        -------
        tuple
            For each fact the place of what was seen in the list beside it, which holds every
            combination once; -1 for a fact of a unit that nobody asks for.
        """
        unit_codes, units = _codes(facts["unit"]) if "unit" in facts else (_zeros(facts), [""])
        kind = facts["kind"].to_numpy().astype(np.int64)
        kept = np.flatnonzero(self._wanted(kind, unit_codes, units))
        section = facts["section"].to_numpy()[kept]
        activities, names = _codes(places["activity"])
        tables: list[Sequence[object]] = [
            range(len(KINDS)), units, names, range(len(STATUSES)), (False, True),
        ]  # fmt: skip
        codes = [
            kind[kept],
            unit_codes[kept],
            activities[section],
            facts["status"].to_numpy()[kept].astype(np.int64),
            (facts["whole"].to_numpy()[kept] >= 0).astype(np.int64),
        ]
        for scope in _SCOPES:
            bits, held = self._held(
                scope, facts, places, kept=kept, kind=kind, unit=unit_codes, units=units
            )
            codes.append(bits)
            tables.append(held)
        kinds, sets = _set_codes(institutions, kept)
        codes.append(kinds)
        tables.append(sets)
        combined, first = _combined(codes)
        seen = [
            Seen(*(table[code[row]] for table, code in zip(tables, codes, strict=True)))
            for row in first
        ]
        at = np.full(len(facts), -1, dtype=np.intp)
        at[kept] = combined
        return at, seen

    def _wanted(
        self, kind: NDArray[np.int64], unit: NDArray[np.int64], units: Sequence[str]
    ) -> NDArray[np.bool_]:
        """Tell the facts of a kind and unit that some feed takes."""
        table = np.zeros((len(KINDS), len(units)), dtype=bool)
        for asked in self._asked:
            table[asked.kind] |= [not asked.unit or name in asked.unit for name in units]
        found: NDArray[np.bool_] = table[kind, unit]
        return found

    def _asking(self, scope: str, units: Sequence[str]) -> NDArray[np.bool_]:
        """Tell for each kind and unit whether a feed that takes it asks for words of a scope."""
        table = np.zeros((len(KINDS), len(units)), dtype=bool)
        for asked in self._asked:
            if any(name == scope for name, _, _ in asked.words):
                table[asked.kind] |= [not asked.unit or name in asked.unit for name in units]
        return table

    def _held(
        self,
        scope: str,
        facts: pd.DataFrame,
        places: pd.DataFrame,
        *,
        kept: NDArray[np.intp],
        kind: NDArray[np.int64],
        unit: NDArray[np.int64],
        units: Sequence[str],
    ) -> tuple[NDArray[np.int64], list[int]]:
        """Bits of one scope for the facts ``kept``, as codes and what they stand for."""
        codes = np.zeros(len(kept), dtype=np.int64)
        asking = self._asking(scope, units)[kind[kept], unit[kept]]
        rows = kept[asking]
        if not len(rows):
            return codes, [0]
        if scope == "near":
            return self._near(facts, kept, asking)
        if scope == "phrase":
            quotes = facts["quote"].iloc[rows].to_numpy(dtype=object, na_value="")
            phrases = facts["phrase"].iloc[rows].to_numpy(dtype=object, na_value="")
            hours = kind[rows] == KINDS.index("hours")
            texts = np.where(hours, phrases, phrases + " " + quotes)
        elif scope == "sentence":
            texts = facts["sentence"].iloc[rows].to_numpy(dtype=object, na_value="")
        else:
            titles = places["title"].to_numpy(dtype=object)
            texts = titles[facts["section"].to_numpy()[rows]]
        found, held = self._bits(texts)
        codes[asking] = found
        return codes, held

    def _bits(self, texts: object) -> tuple[NDArray[np.int64], list[int]]:
        """Bits of texts as codes; 0 is the code of no bits."""
        which, distinct = pd.factorize(pd.Series(texts, dtype=object))
        held = [0]
        places = {0: 0}
        of_text = np.empty(len(distinct), dtype=np.int64)
        for number, text in enumerate(distinct):
            bits = self._cues.found(text)
            place = places.get(bits)
            if place is None:
                place = places[bits] = len(held)
                held.append(bits)
            of_text[number] = place
        return of_text[which], held

    def _near(
        self, facts: pd.DataFrame, kept: NDArray[np.intp], asking: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int64], list[int]]:
        """Bits of the clauses; a part has those of its whole as well, "plan: 12" of its unit's."""
        whole = facts["leans"].to_numpy()
        needed = np.zeros(len(facts), dtype=bool)
        needed[kept[asking]] = True
        above = whole[kept[asking]]
        chain = []
        for _ in range(_DEEPEST):
            if (above < 0).all():
                break
            chain.append(above)
            needed[above[above >= 0]] = True
            above = np.where(above >= 0, whole[np.maximum(above, 0)], -1)
        rows = np.flatnonzero(needed)
        own, held = self._bits(clauses(facts, rows))
        codes = np.zeros(len(facts), dtype=np.int64)
        codes[rows] = own
        joined = codes[kept[asking]]
        for ancestors in chain:
            joined = self._joined(joined, np.where(ancestors >= 0, codes[ancestors], 0), held)
        result = np.zeros(len(kept), dtype=np.int64)
        result[asking] = joined
        return result, held

    @staticmethod
    def _joined(
        one: NDArray[np.int64], other: NDArray[np.int64], held: list[int]
    ) -> NDArray[np.int64]:
        """Codes of the bits of both; new combinations are appended to ``held``."""
        size = len(held)
        which, pairs = pd.factorize(one * size + other)
        places = {bits: place for place, bits in enumerate(held)}
        of_pair = np.empty(len(pairs), dtype=np.int64)
        for number, pair in enumerate(pairs):
            bits = held[pair // size] | held[pair % size]
            place = places.get(bits)
            if place is None:
                place = places[bits] = len(held)
                held.append(bits)
            of_pair[number] = place
        return of_pair[which]


def _all_cues(feeds: Iterable[Feed]) -> set[str]:
    return {
        word
        for feed in feeds
        for words in (feed.phrase, feed.topic, feed.near, feed.sentence, feed.title)
        for cue in (*words.any, *words.all, *words.none)
        for word in cue.split("|")
    }


def _zeros(facts: pd.DataFrame) -> NDArray[np.int64]:
    return np.zeros(len(facts), dtype=np.int64)


def _codes(column: pd.Series[str]) -> tuple[NDArray[np.int64], list[str]]:
    """Codes of texts; 0 is null."""
    codes, found = pd.factorize(column)
    return codes.astype(np.int64) + 1, ["", *(str(text) for text in found)]


def _set_codes(
    sets: Sequence[frozenset[str]], kept: NDArray[np.intp]
) -> tuple[NDArray[np.int64], list[frozenset[str]]]:
    nothing: frozenset[str] = frozenset()
    if not sets:
        return np.zeros(len(kept), dtype=np.int64), [nothing]
    places: dict[frozenset[str], int] = {nothing: 0}
    codes = [places.setdefault(sets[row], len(places)) for row in kept]
    return np.array(codes, dtype=np.int64), list(places)


def _combined(codes: Sequence[NDArray[np.int64]]) -> tuple[NDArray[np.intp], list[int]]:
    """Give each combination of codes a number, and for each number the first row that has it."""
    key = np.zeros(len(codes[0]), dtype=np.int64)
    for code in codes:
        size = int(code.max(initial=0)) + 1
        key = pd.factorize(key * size + code)[0].astype(np.int64)
    _, first = np.unique(key, return_index=True)
    return key, first.tolist()
