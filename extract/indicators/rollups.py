"""Roll-ups: indicators over periods, projects, activities, institutions and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
import pandas as pd

from extract.errors import ArgumentError
from extract.indicators import institutions
from extract.indicators.basis import bases
from extract.indicators.facts import CONTEXT, PLANNED
from extract.indicators.numbering import firsts, numbered
from extract.indicators.periods import FREQUENCIES, bucket, taken
from extract.indicators.strings import distinct, strings
from extract.indicators.taken_apart import taken_apart
from extract.indicators.totals import AGGS, SUM, Notes, aggregated, plans
from extract.indicators.values import read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from pandas.api.extensions import ExtensionArray

    from extract.indicators.codebook import Codebook
    from extract.indicators.numbering import Columns
    from extract.indicators.periods import Freq
    from extract.indicators.values import Reading

By = Literal["project", "period", "activity", "institution_type", "place"]
COLUMNS: tuple[By, ...] = get_args(By)
_NAMED = {"institution_type": "kind", "place": "place"}
"""Columns of a roll-up that come from the table of institutions, and its column."""
_PERIOD = ("start", "end")


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
    ArgumentError
        When ``by`` or ``freq`` is none of those named.
    """
    columns = _columns(by)
    if freq is not None and freq not in FREQUENCIES:
        raise ArgumentError(f"freq is one of {', '.join(FREQUENCIES)}, not {freq!r}.")
    reading = read(tables, codebook)
    periods = "period" in by or freq is not None
    rows, labels = _rows(reading, columns, freq, periods=periods)
    _choose(rows)
    return _rolled(rows, reading, labels, periods=periods)


def _columns(by: Sequence[str]) -> list[str]:
    """Columns to group by, the period apart."""
    if isinstance(by, str):
        by = [by]
    for name in by:
        if name not in COLUMNS:
            raise ArgumentError(f"by takes {', '.join(COLUMNS)}; there is no {name!r}.")
    return [name for name in dict.fromkeys(by) if name != "period"]


def _rows(
    reading: Reading, columns: Sequence[str], freq: Freq | None, *, periods: bool
) -> tuple[Columns, dict[str, list[str]]]:
    """One row for each carrier, or for each named part of one; and what ``columns`` number."""
    carriers = reading.carriers
    named = {
        column: institutions.joined(
            reading.facts, reading.places, reading.tables["institutions"], _NAMED[column]
        )
        for column in columns
        if column in _NAMED
    }
    if named:
        carriers = taken_apart(carriers, reading, named)
    names = ("fact", "indicator", "status", "section", "value")
    rows: Columns = {name: carriers[name].to_numpy() for name in names}
    rows["value"] = rows["value"].astype(float)
    fact, section = rows["fact"], rows["section"]
    rows["rest"] = (
        carriers["rest"].to_numpy(dtype=bool) if named else np.zeros(len(fact), dtype=bool)
    )
    places, facts = reading.places, reading.facts
    labels = {}
    for column in columns:
        if column in named:
            codes, labels[column] = distinct(strings(pd.Series(named[column], dtype="string")))
            rows[column] = np.where(rows["rest"], -1, codes[fact])
        else:
            codes, labels[column] = distinct(strings(places[column]))
            rows[column] = codes[section]
    for name in ("report", "subject", "scope"):
        rows[name] = places[name].to_numpy()[section]
    rows |= _days(carriers["start"], carriers["end"], freq, periods=periods)
    rows["planned"] = rows["status"] == PLANNED
    rows["context"] = rows["status"] == CONTEXT
    rows["goal"] = rows["planned"] & places["goal"].to_numpy(dtype=bool)[section]
    rows["unsaid"] = facts.column("unsaid")[fact]
    rows["inexact"] = ~facts.column("exact")[fact]
    return rows, labels


def _days(
    starts: pd.Series[Any], ends: pd.Series[Any], freq: Freq | None, *, periods: bool
) -> Columns:
    """Days that each row is for, and those of the period that it goes into."""
    # Reports are of few different periods: the days are worked out once for each of these.
    days = [column.to_numpy(dtype="datetime64[s]") for column in (starts, ends)]
    span = numbered(*(pd.factorize(day.view(np.int64))[0] for day in days))
    some = firsts(span)
    nothing = np.datetime64("NaT", "s")
    start, end = (day[some] for day in days)
    unknown = np.isnat(start) | np.isnat(end) | (end < start)
    start, end = (np.where(unknown, nothing, day) for day in (start, end))
    first, last, spans = start, end, np.zeros(len(start), dtype=bool)
    if periods and freq is not None:
        first, last, spans = bucket(start, end, freq)
    elif not periods:
        first = last = np.full(len(start), nothing)
    own, period = (
        numbered(*(pd.factorize(day)[0] for day in pair)) for pair in ((start, end), (first, last))
    )
    of_span = {
        "start": start,
        "end": end,
        "from": first,
        "to": last,
        "spans": spans,
        "undated": unknown,
        "own_period": own,
        "period": period,
    }
    return {name: column[span] for name, column in of_span.items()}


def _choose(rows: Columns) -> None:
    """Tell the rows of the reports that are taken where reports of one project overlap.

    Among the reports that state the indicator: one that is silent covers nothing. Adds ``choice``
    (number of what reports are chosen for), ``cell`` (of the choice and report) and ``taken``.
    """
    plan = numbered(rows["indicator"], rows["planned"])
    choice = numbered(rows["subject"], plan)
    cell = numbered(numbered(rows["scope"], rows["own_period"]), plan)
    rows["choice"], rows["cell"] = choice, cell
    rows["taken"] = np.ones(len(choice), dtype=bool)
    dated = np.flatnonzero(~(rows["undated"] | rows["goal"]))
    if len(dated):
        cells = numbered(cell[dated])
        first = dated[firsts(cells)]
        days = (rows[name][first].astype("datetime64[D]").astype(np.int64) for name in _PERIOD)
        rows["taken"][dated] = taken(choice[first], *days)[cells]


def _rolled(
    rows: Columns, reading: Reading, labels: Mapping[str, list[str]], *, periods: bool
) -> pd.DataFrame:
    indicators = list(reading.codebook.indicators.values())
    rows["agg"] = np.array([AGGS.index(i.agg) for i in indicators], dtype=np.int8)[
        rows["indicator"]
    ]
    # Only what is summed has to be free of overlaps; of the others one value is chosen.
    rows["taken"] |= rows["agg"] != SUM
    used = np.flatnonzero(rows["taken"])
    group = numbered(*(rows[name][used] for name in ("indicator", "period", *labels)))
    heads = used[firsts(group)]
    notes = Notes()
    plan = rows["planned"][used]
    achieved = aggregated(rows, used[~plan], group[~plan], len(heads), notes)
    planned = plans(rows, used[plan], group[plan], len(heads), notes)
    number = rows["indicator"][heads]
    days = [rows[name][heads] for name in ("from", "to")]
    if not periods:
        days = _whole_time(rows, used, group)
    made = pd.DataFrame(
        {
            "indicator_id": _texts(list(reading.codebook.indicators), number),
            "period_start": days[0],
            "period_end": days[1],
            **{name: _texts(texts, rows[name][heads]) for name, texts in labels.items()},
            "achieved": pd.array(achieved, dtype="Float64"),
            "planned": pd.array(planned, dtype="Float64"),
            "unit": _texts([i.unit for i in indicators], number),
            "basis": pd.array(bases(rows, used, group, reading, notes), dtype="string"),
        }
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        share = achieved / planned
    made["reached"] = pd.array(np.where(np.isfinite(share), share, np.nan), dtype="Float64")
    for name in ("achieved", "planned", "reached"):
        made[name] = made[name].mask(made[name].isna())
    order = np.lexsort(
        [
            *(_ranked(texts, rows[name][heads]) for name, texts in reversed([*labels.items()])),
            *(_last_if_unknown(day) for day in reversed(days)),
            number,
        ]
    )
    return made.take(order).reset_index(drop=True)


def _ranked(texts: Sequence[str], codes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the alphabetical rank of the texts with these numbers, nulls the last."""
    rank = np.full(len(texts) + 1, len(texts), dtype=np.int64)
    rank[sorted(range(len(texts)), key=texts.__getitem__)] = np.arange(len(texts))
    return rank[codes]


def _last_if_unknown(days: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """Return days as numbers, the greatest for those that are not known."""
    return np.where(np.isnat(days), np.iinfo(np.int64).max, days.astype(np.int64))


def _whole_time(
    rows: Columns, used: NDArray[np.intp], group: NDArray[np.int64]
) -> list[NDArray[np.datetime64]]:
    """First and last day of everything in each group."""
    days = pd.DataFrame({name: rows[name][used] for name in _PERIOD}).groupby(group, sort=True)
    ends = days["start"].min(), days["end"].max()
    return [end.to_numpy(dtype="datetime64[s]") for end in ends]


def _texts(texts: Sequence[str], codes: NDArray[np.int64]) -> ExtensionArray:
    """Return a column of the texts with these numbers, null for -1."""
    return pd.array(texts, dtype="string").take(codes, allow_fill=True)
