"""Periods of reports: which of overlapping ones are taken, and into which month or year they go."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Freq = Literal["M", "Q", "Y"]
FREQUENCIES: tuple[Freq, ...] = get_args(Freq)

_MONTHS: dict[Freq, int] = {"M": 1, "Q": 3, "Y": 12}


def bucket(
    start: NDArray[np.datetime64], end: NDArray[np.datetime64], freq: Freq
) -> tuple[NDArray[np.datetime64], NDArray[np.datetime64], NDArray[np.bool_]]:
    """Put periods into months, quarters or years.

    Returns
    -------
    tuple
        First day of the bucket that a period begins in, last day of the one it ends in, and
        whether these are two: such a period is not split. Periods without days stay without.
    """
    months = _MONTHS[freq]
    first, last = (first_month(days, months) for days in (start, end))
    known = ~(np.isnat(start) | np.isnat(end))
    return first_day(first), last_day(last + months - 1), known & (first != last)


def first_month(days: NDArray[np.datetime64], months: int) -> NDArray[np.datetime64]:
    """Return the first month of the month, quarter, half or year of each day; ``NaT`` for none."""
    month = days.astype("datetime64[M]")
    number = month.astype(np.int64)
    floored = (number - number % months).astype("datetime64[M]")
    return np.where(np.isnat(month), np.datetime64("NaT", "M"), floored)


def first_day(month: NDArray[np.datetime64]) -> NDArray[np.datetime64]:
    """Return the first day of each month."""
    return month.astype("datetime64[s]")


def last_day(month: NDArray[np.datetime64]) -> NDArray[np.datetime64]:
    """Return the last day of each month."""
    return ((month + 1).astype("datetime64[D]") - 1).astype("datetime64[s]")


def taken(
    group: NDArray[np.int64], start: NDArray[np.int64], end: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Choose among the periods of each group so that no day is counted twice.

    Those are taken that cover the most days together, and of equal choices the one of the most
    periods: twelve months rather than their year, the year rather than eleven of its months. Of
    two equal periods the first one is taken.

    Parameters
    ----------
    group
        Periods that may overlap only if their group is the same.
    start, end
        First and last day as numbers. A period that ends before it starts is always taken.

    Returns
    -------
    ndarray
        True for the periods that are taken.
    """
    kept = np.ones(len(group), dtype=bool)
    sound = np.flatnonzero(end >= start)
    if not len(sound):
        return kept
    order = sound[np.lexsort((end[sound], start[sound], group[sound]))]
    groups, starts, ends = group[order], start[order], end[order]
    lowest, width = int(ends.min()), int(ends.max() - ends.min()) + 1
    reach = np.maximum.accumulate(groups * width + (ends - lowest))
    clash = np.zeros(len(order), dtype=bool)
    clash[1:] = (groups[1:] == groups[:-1]) & (
        reach[:-1] - groups[1:] * width >= starts[1:] - lowest
    )
    clashing = np.unique(groups[clash])
    if not len(clashing):
        return kept
    rows = order[np.isin(groups, clashing)]
    rows = rows[np.lexsort((rows, start[rows], end[rows], group[rows]))]
    cuts = np.concatenate(([0], np.flatnonzero(np.diff(group[rows])) + 1, [len(rows)]))
    starts, ends = start[rows].tolist(), end[rows].tolist()
    known: dict[tuple[tuple[int, ...], tuple[int, ...]], list[bool]] = {}
    choices: list[bool] = []
    for a, b in pairwise(cuts.tolist()):
        days = tuple(starts[a:b]), tuple(ends[a:b])
        choice = known.get(days)
        if choice is None:
            choice = known[days] = _chosen(list(zip(*days, strict=True)))
        choices += choice
    kept[rows] = choices
    return kept


def _chosen(days: Sequence[tuple[int, int]]) -> list[bool]:
    """Choose among periods in order of their ends: weighted interval scheduling."""
    ends = [end for _, end in days]
    best = [(0, 0)]
    before = []
    for place, (start, end) in enumerate(days):
        free = bisect_left(ends, start, 0, place)
        before.append(free)
        covered, count = best[free]
        best.append(max(best[-1], (covered + end - start + 1, count + 1)))
    choice = [False] * len(days)
    place = len(days)
    while place:
        if best[place] == best[place - 1]:
            place -= 1
        else:
            choice[place - 1] = True
            place = before[place - 1]
    return choice
