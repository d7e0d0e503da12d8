"""Which of the facts that may feed an indicator carry it: none counts twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from extract.indicators.facts import ACHIEVED, DATES, HOURS, PLANNED, STATUSES
from extract.indicators.numbering import numbered
from extract.indicators.strings import distinct

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from extract.indicators.codebook import Codebook
    from extract.indicators.facts import Facts
    from extract.indicators.match import Matcher
    from extract.indicators.seen import Seen

_DEEPEST = 16
_CLOSE = 1e-9
# Kinds of advice that gather others.
_ABOUT_TOTAL = "razem|łącznie|ogółem|w sumie"
_TOTAL = re.compile(rf"\b(?:{_ABOUT_TOTAL})\b", re.IGNORECASE)
# How a sentence or an item begins that adds up what stands before it.
_ABOUT_IN_ALL = rf"^\W*(?:{_ABOUT_TOTAL}|suma|podsumowując)"
_IN_ALL = re.compile(rf"\W*(?:{_ABOUT_TOTAL}|suma|podsumowując)\b", re.IGNORECASE)
_GATHERED = re.compile(r"specjalistyczn|indywidualn|grupow|łączn")

CARRIES = 0
WHY = (
    "",
    "it gives no number that can be added",
    "a number beside it fits better",
    "the number is for each of several",
    "a count beside it says how many there were",
    "it is part of a whole that feeds the indicator",
    "it is a total since an earlier time, beside numbers of the period",
    "a number beside it holds it",
    "it is stated in a summary as well",
)
"""Why a candidate carries nothing; the place in here is its ``why``."""
_VALUELESS, _WORSE, _EACH, _COUNTED, PART, _CUMULATIVE, _INSIDE, _RESTATED = range(1, len(WHY))


def candidates(
    facts: Facts,
    places: pd.DataFrame,
    matcher: Matcher,
    *,
    codebook: Codebook,
    seen: Seen,
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

    Returns
    -------
    DataFrame
        In order of facts: ``fact`` (row of ``facts``), ``indicator`` (its place in the codebook),
        ``status`` (place in ``STATUSES``), ``section``, ``value``, and ``why`` (place in ``WHY``,
        ``CARRIES`` for one that counts).
    """
    made, inside = _paired(matcher, codebook, seen)
    row = made["fact"].to_numpy()
    for name in ("status", "section", "value"):
        made[name] = facts.column(name)[row]
    why = np.zeros(len(made), dtype=np.int8)
    why[np.isnan(made["value"].to_numpy(dtype=float))] = _VALUELESS
    why[(why == CARRIES) & facts.column("each")[row]] = _EACH
    if len(made):
        adds = np.array([i.agg == "sum" for i in codebook.indicators.values()], dtype=bool)
        summed = adds[made["indicator"].to_numpy()]
        section = made["section"].to_numpy()
        branch = places["branch"].to_numpy()[section]
        report, subject = (places[name].to_numpy()[section] for name in ("report", "subject"))
        scope = numbered(report, subject)
        _drop_worse(made, branch, why)
        _drop_dates(made, facts, branch, why)
        parted = _drop_parts(made, facts, why)
        cumulative = facts.column("cumulative")[row]
        last = np.array([i.agg == "last" for i in codebook.indicators.values()], dtype=bool)
        stock = last[made["indicator"].to_numpy()]
        _drop_cumulative(made, cumulative & ~stock, scope, why)
        sibling = parted | _of_one_kind(facts, row, inside) | _beside(made, facts, inside, why)
        _drop_inside(made, inside, sibling, places["home"].to_numpy()[section], why)
        _drop_restated(made, places["summary"].to_numpy(dtype=bool)[section], summed, scope, why)
        _drop_added_up(made, facts, summed, branch, why)
        _add_side_by_side(made, facts, ~summed & ~stock & (why == CARRIES))
    made["why"] = why
    return made


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


def _any(group: NDArray[np.int64], flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell for each row whether a row of its group has the flag."""
    has = np.zeros(int(group.max(initial=-1)) + 1, dtype=bool)
    has[group[flags]] = True
    found: NDArray[np.bool_] = has[group]
    return found


def _groups(made: pd.DataFrame, *scopes: NDArray[np.int64]) -> NDArray[np.int64]:
    status = made["status"].to_numpy().astype(np.int64)
    return numbered(*scopes, made["indicator"].to_numpy(), status)


def _drop_worse(made: pd.DataFrame, branch: NDArray[np.int64], why: NDArray[np.int8]) -> None:
    """Drop what a fallback feed took where a better feed took something."""
    level = made["level"].to_numpy()
    if level.any():
        rows = np.flatnonzero((why == CARRIES) & _any(branch, level > 0))
        group, level = _groups(made, branch)[rows], level[rows]
        best = np.full(int(group.max(initial=-1)) + 1, np.iinfo(np.int64).max)
        np.minimum.at(best, group, level)
        why[rows[level > best[group]]] = _WORSE


def _drop_dates(
    made: pd.DataFrame, facts: Facts, branch: NDArray[np.int64], why: NDArray[np.int8]
) -> None:
    """Drop dates where a number says how many there were."""
    date = facts.column("kind")[made["fact"].to_numpy()] == DATES
    if date.any():
        counted = _any(_groups(made, branch), ~date & (why == CARRIES))
        why[date & counted & (why == CARRIES)] = _COUNTED


def _drop_parts(made: pd.DataFrame, facts: Facts, why: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Drop parts whose whole, or the whole of that, carries; tell the wholes of such parts."""
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
        parted[carrying[order[found[hit]]]] = True
        why[rows[hit]] = PART
        rows, above = rows[~hit], whole[above[~hit]]
        rows, above = rows[above >= 0], above[above >= 0]
    return parted


def _drop_cumulative(
    made: pd.DataFrame,
    cumulative: NDArray[np.bool_],
    scope: NDArray[np.int64],
    why: NDArray[np.int8],
) -> None:
    """Drop totals since an earlier time beside a number of the period."""
    if cumulative.any():
        of_period = _any(_groups(made, scope), ~cumulative & (why == CARRIES))
        why[cumulative & of_period & (why == CARRIES)] = _CUMULATIVE


def _of_one_kind(
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
    made[asked] = ~_told(facts, "clause", row[asked], _ABOUT_TOTAL, _TOTAL.search)
    return made


def _told(
    facts: Facts,
    name: str,
    rows: NDArray[np.intp],
    about: str,
    tells: Callable[[str], re.Match[str] | None],
) -> NDArray[np.bool_]:
    """Tell of which facts a text tells something.

    Only of the few texts in which Arrow finds ``about`` is it asked.
    """
    found = np.zeros(len(rows), dtype=bool)
    for some, texts in facts.said(name, rows):
        near = pc.match_substring_regex(texts, about, ignore_case=True)
        may = np.flatnonzero(near.to_numpy(zero_copy_only=False))
        found[some[may]] = [tells(text) is not None for text in texts.take(may).to_pylist()]
    return found


def _beside(
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
    rows = np.flatnonzero(alive & _any(section, alive & inside) & _any(section, alive & ~inside))
    if len(rows):
        order, run = _runs(made, facts, rows)
        unit = facts.column("unit")[made["fact"].to_numpy()[order]]
        mixed = _any(run, inside[order]) & _any(run, ~inside[order])
        of_unit = numbered(run, unit)
        # "152 spotkania, 88 indywidualnych": of one unit, the first may hold the others.
        alike = _any(of_unit, inside[order]) & _any(of_unit, ~inside[order])
        hours = facts.column("kind")[made["fact"].to_numpy()[order]] == HOURS
        mixed &= hours | ~_any(run, alike)
        found[order[mixed]] = True
    return found


def _drop_inside(
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
    rows = np.flatnonzero(loose & _any(home, loose & inside))
    group, inside = _groups(made, home)[rows], inside[rows]
    value = made["value"].to_numpy(dtype=float)[rows]
    size = int(group.max(initial=-1)) + 1
    held = np.bincount(group[inside], value[inside], minlength=size)
    told = np.bincount(group[~inside], value[~inside], minlength=size)
    there = np.bincount(group[~inside], minlength=size) > 0
    holds = there & (told >= held * (1 - _CLOSE))
    why[rows[inside & holds[group]]] = _INSIDE


def _drop_restated(
    made: pd.DataFrame,
    summary: NDArray[np.bool_],
    summed: NDArray[np.bool_],
    scope: NDArray[np.int64],
    why: NDArray[np.int8],
) -> None:
    """Drop one of a summary and what it sums up: the summary where both say the same."""
    alive = (why == CARRIES) & summed
    if not (alive & summary).any():
        return
    group = _groups(made, scope)
    both = alive & _any(group, alive & summary) & _any(group, alive & ~summary)
    value = made["value"].to_numpy(dtype=float)
    size = int(group.max(initial=-1)) + 1
    told = np.bincount(group[both & summary], value[both & summary], minlength=size)
    found = np.bincount(group[both & ~summary], value[both & ~summary], minlength=size)
    agree = np.isclose(told, found, rtol=_CLOSE, atol=0.0)[group]
    # Of two that agree the one that stands first counts, else the summary.
    fact = made["fact"].to_numpy()
    begins = np.full((2, size), np.iinfo(np.int64).max)
    np.minimum.at(begins[0], group[both & ~summary], fact[both & ~summary])
    np.minimum.at(begins[1], group[both & summary], fact[both & summary])
    first = (begins[1] < begins[0])[group]
    why[both & (summary == (agree & ~first))] = _RESTATED


def _drop_added_up(
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
    group = _groups(made, home)[alive]
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
    holds[some] = _told(facts, "clause", fact[some], _ABOUT_TOTAL, _TOTAL.search)
    some = np.flatnonzero(closing & ~holds)
    holds[some] = _told(facts, "sentence", fact[some], _ABOUT_IN_ALL, _IN_ALL.match)
    some = some[~holds[some]]
    holds[some] = _planned_beside(made, facts, home, alive[some])
    # Two that hold each other are both inside.
    times = np.bincount(group[holds], minlength=len(last))[group]
    why[alive[times > holds]] = _INSIDE


def _planned_beside(
    made: pd.DataFrame, facts: Facts, home: NDArray[np.int64], rows: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Tell of achieved candidates whether their sentence has a plan of the same indicator."""
    status, fact = made["status"].to_numpy(), made["fact"].to_numpy()
    key = home * (int(made["indicator"].max()) + 1) + made["indicator"].to_numpy()
    plans = np.flatnonzero(status == PLANNED)
    plans = plans[np.isin(key[plans], key[rows[status[rows] == ACHIEVED]])]
    found = np.zeros(len(rows), dtype=bool)
    some = np.flatnonzero((status[rows] == ACHIEVED) & np.isin(key[rows], key[plans]))
    planned = set(zip(key[plans].tolist(), facts.texts("sentence", fact[plans]), strict=True))
    said = zip(key[rows[some]].tolist(), facts.texts("sentence", fact[rows[some]]), strict=True)
    found[some] = [one in planned for one in said]
    return found


def _add_side_by_side(made: pd.DataFrame, facts: Facts, listed: NDArray[np.bool_]) -> None:
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
    pair = made["indicator"].to_numpy() * len(STATUSES) + made["status"].to_numpy()
    order = rows[np.argsort(pair[rows], kind="stable")]  # facts come in order
    pair, section = pair[order], made["section"].to_numpy()[order]
    fact = made["fact"].to_numpy()[order]
    beside, before = facts.listed(fact)
    follows = np.zeros(len(order), dtype=bool)
    follows[1:] = beside[1:] & (before[1:] == fact[:-1])
    follows[1:] &= (pair[1:] == pair[:-1]) & (section[1:] == section[:-1])
    return order, np.cumsum(~follows) - 1
