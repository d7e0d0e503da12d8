"""Tables that set what was done beside the plan: they tell again what the report tells in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from extract.indicators.facts import ACHIEVED, PLANNED
from extract.indicators.numbering import any_of, numbered, of_indicators
from extract.indicators.reasons import CARRIES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extract.indicators.facts import Facts

_CELL = "table cell"
"""``rule`` of facts that were read in a table."""
_CLOSE = 1e-9


def sums_up(
    made: pd.DataFrame,
    facts: Facts,
    summed: NDArray[np.bool_],
    scope: NDArray[np.int64],
    why: NDArray[np.int8],
) -> NDArray[np.bool_]:
    """Tell the figures of tables that come to what the same report tells in words.

    "Liczba miejsc pracy | 46 | 26" sums up a story of 12 and 14 jobs. Only rows that have a plan
    beside what was done are asked, and only where both come to the same: a table of one task may
    tell of other things than the sentences of another.

    Parameters
    ----------
    made
        The candidates, as ``carriers`` pairs them.
    facts
        What they are of.
    summed, scope
        Of each candidate: whether its indicator adds up, and the number of its project and report.
    why
        What became of each so far.
    """
    found = np.zeros(len(made), dtype=bool)
    alive = summed & (why == CARRIES) & (made["status"].to_numpy() == ACHIEVED)
    group = of_indicators(made, scope)
    rows = np.flatnonzero(alive)
    rows = rows[(np.bincount(group[rows]) > 1)[group[rows]]]
    if not len(rows):
        return found
    celled = np.zeros(len(made), dtype=bool)
    celled[rows] = facts.texts("rule", made["fact"].to_numpy()[rows]) == _CELL
    if not celled.any():
        return found
    celled[celled] = _beside_plans(made, facts, celled)
    value = made["value"].to_numpy(dtype=float)
    told, said = (
        np.bincount(group[some], value[some], minlength=int(group.max()) + 1)
        for some in (celled, alive & ~celled)
    )
    found[celled] = np.isclose(told, said, rtol=_CLOSE, atol=0.0)[group[celled]]
    return found


def _beside_plans(made: pd.DataFrame, facts: Facts, celled: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell of cells whether their row has a planned number of the same indicator."""
    section, indicator = made["section"].to_numpy(), made["indicator"].to_numpy()
    meant = made["status"].to_numpy() == PLANNED
    here = numbered(section, indicator)
    asked = np.flatnonzero(celled | (meant & any_of(here, celled)))
    # The cells of a row share its words.
    row = pd.factorize(facts.texts("sentence", made["fact"].to_numpy()[asked]))[0]
    beside = any_of(numbered(here[asked], row), meant[asked])
    return beside[celled[asked]]
