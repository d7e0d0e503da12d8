"""Roll-ups: indicators over periods, projects, activities, institutions and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
import pandas as pd

from extract.indicators import institutions
from extract.indicators.basis import Notes, bases
from extract.indicators.carriers import PART
from extract.indicators.facts import CONTEXT, PLANNED
from extract.indicators.numbering import numbered
from extract.indicators.periods import FREQUENCIES, bucket, taken
from extract.indicators.values import read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from extract.indicators.codebook import Codebook
    from extract.indicators.periods import Freq
    from extract.indicators.values import Reading

By = Literal["project", "period", "activity", "institution_type", "place"]
COLUMNS: tuple[By, ...] = get_args(By)
_NAMED = {"institution_type": "kind", "place": "place"}
"""Columns of a roll-up that come from the table of institutions, and its column."""


def rollup(
    tables: Mapping[str, pd.DataFrame],
    codebook: Codebook | None = None,
    *,
    by: Sequence[str] = ("project", "period"),
    freq: Freq | None = None,
) -> pd.DataFrame:
    """Roll the indicators of many reports up.

    What counts is what ``indicator_values`` counts. Where reports of one project overlap, those
    are taken that cover the most days, the finer ones if they cover as many; a report without a
    project is on its own unless its title names somebody. Planned numbers never add to achieved
    ones. A project's goal that each of its reports repeats counts once, the newest.

    Parameters
    ----------
    tables
        As ``extract.tables`` returns them, or read back with ``stored``.
    codebook
        As ``load_codebook`` returns it; the default one if left out.
    by
        Some of ``COLUMNS``. With ``institution_type`` or ``place`` a whole is taken apart into
        those of its parts that name one; what they leave of it has none.
    freq
        ``M``, ``Q`` or ``Y`` puts reports into months, quarters or years; a report that spans
        several is not split but keeps a row of its own. Without it, and with ``period`` in
        ``by``, each reporting period has its row.

    Returns
    -------
    DataFrame
        ``indicator_id``, ``period_start``, ``period_end``, the columns of ``by``, ``achieved``,
        ``planned``, ``unit``, ``basis`` (on which reports it rests, and why) and ``reached``
        (achieved over planned). In order of codebook, period and the columns of ``by``.

    Raises
    ------
    TableError
        When a table or a column is missing or holds what it must not.
    ValueError
        When ``by`` or ``freq`` is none of those named.
    """
    columns = _columns(by)
    if freq is not None and freq not in FREQUENCIES:
        raise ValueError(f"freq is one of {', '.join(FREQUENCIES)}, not {freq!r}")
    reading = read(tables, codebook)
    rows = _rows(reading, columns)
    _choose(rows)
    return _rolled(rows, reading, columns, freq, periods="period" in by or freq is not None)


def _columns(by: Sequence[str]) -> list[str]:
    """Columns to group by, the period apart."""
    if isinstance(by, str):
        by = [by]
    for name in by:
        if name not in COLUMNS:
            raise ValueError(f"by takes {', '.join(COLUMNS)}; there is no {name!r}")
    return [name for name in dict.fromkeys(by) if name != "period"]


def _rows(reading: Reading, columns: Sequence[str]) -> pd.DataFrame:
    """One row for each carrier, or for each named part of one."""
    rows = reading.carriers
    named = {
        column: institutions.joined(
            reading.facts, reading.places, reading.tables["institutions"], _NAMED[column]
        )
        for column in columns
        if column in _NAMED
    }
    rows = _taken_apart(rows, reading, named) if named else rows.assign(rest=False)
    fact, section = rows["fact"].to_numpy(), rows["section"].to_numpy()
    places, facts = reading.places, reading.facts
    for column in columns:
        if column in named:
            names = named[column][fact]
            names[rows["rest"].to_numpy(dtype=bool)] = None
            rows[column] = names
        else:
            rows[column] = places[column].astype(object).to_numpy()[section]
    for name in ("report", "subject"):
        rows[name] = places[name].to_numpy()[section]
    start = places["start"].to_numpy(dtype="datetime64[s]")[section]
    end = places["end"].to_numpy(dtype="datetime64[s]")[section]
    unknown = np.isnat(start) | np.isnat(end) | (end < start)
    for name, day in (("start", start), ("end", end)):
        rows[name] = day
        rows.loc[unknown, name] = pd.NaT
    planned = rows["status"].to_numpy() == PLANNED
    rows["planned"] = planned
    rows["goal"] = planned & places["goal"].to_numpy(dtype=bool)[section]
    rows["unsaid"] = facts.column("unsaid")[fact]
    rows["inexact"] = ~facts.column("exact")[fact]
    rows["context"] = rows["status"].to_numpy() == CONTEXT
    return rows.reset_index(drop=True)


def _taken_apart(
    rows: pd.DataFrame, reading: Reading, named: Mapping[str, NDArray[np.object_]]
) -> pd.DataFrame:
    """Put the parts that name an institution or place in the stead of their whole."""
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


def _choose(rows: pd.DataFrame) -> None:
    """Tell the rows of the reports that are taken where reports of one project overlap.

    Among the reports that state the indicator: one that is silent covers nothing. Adds ``choice``
    (number of what reports are chosen for), ``cell`` (of the choice and report) and ``taken``.
    """
    choice = numbered(*(rows[name].to_numpy() for name in ("subject", "indicator", "planned")))
    cell = numbered(choice, rows["report"].to_numpy())
    rows["choice"], rows["cell"], rows["taken"] = choice, cell, True
    dated = np.flatnonzero((rows["start"].notna() & ~rows["goal"]).to_numpy(dtype=bool))
    if len(dated):
        cells, first = np.unique(cell[dated], return_index=True)
        days = [
            rows[name].to_numpy(dtype="datetime64[D]")[dated[first]].astype(np.int64)
            for name in ("start", "end")
        ]
        kept = np.ones(int(cell.max()) + 1, dtype=bool)
        kept[cells] = taken(choice[dated[first]], *days)
        out = np.zeros(len(rows), dtype=bool)
        out[dated] = ~kept[cell[dated]]
        rows["taken"] = ~out


def _rolled(
    rows: pd.DataFrame,
    reading: Reading,
    columns: Sequence[str],
    freq: Freq | None,
    *,
    periods: bool,
) -> pd.DataFrame:
    aggs = np.array([i.agg for i in reading.codebook.indicators.values()], dtype=object)
    rows["agg"] = aggs[rows["indicator"].to_numpy()]
    # Only what is summed has to be free of overlaps; of the others one value is chosen.
    rows["taken"] |= rows["agg"].to_numpy() != "sum"
    start, end = (rows[name].to_numpy(dtype="datetime64[s]") for name in ("start", "end"))
    rows["spans"] = False
    if periods and freq is not None:
        rows["from"], rows["to"], rows["spans"] = bucket(start, end, freq)
    elif periods:
        rows["from"], rows["to"] = start, end
    else:
        rows["from"] = rows["to"] = np.datetime64("NaT", "s")
    used = rows[rows["taken"].to_numpy(dtype=bool)]
    days = [used[name].to_numpy(dtype="datetime64[s]").view(np.int64) for name in ("from", "to")]
    labels = [pd.factorize(used[name])[0] for name in columns]
    group = numbered(used["indicator"].to_numpy(), *(_known(d) for d in days), *labels)
    used = used.assign(group=group)
    size = int(group.max(initial=-1)) + 1
    _, first = np.unique(group, return_index=True)
    heads = used.iloc[first]
    notes = Notes()
    achieved = _aggregated(used[~used["planned"].to_numpy(dtype=bool)], size, notes)
    planned = _planned(used[used["planned"].to_numpy(dtype=bool)], size, notes)
    ids = list(reading.codebook.indicators)
    number = heads["indicator"].to_numpy(dtype=np.int64)
    whole = _whole_time(used, group, size) if not periods else heads[["from", "to"]].to_numpy()
    texts = bases(rows, used, size, reading, notes)
    made = pd.DataFrame(
        {
            "indicator_id": pd.array(np.array(ids, dtype=object)[number], dtype="string"),
            "period_start": whole[:, 0],
            "period_end": whole[:, 1],
            **{name: heads[name].astype("string").array for name in columns},
            "achieved": pd.array(achieved, dtype="Float64"),
            "planned": pd.array(planned, dtype="Float64"),
            "unit": pd.array(
                [reading.codebook.indicators[ids[n]].unit for n in number], dtype="string"
            ),
            "basis": pd.array(texts, dtype="string"),
        }
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        share = achieved / planned
    made["reached"] = pd.array(np.where(np.isfinite(share), share, np.nan), dtype="Float64")
    for name in ("achieved", "planned", "reached"):
        made[name] = made[name].mask(made[name].isna())
    order = made.assign(_n=number).sort_values(
        ["_n", "period_start", "period_end", *columns], kind="stable", na_position="last"
    )
    return order.drop(columns="_n").reset_index(drop=True)


def _known(days: NDArray[np.int64]) -> NDArray[np.int64]:
    """Days as numbers from 0, what is not a time as -1."""
    return pd.factorize(pd.Series(days.view("datetime64[s]")))[0].astype(np.int64)


def _whole_time(used: pd.DataFrame, group: NDArray[np.int64], size: int) -> NDArray[np.datetime64]:
    """First and last day of everything in each group."""
    made = np.full((size, 2), np.datetime64("NaT", "s"), dtype="datetime64[s]")
    if size:
        days = used[["start", "end"]].groupby(group, sort=True)
        made[:, 0] = days["start"].min().to_numpy(dtype="datetime64[s]")
        made[:, 1] = days["end"].max().to_numpy(dtype="datetime64[s]")
    return made


def _aggregated(rows: pd.DataFrame, size: int, notes: Notes) -> NDArray[np.float64]:
    """One value for each group, nan for none, each indicator in its own way."""
    made = np.full(size, np.nan)
    agg = rows["agg"].to_numpy()
    summed = rows[agg == "sum"]
    group = summed["group"].to_numpy()
    totals = np.bincount(group, summed["value"].to_numpy(dtype=float), minlength=size)
    there = np.bincount(group, minlength=size) > 0
    made[there] = totals[there]
    if len(summed) < len(rows):
        largest = rows[agg == "max"].groupby("group", sort=True)["value"].max()
        made[largest.index.to_numpy(dtype=np.int64)] = largest.to_numpy(dtype=float)
        newest = _newest(rows[agg == "last"])
        made[newest.index.to_numpy(dtype=np.int64)] = newest.to_numpy(dtype=float)
        _never_added(rows[agg == "none"], made, notes)
    return made


def _newest(rows: pd.DataFrame) -> pd.Series[float]:
    """Of each subject the value of its newest report, and these added up."""
    return _of_newest(rows).groupby("group", sort=True)["value"].sum()


def _of_newest(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each subject the row of its newest report.

    The newest report ends last; of those the finest. Several values in it are taken for one
    stock stated in several places of the report: the largest.
    """
    order = rows.sort_values(
        ["group", "subject", "end", "start", "report", "value"], kind="stable", na_position="first"
    )
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


def _planned(rows: pd.DataFrame, size: int, notes: Notes) -> NDArray[np.float64]:
    """Plans for the period; where there are none the goals of the projects, the newest of each."""
    goal = rows["goal"].to_numpy(dtype=bool)
    made = _aggregated(rows[~goal], size, Notes())
    goals = _aggregated(_of_newest(rows[goal]), size, Notes())
    free = np.isnan(made) & ~np.isnan(goals)
    made[free] = goals[free]
    notes.goals.update(np.flatnonzero(free).tolist())
    return made
