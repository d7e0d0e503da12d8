"""On what a rolled-up value rests, in words: its reports, and what had to be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from extract.indicators.numbering import firsts, numbered, set_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from extract.indicators.numbering import Columns
    from extract.indicators.totals import Notes
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


def bases(
    rows: Columns,
    used: NDArray[np.intp],
    group: NDArray[np.int64],
    reading: Reading,
    notes: Notes,
) -> list[str]:
    """Say for each group on which reports it rests and why.

    Parameters
    ----------
    rows
        Every carrier, also of the reports that were not taken.
    used, group
        Those taken, and the group of each.
    reading
        What the rows were read from.
    notes
        What was decided on the way.
    """
    size = int(group.max(initial=-1)) + 1
    if not size:
        return []
    reports, of_reports = set_numbers(group, rows["report"][used], size)
    instead, of_instead = set_numbers(*_left(rows, used, group), size)
    told: list[NDArray[Any]] = [reports, instead]
    counts = {}
    for name in (*_COUNTS, *_FLAGS):
        counts[name] = np.bincount(group[rows[name][used]], minlength=size)
        told.append(counts[name] if name in _COUNTS else counts[name] > 0)
    special = np.zeros(size, dtype=np.int64)
    for number, one in enumerate(sorted(notes.goals | set(notes.unadded)), 1):
        special[one] = number
    which = numbered(*told, special)
    ids = _names(reading)
    resting = [_of_reports(ids, some) for some in of_reports]
    leaving = [_SEPARATOR.join(_instead(ids, some)) if some else "" for some in of_instead]
    first = firsts(which)
    noted = np.any([*told[2:], special], axis=0)[first]
    texts = []
    for one, note, on, off in zip(
        *(some.tolist() for some in (first, noted, reports[first], instead[first])), strict=True
    ):
        text = f"{resting[on]}{_SEPARATOR}{leaving[off]}" if leaving[off] else resting[on]
        if note:
            said = _said({name: int(count[one]) for name, count in counts.items()})
            text = _SEPARATOR.join([text, *said, *_noted(notes, one)])
        texts.append(text)
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
    by_how: list[list[int]] = [[] for _ in _HOW]
    for one in left:
        by_how[one % len(_HOW)].append(one // len(_HOW))
    for how, reports in zip(_HOW, by_how, strict=True):
        if reports:
            yield f"{_names_of(ids, reports)} left out for {how}"


def _left(
    rows: Columns, used: NDArray[np.intp], group: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pair groups with the reports left out for their own, and with the reason, as one number."""
    out = np.flatnonzero(~rows["taken"])
    out = out[firsts(numbered(rows["cell"][out]))]
    out = out[np.argsort(rows["choice"][out], kind="stable")]
    left_out = np.bincount(rows["choice"][out], minlength=int(rows["choice"].max(initial=-1)) + 1)
    begins = np.cumsum(left_out) - left_out
    own = np.flatnonzero(left_out[rows["choice"][used]])
    own = own[firsts(numbered(group[own], rows["cell"][used[own]]))]
    of_own = rows["choice"][used[own]]
    times = left_out[of_own]
    nth = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)
    other = out[np.repeat(begins[of_own], times) + nth]
    own = np.repeat(own, times)
    start, end = (rows[name][used[own]].astype(np.int64) for name in ("start", "end"))
    start_left, end_left = (rows[name][other].astype(np.int64) for name in ("start", "end"))
    meet = (start <= end_left) & (start_left <= end)
    days, days_left = end - start, end_left - start_left
    how = np.select([days == days_left, days < days_left], [0, 1], 2)
    left = rows["report"][other].astype(np.int64) * len(_HOW) + how
    return group[own][meet], left[meet]
