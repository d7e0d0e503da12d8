"""The facts of all tables in one place, in order of report and offset, each with its whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from extract.indicators.strings import places_of, strings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

KINDS = ("counts", "hours", "amounts", "dates")
"""Tables whose rows can feed an indicator; ``kind`` of a fact is the place in here."""
HOURS, DATES = KINDS.index("hours"), KINDS.index("dates")

ACHIEVED, PLANNED, CONTEXT = range(3)
STATUSES = ("achieved", "planned", "context")

_TEXT = pa.large_string()
_AT_ONCE = 1 << 16
_SIDE_BY_SIDE = 60
_PARTS_BETWEEN = 2
_LIST = re.compile(
    r"(?:,?\s(?:w tym|z czego|z tego)\s[^.;:()]{1,40}|\s?\([^().;]{1,40}\)"
    r"|,\s[^\W\d_]{3,24}(?=\s(?:i|oraz)\s))?"  # "2 spółdzielnie, fundację i 3 stowarzyszenia"
    r"\s*+(?:,|,?\s?(?:i|oraz|a|lub)\b|/)\s*+"
)

_EVENT = "event"


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of many reports.

    Attributes
    ----------
    columns
        Sorted by report and offset: ``kind`` (place in ``KINDS``), ``row`` (of that table),
        ``section`` (row of the sections), ``value`` (nan for an indefinite number), ``exact``,
        ``each``, ``unit`` (place in ``units``), ``status`` (place in ``STATUSES``), ``unsaid`` (no
        status given), ``cumulative``, ``whole`` (row of the whole here, -1 for none), ``start``
        and ``end``.
    units
        The first one is that of facts without a unit.
    """

    columns: Mapping[str, NDArray[Any]]
    units: Sequence[str]
    _tables: Mapping[str, pd.DataFrame]

    def __len__(self) -> int:
        return len(self.columns["kind"])

    def column(self, name: str) -> NDArray[Any]:
        """Return one of ``columns``."""
        return self.columns[name]

    def texts(self, name: str, rows: NDArray[np.intp]) -> NDArray[np.object_]:
        """Return a column of texts for some facts, nothing where a table has none.

        Texts are taken from the tables when they are asked for: most facts need none.
        """
        kind, row = self.column("kind")[rows], self.column("row")[rows]
        made = np.full(len(rows), "", dtype=object)
        for place, table in enumerate(KINDS):
            of_table = kind == place
            if of_table.any() and name in self._tables[table]:
                cells = self._tables[table][name].array.take(row[of_table])
                made[of_table] = cells.to_numpy(dtype=object, na_value="")
        return made

    def listed(self, rows: NDArray[np.intp]) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
        """Tell of some facts whether they are listed with the number before, and which that is.

        Nothing but a comma or a conjunction parts them: "57 podmiotów i 14 grup". Dates are passed
        over; -1 where no number comes before.
        """
        kind, start = self.column("kind"), self.column("start")
        latest = np.maximum.accumulate(np.where(kind == DATES, -1, np.arange(len(self))))
        before = np.where(rows > 0, latest[rows - 1], -1)
        for _ in range(_PARTS_BETWEEN):
            # "29 PES, w tym 17 spółdzielni, i 11 grup": parts of the one are passed over.
            whole = np.where(before >= 0, self.column("whole")[before], -1)
            before = np.where((whole >= 0) & (whole != rows) & (whole < rows), whole, before)
        # "58 podmiotów (plan 50) i 14 grup", "… (w 2018 r. 40) i 14 grup": so is what was planned
        # of the one and what it was before.
        beside = self.column("status") != ACHIEVED
        passed = (before > 0) & beside[before] & ~beside[rows]
        before = np.where(passed, latest[np.maximum(before - 1, 0)], before)
        section = self.column("section")
        gap = np.maximum(start[rows] - self.column("end")[before], 0)
        close = (before >= 0) & (section[rows] == section[before]) & (gap <= _SIDE_BY_SIDE)
        made = np.zeros(len(rows), dtype=bool)
        some = np.flatnonzero(close & (kind[rows] != DATES))
        texts = (self.texts(name, rows[some]).tolist() for name in ("sentence", "quote"))
        for place, sentence, quote, back in zip(
            some.tolist(), *texts, gap[some].tolist(), strict=True
        ):
            at = sentence.find(" ".join(quote.split()))
            made[place] = at >= back and _LIST.fullmatch(sentence, at - back, at) is not None
        return made, before

    def said(
        self, name: str, rows: NDArray[np.intp], *, instead: str | None = None
    ) -> Iterator[tuple[NDArray[np.intp], pa.Array]]:
        """Yield a column of texts for some facts, some at a time, as Arrow has them.

        Parameters
        ----------
        name
            Of the column; facts of a table without it have none.
        rows
            Of the facts.
        instead
            Column to take where ``name`` has nothing.

        Yields
        ------
        tuple
            Places in ``rows`` and the text of each, without nulls.
        """
        kind, row = self.column("kind")[rows], self.column("row")[rows]
        for place, table in enumerate(KINDS):
            names = [column for column in (name, instead) if column in self._tables[table]]
            of_table = np.flatnonzero(kind == place)
            if not names or not len(of_table):
                continue
            columns = [strings(self._tables[table][column]) for column in names]
            for begin in range(0, len(of_table), _AT_ONCE):
                some = of_table[begin : begin + _AT_ONCE]
                taken, *others = (_taken(column, row[some]) for column in columns)
                if taken.null_count:
                    taken = pc.coalesce(taken, *others, "")
                yield some, taken


def _taken(column: pa.Array, rows: NDArray[np.intp]) -> pa.Array:
    """Take rows, without a copy if they follow one another."""
    if int(rows[-1]) - int(rows[0]) == len(rows) - 1 and bool((np.diff(rows) > 0).all()):
        return column.slice(int(rows[0]), len(rows))
    return column.take(pa.array(rows))


def gather(tables: Mapping[str, pd.DataFrame], places: pd.DataFrame) -> Facts:
    """Put the facts of all tables in one place.

    Parameters
    ----------
    tables
        Checked tables.
    places
        What ``located`` says of their sections; facts of other sections are left out.
    """
    units: dict[str, int] = {"": 0}
    parts = [_part(tables[name], place, units) for place, name in enumerate(KINDS)]
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    rows = [part["row"] for part in parts]
    of_section = _cells(tables, "section_id", rows)
    columns["section"] = places_of(of_section, strings(places["section_id"]))
    known = columns["section"] >= 0
    if not known.all():
        columns = {name: column[known] for name, column in columns.items()}
    report = places["report"].to_numpy()[columns["section"]]
    width = int(columns["start"].max(initial=0)) + 1
    order = np.argsort(
        (report * width + columns["start"]) * len(KINDS) + columns["kind"], kind="stable"
    )
    day = columns.pop("day")[order]
    made = {name: column[order] for name, column in columns.items()}
    _date_statuses(made, day, places)
    made["whole"] = _wholes(Facts(made, list(units), tables))
    return Facts(made, list(units), tables)


def _part(table: pd.DataFrame, kind: int, units: dict[str, int]) -> dict[str, NDArray[Any]]:
    """Columns of one table; new units are added to ``units``."""
    row = np.arange(len(table))
    if kind == DATES:
        row = row[_is(table["role"], _EVENT)]
        table = table.iloc[row]
    size = len(table)
    false = np.zeros(size, dtype=bool)
    made: dict[str, NDArray[Any]] = {
        "kind": np.full(size, kind, dtype=np.int8),
        "row": row,
        "start": table["start"].to_numpy(dtype=np.int64, na_value=0),
        "end": table["end"].to_numpy(dtype=np.int64, na_value=0),
        "value": np.ones(size),
        "exact": ~false,
        "each": false,
        "unit": np.zeros(size, dtype=np.int64),
        "cumulative": false,
        "status": np.full(size, ACHIEVED, dtype=np.int8),
        "unsaid": false,
        "day": np.full(size, np.datetime64("NaT", "s")),
    }
    if kind == DATES:
        made["day"] = table["date_start"].to_numpy(dtype="datetime64[s]")
        return made
    made["value"] = table["value"].to_numpy(dtype=float, na_value=np.nan)
    exact = _is(table["modifier"], "exact") | table["modifier"].isna().to_numpy()
    made["exact"] = exact & table["value_max"].isna().to_numpy()
    made["each"] = _is(table["modifier"], "each")
    if "unit" in table:
        codes, found = pd.factorize(table["unit"])
        of_unit = [units.setdefault(str(unit), len(units)) for unit in found]
        made["unit"] = np.array([*of_unit, 0], dtype=np.int64)[codes]  # -1 is the last one: null
    if "cumulative" in table:
        made["cumulative"] = table["cumulative"].to_numpy(dtype=bool, na_value=False)
    made["unsaid"] = table["status"].isna().to_numpy()
    made["status"][_is(table["status"], "planned")] = PLANNED
    made["status"][_is(table["status"], "context")] = CONTEXT
    return made


def _is(column: pd.Series[Any], text: str) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (column == text).to_numpy(dtype=bool, na_value=False)
    return found


def _cells(tables: Mapping[str, pd.DataFrame], name: str, rows: list[NDArray[Any]]) -> pa.Array:
    """Texts of one column of all tables, nulls where a table has no such column."""
    cells = []
    for table, row in zip(KINDS, rows, strict=True):
        if name not in tables[table]:
            cells.append(pa.nulls(len(row), _TEXT))
            continue
        column = strings(tables[table][name])
        whole = len(row) == len(column) and bool((row[1:] > row[:-1]).all())
        cells.append(column if whole else column.take(pa.array(row)))
    return pa.concat_arrays(cells)


def _wholes(facts: Facts) -> NDArray[np.int64]:
    """Row of the whole of each part."""
    kind, row = facts.column("kind"), facts.column("row")
    by_kind = [np.flatnonzero(kind == place) for place in range(len(KINDS))]
    rows = [row[some] for some in by_kind]
    order = np.concatenate(by_kind)  # facts in the order of the tables' cells
    made = np.full(len(order), -1, dtype=np.int64)
    part_of = _cells(facts._tables, "part_of", rows)
    parts = np.flatnonzero(~part_of.is_null().to_numpy(zero_copy_only=False))
    if len(parts):
        wanted = part_of.take(pa.array(parts)).dictionary_encode()
        # Few facts are wholes: all are looked up among these, rather than these among all.
        which = places_of(_cells(facts._tables, "fact_id", rows), wanted.dictionary)
        fact = np.flatnonzero(which >= 0)[::-1]  # backwards, so that the first of equals is kept
        of_wanted = np.full(len(wanted.dictionary), -1, dtype=np.int64)
        of_wanted[which[fact]] = order[fact]
        whole = of_wanted[wanted.indices.to_numpy()]
        part = order[parts]
        made[part] = np.where(whole == part, -1, whole)
    return made


def _date_statuses(
    columns: dict[str, NDArray[Any]], day: NDArray[np.datetime64], places: pd.DataFrame
) -> None:
    """Plan the days after the report's period; those before it belong to another report."""
    dates = np.flatnonzero(columns["kind"] == DATES)
    section, day = columns["section"][dates], day[dates]
    start = places["start"].to_numpy(dtype="datetime64[s]")[section]
    end = places["end"].to_numpy(dtype="datetime64[s]")[section]
    status = columns["status"]
    status[dates[day > end]] = PLANNED  # comparisons with what is not a time are false
    status[dates[day < start]] = CONTEXT
