"""On what a rolled-up value rests, in words: its reports, and what had to be decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from extract.indicators.values import Reading

_MOST = 24
_SEPARATOR = "; "


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
    ids = _names(reading)
    reports = _listed(used["group"].to_numpy(), used["report"].to_numpy(), size)
    instead = _instead(rows, used)
    flags = {
        name: np.bincount(
            used["group"].to_numpy()[used[name].to_numpy(dtype=bool)], minlength=size
        ).tolist()
        for name in ("unsaid", "inexact", "context", "spans", "rest")
    }
    undated = np.bincount(
        used["group"].to_numpy()[used["start"].isna().to_numpy()], minlength=size
    ).tolist()
    made = []
    for group in range(size):
        parts = [_of_reports(ids, reports[group])]
        parts += [
            f"{_names_of(ids, left)} left out for {how}" for how, left in instead.get(group, ())
        ]
        if flags["spans"][group]:
            parts.append("the reports span several periods and are not split")
        if undated[group]:
            parts.append("a report without a period is among them")
        parts += _said(flags, group)
        if group in notes.goals:
            parts.append("planned is the goal of the whole project")
        if group in notes.unadded:
            values = ", ".join(f"{value:.15g}" for value in notes.unadded[group][:_MOST])
            parts.append(f"values are not added: {values}")
        made.append(_SEPARATOR.join(parts))
    return made


def _said(flags: dict[str, list[int]], group: int) -> Iterator[str]:
    if count := flags["unsaid"][group]:
        yield f"{_counted(count, 'number')} without a status taken as achieved"
    if count := flags["inexact"][group]:
        yield f"{_counted(count, 'number')} not exact, the lower bound taken"
    if flags["context"][group]:
        yield "true of the set-up, not a result"
    if flags["rest"][group]:
        yield "what the parts leave of their whole"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _names(reading: Reading) -> list[str]:
    """Return the ids of reports by their rank."""
    pairs = reading.places[["report", "report_id"]].drop_duplicates().sort_values("report")
    return [str(name) for name in pairs["report_id"]]


def _of_reports(ids: Sequence[str], reports: Sequence[int]) -> str:
    return f"{_counted(len(reports), 'report')}: {_names_of(ids, reports)}"


def _names_of(ids: Sequence[str], reports: Sequence[int]) -> str:
    shown = ", ".join(ids[report] for report in reports[:_MOST])
    more = len(reports) - _MOST
    return f"{shown} and {more} more" if more > 0 else shown


def _listed(group: NDArray[np.int64], report: NDArray[np.int64], size: int) -> list[list[int]]:
    """Distinct reports of each group, in order."""
    if not size:
        return []
    width = int(report.max(initial=0)) + 1
    pairs = np.unique(group * width + report)
    cuts = np.searchsorted(pairs // width, np.arange(1, size))
    return [(some % width).tolist() for some in np.split(pairs, cuts)]


def _instead(rows: pd.DataFrame, used: pd.DataFrame) -> dict[int, list[tuple[str, list[int]]]]:
    """For each group the reports that its own were taken instead of, finer and coarser apart."""
    keys = ["subject", "indicator", "planned"]
    left = rows[~rows["taken"].to_numpy(dtype=bool)]
    if not len(left):
        return {}
    left = left[[*keys, "report", "start", "end"]].drop_duplicates()
    own = used[[*keys, "group", "start", "end"]].drop_duplicates()
    pairs = own.merge(left, on=keys, suffixes=("", "_left"))
    meet = (pairs["start"] <= pairs["end_left"]) & (pairs["start_left"] <= pairs["end"])
    pairs = pairs[meet.to_numpy(dtype=bool)]
    finer = (pairs["end"] - pairs["start"]) < (pairs["end_left"] - pairs["start_left"])
    same = (pairs["end"] - pairs["start"]) == (pairs["end_left"] - pairs["start_left"])
    how = np.select(
        [same.to_numpy(dtype=bool), finer.to_numpy(dtype=bool)],
        ["another report of as many days", "finer reports that cover as much"],
        "a report that covers more days",
    )
    pairs = pairs.assign(how=how)[["group", "how", "report"]].drop_duplicates()
    made: dict[int, list[tuple[str, list[int]]]] = {}
    ordered = pairs.sort_values(["group", "how", "report"])
    for group, reason, report in zip(
        ordered["group"].tolist(), ordered["how"].tolist(), ordered["report"].tolist(), strict=True
    ):
        listed = made.setdefault(group, [])
        if not listed or listed[-1][0] != reason:
            listed.append((reason, []))
        listed[-1][1].append(report)
    return made
