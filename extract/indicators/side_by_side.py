"""Numbers listed side by side, none of which holds another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extract.indicators.facts import HOURS, STATUSES
from extract.indicators.numbering import any_of, numbered
from extract.indicators.reasons import CARRIES
from extract.indicators.strings import distinct
from extract.indicators.telling import WORDS, says_total

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from extract.indicators.facts import Facts

_GATHERED = WORDS.pattern("<gathers>")


def of_one_kind(
    facts: Facts, row: NDArray[np.int64], inside: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Tell hours of a kind of their own, "doradztwo ogólne": they hold no other kind."""
    made = np.zeros(len(row), dtype=bool)
    asked = np.flatnonzero(~inside & (facts.column("kind")[row] == HOURS))
    for some, topics in facts.said("topic", row[asked]):
        which, texts = distinct(topics)
        alone = [" " in topic and not _GATHERED.search(topic) for topic in texts]
        made[asked[some]] = np.array(alone, dtype=bool)[which]
    asked = asked[made[asked]]
    made[asked] = ~says_total(facts, row[asked])
    return made


def listed_with_parts(
    made: pd.DataFrame, facts: Facts, inside: NDArray[np.bool_], why: NDArray[np.int8]
) -> NDArray[np.bool_]:
    """Tell numbers listed side by side of which some are of a part: the others do not hold them.

    "3 spółdzielnie socjalne, 2 fundacje i 1 stowarzyszenie" are six entities.
    """
    found = np.zeros(len(made), dtype=bool)
    alive = why == CARRIES
    if not (alive & inside).any():
        return found
    section = made["section"].to_numpy()
    rows = np.flatnonzero(
        alive & any_of(section, alive & inside) & any_of(section, alive & ~inside)
    )
    if len(rows):
        order, run = _runs(made, facts, rows)
        unit = facts.column("unit")[made["fact"].to_numpy()[order]]
        mixed = any_of(run, inside[order]) & any_of(run, ~inside[order])
        of_unit = numbered(run, unit)
        # "152 spotkania, 88 indywidualnych": of one unit, the first may hold the others.
        alike = any_of(of_unit, inside[order]) & any_of(of_unit, ~inside[order])
        hours = facts.column("kind")[made["fact"].to_numpy()[order]] == HOURS
        mixed &= hours | ~any_of(run, alike)
        found[order[mixed]] = True
    return found


def add_listed(made: pd.DataFrame, facts: Facts, listed: NDArray[np.bool_]) -> None:
    """Give numbers listed side by side their sum ("57 podmiotów i 14 grup"), unless shares.

    Only where the numbers are not added up anyway: one of them is not the value of the section.
    """
    rows = np.flatnonzero(listed & (made["value"].to_numpy(dtype=float) == made["value"]))
    if not len(rows):
        return
    order, run = _runs(made, facts, rows)
    value = made["value"].to_numpy(dtype=float, copy=True)
    value[order] = np.bincount(run, value[order])[run]
    made["value"] = value


def _runs(
    made: pd.DataFrame, facts: Facts, rows: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Order candidates by indicator and place, and number the lists they stand in."""
    columns = (made[name].to_numpy()[rows] for name in ("indicator", "status", "section"))
    indicator, status, section = columns
    pair = indicator * len(STATUSES) + status
    # Numbers of 16 bits are sorted in linear time; a codebook hardly ever needs more.
    pair = pair.astype(np.min_scalar_type(pair.max(initial=0)))
    by_pair = np.argsort(pair, kind="stable")  # facts come in order
    order, pair, section = rows[by_pair], pair[by_pair], section[by_pair]
    fact = made["fact"].to_numpy()[order]
    beside, before = facts.listed(fact)
    follows = np.zeros(len(order), dtype=bool)
    follows[1:] = beside[1:] & (before[1:] == fact[:-1])
    follows[1:] &= (pair[1:] == pair[:-1]) & (section[1:] == section[:-1])
    return order, np.cumsum(~follows) - 1
