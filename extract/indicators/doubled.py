"""Candidates of whose value another one has told already: they are dropped, with the reason.

Every function takes the candidates as ``carriers`` pairs them, in order of facts, and writes the
reason of those it drops into ``why``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from extract.facts.unit_classes import unit_class
from extract.indicators.facts import DATES, HOURS, PLANNED
from extract.indicators.numbering import any_of, firsts, numbered
from extract.indicators.reasons import (
    CARRIES,
    COUNTED,
    CUMULATIVE,
    INSIDE,
    PART,
    RESTATED,
    WISHED,
    WORSE,
)
from extract.indicators.telling import (
    adds_up,
    plan_beside,
    says_example,
    says_put_off,
    says_total,
    says_whole,
    says_wish,
    takes_up,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extract.indicators.facts import Facts

_DEEPEST = 16
_CLOSE = 1e-9
_APART = 8


def drop_worse(made: pd.DataFrame, branch: NDArray[np.int64], why: NDArray[np.int8]) -> None:
    """Drop what a fallback feed took where a better feed took something."""
    level = made["level"].to_numpy()
    if level.any():
        falls_back = any_of(branch, level > 0) & any_of(made["indicator"].to_numpy(), level > 0)
        rows = np.flatnonzero((why == CARRIES) & falls_back)
        group, level = _groups(made, branch, rows), level[rows]
        best = np.full(int(group.max(initial=-1)) + 1, np.iinfo(np.int64).max)
        np.minimum.at(best, group, level)
        why[rows[level > best[group]]] = WORSE


def drop_dates(
    made: pd.DataFrame, facts: Facts, branch: NDArray[np.int64], why: NDArray[np.int8]
) -> None:
    """Drop dates where a number says how many there were."""
    date = facts.column("kind")[made["fact"].to_numpy()] == DATES
    if date.any():
        counted = any_of(_groups(made, branch), ~date & (why == CARRIES))
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
        of_period = any_of(_groups(made, scope), ~cumulative & (why == CARRIES))
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
    group, inside = _groups(made, home, rows), inside[rows]
    value = made["value"].to_numpy(dtype=float)[rows]
    size = int(group.max(initial=-1)) + 1
    held = np.bincount(group[inside], value[inside], minlength=size)
    told = np.bincount(group[~inside], value[~inside], minlength=size)
    there = np.bincount(group[~inside], minlength=size) > 0
    holds = there & (told >= held * (1 - _CLOSE))
    why[rows[inside & holds[group]]] = INSIDE


def drop_wished(
    made: pd.DataFrame, facts: Facts, places: pd.DataFrame, why: NDArray[np.int8]
) -> None:
    """Drop plans that are wishes: "rekomendujemy, aby ROPS zorganizował spotkanie"."""
    rows = np.flatnonzero((why == CARRIES) & (made["status"].to_numpy() == PLANNED))
    why[rows[says_wish(facts, places, made["fact"].to_numpy()[rows])]] = WISHED


def drop_put_off(
    made: pd.DataFrame, facts: Facts, branch: NDArray[np.int64], why: NDArray[np.int8]
) -> None:
    """Drop what was put off beside a greater plan, which holds it: 2 trainings of 12 planned."""
    events = np.array([unit_class(unit) == "event" for unit in facts.units], dtype=bool)
    row = made["fact"].to_numpy()
    event = events[facts.column("unit")[row]] | (facts.column("kind")[row] == HOURS)
    alive = (why == CARRIES) & (made["status"].to_numpy() == PLANNED) & event
    rows = np.flatnonzero(alive)
    if not len(rows):
        return
    group = _groups(made, branch, rows)
    value = made["value"].to_numpy(dtype=float)[rows]
    most = np.full(int(group.max()) + 1, -np.inf)
    np.maximum.at(most, group, value)
    rows = rows[value < most[group]]
    why[rows[says_put_off(facts, made["fact"].to_numpy()[rows])]] = INSIDE


def drop_whole_plan(
    made: pd.DataFrame, facts: Facts, home: NDArray[np.int64], why: NDArray[np.int8]
) -> None:
    """Drop a plan of the whole project beside that of the period: "cel: 18, projektu: 110"."""
    alive = (why == CARRIES) & (made["status"].to_numpy() == PLANNED)
    group = _groups(made, home)
    rows = np.flatnonzero(alive)
    rows = rows[np.bincount(group[rows], minlength=1)[group[rows]] > 1]
    if not len(rows):
        return
    whole = says_whole(facts, made["fact"].to_numpy()[rows])
    of_period = np.isin(group[rows], group[rows[~whole]])
    why[rows[whole & of_period]] = INSIDE


def drop_examples(
    made: pd.DataFrame,
    facts: Facts,
    summed: NDArray[np.bool_],
    home: NDArray[np.int64],
    why: NDArray[np.int8],
) -> None:
    """Drop examples of what a sentence before them counts: "482 osoby. Były to: kurs (14 osób)"."""
    rows = np.flatnonzero((why == CARRIES) & summed)
    group = _groups(made, home)[rows]
    fact = made["fact"].to_numpy()[rows]
    value = made["value"].to_numpy(dtype=float)[rows]
    many = np.bincount(group, minlength=1)[group] > 1
    examples = np.zeros(len(rows), dtype=bool)
    examples[many] = says_example(facts, fact[many])
    some = np.flatnonzero(examples)
    if not len(some):
        return
    size = int(group.max()) + 1
    first = np.full(size, np.iinfo(np.int64).max)
    np.minimum.at(first, group[some], fact[some])
    told = np.flatnonzero(~examples & (fact < first[group]))
    most = np.zeros(size)
    np.maximum.at(most, group[told], value[told])
    held = np.bincount(group[some], value[some], minlength=size) <= most * (1 + _CLOSE)
    why[rows[some[held[group[some]]]]] = INSIDE


def drop_restated(
    made: pd.DataFrame,
    summary: NDArray[np.bool_],
    summed: NDArray[np.bool_],
    scope: NDArray[np.int64],
    why: NDArray[np.int8],
    *,
    branch: NDArray[np.int64],
) -> None:
    """Drop one of a summary and what it sums up.

    What stands first counts. A summary behind a story counts only where it says more than that; a
    plan of the whole beside one of a part is another plan.
    """
    alive = (why == CARRIES) & summed
    if not (alive & summary).any():
        return
    group = _groups(made, scope)
    _drop_again(made, group, np.flatnonzero(alive & summary), branch, why)
    alive &= why == CARRIES
    both = alive & any_of(group, alive & summary) & any_of(group, alive & ~summary)
    value = made["value"].to_numpy(dtype=float)
    size = int(group.max()) + 1
    told = np.bincount(group[both & summary], value[both & summary], minlength=size)
    # A story may end with the same total: "w trzech latach utworzono 74 miejsca pracy".
    story = both & ~summary
    found = np.bincount(group[story], value[story], minlength=size)
    total = story & np.isclose(value, told[group], rtol=_CLOSE, atol=0.0)
    total &= np.isclose(2 * value, found[group], rtol=_CLOSE, atol=0.0)
    total &= (np.bincount(group[story], minlength=size) > 2)[group]
    why[total] = RESTATED
    both, story = both & ~total, story & ~total
    found = np.bincount(group[story], value[story], minlength=size)
    agree = np.isclose(told, found, rtol=_CLOSE, atol=0.0)[group]
    holds = agree | (found >= told)[group]
    # Of two that agree the one that stands first counts.
    fact = made["fact"].to_numpy()
    begins = np.full((2, size), np.iinfo(np.int64).max)
    np.minimum.at(begins[0], group[story], fact[story])
    np.minimum.at(begins[1], group[both & summary], fact[both & summary])
    first = (begins[1] < begins[0])[group]
    plans = both & (made["status"].to_numpy() == PLANNED) & ~agree
    why[both & ~plans & (summary == (holds & ~first))] = RESTATED
    _drop_same(group, value, np.flatnonzero(plans), summary, why)


def _drop_again(
    made: pd.DataFrame,
    group: NDArray[np.int64],
    rows: NDArray[np.intp],
    branch: NDArray[np.int64],
    why: NDArray[np.int8],
) -> None:
    """Drop of the same value in two summaries the one that stands behind."""
    value = made["value"].to_numpy(dtype=float)
    seen: dict[tuple[int, float], int] = {}
    keys = zip(group[rows].tolist(), value[rows].tolist(), strict=True)
    for row, key, place in zip(rows.tolist(), keys, branch[rows].tolist(), strict=True):
        if seen.setdefault(key, place) != place:
            why[row] = RESTATED


def _drop_same(
    group: NDArray[np.int64],
    value: NDArray[np.float64],
    rows: NDArray[np.intp],
    summary: NDArray[np.bool_],
    why: NDArray[np.int8],
) -> None:
    """Drop of the same value in a summary and outside it the one that stands behind."""
    seen: dict[tuple[int, float], bool] = {}
    keys = zip(group[rows].tolist(), value[rows].tolist(), strict=True)
    for row, key, inside in zip(rows.tolist(), keys, summary[rows].tolist(), strict=True):
        if seen.setdefault(key, inside) != inside:
            why[row] = RESTATED


def drop_taken_up(
    made: pd.DataFrame,
    facts: Facts,
    summed: NDArray[np.bool_],
    home: NDArray[np.int64],
    why: NDArray[np.int8],
) -> None:
    """Drop a number that stands before and is taken up: "Ze 193 spotkań 48 było w gminach"."""
    alive = np.flatnonzero((why == CARRIES) & summed)
    value = pd.factorize(made["value"].to_numpy(dtype=float)[alive])[0]
    group = _groups(made, home, alive)
    # Most values are told apart from those beside them by the last digits of their numbers.
    like = group * _APART + value % _APART
    some = np.flatnonzero((np.bincount(like) > 1)[like])
    again = np.ones(len(some), dtype=bool)
    again[firsts(numbered(group[some], value[some]))] = False  # facts come in order
    rows = alive[some[again]]
    if len(rows):
        why[rows[takes_up(facts, made["fact"].to_numpy()[rows])]] = RESTATED


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
    group = _groups(made, home, alive)
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


def _groups(
    made: pd.DataFrame, scope: NDArray[np.int64], rows: NDArray[np.intp] | None = None
) -> NDArray[np.int64]:
    """Give what stands in one scope for one indicator and status a number, of all rows or some."""
    indicator, status = (made[name].to_numpy() for name in ("indicator", "status"))
    if rows is not None:
        scope, indicator, status = scope[rows], indicator[rows], status[rows]
    return numbered(scope, numbered(indicator, status))
