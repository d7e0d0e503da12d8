"""Plans that are none of the period: wishes, what was put off, the goal of the whole project.

As in ``doubled``, every function takes the candidates as ``carriers`` pairs them, in order of
facts, and writes the reason of those it drops into ``why``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extract.facts.unit_classes import unit_class
from extract.indicators.facts import HOURS, PLANNED
from extract.indicators.numbering import any_of, of_indicators
from extract.indicators.reasons import CARRIES, INSIDE, WISHED
from extract.indicators.telling import says_put_off, says_whole, says_wish

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from extract.indicators.facts import Facts


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
    group = of_indicators(made, branch, rows)
    value = made["value"].to_numpy(dtype=float)[rows]
    most = np.full(int(group.max()) + 1, -np.inf)
    np.maximum.at(most, group, value)
    rows = rows[value < most[group]]
    why[rows[says_put_off(facts, made["fact"].to_numpy()[rows])]] = INSIDE


def drop_whole_plan(
    made: pd.DataFrame, facts: Facts, home: NDArray[np.int64], why: NDArray[np.int8]
) -> None:
    """Drop a plan of the whole project beside that of the period: "cel: 18, projektu: 110"."""
    rows = np.flatnonzero((why == CARRIES) & (made["status"].to_numpy() == PLANNED))
    group = of_indicators(made, home, rows)
    several = np.flatnonzero((np.bincount(group) > 1)[group])
    rows, group = rows[several], group[several]
    whole = says_whole(facts, made["fact"].to_numpy()[rows])
    why[rows[whole & any_of(group, ~whole)]] = INSIDE
