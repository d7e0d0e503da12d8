"""Numbers that a report tells again: in its summary, in a sentence that takes them up, one by one.

As in ``doubled``, every function takes the candidates as ``carriers`` pairs them, in order of
facts, and writes the reason of those it drops into ``why``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from extract.indicators.facts import PLANNED
from extract.indicators.numbering import any_of, firsts, numbered, of_indicators
from extract.indicators.reasons import CARRIES, INSIDE, RESTATED
from extract.indicators.telling import says_example, takes_up

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extract.indicators.facts import Facts

_CLOSE = 1e-9
_APART = 8


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
    group = of_indicators(made, scope)
    value = made["value"].to_numpy(dtype=float)
    rows = np.flatnonzero(alive & summary)
    why[rows[_behind(group[rows], value[rows], branch[rows])]] = RESTATED
    alive &= why == CARRIES
    both = alive & any_of(group, alive & summary) & any_of(group, alive & ~summary)
    size = int(group.max()) + 1
    told = np.bincount(group[both & summary], value[both & summary], minlength=size)
    total = _closing_totals(group, value, both & ~summary, told)
    why[total] = RESTATED
    both &= ~total
    story = both & ~summary
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
    rows = np.flatnonzero(plans)
    why[rows[_behind(group[rows], value[rows], summary[rows])]] = RESTATED


def _closing_totals(
    group: NDArray[np.int64],
    value: NDArray[np.float64],
    story: NDArray[np.bool_],
    told: NDArray[Any],
) -> NDArray[np.bool_]:
    """Tell the total of a story that its summary tells again: "w trzech latach utworzono 74".

    ``told`` is what the summary of each group comes to. The total is as much, and so is the rest of
    the story, two numbers at least.
    """
    found = np.bincount(group[story], value[story], minlength=len(told))
    total: NDArray[np.bool_] = story & np.isclose(value, told[group], rtol=_CLOSE, atol=0.0)
    total &= np.isclose(2 * value, found[group], rtol=_CLOSE, atol=0.0)
    total &= (np.bincount(group[story], minlength=len(told)) > 2)[group]
    return total


def _behind(
    group: NDArray[np.int64], value: NDArray[np.float64], place: NDArray[Any]
) -> NDArray[np.bool_]:
    """Tell what has the value of an earlier row of its group that stands in another place."""
    like = numbered(group, pd.factorize(value)[0])
    behind: NDArray[np.bool_] = place != place[firsts(like)][like]
    return behind


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
    group = of_indicators(made, home, alive)
    # Most values are told apart from those beside them by the last digits of their numbers.
    like = group * _APART + value % _APART
    some = np.flatnonzero((np.bincount(like) > 1)[like])
    again = np.ones(len(some), dtype=bool)
    again[firsts(numbered(group[some], value[some]))] = False  # facts come in order
    rows = alive[some[again]]
    if len(rows):
        why[rows[takes_up(facts, made["fact"].to_numpy()[rows])]] = RESTATED


def drop_examples(
    made: pd.DataFrame,
    facts: Facts,
    summed: NDArray[np.bool_],
    home: NDArray[np.int64],
    why: NDArray[np.int8],
) -> None:
    """Drop examples of what a sentence before them counts: "482 osoby. Były to: kurs (14 osób)"."""
    rows = np.flatnonzero((why == CARRIES) & summed)
    group = of_indicators(made, home, rows)
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
