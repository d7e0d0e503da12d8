"""On what a rolled-up value rests, in words: its reports, and what had to be decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from extract.indicators.numbering import numbered, set_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from extract.indicators.values import Reading

_MOST = 24
_SEPARATOR = "; "
_COUNTS = ("unsaid", "inexact")
_FLAGS = ("context", "spans", "rest", "undated")
_HOW = (
    "another report of as many days",
    "finer reports that cover as much",
    "a report that covers more days",
)


@dataclass(slots=True)
class Notes:
    """What was decided while groups were added up, by group."""

    unadded: dict[int, list[float]] = field(default_factory=dict)
    goals: set[int] = field(default_factory=set)


def bases(
    rows: pd.DataFrame, used: pd.DataFrame, size: int, reading: Reading, notes: Notes
) -> list[str]:
    """Say for each group on which reports it rests and why.

    Parameters
    ----------
    rows
        Every row, also of the reports that were not taken.
    used
        Those taken, with their ``group``.
    size
        How many groups there are.
    reading
        What the rows were read from.
    notes
        What was decided on the way.
    """
    if not size:
        return []
    group = used["group"].to_numpy()
    reports, of_reports = set_numbers(group, used["report"].to_numpy(), size)
    left_group, left = _left(rows, used)
    instead, of_instead = set_numbers(left_group, left, size)
    told: list[NDArray[Any]] = [reports, instead]
    counts = {}
    for name in (*_COUNTS, *_FLAGS):
        flag = used["start"].isna() if name == "undated" else used[name]
        counts[name] = np.bincount(group[flag.to_numpy(dtype=bool)], minlength=size)
        told.append(counts[name] if name in _COUNTS else counts[name] > 0)
    special = np.zeros(size, dtype=np.int64)
    for number, one in enumerate(sorted(notes.goals | set(notes.unadded)), 1):
        special[one] = number
    which = numbered(*told, special)
    _, first = np.unique(which, return_index=True)
    ids = _names(reading)
    resting = [_of_reports(ids, some) for some in of_reports]
    leaving = [_SEPARATOR.join(_instead(ids, some)) for some in of_instead]
    noted = np.any([*told[2:], special], axis=0).tolist()
    texts = []
    for one in first.tolist():
        parts = [resting[reports[one]], leaving[instead[one]]]
        if noted[one]:
            parts += _said({name: int(count[one]) for name, count in counts.items()})
            parts += _noted(notes, one)
        texts.append(_SEPARATOR.join(filter(None, parts)))
    return [texts[number] for number in which.tolist()]


def _said(counts: dict[str, int]) -> Iterator[str]:
    if counts["spans"]:
        yield "the reports span several periods and are not split"
    if counts["undated"]:
        yield "a report without a period is among them"
    if counts["unsaid"]:
        yield f"{_counted(counts['unsaid'], 'number')} without a status taken as achieved"
    if counts["inexact"]:
        yield f"{_counted(counts['inexact'], 'number')} not exact, the lower bound taken"
    if counts["context"]:
        yield "true of the set-up, not a result"
    if counts["rest"]:
        yield "what the parts leave of their whole"


def _noted(notes: Notes, group: int) -> Iterator[str]:
    if group in notes.goals:
        yield "planned is the goal of the whole project"
    if group in notes.unadded:
        values = ", ".join(f"{value:.15g}" for value in notes.unadded[group][:_MOST])
        yield f"values are not added: {values}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _names(reading: Reading) -> list[str]:
    """Return the ids of reports by their rank."""
    pairs = reading.places[["report", "report_id"]].drop_duplicates().sort_values("report")
    return [str(name) for name in pairs["report_id"]]


def _of_reports(ids: Sequence[str], reports: Sequence[int]) -> str:
    return f"{_counted(len(reports), 'report')}: {_names_of(ids, reports)}"


def _names_of(ids: Sequence[str], reports: Sequence[int]) -> str:
    shown = ", ".join([ids[report] for report in reports[:_MOST]])
    more = len(reports) - _MOST
    return f"{shown} and {more} more" if more > 0 else shown


def _instead(ids: Sequence[str], left: Sequence[int]) -> Iterator[str]:
    for number, how in enumerate(_HOW):
        if reports := [one // len(_HOW) for one in left if one % len(_HOW) == number]:
            yield f"{_names_of(ids, reports)} left out for {how}"


def _left(rows: pd.DataFrame, used: pd.DataFrame) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pair groups with the reports left out for their own, and with the reason, as one number."""
    nothing = np.zeros(0, dtype=np.int64)
    out = rows[~rows["taken"].to_numpy(dtype=bool)]
    if not len(out):
        return nothing, nothing
    columns = ["choice", "report", "start", "end"]
    out = out[columns].drop_duplicates()
    there = np.zeros(int(rows["choice"].max()) + 1, dtype=bool)
    there[out["choice"].to_numpy()] = True
    own = used[there[used["choice"].to_numpy()]]
    once = np.unique(numbered(own["group"].to_numpy(), own["cell"].to_numpy()), return_index=True)
    own = own.iloc[once[1]][["group", "choice", "start", "end"]]
    pairs = own.merge(out, on="choice", suffixes=("", "_left"))
    start, end, start_left, end_left = (
        pairs[name].to_numpy(dtype="datetime64[s]").astype(np.int64)
        for name in ("start", "end", "start_left", "end_left")
    )
    meet = (start <= end_left) & (start_left <= end)
    days, days_left = end - start, end_left - start_left
    how = np.select([days == days_left, days < days_left], [0, 1], 2)
    left = pairs["report"].to_numpy(dtype=np.int64) * len(_HOW) + how
    return pairs["group"].to_numpy(dtype=np.int64)[meet], left[meet]
