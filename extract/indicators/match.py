"""Which facts may feed which indicators."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from extract.indicators.asking import SCOPES, Asking, sets_of
from extract.indicators.facts import HOURS, KINDS
from extract.indicators.numbering import firsts, numbered
from extract.indicators.seen import Look, Seen, Stand
from extract.indicators.strings import without_digits
from extract.indicators.words import bits_of, cues
from extract.polish.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from extract.indicators.codebook import Codebook
    from extract.indicators.facts import Facts
    from extract.indicators.words import Marks

_LOOKS_AT_ONCE = 4096
_UNITS = 4096
"""Units of which it is remembered which feeds take them."""
_NO_LEVEL = np.iinfo(np.int16).max


class Fed(NamedTuple):
    """Facts and the indicators they feed, in order of both.

    ``level`` is the lowest ``fallback`` of the feeds of the indicator that the fact fits.
    """

    fact: NDArray[np.int64]
    indicator: NDArray[np.int64]
    level: NDArray[np.int64]


class _Group(NamedTuple):
    """Facts of which the same feeds take the kind and unit."""

    members: NDArray[np.intp]
    asked: Sequence[tuple[Asking, NDArray[np.bool_]]]
    """The feeds, each with which of the members fit it as far as it has been asked."""

    def need(self, scope: str, needed: NDArray[np.bool_]) -> None:
        """Note the facts whose words in one scope decide."""
        for asking, fits in self.asked:
            if asking.reads(scope):
                needed[self.members[fits]] = True

    def narrow(self, scope: str, marks: Marks) -> None:
        """Leave those that fit by their words in one scope."""
        reading = [(asking, fits) for asking, fits in self.asked if asking.reads(scope)]
        if reading:
            own = marks[:, self.members]
            for asking, fits in reading:
                np.logical_and(fits, asking.says(scope, own), out=fits)

    def fits(self) -> Iterator[tuple[int, NDArray[np.intp], NDArray[np.int16]]]:
        """Yield each indicator with the members that feed it and the lowest level of each."""
        best: dict[int, NDArray[np.int16]] = {}
        for asking, fits in self.asked:
            if fits.any():
                none = np.full(len(fits), _NO_LEVEL, dtype=np.int16)
                level = best.setdefault(asking.indicator, none)
                level[fits] = np.minimum(level[fits], asking.feed.fallback)
        for indicator, level in best.items():
            fitting = np.flatnonzero(level < _NO_LEVEL)
            yield indicator, self.members[fitting], level[fitting]


def _fed(groups: Iterable[_Group], rows: NDArray[np.intp]) -> Fed:
    """Pair the facts of groups, places in ``rows``, with the indicators of the feeds they fit."""
    found = [pairs for group in groups for pairs in group.fits()]
    # Each fact has its pairs side by side: a place is counted out for every one, nothing is sorted.
    many = np.zeros(len(rows), dtype=np.int64)
    for _, members, _ in found:
        many[members] += 1
    place = np.cumsum(many) - many
    size = int(many.sum())
    indicators, levels = np.empty(size, dtype=np.int64), np.empty(size, dtype=np.int64)
    for indicator, members, level in sorted(found, key=itemgetter(0)):
        at = place[members]
        indicators[at], levels[at] = indicator, level
        place[members] += 1
    return Fed(np.repeat(rows, many), indicators, levels)


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
            scope: cues(tuple(dict.fromkeys(one for f in feeds for one in sets_of(f, scope))))
            for scope in SCOPES
        }
        self._asking = tuple(
            Asking(number, feed, self._cues)
            for number, indicator in enumerate(indicators)
            for feed in indicator.feeds
        )
        self._kinds = np.array([asking.kind for asking in self._asking], dtype=np.int8)
        self._by_institution = np.array([bool(a.feed.institution) for a in self._asking], bool)
        self._of_unit = tuple({asking.feed.unit: asking for asking in self._asking}.values())
        self._taking = Remembered(self._taking_of, _UNITS)

    def _taking_of(self, unit: str) -> NDArray[np.bool_]:
        """Tell which of the feeds take a unit."""
        takes = {asking.feed.unit: asking.feed.takes(unit) for asking in self._of_unit}
        return np.array([takes[asking.feed.unit] for asking in self._asking], dtype=bool)

    def _table(
        self, units: Sequence[str], some: NDArray[np.bool_] | Literal[True] = True
    ) -> NDArray[np.bool_]:
        """Tell for each kind and unit whether a feed takes it, of those in ``some``."""
        taken = np.array([self._taking[unit] for unit in units]) & some
        return np.array([taken[:, self._kinds == kind].any(axis=1) for kind in range(len(KINDS))])

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
        kind, unit = facts.column("kind"), facts.column("unit")
        rows = np.flatnonzero(self._table(facts.units)[kind, unit])
        kind, unit = kind[rows], unit[rows]
        asking = self._table(facts.units, self._by_institution)[kind, unit]
        named = np.zeros(len(rows), dtype=np.int64)
        sets: dict[frozenset[str], int] = {frozenset(): 0}
        of_fact, kinds = institutions(rows[asking])
        named[np.searchsorted(rows, of_fact)] = [sets.setdefault(s, len(sets)) for s in kinds]
        activity, activities = _codes(places["activity"])
        activity = activity[facts.column("section")[rows]]
        status = facts.column("status")[rows]
        part = facts.column("whole")[rows] >= 0
        stand = numbered(activity, status, part, named)
        institution = list(sets)
        stands = [
            Stand(activities[activity[n]], int(status[n]), bool(part[n]), institution[named[n]])
            for n in firsts(stand).tolist()
        ]
        return Seen(rows, kind, unit, stand, facts.units, stands, facts, places)

    def fed(self, seen: Seen) -> Fed:
        """Pair facts with the indicators they feed."""
        groups = list(self._groups(seen))
        for scope in SCOPES:
            needed = np.zeros(len(seen.rows), dtype=bool)
            for group in groups:
                group.need(scope, needed)
            marks = self._marks(scope, seen, np.flatnonzero(needed))
            for group in groups:
                group.narrow(scope, marks)
        return _fed(groups, seen.rows)

    def _groups(self, seen: Seen) -> Iterator[_Group]:
        """Put facts together of which the same feeds take the kind and unit."""
        group, pairs = pd.factorize(seen.kind * np.int64(len(seen.units)) + seen.unit)
        alike: dict[tuple[int, ...], int] = {}
        of_pair = []
        for pair in pairs.tolist():
            kind, unit = divmod(pair, len(seen.units))
            some = np.flatnonzero(self._taking[seen.units[unit]] & (self._kinds == kind))
            of_pair.append(alike.setdefault(tuple(some.tolist()), len(alike)))
        of_fact = np.array(of_pair, dtype=np.int16)[group]
        order = np.argsort(of_fact, kind="stable")
        sizes = np.bincount(of_fact, minlength=len(alike))
        stands = [asking.stands(seen) for asking in self._asking]
        for numbers, size, end in zip(alike, sizes, np.cumsum(sizes), strict=True):
            members = order[end - size : end]
            stand = seen.stand[members]
            yield _Group(members, [(self._asking[n], stands[n][stand]) for n in numbers])

    def looks(self, seen: Seen, indicator: str) -> Iterator[tuple[int, Look]]:
        """Yield the facts of a kind and unit that some feed of an indicator takes, and each one."""
        number = self.ids.index(indicator)
        some = np.array([asking.indicator == number for asking in self._asking], bool)
        asked = np.flatnonzero(self._table(seen.units, some)[seen.kind, seen.unit])
        for begin in range(0, len(asked), _LOOKS_AT_ONCE):
            at = asked[begin : begin + _LOOKS_AT_ONCE]
            marks = {scope: self._marks(scope, seen, at)[:, at] for scope in SCOPES}
            for nth, place in enumerate(at.tolist()):
                words = {scope: bits_of(own[:, nth]) for scope, own in marks.items()}
                stand = seen.stands[seen.stand[place]]
                kind, unit = int(seen.kind[place]), seen.units[seen.unit[place]]
                yield int(seen.rows[place]), Look(kind, unit, **stand._asdict(), words=words)

    def why_not(self, look: Look, indicator: str) -> tuple[str, ...] | None:
        """Return what a fact lacks to feed an indicator by the feed that it fits most nearly.

        ``None`` if it feeds it, or no feed takes its kind and unit.
        """
        number = self.ids.index(indicator)
        some = [a for a in self._asking if a.indicator == number and a.kind == look.kind]
        some = [asking for asking in some if asking.feed.takes(look.unit)]
        return min((tuple(a.refusals(look)) for a in some), key=len, default=()) or None

    def _marks(self, scope: str, seen: Seen, some: NDArray[np.intp]) -> Marks:
        """Return the marks of one scope for all facts, those of ``some`` filled in."""
        found = self._cues[scope]
        made = np.zeros((found.width, len(seen.rows)), dtype=np.uint64)
        rows = seen.rows[some]
        if not len(rows):
            return made
        if scope == "title":
            titles = seen.places["title"].cat
            which = titles.codes.to_numpy()[seen.facts.column("section")[rows]]
            texts = pa.array(titles.categories, type=pa.large_string())
            made[:, some] = found.marks(texts)[:, which]
            return made
        for places, texts in _said(scope, seen.facts, rows):
            made[:, some[places]] |= found.marks(texts)
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


def _codes(column: pd.Series[str]) -> tuple[NDArray[np.int64], list[str]]:
    """Codes of texts; 0 is null."""
    codes, found = pd.factorize(column)
    return codes.astype(np.int64) + 1, ["", *(str(text) for text in found)]
