"""The facts of all tables in one frame, in order of report and offset, each with its whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

KINDS = ("counts", "hours", "amounts", "dates")
"""Tables whose rows can feed an indicator; ``kind`` of a fact is the place in here."""

ACHIEVED, PLANNED, CONTEXT = range(3)
STATUSES = ("achieved", "planned", "context")

_EVENT = "event"
_ELIDED = "unit left out"


def gather(tables: Mapping[str, pd.DataFrame], places: pd.DataFrame) -> pd.DataFrame:
    """Put the facts of all tables into one frame.

    Parameters
    ----------
    tables
        Checked tables.
    places
        What ``located`` says of their sections.

    Returns
    -------
    DataFrame
        ``kind`` (place in ``KINDS``), ``section`` (row of ``places``), ``fact_id``, ``value``
        (nan for an indefinite number), ``exact`` (flag), ``each`` (flag), ``unit``, ``phrase``
        (of hours the topic), ``status`` (place in ``STATUSES``), ``unsaid`` (no status given),
        ``cumulative``, ``whole`` (row of the whole, -1 for none), ``leans`` (row of the whole, or
        of the number whose unit was taken over: "plan: 120"), ``quote``, ``sentence``,
        ``start``, ``end``, ``before`` and ``behind`` (characters to the numbers on either side in
        the same section). Sorted by report and offset. Facts of unknown sections are left out.
    """
    parts = [_part(tables[name], place) for place, name in enumerate(KINDS)]
    facts = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    facts["section"] = pd.Index(places["section_id"]).get_indexer(pd.Index(facts["section_id"]))
    facts = facts[facts["section"] >= 0]
    report = places["report"].to_numpy()[facts["section"].to_numpy()]
    order = np.lexsort(
        (facts["kind"].to_numpy(), facts["end"].to_numpy(), facts["start"].to_numpy(), report)
    )
    facts = facts.iloc[order].drop(columns="section_id").reset_index(drop=True)
    facts["whole"] = _wholes(facts)
    facts["leans"] = _leaning(facts)
    _date_statuses(facts, places)
    _gaps(facts)
    return facts


def _part(table: pd.DataFrame, kind: int) -> pd.DataFrame:
    name = KINDS[kind]
    if name == "dates":
        table = table[(table["role"] == _EVENT).fillna(value=False).to_numpy(dtype=bool)]
    size = len(table)
    made = pd.DataFrame(
        {
            "kind": np.full(size, kind, dtype=np.int8),
            "section_id": table["section_id"].array,
            "fact_id": table["fact_id"].array,
            "quote": table["quote"].array,
            "sentence": table["sentence"].array,
            "start": table["start"].to_numpy(dtype=np.int64, na_value=0),
            "end": table["end"].to_numpy(dtype=np.int64, na_value=0),
        }
    )
    if name == "dates":
        made["value"] = 1.0
        made["exact"], made["each"], made["cumulative"], made["elided"] = True, False, False, False
        made["day"] = table["date_start"].to_numpy(dtype="datetime64[s]")
        made["status"], made["unsaid"] = np.int8(ACHIEVED), False
        return made
    modifier = table["modifier"].to_numpy(dtype=object, na_value="exact")
    made["value"] = table["value"].to_numpy(dtype=float, na_value=np.nan)
    made["exact"] = (modifier == "exact") & table["value_max"].isna().to_numpy()
    made["each"] = modifier == "each"
    made["unit"] = table["unit"].array if "unit" in table else None
    made["elided"] = (table["rule"] == _ELIDED).to_numpy(dtype=bool) if "rule" in table else False
    made["phrase"] = table["topic" if name == "hours" else "phrase"].array
    made["part_of"] = table["part_of"].array
    made["cumulative"] = (
        table["cumulative"].fillna(value=False).to_numpy(dtype=bool)
        if "cumulative" in table
        else False
    )
    status = table["status"].to_numpy(dtype=object, na_value="")
    made["unsaid"] = status == ""
    made["status"] = np.select(
        [status == "planned", status == "context"], [PLANNED, CONTEXT], ACHIEVED
    ).astype(np.int8)
    return made


def _wholes(facts: pd.DataFrame) -> NDArray[np.int64]:
    """Row of the whole of each part."""
    wholes = np.full(len(facts), -1, dtype=np.int64)
    if "part_of" not in facts:
        return wholes
    parts = np.flatnonzero(facts["part_of"].notna().to_numpy())
    if len(parts):
        found = pd.Index(facts["fact_id"]).drop_duplicates()
        rows = np.flatnonzero(~facts["fact_id"].duplicated().to_numpy())
        at = found.get_indexer(pd.Index(facts["part_of"].iloc[parts]))
        wholes[parts] = np.where(at >= 0, rows[np.maximum(at, 0)], -1)
        wholes[wholes == np.arange(len(facts))] = -1
    return wholes


def _leaning(facts: pd.DataFrame) -> NDArray[np.int64]:
    """Row of the whole, or of the number before that named the unit left out."""
    leans = facts["whole"].to_numpy().copy()
    if "unit" not in facts:
        return leans
    section = facts["section"].to_numpy()
    unit = pd.factorize(facts["unit"])[0]
    order = np.lexsort((np.arange(len(facts)), unit, section))
    same = np.zeros(len(facts), dtype=bool)
    same[1:] = (section[order][1:] == section[order][:-1]) & (unit[order][1:] == unit[order][:-1])
    before = np.full(len(facts), -1, dtype=np.int64)
    before[order[1:]] = np.where(same[1:], order[:-1], -1)
    elided = facts["elided"].to_numpy(dtype=bool) & (leans < 0)
    leans[elided] = before[elided]
    return leans


def _date_statuses(facts: pd.DataFrame, places: pd.DataFrame) -> None:
    """Plan the days after the report's period; those before it belong to another report."""
    if "day" not in facts:
        return
    section = facts["section"].to_numpy()
    day = facts.pop("day").to_numpy(dtype="datetime64[s]")
    start = places["start"].to_numpy(dtype="datetime64[s]")[section]
    end = places["end"].to_numpy(dtype="datetime64[s]")[section]
    status = facts["status"].to_numpy(copy=True)
    status[day > end] = PLANNED  # comparisons with what is not a time are false
    status[day < start] = CONTEXT
    facts["status"] = status


def _gaps(facts: pd.DataFrame) -> None:
    """Measure how far the numbers on either side are, dates left out."""
    facts["before"] = facts["behind"] = 0
    numbers = np.flatnonzero(facts["kind"].to_numpy() != KINDS.index("dates"))
    if not len(numbers):
        return
    start, end = (facts[name].to_numpy()[numbers] for name in ("start", "end"))
    section = facts["section"].to_numpy()[numbers]
    same = np.zeros(len(numbers), dtype=bool)
    same[1:] = section[1:] == section[:-1]
    far = np.iinfo(np.int32).max
    gap = np.full(len(numbers), far, dtype=np.int64)
    gap[1:] = np.where(same[1:], np.maximum(start[1:] - end[:-1], 0), far)
    behind = np.full(len(numbers), far, dtype=np.int64)
    behind[:-1] = gap[1:]
    for name, values in (("before", gap), ("behind", behind)):
        column: NDArray[Any] = np.zeros(len(facts), dtype=np.int64)
        column[numbers] = values
        facts[name] = column
