"""On what a rolled-up value rests, in words: its reports, and what had to be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from extract.indicators.numbering import Sets, firsts, numbered, set_numbers
from extract.indicators.strings import strings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd
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
) -> pa.Array:
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
        return pa.array([], type=pa.large_string())
    counts = {
        name: np.bincount(group[rows[name][used]], minlength=size) for name in (*_COUNTS, *_FLAGS)
    }
    special = np.zeros(size, dtype=np.int64)
    special[list(notes.goals)] = 1
    for number, one in enumerate(sorted(notes.unadded), 1):
        special[one] += 2 * number
    some = _telling(rows["cell"][used], group)
    used, group = used[some], group[some]
    reports, of_reports = set_numbers(group, rows["report"][used], size)
    instead, of_instead = set_numbers(*_left(rows, used, group), size)
    told = (count if name in _COUNTS else count > 0 for name, count in counts.items())
    note = numbered(*told, special)
    which = numbered(reports, instead, note)
    ids = strings(_names(reading))
    first = firsts(which)
    texts = _resting(ids, of_reports).take(pa.array(reports[first]))
    leaving = _leaving(ids, of_instead).take(pa.array(instead[first]))
    texts = _joined(texts, leaving, _SEPARATOR)
    of_note = pa.array([_note(counts, notes, one) for one in firsts(note)], pa.large_string())
    texts = _joined(texts, of_note.take(pa.array(note[first])), _SEPARATOR)
    return texts.take(pa.array(which))


def _telling(cell: NDArray[np.int64], group: NDArray[np.int64]) -> NDArray[np.intp]:
    """Return rows among which is one of every cell in every group it goes into.

    The rows of a cell are of one report; nearly always they go into one group.
    """
    number = numbered(cell)
    first = firsts(number)
    elsewhere = np.flatnonzero(group != group[first][number])
    return np.sort(np.concatenate([first, elsewhere]))


def _note(counts: Mapping[str, NDArray[Any]], notes: Notes, group: int) -> str | None:
    """Say what was decided for a group."""
    said = _said({name: int(count[group]) for name, count in counts.items()})
    return _SEPARATOR.join([*said, *_noted(notes, int(group))]) or None


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


def _names(reading: Reading) -> pd.Series[Any]:
    """Return the ids of reports by their rank."""
    rank = reading.places["report"].to_numpy()
    at = np.zeros(int(rank.max(initial=-1)) + 1, dtype=np.intp)
    at[rank] = np.arange(len(rank))
    ids: pd.Series[Any] = reading.places["report_id"].iloc[at]
    return ids


def _resting(ids: pa.Array, sets: Sets) -> pa.Array:
    """Say of sets of reports how many they are, and which."""
    sizes, of_set = np.unique(np.diff(sets.begins), return_inverse=True)
    counts = pa.array([f"{_counted(n, 'report')}: " for n in sizes.tolist()], pa.large_string())
    return _joined(counts.take(pa.array(of_set)), _listed(ids, sets))


def _listed(ids: pa.Array, sets: Sets) -> pa.Array:
    """List the reports of each set, of a large one the first."""
    many = np.diff(sets.begins)
    shown = np.minimum(many, _MOST)
    begins = np.append(0, np.cumsum(shown))
    places = np.arange(begins[-1]) + np.repeat(sets.begins[:-1] - begins[:-1], shown)
    names = ids.take(pa.array(sets.members[places]))
    listed = _in_one(names, begins, ", ")
    more, of_set = np.unique(many - shown, return_inverse=True)
    tails = pa.array([f" and {n} more" if n else "" for n in more.tolist()], pa.large_string())
    return _joined(listed, tails.take(pa.array(of_set)))


def _leaving(ids: pa.Array, sets: Sets) -> pa.Array:
    """Say of sets of reports left out which they are, and why; null of empty sets."""
    number = np.repeat(np.arange(len(sets.begins) - 1), np.diff(sets.begins))
    report, how = np.divmod(sets.members, len(_HOW))
    # The reports of one set that were left out for the same reason.
    reason = number * len(_HOW) + how
    order = np.argsort(reason, kind="stable")
    first = np.flatnonzero(np.diff(reason[order], prepend=-1))
    alike = Sets(report[order], np.append(first, len(order)))
    number, how = np.divmod(reason[order][first], len(_HOW))
    why = pa.array([f" left out for {reason}" for reason in _HOW], pa.large_string())
    texts = _joined(_listed(ids, alike), why.take(pa.array(how)))
    begins = np.searchsorted(number, np.arange(len(sets.begins)))
    made = _in_one(texts, begins, _SEPARATOR)
    return pc.if_else(pc.equal(made, ""), None, made)


def _joined(one: pa.Array, other: pa.Array, separator: str = "") -> pa.Array:
    """Join each text to another; to a null nothing is joined."""
    between = pa.scalar(separator, pa.large_string())
    return pc.binary_join_element_wise(one, other, between, null_handling="skip")


def _in_one(texts: pa.Array, begins: NDArray[np.int64], separator: str) -> pa.Array:
    """Join texts that follow one another, those from each beginning to the next."""
    lists = pa.ListArray.from_arrays(pa.array(begins, pa.int32()), texts)
    return pc.binary_join(lists, pa.scalar(separator, pa.large_string()))


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
