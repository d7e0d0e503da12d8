"""Levels that only the whole document tells: headings behind a list, projects below a heading."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from extract.sections.entry import HEADINGS, OWN_TEXT
from extract.sections.layout import CLOSING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extract.sections.entry import Entry

_LEAD_IN = 60
"""Characters between a heading and the list it holds: "Realizowano dwa projekty:"."""


def closing_headings(entries: Sequence[Entry], rank: Callable[[str], int]) -> dict[str, str]:
    """Families of unnumbered headings that stand beside a numbered list, not below its last member.

    "ZADANIE I", "ZADANIE II", then "PROBLEMY": headings of a family that occurs behind the list,
    perhaps before it, but not in it, in capitals or a single one, where the list's last member has
    a text of its own. Headings right below that member, or several in small letters, divide it,
    unless some stand before the list or the first of these closes the document: "Finanse".

    Parameters
    ----------
    entries
        Entries of the outline, in order.
    rank
        Rank of a family: the outer ones have the lower.

    Returns
    -------
    dict
        From the family to that of the list.
    """
    members = _members(entries)
    lists = {
        family: places
        for family, places in members.items()
        if len(places) > 1 and (entries[places[0]].ordinal or family == "project")
    }
    found: dict[str, str] = {}
    for family, places in members.items():
        if entries[places[0]].ordinal or family in lists:
            continue
        outer = [
            other
            for other, theirs in lists.items()
            if rank(other) < rank(family)
            and theirs[-1] < places[-1]
            and not any(theirs[0] < place < theirs[-1] for place in places)
        ]
        if not outer:
            continue
        outermost = min(outer, key=rank)
        last = lists[outermost][-1]
        behind = [place for place in places if place > last]
        if entries[behind[0]].start - entries[last].head_end < OWN_TEXT:
            continue
        around = places[0] < lists[outermost][0]
        if family == "capitals" or around or len(behind) == 1 or _closes(entries[behind[0]]):
            found[family] = outermost
    return found


def _closes(entry: Entry) -> bool:
    return entry.title is not None and CLOSING.match(entry.title) is not None


def holders(entries: Sequence[Entry], rank: Callable[[str], int]) -> dict[str, set[str]]:
    """Families of headings that hold a list of projects or tasks, which mostly are the outermost.

    "PROJEKTY" right above "1. „…”" and "2. „…”", or "II. PROJEKTY" above them in a list of its
    own: no heading of the family stands between two members, or only a numbered one below which
    the list starts anew.

    Parameters
    ----------
    entries, rank
        As above.

    Returns
    -------
    dict
        From the list's family to those of the headings.
    """
    found: dict[str, set[str]] = {}
    members = _members(entries)
    for family, places in members.items():
        first = places[0]
        if not first or entries[first].kind == "heading":
            continue
        above = entries[first - 1]
        right_above = above.family if entries[first].start - above.head_end < _LEAD_IN else ""
        for other, theirs in members.items():
            if theirs[0] > first or rank(other) <= rank(family):
                continue
            if entries[theirs[0]].ordinal:
                holds = len(theirs) > 1 and _restarts_below(entries, places, theirs)
            else:
                between = any(first < place < places[-1] for place in theirs)
                holds = other == right_above and len(places) > 1 and not between
            if holds:
                found.setdefault(family, set()).add(other)
    return found


def _members(entries: Sequence[Entry]) -> dict[str, list[int]]:
    members: dict[str, list[int]] = {}
    for index, entry in enumerate(entries):
        if entry.kind in HEADINGS:
            members.setdefault(entry.family, []).append(index)
    return members


def _restarts_below(
    entries: Sequence[Entry], places: Sequence[int], headings: Sequence[int]
) -> bool:
    """Tell whether the list at ``places`` starts anew behind each of the headings in it."""
    return all(
        entries[places[at]].ordinal == 1
        for at in {bisect_right(places, heading) for heading in headings if heading > places[0]}
        if at < len(places)
    )
