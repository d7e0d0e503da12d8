"""Values of a group of facts as one value: added up, the newest, the largest, or none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

import numpy as np
import pandas as pd

from extract.indicators.model import Agg

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extract.indicators.numbering import Columns

AGGS: tuple[Agg, ...] = get_args(Agg)
SUM = AGGS.index("sum")
_LAST, _MAX, _NONE = (AGGS.index(name) for name in ("last", "max", "none"))


@dataclass(slots=True)
class Notes:
    """What was decided while groups were added up, by group."""

    unadded: dict[int, list[float]] = field(default_factory=dict)
    goals: set[int] = field(default_factory=set)


def aggregated(
    rows: Columns, some: NDArray[np.intp], group: NDArray[np.int64], size: int, notes: Notes
) -> NDArray[np.float64]:
    """Return one value for each group, nan for none, each indicator in its own way.

    Parameters
    ----------
    rows
        Carriers: ``value``, ``agg`` (place in ``AGGS``), ``subject``, ``report``, ``start`` and
        ``end``.
    some, group
        Which of them count, and the group of each.
    size
        How many groups there are.
    notes
        Takes what was decided.
    """
    agg = rows["agg"][some]
    summed = agg == SUM
    totals = np.bincount(group[summed], rows["value"][some[summed]], minlength=size)
    there = np.bincount(group[summed], minlength=size) > 0
    made = np.where(there, totals.astype(float), np.nan)
    if not summed.all():
        others = _frame(rows, some[~summed], group[~summed])
        agg = agg[~summed]
        largest = others[agg == _MAX].groupby("group", sort=True)["value"].max()
        made[largest.index.to_numpy(dtype=np.int64)] = largest.to_numpy(dtype=float)
        newest = _of_newest(others[agg == _LAST]).groupby("group", sort=True)["value"].sum()
        made[newest.index.to_numpy(dtype=np.int64)] = newest.to_numpy(dtype=float)
        _never_added(others[agg == _NONE], made, notes)
    return made


def plans(
    rows: Columns, some: NDArray[np.intp], group: NDArray[np.int64], size: int, notes: Notes
) -> NDArray[np.float64]:
    """Return plans for the period; where there are none the goals of the projects.

    Of each project the newest goal. Parameters as those of ``aggregated``.
    """
    goal = rows["goal"][some]
    made = aggregated(rows, some[~goal], group[~goal], size, Notes())
    newest = _of_newest(_frame(rows, some[goal], group[goal]))
    rests_on = newest.index.to_numpy(dtype=np.int64)
    goals = aggregated(rows, rests_on, newest["group"].to_numpy(), size, Notes())
    free = np.isnan(made) & ~np.isnan(goals)
    made[free] = goals[free]
    notes.goals.update(np.flatnonzero(free).tolist())
    return made


def _frame(rows: Columns, some: NDArray[np.intp], group: NDArray[np.int64]) -> pd.DataFrame:
    names = ("subject", "end", "start", "report", "value")
    return pd.DataFrame({"group": group, **{name: rows[name][some] for name in names}}, index=some)


def _of_newest(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each subject the row of its newest report.

    The newest report ends last; of those the finest. Several values in it are taken for one
    stock stated in several places of the report: the largest.
    """
    by = ("group", "subject", "end", "start", "report", "value")
    # A day that is not known is the least of whole numbers and comes first.
    columns = (rows[name].to_numpy() for name in reversed(by))
    keys = [c.view(np.int64) if c.dtype.kind == "M" else c for c in columns]
    order = rows.iloc[np.lexsort(keys)]
    return order.drop_duplicates(["group", "subject"], keep="last")


def _never_added(rows: pd.DataFrame, made: NDArray[np.float64], notes: Notes) -> None:
    """Take the one value there is, or that of the one report that holds all others."""
    if not len(rows):
        return
    days = rows.groupby("group", sort=True).agg(
        least=("value", "min"), most=("value", "max"), first=("start", "min"), last=("end", "max")
    )
    at = days.index.get_indexer(pd.Index(rows["group"]))
    covers = (rows["start"].to_numpy() == days["first"].to_numpy()[at]) & (
        rows["end"].to_numpy() == days["last"].to_numpy()[at]
    )
    widest = rows[covers].groupby("group", sort=True)["value"].agg(["min", "max"])
    for some in (days[["least", "most"]], widest):
        low, high = some.iloc[:, 0].to_numpy(dtype=float), some.iloc[:, 1].to_numpy(dtype=float)
        one = low == high
        made[some.index.to_numpy(dtype=np.int64)[one]] = low[one]
    open_ = days.index.to_numpy(dtype=np.int64)
    open_ = open_[np.isnan(made[open_])]
    if len(open_):
        left = rows[rows["group"].isin(open_)]
        for group, values in left.groupby("group", sort=True)["value"]:
            notes.unadded[int(str(group))] = sorted(set(values.tolist()))
