"""A whole taken apart into those of its parts that name an institution or a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from extract.indicators.reasons import PART

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from extract.indicators.values import Reading


def taken_apart(
    rows: pd.DataFrame, reading: Reading, named: Mapping[str, NDArray[np.object_]]
) -> pd.DataFrame:
    """Put the parts that name an institution or place in the stead of their whole.

    Only of indicators that add up, of wholes that name none themselves, and where the parts come
    to no more than their whole; what they leave of it has a row of its own.

    Parameters
    ----------
    rows
        The carriers: ``fact``, ``indicator``, ``status`` and ``value``, among others.
    reading
        The tables as they were read.
    named
        By column: what each fact names, ``None`` for nothing.

    Returns
    -------
    DataFrame
        ``rows`` with a column more: ``rest``, true for what parts leave of their whole.
    """
    adds = np.array([i.agg == "sum" for i in reading.codebook.indicators.values()], dtype=bool)
    names_one = np.zeros(len(reading.facts), dtype=bool)
    for names in named.values():
        names_one |= np.array([name is not None for name in names], dtype=bool)
    found = reading.candidates
    parts = found[found["why"].to_numpy() == PART]
    parts = parts[names_one[parts["fact"].to_numpy()] & adds[parts["indicator"].to_numpy()]]
    rows = rows.assign(rest=False)
    if not len(parts) or not len(rows):
        return rows
    whole = reading.facts.column("whole")
    size = len(adds) * 3

    def keys(some: pd.DataFrame, fact: NDArray[np.int64]) -> NDArray[np.int64]:
        status = some["status"].to_numpy().astype(np.int64)
        made: NDArray[np.int64] = fact * size + some["indicator"].to_numpy() * 3 + status
        return made

    own = keys(rows, rows["fact"].to_numpy())
    of_whole = keys(parts, whole[parts["fact"].to_numpy()])
    order = np.argsort(own)
    at = np.minimum(np.searchsorted(own[order], of_whole), len(own) - 1)
    at = order[at]
    linked = (own[at] == of_whole) & ~names_one[rows["fact"].to_numpy()[at]]
    parts, at = parts[linked], at[linked]
    sums = np.bincount(at, parts["value"].to_numpy(dtype=float), minlength=len(rows))
    value = rows["value"].to_numpy(dtype=float)
    split = np.zeros(len(rows), dtype=bool)
    split[at] = True
    # Parts that come to more than their whole overlap, or one of them is wrong.
    split &= sums <= value
    rest = rows.loc[split].assign(value=(value - sums)[split], rest=True)
    rest = rest[rest["value"].to_numpy() > 0]
    made = pd.concat([rows[~split], rest, parts[split[at]].assign(rest=False)])
    ordered: pd.DataFrame = made.sort_values(["fact", "indicator", "status"], kind="stable")
    return ordered.reset_index(drop=True)
