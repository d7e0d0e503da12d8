"""Which entries are projects: a quoted title with dates, a line that says so, a counted list."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.sections.entry import HEAD_LENGTH, Entry, clean_title
from extract.sections.layout import BESIDE_TITLE, PROJECT_COLON, TITLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.sections.lines import Line, Lines
    from extract.sections.marker_shapes import Marker

_WORD = re.compile(r"[^\W\d_]+")
_MOST_BESIDE = 3
_LONGEST_PROJECT = 220


def as_project(entry: Entry, line: Line, lines: Lines, marker: Marker) -> bool:
    """Make a project of "1. „Title” 01.01.2016 – 31.12.2017"."""
    body = line.body[marker.content - line.at :]
    match = TITLE.match(body[:_LONGEST_PROJECT])
    if match is None:
        return _as_named_project(entry, body)
    rest = body[match.end() :]
    following = lines.lines[marker.line + 1].body if marker.line + 1 < len(lines.lines) else ""
    dated = any(map(str.isdigit, rest))
    told = match.group("project") or "projek" in following[:200].lower()
    if not _is_beside(rest) or not (dated or told):
        return False
    _make_project(entry, match)
    return True


def _as_named_project(entry: Entry, body: str) -> bool:
    match = PROJECT_COLON.match(body[:_LONGEST_PROJECT])
    if match is None or len(body) >= _LONGEST_PROJECT or body[-1] == ";":
        return False
    _make_project(entry, match)
    return True


def _make_project(entry: Entry, match: re.Match[str]) -> None:
    entry.kind, entry.family = "project", "project"
    entry.title = entry.phrase = clean_title(match.group("title"))


def _is_beside(rest: str) -> bool:
    """Tell whether dates, numbers and the like are all that follows a project's title."""
    if len(rest) > _LONGEST_PROJECT:
        return False
    left = _WORD.findall(BESIDE_TITLE.sub(" ", rest))
    return len(left) <= _MOST_BESIDE or (len(rest) <= 120 and rest.rstrip()[-1:] in ")")


def bare_projects(lines: Lines, taken: Mapping[int, str], first: int) -> dict[int, Entry]:
    """Projects without a number: "Projekt pn. „Title”", "Projekt: Title"."""
    found: dict[int, Entry] = {}
    for index in range(first, len(lines.lines)):
        line = lines.lines[index]
        # The words that announce a project begin with one of these.
        if line.body[0] not in "PpNnTtRr" or index in taken:
            continue
        body = line.body[:_LONGEST_PROJECT]
        match = TITLE.match(body)
        if match is not None and match.group("project"):
            if not _is_beside(line.body[match.end() :]):
                continue
        else:
            match = PROJECT_COLON.match(body)
            if match is None or len(line.body) >= _LONGEST_PROJECT or line.body[-1] == ";":
                continue
        if lines.continues(index):
            continue
        entry = Entry(
            "project",
            "project",
            line.start,
            line.at,
            min(line.end, line.at + HEAD_LENGTH),
            None,
            "",
            "",
        )
        _make_project(entry, match)
        found[index] = entry
    return found


def take_form_rows(entries: Sequence[Entry]) -> None:
    """Make an item of "2. Tytuł zadania: „…”" below "1. Rodzaj zadania: …": a row of a form."""
    for above, entry in pairwise(entries):
        if (
            entry.kind == "project"
            and above.kind == "numbered"
            and above.list_family == entry.list_family
            and above.ordinal == entry.ordinal - 1
        ):
            entry.kind, entry.family = "numbered", entry.list_family


def count_projects(entries: Sequence[Entry]) -> None:
    """Let a number that counts on from a project's be its sibling ("3. Inne działania")."""
    last = 0
    inner = 0
    for entry in entries:
        if entry.family == "project":
            last, inner = entry.ordinal, 0
        elif entry.family in ("1.", "1)"):
            if last and entry.ordinal == last + 1 and inner != last:
                entry.family = "project"
                last = entry.ordinal
            else:
                inner = entry.ordinal
