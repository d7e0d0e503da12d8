"""Which facts may feed which indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from extract.indicators.asking import SCOPES, Asking, cues_of
from extract.indicators.facts import HOURS, KINDS
from extract.indicators.seen import Seen
from extract.indicators.strings import without_digits
from extract.indicators.words import cues

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from extract.indicators.codebook import Codebook
    from extract.indicators.facts import Facts
    from extract.indicators.seen import Look
    from extract.indicators.words import Marks


class Fed(NamedTuple):
    """Facts and the indicators they feed, in order of both.

    ``level`` is the lowest ``fallback`` of the feeds of the indicator that the fact fits.
    """

    fact: NDArray[np.int64]
    indicator: NDArray[np.int64]
    level: NDArray[np.int64]


class Matcher:
    """A codebook made ready to be asked.

    Parameters
    ----------
    codebook
        Its indicators are numbered in its order.
    """

    def __init__(self, codebook: Codebook) -> None:
        self.ids = tuple(codebook.indicators)
        indicators = list(codebook.indicators.values())
        feeds = [feed for indicator in indicators for feed in indicator.feeds]
        self._cues = {
            scope: cues(frozenset().union(*(cues_of(feed, scope) for feed in feeds)))
            for scope in SCOPES
        }
        self._asking = tuple(
            Asking(number, feed, self._cues)
            for number, indicator in enumerate(indicators)
            for feed in indicator.feeds
        )

    def fed(self, seen: Seen) -> Fed:
        """Pair facts with the indicators they feed."""
        levels = 1 + max((asking.feed.fallback for asking in self._asking), default=0)
        size = max(1, len(self.ids))
        keys = []
        for askings, members in self._askings(seen):
            for asking in askings:
                fact = seen.rows[asking.fitting(seen, members)]
                key = (fact * size + asking.indicator) * levels + asking.feed.fallback
                keys.append(key)
        key = np.sort(np.concatenate(keys)) if keys else np.zeros(0, dtype=np.int64)
        pair, level = np.divmod(key, levels)
        best = np.diff(pair, prepend=-1) > 0
        fact, indicator = np.divmod(pair[best], size)
        return Fed(fact, indicator, level[best])

    def why_not(self, look: Look, indicator: str) -> tuple[str, ...] | None:
        """Return what a fact lacks to feed an indicator by the feed that it fits most nearly.

        ``None`` if it feeds it, or no feed takes its kind and unit.
        """
        number = self.ids.index(indicator)
        some = [a for a in self._asking if a.indicator == number and a.kind == look.kind]
        some = [asking for asking in some if asking.feed.takes(look.unit)]
        return min((tuple(a.refusals(look)) for a in some), key=len, default=()) or None

    def asked(self, seen: Seen, indicator: str) -> NDArray[np.bool_]:
        """Tell the facts of a kind and unit that some feed of an indicator takes."""
        number = self.ids.index(indicator)
        some = [asking for asking in self._asking if asking.indicator == number]
        found: NDArray[np.bool_] = _table(some, seen.units)[seen.kind, seen.unit]
        return found

    def see(
        self,
        facts: Facts,
        places: pd.DataFrame,
        institutions: Callable[
            [NDArray[np.intp]], tuple[NDArray[np.intp], Sequence[frozenset[str]]]
        ],
    ) -> Seen:
        """Look at what the codebook can ask of each fact.

        Parameters
        ----------
        facts, places
            As ``gather`` and ``located`` return them.
        institutions
            Gives, of some facts, those behind whose number institutions are named, and the kinds.
        """
        rows = np.flatnonzero(self._takes(facts, self._asking))
        section = facts.column("section")[rows]
        activity, activities = _codes(places["activity"])
        asking = self._takes(facts, [a for a in self._asking if a.feed.institution])[rows]
        named = np.zeros(len(rows), dtype=np.int64)
        sets: dict[frozenset[str], int] = {frozenset(): 0}
        of_fact, kinds = institutions(rows[asking])
        named[np.searchsorted(rows, of_fact)] = [sets.setdefault(s, len(sets)) for s in kinds]
        return Seen(
            rows=rows,
            kind=facts.column("kind")[rows],
            unit=facts.column("unit")[rows],
            activity=activity[section],
            status=facts.column("status")[rows],
            part=facts.column("whole")[rows] >= 0,
            institution=named,
            units=facts.units,
            activities=activities,
            institutions=list(sets),
            marks={scope: self._marks(scope, facts, places, rows) for scope in SCOPES},
        )

    def _askings(self, seen: Seen) -> Iterator[tuple[list[Asking], NDArray[np.intp]]]:
        """Yield facts of which the same feeds take the kind and unit, and these feeds."""
        group, pairs = pd.factorize(seen.kind * np.int64(len(seen.units)) + seen.unit)
        alike: dict[tuple[int, ...], int] = {}
        of_pair = []
        for pair in pairs.tolist():
            kind, unit = divmod(pair, len(seen.units))
            name = seen.units[unit]
            some = (n for n, a in enumerate(self._asking) if a.kind == kind and a.feed.takes(name))
            of_pair.append(alike.setdefault(tuple(some), len(alike)))
        of_fact = np.array(of_pair, dtype=np.int16)[group]
        order = np.argsort(of_fact, kind="stable")
        sizes = np.bincount(of_fact, minlength=len(alike))
        for numbers, size, end in zip(alike, sizes, np.cumsum(sizes), strict=True):
            yield [self._asking[number] for number in numbers], order[end - size : end]

    @staticmethod
    def _takes(facts: Facts, askings: Iterable[Asking]) -> NDArray[np.bool_]:
        """Tell the facts of a kind and unit that some of the feeds take."""
        table = _table(askings, facts.units)
        found: NDArray[np.bool_] = table[facts.column("kind"), facts.column("unit")]
        return found

    def _marks(
        self, scope: str, facts: Facts, places: pd.DataFrame, rows: NDArray[np.intp]
    ) -> Marks:
        """Return the marks of one scope; none of facts of a unit that no feed asks there."""
        found = self._cues[scope]
        made = np.zeros((found.width, len(rows)), dtype=np.uint64)
        asking = self._takes(facts, [a for a in self._asking if scope in a.scopes])[rows]
        asked = np.flatnonzero(asking)
        if not len(asked):
            return made
        if scope == "title":
            titles = places["title"].cat
            which = titles.codes.to_numpy()[facts.column("section")[rows[asked]]]
            texts = pa.array(titles.categories, type=pa.large_string())
            made[:, asked] = found.marks(texts)[:, which]
            return made
        for some, texts in _said(scope, facts, rows[asked]):
            made[:, asked[some]] |= found.marks(texts)
        return made


def _said(
    scope: str, facts: Facts, rows: NDArray[np.intp]
) -> Iterator[tuple[NDArray[np.intp], pa.Array]]:
    """Yield the texts of a scope: places of facts in ``rows``, and the text of each."""
    if scope == "near":
        yield from facts.said("clause", rows, instead="quote")
    elif scope == "sentence":
        yield from ((some, without_digits(texts)) for some, texts in facts.said("sentence", rows))
    else:
        hours = facts.column("kind")[rows] == HOURS
        for names, some in ((("topic",), hours), (("phrase", "quote"), ~hours)):
            asked = np.flatnonzero(some)
            for name in names:
                for places, texts in facts.said(name, rows[asked]):
                    yield asked[places], without_digits(texts)


def _table(askings: Iterable[Asking], units: Sequence[str]) -> NDArray[np.bool_]:
    """Tell for each kind and unit whether some of the feeds take it."""
    table = np.zeros((len(KINDS), len(units)), dtype=bool)
    for asking in askings:
        table[asking.kind] |= [asking.feed.takes(name) for name in units]
    return table


def _codes(column: pd.Series[str]) -> tuple[NDArray[np.int64], list[str]]:
    """Codes of texts; 0 is null."""
    codes, found = pd.factorize(column)
    return codes.astype(np.int64) + 1, ["", *(str(text) for text in found)]
