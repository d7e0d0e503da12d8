"""Markers and headings of a text -> entries of an outline, in order, not yet nested."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extract.polish.predicates import first_verb
from extract.sections.headings import (
    Heading,
    find_headings,
    is_capitals,
    is_heading_text,
    title_block,
)
from extract.sections.layout import BESIDE_TITLE, PROJECT_COLON, TITLE
from extract.sections.lines import Line, Lines, read_lines
from extract.sections.markers import find_markers, letter
from extract.sections.paragraphs import after_lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.sections.marker_shapes import Marker

EntryKind = Literal["project", "task", "heading", "numbered", "lettered", "bullet", "paragraph"]

_PHRASE = 160
_WORDS = 12
_HEAD = 300
# One set of characters comes first: `re` skips to them, branch by branch it would not.
_PHRASE_END = re.compile(
    r"[:;,.!?\s](?:(?<=[:;,])\s|(?<=[.!?])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])|(?<=\s)(?:[-–—]\s|\())"
)
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])")
_MOST_BESIDE = 3
_LONGEST_PROJECT = 220


@dataclass(slots=True)
class Entry:
    """A section before it has a place in the tree.

    Attributes
    ----------
    kind, family
        What it is for the reader, and which list it belongs to.
    ordinal, next_ordinal
        Its number in the list and that of the list's next member; 0 if there is none.
    letter
        Letter of a lettered section.
    indent
        White space before a bullet.
    start, content, head_end
        Offsets of its line, of what follows the marker, and of the heading's end.
    marker, title
        As in ``Section``.
    phrase
        Words by which its activity is judged.
    """

    kind: EntryKind
    family: str
    start: int
    content: int
    head_end: int
    marker: str | None
    title: str | None
    phrase: str
    ordinal: int = 0
    next_ordinal: int = 0
    letter: str | None = None
    indent: int = 0
    parts: tuple[int, ...] = ()


def outline(text: str) -> list[Entry]:
    """Entries of ``text`` in order; linear in its length."""
    lines = read_lines(text)
    if not lines.lines:
        return []
    markers = find_markers(lines)
    first = title_block(lines, next((m.line for m in markers if m.ordinal), len(lines.lines)))
    markers = [marker for marker in markers if marker.line >= first]
    taken = {marker.line: marker.family for marker in markers if not marker.inline}
    projects = _bare_projects(lines, taken, first)
    headings = [
        heading for heading in find_headings(lines, taken, first) if heading.first not in projects
    ]
    continued = _titles_below(lines, headings, markers)
    entries = [_of_marker(text, lines, marker, taken, continued) for marker in markers]
    entries += [
        _of_heading(text, lines, heading)
        for heading in headings
        if heading.first not in continued.values()
    ]
    entries += projects.values()
    heads = {marker.line for marker in markers} | {heading.first for heading in headings}
    heads.update(projects)
    entries += [_of_paragraph(lines, index) for index in after_lists(lines, markers, heads)]
    entries.sort(key=lambda entry: entry.content)
    _count_projects(entries)
    return entries


def _titles_below(lines: Lines, headings: list[Heading], markers: list[Marker]) -> dict[int, int]:
    """Headings that belong to a marker on the line above: line above -> line below.

    Capitals go on from a marked line of capitals; a marker alone on its line ("Rozdział I")
    takes the heading under it.
    """
    every = lines.lines
    alone = {marker.line: marker.content >= every[marker.line].end for marker in markers}
    return {
        heading.first - 1: heading.first
        for heading in headings
        if heading.first == heading.last
        and heading.first - 1 in alone
        and (
            alone[heading.first - 1]
            or (
                heading.family == "capitals"
                and not every[heading.first].blank
                and is_capitals(every[heading.first - 1].body)
            )
        )
    }


def _of_marker(
    text: str, lines: Lines, marker: Marker, taken: Mapping[int, str], continued: dict[int, int]
) -> Entry:
    line = lines.lines[marker.line]
    start = marker.start if marker.inline else line.start
    body = line.body[marker.content - line.at :]
    head_end = min(line.end, marker.content + _HEAD)
    entry = Entry(
        kind="numbered",
        family=marker.family,
        start=start,
        content=marker.content,
        head_end=head_end,
        marker=text[marker.start : marker.content].rstrip(),
        title=None,
        phrase="",
        ordinal=marker.ordinal,
        next_ordinal=marker.next_ordinal,
        parts=marker.parts,
    )
    if not marker.ordinal:
        entry.kind, entry.indent = "bullet", line.indent
    elif ":" in marker.family and not _runs_on(lines, marker.line, body):
        entry.kind = "task" if marker.family.startswith("task") else "heading"
        _name(entry, text, lines, marker.line, continued)
        return entry
    elif ":" not in marker.family:
        small = letter(marker)
        heading = not marker.inline and is_heading_text(lines, marker.line, body, taken)
        if small is not None:
            # "A/ UCZESTNICY" numbers a heading with a letter; "A) przeprowadzono" is an activity.
            capital = marker.family.strip("()./") == "A"
            if not (heading and capital):
                entry.kind, entry.letter = "lettered", small
            else:
                entry.kind = "heading"
        elif not _as_project(entry, line, lines, marker) and heading:
            entry.kind = "heading"
        if entry.kind == "heading":
            _name(entry, text, lines, marker.line, continued)
        if entry.title is not None:
            return entry
    entry.phrase = _first_words(lines, marker.line, body)
    entry.title = _leading_phrase(entry.phrase)
    return entry


def _runs_on(lines: Lines, index: int, body: str) -> bool:
    """Tell "Zadanie 1. Animacja. Przeprowadzono 14 spotkań": an item, not a heading."""
    if _SENTENCE.search(body) is None:
        return False
    below = index + 1
    wrapped = below < len(lines.lines) and lines.continues(below)
    return wrapped or first_verb(body) is not None


def _name(entry: Entry, text: str, lines: Lines, index: int, continued: dict[int, int]) -> None:
    """Give an entry the heading on its line, and on the next where capitals go on there."""
    line = lines.lines[index]
    end = lines.lines[continued[index]].end if index in continued else line.end
    entry.head_end = min(end, entry.content + _HEAD)
    if line.end - entry.content > _HEAD:
        entry.phrase = _first_words(lines, index, line.body[entry.content - line.at :])
        entry.title = _leading_phrase(entry.phrase)
        return
    entry.title = _clean(text[entry.content : end]) or None
    entry.phrase = entry.title or ""


def _of_heading(text: str, lines: Lines, heading: Heading) -> Entry:
    first, last = lines.lines[heading.first], lines.lines[heading.last]
    end = first.end if heading.family == "underlined" else last.end
    title = _clean(text[first.at : end])
    return Entry("heading", heading.family, first.start, first.at, end, None, title, title)


def _of_paragraph(lines: Lines, index: int) -> Entry:
    line = lines.lines[index]
    phrase = _first_words(lines, index, line.body)
    title = _leading_phrase(phrase)
    end = min(line.end, line.at + _HEAD)
    return Entry("paragraph", "paragraph", line.start, line.at, end, None, title, phrase)


def _as_project(entry: Entry, line: Line, lines: Lines, marker: Marker) -> bool:
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
    entry.title = entry.phrase = _clean(match.group("title"))


def _is_beside(rest: str) -> bool:
    """Tell whether dates, numbers and the like are all that follows a project's title."""
    if len(rest) > _LONGEST_PROJECT:
        return False
    left = _WORD.findall(BESIDE_TITLE.sub(" ", rest))
    return len(left) <= _MOST_BESIDE or (len(rest) <= 120 and rest.rstrip()[-1:] in ")")


def _bare_projects(lines: Lines, taken: Mapping[int, str], first: int) -> dict[int, Entry]:
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
            "project", "project", line.start, line.at, min(line.end, line.at + _HEAD), None, "", ""
        )
        _make_project(entry, match)
        found[index] = entry
    return found


def _count_projects(entries: Sequence[Entry]) -> None:
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


def _first_words(lines: Lines, index: int, body: str) -> str:
    """About a dozen words from ``body`` on, over the ends of hard-wrapped lines."""
    phrase = body[:_PHRASE]
    if len(body) == len(phrase):
        for below in range(index + 1, min(index + 3, len(lines.lines))):
            if len(phrase) >= _PHRASE or not lines.continues(below):
                break
            more = lines.lines[below].body[:_PHRASE]
            phrase = phrase[:-1] + more if phrase[-1] == "-" else f"{phrase} {more}"
    return " ".join(phrase.split(None, _WORDS)[:_WORDS])


def _leading_phrase(phrase: str) -> str | None:
    end = _PHRASE_END.search(phrase, 3)
    if end is not None:
        title = phrase[: end.start()]
    else:
        title = phrase[:-1] if phrase[3:] and phrase[-1] in ".;:," else phrase
    return title.rstrip(": ") or None  # the phrase has no other white space


def _clean(title: str) -> str:
    return " ".join(title.replace("-\n", "").split()).rstrip(":").rstrip()
