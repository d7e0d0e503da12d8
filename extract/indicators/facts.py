"""The facts of all tables in one place, in order of report and offset, each with its whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

KINDS = ("counts", "hours", "amounts", "dates")
"""Tables whose rows can feed an indicator; ``kind`` of a fact is the place in here."""
HOURS, DATES = KINDS.index("hours"), KINDS.index("dates")

ACHIEVED, PLANNED, CONTEXT = range(3)
STATUSES = ("achieved", "planned", "context")

_SIDE_BY_SIDE = 60
# What may stand between two numbers of which the second takes over what is said of the first:
# "7 szkoleń, w których udział wzięło 98 osób", "40 h dla 12 PES".
_LIST = re.compile(r"\s*+(?:,|i|oraz|a|lub|/)\s*+")
_JOINT = re.compile(
    r"(?!,?\s*+(?:łącznie|razem|ogółem)\b)\s*+(?:(?:,|/|(?:i|a|oraz|lub|dla|na|z\s++udziałem"
    r"|[wz]\s++(?:któr(?:ych|ym|ej|ego)|nich|niej|nim)|wzięł[oaiy]|wzięli|udział|uczestnicz\w++"
    r"|skorzyst\w++|obj[ęą]\w++|łącznie|razem|ogółem)\b)\s*+)++"
)

_EVENT = "event"
_ELIDED = "unit left out"


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of many reports.

    Attributes
    ----------
    numbers
        Sorted by report and offset: ``kind`` (place in ``KINDS``), ``row`` (of that table),
        ``section`` (row of the sections), ``value`` (nan for an indefinite number), ``exact``,
        ``each``, ``unit`` (place in ``units``), ``status`` (place in ``STATUSES``), ``unsaid`` (no
        status given), ``cumulative``, ``whole`` (row of the whole here, -1 for none), ``leans``
        (the same, or the number whose unit was taken over, "plan: 120", or with which it is
        listed), ``start``, ``end``,
        ``before`` and ``behind`` (characters to the numbers on either side in the same section),
        ``beside`` and ``listed`` (it follows the one before directly, or in a list).
    units
        The first one is that of facts without a unit.
    """

    numbers: pd.DataFrame
    units: Sequence[str]
    _tables: Mapping[str, pd.DataFrame]

    def __len__(self) -> int:
        return len(self.numbers)

    def column(self, name: str) -> NDArray[Any]:
        """Return a column of ``numbers``."""
        found: NDArray[Any] = self.numbers[name].to_numpy()
        return found

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

    def before_in_order(self, rows: NDArray[np.intp]) -> NDArray[np.int64]:
        """Return the number before each of some facts, dates left out."""
        number = np.where(self.column("kind") == DATES, -1, np.arange(len(self)))
        latest = np.maximum.accumulate(number)
        found: NDArray[np.int64] = np.where(rows > 0, latest[rows - 1], -1)
        return found

    def cells(self, name: str, rows: NDArray[np.intp]) -> pa.Array:
        """Return what ``texts`` does as Arrow has it."""
        kind, row = self.column("kind")[rows], self.column("row")[rows]
        by_kind = [np.flatnonzero(kind == place) for place in range(len(KINDS))]
        cells = _cells(self._tables, name, [row[some] for some in by_kind])
        back = np.argsort(np.concatenate(by_kind), kind="stable")
        return pc.fill_null(cells.take(pa.array(back)), "")


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
    columns["section"] = _found(_cells(tables, "section_id", rows), _strings(places["section_id"]))
    known = columns["section"] >= 0
    if not known.all():
        columns = {name: column[known] for name, column in columns.items()}
    report = places["report"].to_numpy()[columns["section"]]
    width = int(columns["start"].max(initial=0)) + 1
    order = np.argsort(
        (report * width + columns["start"]) * len(KINDS) + columns["kind"], kind="stable"
    )
    numbers = pd.DataFrame({name: column[order] for name, column in columns.items()})
    facts = Facts(numbers, list(units), tables)
    numbers["whole"] = _wholes(facts)
    _date_statuses(numbers, places)
    _gaps(numbers)
    numbers["beside"], numbers["listed"] = _beside(facts)
    numbers["leans"] = _leaning(numbers)
    return facts


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
        "elided": false,
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
    if "rule" in table:
        made["elided"] = _is(table["rule"], _ELIDED)
    if "cumulative" in table:
        made["cumulative"] = table["cumulative"].to_numpy(dtype=bool, na_value=False)
    made["unsaid"] = table["status"].isna().to_numpy()
    made["status"][_is(table["status"], "planned")] = PLANNED
    made["status"][_is(table["status"], "context")] = CONTEXT
    return made


def _is(column: pd.Series[Any], text: str) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (column == text).to_numpy(dtype=bool, na_value=False)
    return found


def _strings(column: pd.Series[Any]) -> pa.Array:
    """Texts as Arrow has them, which looks them up several times as fast as pandas."""
    made = pa.array(column.array, type=pa.large_string(), from_pandas=True)
    return made.combine_chunks() if isinstance(made, pa.ChunkedArray) else made


def _cells(tables: Mapping[str, pd.DataFrame], name: str, rows: list[NDArray[Any]]) -> pa.Array:
    """Texts of one column of all tables, nulls where a table has no such column."""
    cells = []
    for table, row in zip(KINDS, rows, strict=True):
        if name not in tables[table]:
            cells.append(pa.nulls(len(row), pa.large_string()))
            continue
        column = _strings(tables[table][name])
        whole = len(row) == len(column) and bool((row[1:] > row[:-1]).all())
        cells.append(column if whole else column.take(pa.array(row)))
    return pa.concat_arrays(cells)


def _found(wanted: pa.Array, among: pa.Array) -> NDArray[np.int64]:
    """Place of each text in another list, the first one, -1 for none."""
    places = pc.index_in(wanted, value_set=among)
    made: NDArray[np.int64] = places.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    return made


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
        found = _found(part_of.take(pa.array(parts)), _cells(facts._tables, "fact_id", rows))
        whole = np.where(found >= 0, order[np.maximum(found, 0)], -1)
        part = order[parts]
        made[part] = np.where(whole == part, -1, whole)
    return made


def _beside(facts: Facts) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Tell the numbers that stand right behind the one before, and those listed with it.

    Listed are those of which nothing but a comma or a conjunction parts the one before; "40 h dla
    12 osób" stand side by side as well.
    """
    beside, listed = np.zeros((2, len(facts)), dtype=bool)
    close = (facts.column("before") <= _SIDE_BY_SIDE) & (facts.column("kind") != DATES)
    rows = np.flatnonzero(close)
    texts = (facts.texts(name, rows).tolist() for name in ("sentence", "quote"))
    gaps = facts.column("before")[rows].tolist()
    for row, sentence, quote, gap in zip(rows.tolist(), *texts, gaps, strict=True):
        at = sentence.find(" ".join(quote.split()))
        if at >= gap:
            listed[row] = _LIST.fullmatch(sentence, at - gap, at) is not None
            beside[row] = listed[row] or _JOINT.fullmatch(sentence, at - gap, at) is not None
    return beside, listed


def _leaning(numbers: pd.DataFrame) -> NDArray[np.int64]:
    """Row of the whole, or of the number before that named the unit left out.

    Or of the one before in a list: what is said before "340 osób i 130 PES" is said of both.
    """
    leans = numbers["whole"].to_numpy().copy()
    elided = numbers["elided"].to_numpy() & (leans < 0)
    beside = numbers["beside"].to_numpy() & (leans < 0) & ~elided
    rows = np.arange(len(leans))
    latest = np.maximum.accumulate(np.where(numbers["kind"].to_numpy() == DATES, -1, rows))
    leans[beside] = latest[rows[beside] - 1]
    if not elided.any():
        return leans
    unit = numbers["unit"].to_numpy()
    key = numbers["section"].to_numpy() * (int(unit.max()) + 1) + unit
    rows = np.flatnonzero(np.isin(key, key[elided]))
    order = rows[np.argsort(key[rows], kind="stable")]
    follows = key[order][1:] == key[order][:-1]
    before = np.full(len(leans), -1, dtype=np.int64)
    before[order[1:][follows]] = order[:-1][follows]
    leans[elided] = before[elided]
    return leans


def _date_statuses(numbers: pd.DataFrame, places: pd.DataFrame) -> None:
    """Plan the days after the report's period; those before it belong to another report."""
    dates = np.flatnonzero(numbers["kind"].to_numpy() == DATES)
    section = numbers["section"].to_numpy()[dates]
    day = numbers.pop("day").to_numpy(dtype="datetime64[s]")[dates]
    start = places["start"].to_numpy(dtype="datetime64[s]")[section]
    end = places["end"].to_numpy(dtype="datetime64[s]")[section]
    status = numbers["status"].to_numpy(copy=True)
    status[dates[day > end]] = PLANNED  # comparisons with what is not a time are false
    status[dates[day < start]] = CONTEXT
    numbers["status"] = status


def _gaps(numbers: pd.DataFrame) -> None:
    """Measure how far the numbers on either side are, dates left out."""
    rows = np.flatnonzero(numbers["kind"].to_numpy() != DATES)
    start, end = (numbers[name].to_numpy()[rows] for name in ("start", "end"))
    section = numbers["section"].to_numpy()[rows]
    far = np.iinfo(np.int32).max
    gap = np.full(len(rows) + 1, far, dtype=np.int64)
    inner = np.maximum(start[1:] - end[:-1], 0)
    gap[1:-1] = np.where(section[1:] == section[:-1], inner, far)
    for name, values in (("before", gap[:-1]), ("behind", gap[1:])):
        column = np.zeros(len(numbers), dtype=np.int64)
        column[rows] = values
        numbers[name] = column
