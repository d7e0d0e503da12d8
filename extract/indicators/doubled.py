"""Candidates whose value another one holds: a better feed, a whole, a total, a greater number.

Every function takes the candidates as ``carriers`` pairs them, in order of facts, and writes the
reason of those it drops into ``why``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extract.indicators.facts import DATES
from extract.indicators.numbering import any_of, of_indicators
from extract.indicators.reasons import CARRIES, COUNTED, CUMULATIVE, INSIDE, PART, WORSE
from extract.indicators.telling import adds_up, plan_beside, says_total

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from extract.indicators.facts import Facts

_DEEPEST = 16
_CLOSE = 1e-9


def drop_worse(made: pd.DataFrame, branch: NDArray[np.int64], why: NDArray[np.int8]) -> None:
    """Drop what a fallback feed took where a better feed took something."""
    level = made["level"].to_numpy()
    if level.any():
        falls_back = any_of(branch, level > 0) & any_of(made["indicator"].to_numpy(), level > 0)
        rows = np.flatnonzero((why == CARRIES) & falls_back)
        group, level = of_indicators(made, branch, rows), level[rows]
        best = np.full(int(group.max(initial=-1)) + 1, np.iinfo(np.int64).max)
        np.minimum.at(best, group, level)
        why[rows[level > best[group]]] = WORSE


def drop_dates(
    made: pd.DataFrame, facts: Facts, branch: NDArray[np.int64], why: NDArray[np.int8]
) -> None:
    """Drop dates where a number says how many there were."""
    date = facts.column("kind")[made["fact"].to_numpy()] == DATES
    if date.any():
        counted = any_of(of_indicators(made, branch), ~date & (why == CARRIES))
        why[date & counted & (why == CARRIES)] = COUNTED


def drop_parts(
    made: pd.DataFrame, facts: Facts, cumulative: NDArray[np.bool_], why: NDArray[np.int8]
) -> NDArray[np.bool_]:
    """Drop parts whose whole, or the whole of that, carries; tell the wholes of such parts.

    Of a total since an earlier time the part of the period stays.
    """
    whole = facts.column("whole")
    status = made["status"].to_numpy().astype(np.int64)
    tail = made["indicator"].to_numpy() * 3 + status
    size = int(tail.max(initial=0)) + 1
    carrying = np.flatnonzero(why == CARRIES)
    keys = made["fact"].to_numpy() * size + tail
    sorted_keys = keys[carrying]  # facts come in order, and so do the indicators of one
    order = np.argsort(sorted_keys, kind="stable")
    sorted_keys = sorted_keys[order]
    parted = np.zeros(len(made), dtype=bool)
    rows = carrying[whole[made["fact"].to_numpy()[carrying]] >= 0]
    above = whole[made["fact"].to_numpy()[rows]]
    for _ in range(_DEEPEST):
        if not len(rows):
            break
        wanted = above * size + tail[rows]
        found = np.searchsorted(sorted_keys, wanted)
        hit = (found < len(sorted_keys)) & (
            sorted_keys[np.minimum(found, len(sorted_keys) - 1)] == wanted
        )
        holding = carrying[order[found[hit]]]
        parted[holding] = True
        held = cumulative[rows[hit]] | ~cumulative[holding]
        why[rows[hit][held]] = PART
        rows, above = rows[~hit], whole[above[~hit]]
        rows, above = rows[above >= 0], above[above >= 0]
    return parted


def drop_cumulative(
    made: pd.DataFrame,
    cumulative: NDArray[np.bool_],
    scope: NDArray[np.int64],
    why: NDArray[np.int8],
) -> None:
    """Drop totals since an earlier time beside a number of the period."""
    if cumulative.any():
        of_period = any_of(of_indicators(made, scope), ~cumulative & (why == CARRIES))
        why[cumulative & of_period & (why == CARRIES)] = CUMULATIVE


def drop_inside(
    made: pd.DataFrame,
    inside: NDArray[np.bool_],
    parted: NDArray[np.bool_],
    home: NDArray[np.int64],
    why: NDArray[np.int8],
) -> None:
    """Drop what feeds a part of the indicator where a number of the whole indicator stands.

    A whole whose parts are linked to it says itself what it holds: others stand beside it, as they
    do beside hours of another kind (both ``parted``). One that is less than what feeds the parts
    does not hold them.
    """
    loose = (why == CARRIES) & ~parted
    rows = np.flatnonzero(loose & any_of(home, loose & inside))
    group, inside = of_indicators(made, home, rows), inside[rows]
    value = made["value"].to_numpy(dtype=float)[rows]
    size = int(group.max(initial=-1)) + 1
    held = np.bincount(group[inside], value[inside], minlength=size)
    told = np.bincount(group[~inside], value[~inside], minlength=size)
    there = np.bincount(group[~inside], minlength=size) > 0
    holds = there & (told >= held * (1 - _CLOSE))
    why[rows[inside & holds[group]]] = INSIDE


def drop_added_up(
    made: pd.DataFrame,
    facts: Facts,
    summed: NDArray[np.bool_],
    home: NDArray[np.int64],
    why: NDArray[np.int8],
) -> None:
    """Drop what a total beside it adds up: "14 uczestników, 19 uczestników. Ogółem 33 osoby".

    One that says it is a total ("razem 76 osób"), or that stands beside its plan ("zaplanowano 8
    szkoleń, zrealizowano 5"), holds those before it also where they make up less.
    """
    alive = np.flatnonzero((why == CARRIES) & summed)
    if not len(alive):
        return
    group = of_indicators(made, home, alive)
    value = made["value"].to_numpy(dtype=float)[alive]
    total = np.bincount(group, value)[group]
    size = np.bincount(group)[group]
    exact = (size > 2) & np.isclose(2 * value, total, rtol=_CLOSE, atol=0.0)
    fact = made["fact"].to_numpy()[alive]
    last = np.zeros(int(group.max()) + 1, dtype=np.int64)
    last[group] = fact  # facts come in order
    closing = (size > 1) & (fact == last[group]) & (2 * value >= total * (1 - _CLOSE))
    holds = np.zeros(len(alive), dtype=bool)
    some = np.flatnonzero(exact)
    holds[some] = says_total(facts, fact[some])
    some = np.flatnonzero(closing & ~holds)
    holds[some] = adds_up(facts, fact[some])
    some = some[~holds[some]]
    holds[some] = plan_beside(made, facts, home, alive[some], alive)
    # Two that hold each other are both inside.
    times = np.bincount(group[holds], minlength=len(last))[group]
    why[alive[times > holds]] = INSIDE
