"""Periods of reports: which of overlapping ones are taken, and into which month or year they go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

if TYPE_CHECKING:
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
        Periods that may overlap only if their group, a number from 0 on, is the same.
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
    lowest = int(start[sound].min())
    width = int(end[sound].max()) - lowest + 2
    line = group * width - lowest  # the periods of one group behind those of the other
    begins, ends = line + start, line + end
    order = sound[np.argsort(begins[sound])]
    reach = np.maximum.accumulate(ends[order])
    clash = np.zeros(int(group.max()) + 1, dtype=bool)
    clash[group[order[1:]][reach[:-1] >= begins[order[1:]]]] = True
    rows = sound[clash[group[sound]]]
    if len(rows):
        # Of equal periods the first one in the rows comes first.
        rows = rows[np.lexsort((begins[rows], ends[rows]))]
        kept[rows] = _chosen(group[rows], begins[rows], ends[rows])
    return kept


def _chosen(
    group: NDArray[np.int64], begins: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Choose among periods in order of group and end: weighted interval scheduling.

    All groups are gone through side by side, from the first period of each to the last.
    """
    heads = np.flatnonzero(np.diff(group, prepend=-1))
    size = np.diff(heads, append=len(group))
    # How many periods of the group end before each one begins.
    free = np.searchsorted(ends, begins) - np.repeat(heads, size)
    # Days come first, then how many periods: both add up, so that one number holds them.
    gain = (ends - begins + 1) * (len(group) + 1) + 1
    # The best of none, of the first, of the first two … periods of each group.
    best = np.zeros(len(group) + len(heads), dtype=np.int64)
    none = heads + np.arange(len(heads))
    longest = np.argsort(-size)  # groups that still have a period come first
    behind = np.searchsorted(-size[longest], -np.arange(int(size.max())))
    for nth, still in enumerate(behind.tolist()):
        some = longest[:still]
        row, at = heads[some] + nth, none[some]
        best[at + nth + 1] = np.maximum(best[at + nth], best[at + free[row]] + gain[row])
    choice = np.zeros(len(group), dtype=bool)
    left = size  # how many periods of each group have not been decided on
    while len(some := np.flatnonzero(left)):
        row, at = heads[some] + left[some] - 1, none[some] + left[some]
        choice[row] = best[at] > best[at - 1]
        left[some] = np.where(choice[row], free[row], left[some] - 1)
    return choice
