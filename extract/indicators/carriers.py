"""Which of the facts that may feed an indicator carry it: none counts twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from extract.indicators.ahead import periods_of
from extract.indicators.doubled import (
    drop_added_up,
    drop_cumulative,
    drop_dates,
    drop_inside,
    drop_parts,
    drop_worse,
)
from extract.indicators.plan_tables import sums_up
from extract.indicators.plans import drop_put_off, drop_whole_plan, drop_wished
from extract.indicators.reasons import CARRIES, EACH, VALUELESS
from extract.indicators.side_by_side import add_listed, listed_with_parts, of_one_kind
from extract.indicators.told_again import drop_examples, drop_restated, drop_taken_up

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extract.indicators.codebook import Codebook
    from extract.indicators.facts import Facts
    from extract.indicators.match import Matcher
    from extract.indicators.seen import Seen


def candidates(
    facts: Facts,
    places: pd.DataFrame,
    matcher: Matcher,
    *,
    codebook: Codebook,
    seen: Seen,
    dates: pd.DataFrame,
) -> pd.DataFrame:
    """Pair facts with the indicators they may feed and say which of them carry a value.

    Parameters
    ----------
    facts, places
        As ``gather`` and ``located`` return them.
    matcher, codebook
        The codebook, and the same made ready.
    seen
        What ``matcher.see`` returned.
    dates
        The table, checked.

    Returns
    -------
    DataFrame
        In order of facts: ``fact`` (row of ``facts``), ``indicator`` (its place in the codebook),
        ``status`` (place in ``STATUSES``), ``section``, ``value``, ``why`` (place in ``WHY``,
        ``CARRIES`` for one that counts), ``start`` and ``end`` (days it is for).
    """
    made, inside = _paired(matcher, codebook, seen)
    row = made["fact"].to_numpy()
    for name in ("status", "section", "value"):
        made[name] = facts.column(name)[row]
    why = np.zeros(len(made), dtype=np.int8)
    why[np.isnan(made["value"].to_numpy(dtype=float))] = VALUELESS
    why[(why == CARRIES) & facts.column("each")[row]] = EACH
    if len(made):
        _drop_held(made, facts, places, codebook, why, inside=inside)
    made["why"] = why
    made["start"], made["end"] = periods_of(row, made["status"].to_numpy(), facts, places, dates)
    return made


def _drop_held(
    made: pd.DataFrame,
    facts: Facts,
    places: pd.DataFrame,
    codebook: Codebook,
    why: NDArray[np.int8],
    *,
    inside: NDArray[np.bool_],
) -> None:
    """Write into ``why`` what another candidate holds or no report counts as done.

    First what is worse or only meant, which holds nothing; then parts and totals; last what is
    told again of what is left.
    """
    section = made["section"].to_numpy()
    branch, home, scope = (places[name].to_numpy()[section] for name in ("branch", "home", "scope"))
    aggregated = np.array([i.agg for i in codebook.indicators.values()])
    agg = aggregated[made["indicator"].to_numpy()]
    summed, stock = agg == "sum", agg == "last"

    drop_worse(made, branch, why)
    drop_dates(made, facts, branch, why)
    drop_wished(made, facts, places, why)
    drop_put_off(made, facts, branch, why)
    drop_whole_plan(made, facts, home, why)

    row = made["fact"].to_numpy()
    cumulative = facts.column("cumulative")[row] & ~stock
    parted = drop_parts(made, facts, cumulative, why)
    drop_cumulative(made, cumulative, scope, why)
    parted |= of_one_kind(facts, row, inside) | listed_with_parts(made, facts, inside, why)
    drop_inside(made, inside, parted, home, why)

    summary = places["summary"].to_numpy(dtype=bool)[section]
    summary |= sums_up(made, facts, summed & ~summary, scope, why)
    drop_restated(made, summary, summed, scope, why, branch=branch)
    drop_taken_up(made, facts, summed, home, why)
    drop_examples(made, facts, summed, home, why)
    drop_added_up(made, facts, summed, home, why)
    add_listed(made, facts, ~summed & ~stock & (why == CARRIES))


def _paired(
    matcher: Matcher, codebook: Codebook, seen: Seen
) -> tuple[pd.DataFrame, NDArray[np.bool_]]:
    """Pair facts with indicators; tell beside it whether the fact feeds a part of that one."""
    fed = matcher.fed(seen)
    size = len(matcher.ids)
    pairs = fed.fact * size + fed.indicator
    inside = np.zeros(len(pairs), dtype=bool)
    wholes = [[matcher.ids.index(w) for w in codebook.ancestors(name)] for name in matcher.ids]
    parts = np.flatnonzero(np.array([bool(some) for some in wholes], dtype=bool)[fed.indicator])
    for part in np.unique(fed.indicator[parts]).tolist():
        fact = fed.fact[parts[fed.indicator[parts] == part]]
        for whole in wholes[part]:
            wanted = fact * size + whole
            at = np.minimum(np.searchsorted(pairs, wanted), len(pairs) - 1)
            inside[at[pairs[at] == wanted]] = True
    return pd.DataFrame(fed._asdict()), inside
