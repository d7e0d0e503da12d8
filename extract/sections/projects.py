"""Which entries are projects: a quoted title with dates, a line that says so, a counted list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.polish.predicates import first_verb
from extract.report.project_dates import heading_period
from extract.sections.entry import HEAD_LENGTH, OWN_TEXT, Entry, clean_title
from extract.sections.layout import (
    ANNOUNCES,
    BESIDE_TITLE,
    CLOSING,
    OPENS_TITLE,
    PROJECT_COLON,
    PROJECT_DATED,
    QUOTED,
    TITLE,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.sections.lines import Lines
    from extract.sections.marker_shapes import Marker

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_BESIDE = 3
_LONGEST_PROJECT = 220


@dataclass(frozen=True, slots=True)
class _Head:
    """A project's heading: its title, whether years or "projekt" stand beside it, where it ends."""

    title: str
    dated: bool
    named: bool
    end: int


def as_project(entry: Entry, text: str, lines: Lines, marker: Marker) -> bool:
    """Make a project of "1. „Title” 01.01.2016 – 31.12.2017"."""
    head = _head(text, lines, marker.line, marker.content)
    if head is None:
        return False
    following = text[head.end : head.end + 200].lstrip().partition("\n")[0]
    told = head.named or "projek" in following.lower()
    inner = len(marker.parts) > 1  # "3.1. „Title”" stays in the list of its number
    if not (head.dated or (told and not inner)):
        return False
    _make_project(entry, head)
    if inner:
        entry.family = marker.family
    return True


def _head(text: str, lines: Lines, index: int, start: int) -> _Head | None:
    """Read a project's heading from ``start`` on line ``index``; it may go on below.

    It does where the title's closing quotation mark stands there, and where the dates do.
    """
    every = lines.lines
    end = every[index].end
    match = TITLE.match(text[start : min(end, start + _LONGEST_PROJECT)])
    if match is None:
        named = PROJECT_COLON.match(text[start : min(end, start + _LONGEST_PROJECT)])
        if named is not None and end - start < _LONGEST_PROJECT and text[end - 1] != ";":
            return _Head(clean_title(named.group("title")), dated=False, named=True, end=end)
        if OPENS_TITLE.match(text, start, end) is None:
            return _unquoted(text, start, end)
        match = TITLE.match(text[start : start + _LONGEST_PROJECT].replace("\n", " "))
        while match is not None and end < start + match.end():
            index += 1
            if index >= len(every) or every[index].blank:
                return None
            end = every[index].end
        if match is None:
            return None
    rest = text[start + match.end() : end]
    if not _is_beside(rest):
        return None
    below = index + 1
    if below < len(every) and (not _YEAR.search(rest) or rest.rstrip()[-1:] in "-–—"):
        line = every[below]
        if not line.blank and _YEAR.search(line.body) and _is_beside(line.body, most=0):
            end, rest = line.end, line.body
    title = clean_title(text[start + match.start("title") : start + match.end("title")])
    dated = any(map(str.isdigit, rest))
    return _Head(title, dated=dated, named=match.group("project") is not None, end=end)


def _unquoted(text: str, start: int, end: int) -> _Head | None:
    """Read "Projekt Nowa Droga (1.01.2021 – 31.12.2022)", a name without quotes and its dates."""
    match = PROJECT_DATED.match(text, start, min(end, start + _LONGEST_PROJECT))
    if match is None or not _is_beside(text[match.end() : end]):
        return None
    if (
        first_verb(match["title"]) is not None
        or heading_period(text, match.end("title"), end) is None
    ):
        return None
    return _Head(clean_title(match["title"]), dated=True, named=True, end=end)


def _make_project(entry: Entry, head: _Head) -> None:
    entry.kind, entry.family = "project", "project"
    entry.title = entry.phrase = head.title
    entry.head_end = min(head.end, entry.content + HEAD_LENGTH)


def _is_beside(rest: str, *, most: int = _MOST_BESIDE) -> bool:
    """Tell whether dates, numbers and ``most`` other words are all that follows the title."""
    if len(rest) > _LONGEST_PROJECT:
        return False
    left = _WORD.findall(BESIDE_TITLE.sub(" ", rest))
    return len(left) <= most or (bool(most) and len(rest) <= 120 and rest.rstrip()[-1:] in ")")


def bare_projects(
    text: str, lines: Lines, taken: Mapping[int, str], first: int
) -> dict[int, Entry]:
    """Projects without a number: "Projekt pn. „Title”", "Projekt: Title"."""
    found: dict[int, Entry] = {}
    for index in range(first, len(lines.lines)):
        line = lines.lines[index]
        # The words that announce a project begin with one of these.
        named = line.body[0] in "PpNnTtRr" and ANNOUNCES.match(line.body)
        if index in taken or not (named or _may_be_title(lines, index, taken)):
            continue
        head = _head(text, lines, index, line.at)
        if head is None or lines.continues(index):
            continue
        if not head.named and heading_period(text, line.at, head.end) is None:
            continue
        entry = Entry("project", "project", line.start, line.at, line.end, None, "", "")
        _make_project(entry, head)
        found[index] = entry
    return found


def _may_be_title(lines: Lines, index: int, taken: Mapping[int, str]) -> bool:
    """Tell a title in quotes with its years behind it, which stands alone above its text."""
    line, below = lines.lines[index], index + 1
    if line.body[0] not in '„“”"«»,' or not line.blank or not _YEAR.search(line.body):
        return False
    if first_verb(QUOTED.sub(" ", line.body)) is not None:
        return False
    return below < len(lines.lines) and below not in taken and not lines.lines[below].blank


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
    family = ""
    for entry in entries:
        if entry.family == "project":
            last, inner, family = entry.ordinal, 0, entry.list_family
        elif entry.family == family:
            if last and entry.ordinal == last + 1 and inner != last:
                entry.family = "project"
                last = entry.ordinal
            else:
                inner = entry.ordinal


def stand_among_headings(entries: Sequence[Entry], text: str) -> None:
    """Let projects that are members of a list of headings stand in it.

    "II. Szkolenia", "III. Projekt „Lipa”", "IV. Plany" count on. Without numbers, "Kadra",
    "Projekt „Lipa”", "Projekt „Dąb”", "Plany" are one list where two headings of a kind come
    before the projects, or where the one behind them closes the document; otherwise what follows
    are the projects' own parts. A project that names no dates is a heading there.
    """
    last: dict[str, Entry] = {}
    for entry in entries:
        if entry.list_family and entry.kind in ("heading", "project"):
            above = last.get(entry.list_family)
            if (
                entry.family == "project"
                and above is not None
                and above.family == entry.list_family
                and above.ordinal == entry.ordinal - 1
            ):
                entry.family = entry.list_family
                _name_undated(entry, text)
            last[entry.list_family] = entry
    _stand_without_numbers(entries, text)


def _stand_without_numbers(entries: Sequence[Entry], text: str) -> None:
    places = [index for index, entry in enumerate(entries) if entry.family == "project"]
    if not places or any(entries[place].list_family for place in places):
        return
    before = [e for e in entries[: places[0]] if e.kind == "heading"]
    if not before or before[-1].ordinal:
        return
    above = before[-1]
    if len(places) > 1 and entries[places[0]].start - above.head_end < OWN_TEXT:
        return  # "PROJEKTY" holds the projects below it
    if any(e.family == above.family for e in entries[places[0] : places[-1]]):
        return
    behind = [e for e in entries[places[-1] + 1 :] if e.family == above.family]
    closes = behind and CLOSING.match(behind[0].title or "")
    if behind and (closes or sum(e.family == above.family for e in before) > 1):
        for place in places:
            entries[place].family = above.family
            if entries[place + 1].letter is None:
                _name_undated(entries[place], text)


def _name_undated(entry: Entry, text: str) -> None:
    if heading_period(text, entry.content, entry.head_end) is None:
        entry.kind = "heading"
        entry.title = entry.phrase = clean_title(text[entry.content : entry.head_end])
