"""Plans for a later time than the report's: "w kolejnym kwartale powstanie 18 miejsc pracy".

They stand in a report beside what was done and planned in its own period, and are of another one.
A date beside the number tells the time, or one in a heading above, or words without figures.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa

from extract.indicators.facts import PLANNED
from extract.indicators.periods import first_day, first_month, last_day
from extract.indicators.sections import placement
from extract.indicators.strings import matching, places_of, strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    from numpy.typing import NDArray

    from extract.indicators.facts import Facts

_LENGTHS = (1, 3, 6, 12)
"""Months of the periods that reports are usually for."""
_SPANS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "other": 0}
_TOLD = ("event", "reference")  # roles of dates that say when something is
_BEHIND = 40  # characters from a number to a date behind it: "2 szkolenia dla 30 osób w maju"
_PAUSE = re.compile(r"[,;:]")
_DEEPEST = 64
_NONE = np.datetime64("NaT", "s")


class Days(NamedTuple):
    """First and last days, ``NaT`` for none."""

    first: NDArray[np.datetime64]
    last: NDArray[np.datetime64]

    def or_else(self, other: Days) -> Days:
        """Take others where there are none."""
        none = np.isnat(self.first)
        return Days(*(np.where(none, b, a) for a, b in zip(self, other, strict=True)))


def periods_of(
    fact: NDArray[np.int64],
    status: NDArray[np.int8],
    facts: Facts,
    places: pd.DataFrame,
    dates: pd.DataFrame,
) -> Days:
    """Return the period that each candidate is for: its report's, or a later one it is planned for.

    A later day is put into the month, quarter, half or year that holds it, whichever the report is
    for. The goals of a project stay with the report.

    Parameters
    ----------
    fact, status
        Of the candidates: rows of ``facts`` and places in ``STATUSES``.
    facts, places
        As ``gather`` and ``located`` return them.
    dates
        The table, checked.
    """
    section = facts.column("section")[fact]
    of_report = Days(*(places[name].to_numpy(dtype="datetime64[s]") for name in ("start", "end")))
    first, last = (days[section] for days in of_report)
    goal = places["goal"].to_numpy(dtype=bool)[section]
    rows = np.flatnonzero((status == PLANNED) & ~goal & ~np.isnat(last))
    if len(rows):
        told = _Dates(dates, places)
        fact, section, own = fact[rows], section[rows], Days(first[rows], last[rows])
        found = told.beside(fact, facts)
        found = found.or_else(_in_words(facts.said("clause", fact), own))
        found = found.or_else(told.above(section, places))
        found = found.or_else(_in_words(_titles(section, places), own))
        later = found.first > own.last
        some = rows[later]
        like = Days(*(days[later] for days in found))
        first[some], last[some] = _as_long(like, Days(*(days[later] for days in own)))
    return Days(first, last)


class _Dates:
    """The dates of reports but for those of their own and their projects' periods, in order."""

    def __init__(self, dates: pd.DataFrame, places: pd.DataFrame) -> None:
        start = dates["date_start"].to_numpy(dtype="datetime64[s]")
        told = dates["role"].isin(_TOLD).to_numpy(dtype=bool, na_value=False)
        rows = np.flatnonzero(told & ~np.isnat(start))
        of_date = strings(dates["section_id"]).take(pa.array(rows))
        section = np.full(len(dates), -1, dtype=np.int64)
        section[rows] = places_of(of_date, strings(places["section_id"]))
        rows = rows[section[rows] >= 0]
        offset = dates["start"].to_numpy(dtype=np.int64, na_value=0)
        report = places["report"].to_numpy()[section[rows]]
        rows = rows[np.lexsort((offset[rows], report))]
        self._rows, self._table = rows, dates
        self.section, self._offset = section[rows], offset[rows]
        end = dates["date_end"].to_numpy(dtype="datetime64[s]")[rows]
        self._days = Days(start[rows], np.where(np.isnat(end), start[rows], end))
        own_end = places["end"].to_numpy(dtype="datetime64[s]")[self.section]
        self._later = self._days.first > own_end

    def beside(self, fact: NDArray[np.int64], facts: Facts) -> Days:
        """Return the later day in the sentence of each fact: before its number, or right behind."""
        found = _nothing(len(fact))
        if not self._later.any():
            return found
        order = np.argsort(self.section, kind="stable")  # sections of a report follow one another
        width = int(max(self._offset.max(), facts.column("start").max())) + 1
        line = self.section[order] * width + self._offset[order]
        section, start, end = (facts.column(name)[fact] for name in ("section", "start", "end"))
        at = np.searchsorted(line, section * width + start)
        for step, tells in ((0, _is_behind), (-1, _is_beside)):
            date = order[np.clip(at + step, 0, len(order) - 1)]
            near = (at + step >= 0) & (at + step < len(order)) & (self.section[date] == section)
            if step == 0:
                near &= self._offset[date] <= end + _BEHIND
            some = np.flatnonzero(near & self._later[date])
            said = (facts.texts(name, fact[some]) for name in ("sentence", "quote"))
            dated = (self._cells(name, date[some]) for name in ("sentence", "quote"))
            told = [tells(*texts) for texts in zip(*said, *dated, strict=True)]
            some = some[np.array(told, dtype=bool)]
            for days, own in zip(found, self._days, strict=True):
                days[some] = own[date[some]]
        return found

    def above(self, section: NDArray[np.int64], places: pd.DataFrame) -> Days:
        """Return the later day in the title of each section, else of the nearest one above it."""
        at = np.flatnonzero(self._later)
        titles = places["title"].cat.categories[
            places["title"].cat.codes.to_numpy()[self.section[at]]
        ]
        quotes = self._cells("quote", at)
        titled = [" ".join(q.split()) in title for q, title in zip(quotes, titles, strict=True)]
        at = at[np.array(titled, dtype=bool)][::-1]  # the first of a title is kept
        date = np.full(len(places) + 1, -1, dtype=np.int64)
        date[self.section[at]] = at
        upper = np.append(places["above"].to_numpy(), -1)
        found, here = date[section], section
        for _ in range(_DEEPEST):
            here = upper[here]
            if not len(at) or (here < 0).all():
                break
            found = np.where(found < 0, date[here], found)
        none = found < 0
        return Days(*(np.where(none, _NONE, np.append(days, _NONE)[found]) for days in self._days))

    def _cells(self, name: str, some: NDArray[np.intp]) -> NDArray[np.object_]:
        cells = self._table[name].array.take(self._rows[some])
        made: NDArray[np.object_] = cells.to_numpy(dtype=object, na_value="")
        return made


def _is_beside(sentence: str, _quote: str, of_date: str, _date: str) -> bool:
    return sentence == of_date


def _is_behind(sentence: str, quote: str, of_date: str, date: str) -> bool:
    """Tell a date in the clause of a number before it: "2 szkolenia dla 30 osób w maju"."""
    _, _, behind = sentence.partition(" ".join(quote.split()))
    between, there, _ = behind.partition(" ".join(date.split()))
    return sentence == of_date and bool(there) and not _PAUSE.search(between)


def _nothing(size: int) -> Days:
    return Days(np.full(size, _NONE), np.full(size, _NONE))


@cache
def _next() -> tuple[str, re.Pattern[str]]:
    """Return what says that a text may tell a later time, and what tells it."""
    words = placement()["ahead"]
    adjectives = "|".join(words["next"])
    nouns = "|".join(f"(?P<{name}>{'|'.join(words[name])})" for name in _SPANS)
    said = rf"\b(?:w|we|na|od)\s(?:{adjectives})\w{{1,4}}\s(?:{nouns})\b"
    return adjectives, re.compile(said, re.IGNORECASE)


def _in_words(said: Iterator[tuple[NDArray[np.intp], pa.Array]], own: Days) -> Days:
    """Return the time that words alone tell, from the report's own: "na kolejny kwartał"."""
    found = _nothing(len(own.last))
    about, tells = _next()
    for rows, texts in said:
        may = matching(texts, about)
        for row, text in zip(rows[may].tolist(), texts.take(may).to_pylist(), strict=True):
            hit = tells.search(text)
            if hit is not None and hit.lastgroup is not None:
                first, last = _after(own.last[row], _SPANS[hit.lastgroup])
                found.first[row], found.last[row] = first, last
    return found


def _titles(
    section: NDArray[np.int64], places: pd.DataFrame
) -> Iterator[tuple[NDArray[np.intp], pa.Array]]:
    """Yield the titles of sections that may tell a later time; few are different."""
    titles = places["title"].cat
    texts = pa.array(titles.categories, type=pa.large_string())
    tells = np.zeros(len(texts), dtype=bool)
    tells[matching(texts, _next()[0])] = True
    of_section = titles.codes.to_numpy()[section]
    some = np.flatnonzero(tells[of_section])
    yield some, texts.take(pa.array(of_section[some]))


def _after(last: np.datetime64, months: int) -> tuple[np.datetime64, np.datetime64]:
    """Return the next month, quarter, half or year after a day; for no months the next day."""
    if not months:
        following = last.astype("datetime64[D]") + 1
        return following, following
    first = first_month(np.array([last]), months) + months
    return first_day(first)[0], last_day(first + months - 1)[0]


def _as_long(later: Days, own: Days) -> Days:
    """Widen later days to a period as long as their report's, if that is a usual one."""
    first, last = (days.copy() for days in later)
    own_first, own_last = (days.astype("datetime64[M]") for days in own)
    whole = (first_day(own_first) == own.first) & (last_day(own_last) == own.last)
    long = (own_last - own_first).astype(np.int64) + 1
    for months in _LENGTHS:
        begin = first_month(first, months)
        fits = whole & (long == months) & (first_month(own.first, months) == own_first)
        fits &= first_month(last, months) == begin
        first[fits] = first_day(begin[fits])
        last[fits] = last_day(begin[fits] + months - 1)
    return Days(first, last)
