"""Numbers for combinations and for sets, over whole columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Columns = dict[str, NDArray[Any]]

_SEED = 20


def numbered(*columns: NDArray[Any]) -> NDArray[np.int64]:
    """Give each distinct combination of whole numbers a number, in order of appearance."""
    key = columns[0].astype(np.int64)
    key -= key.min(initial=0)
    for column in columns[1:]:
        other = column.astype(np.int64)
        other -= other.min(initial=0)
        size = int(other.max(initial=0)) + 1
        if int(key.max(initial=0)) > np.iinfo(np.int64).max // size - 1:
            key = pd.factorize(key)[0].astype(np.int64)
        key = key * size + other
    return pd.factorize(key)[0].astype(np.int64)


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


def set_numbers(
    group: NDArray[np.int64], member: NDArray[np.int64], size: int
) -> tuple[NDArray[np.int64], list[list[int]]]:
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
        The number of each group's set, and the members of each set in order.
    """
    width = int(member.max(initial=0)) + 1
    pairs = np.sort(group * width + member)
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]
    group, member = pairs // width, pairs % width
    # Sets are the same if the sums of random numbers of 64 bits drawn for their members are.
    drawn = np.random.default_rng(_SEED).integers(2**63, size=width, dtype=np.uint64)
    sums = np.zeros(size, dtype=np.uint64)
    starts = np.searchsorted(group, np.arange(size + 1))
    there = np.flatnonzero(starts[1:] > starts[:-1])
    if len(there):
        sums[there] = np.add.reduceat(drawn[member], starts[there])
    numbers = numbered(pd.factorize(sums)[0], np.diff(starts))
    return numbers, [member[starts[one] : starts[one + 1]].tolist() for one in firsts(numbers)]
