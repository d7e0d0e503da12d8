"""Numbers for combinations and for sets, over whole columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Columns = dict[str, NDArray[Any]]

_SEED = 20
_ROOMY = 8
"""As many possible combinations for each row are still numbered by a table of all of them."""


def numbered(*columns: NDArray[Any]) -> NDArray[np.int64]:
    """Give each distinct combination of whole numbers a number, in order of appearance.

    Several times as fast where few combinations are possible for the number of rows.
    """
    key, size = _from_zero(columns[0])
    for column in columns[1:]:
        other, width = _from_zero(column)
        if size * width > _ROOMY * len(key):
            key = _in_order(key, size)
            size = int(key.max(initial=0)) + 1
        if size * width > np.iinfo(np.int64).max:
            other = _in_order(other, width)
            width = int(other.max(initial=0)) + 1
        key = key * width + other
        size *= width
    return _in_order(key, size)


def _from_zero(column: NDArray[Any]) -> tuple[NDArray[np.int64], int]:
    """Shift whole numbers so that the least is zero; and tell how many are possible."""
    least, most = int(column.min(initial=0)), int(column.max(initial=0))
    key = column.astype(np.int64)
    return key - least if least else key, most - least + 1


def _in_order(key: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """Give keys from zero to ``size``, which is none of them, numbers in order of appearance."""
    if size > _ROOMY * len(key):
        return pd.factorize(key)[0].astype(np.int64)
    rows = np.arange(len(key))
    first = np.empty(size, dtype=np.int64)  # of keys that are not there nobody asks
    first[key[::-1]] = rows[::-1]  # backwards, so that the first of equals is kept
    own = first[key]
    numbers = np.cumsum(own == rows) - 1
    return numbers[own]


def any_of(group: NDArray[np.int64], flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell for each row whether a row of its group has the flag."""
    has = np.zeros(int(group.max(initial=-1)) + 1, dtype=bool)
    has[group[flags]] = True
    found: NDArray[np.bool_] = has[group]
    return found


def firsts(numbers: NDArray[np.int64]) -> NDArray[np.intp]:
    """Return the first row of each number, where numbers come in order of appearance."""
    if not len(numbers):
        return np.zeros(0, dtype=np.intp)
    latest = np.maximum.accumulate(numbers)
    found: NDArray[np.intp] = np.flatnonzero(np.diff(latest, prepend=-1))
    return found


class Sets(NamedTuple):
    """Sets of whole numbers, one behind the other."""

    members: NDArray[np.int64]
    """Of the first set in order, then those of the second …"""
    begins: NDArray[np.int64]
    """Where in ``members`` each set begins, and where the last one ends."""


def set_numbers(
    group: NDArray[np.int64], member: NDArray[np.int64], size: int
) -> tuple[NDArray[np.int64], Sets]:
    """Give groups of the same members the same number.

    Parameters
    ----------
    group, member
        Pairs of them, in any order, repeated or not; members are not negative.
    size
        How many groups there are; one without a member has the empty set.

    Returns
    -------
    tuple
        The number of each group's set, and the sets by number.
    """
    width = int(member.max(initial=0)) + 1
    pairs = np.sort(group * width + member)
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]
    starts = np.searchsorted(pairs, np.arange(size + 1) * width)
    sizes = np.diff(starts)
    member = pairs - np.repeat(np.arange(size) * width, sizes)
    # Sets are the same if the sums of random numbers of 64 bits drawn for their members are.
    drawn = np.random.default_rng(_SEED).integers(2**63, size=width, dtype=np.uint64)
    sums = np.zeros(size, dtype=np.uint64)
    there = np.flatnonzero(sizes)
    if len(there):
        sums[there] = np.add.reduceat(drawn[member], starts[there])
    numbers = numbered(pd.factorize(sums)[0], sizes)
    first = firsts(numbers)
    begins = np.append(0, np.cumsum(sizes[first]))
    places = np.arange(begins[-1]) + np.repeat(starts[first] - begins[:-1], sizes[first])
    return numbers, Sets(member[places], begins)


def of_indicators(
    made: pd.DataFrame, scope: NDArray[np.int64], rows: NDArray[np.intp] | None = None
) -> NDArray[np.int64]:
    """Give what stands in one scope for one indicator and status a number, of all rows or some."""
    indicator, status = (made[name].to_numpy() for name in ("indicator", "status"))
    if rows is not None:
        scope, indicator, status = scope[rows], indicator[rows], status[rows]
    return numbered(scope, numbered(indicator, status))
