"""Markers and headings of a text -> entries of an outline, in order, not yet nested."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from extract.polish.predicates import first_verb
from extract.sections.entry import HEAD_LENGTH, HEADINGS, Entry, clean_title
from extract.sections.headings import FRAMED, Heading, find_headings, heading_below
from extract.sections.lines import Lines, read_lines
from extract.sections.marker_shapes import letter, shape_at
from extract.sections.markers import find_markers
from extract.sections.paragraphs import (
    BEHIND_LETTERS,
    CLOSING,
    TITLED,
    after_letters,
    after_lists,
    titled,
)
from extract.sections.projects import (
    as_project,
    bare_projects,
    count_projects,
    stand_among_headings,
    take_form_rows,
)
from extract.sections.title_block import heads_unspaced, title_block
from extract.sections.wording import NUMBER, is_capitals, states

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.sections.marker_shapes import Marker

_PHRASE = 160
_WORDS = 12
# One set of characters comes first: `re` skips to them, branch by branch it would not.
_PHRASE_END = re.compile(
    r"[:;,.!?\s](?:(?<=[:;,])\s|(?<=[.!?])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])|(?<=\s)(?:[-–—]\s|\())"
)
_BRACKETS = re.compile(r"[(\[][^()\[\]]{1,40}[)\]]")
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])")


def outline(text: str) -> list[Entry]:
    """Entries of ``text`` in order; linear in its length."""
    lines = read_lines(text)
    if not lines.lines:
        return []
    markers = find_markers(lines)
    first = title_block(lines, next((m.line for m in markers if m.ordinal), len(lines.lines)))
    if 0 < first < len(lines.lines) and heads_unspaced(lines, first):
        lines.lines[first].blank = True  # the title parts as an empty line does elsewhere
    markers = [marker for marker in markers if marker.line >= first]
    taken = {marker.line: marker.family for marker in markers if not marker.inline}
    projects = bare_projects(text, lines, taken, first)
    headings = [
        heading for heading in find_headings(lines, taken, first) if heading.first not in projects
    ]
    if _is_title(headings, markers):
        del headings[0]
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
    for index in after_letters(lines, markers, heads):
        entries.append(_of_paragraph(lines, index, BEHIND_LETTERS))
    heads.update(entry_line for entry_line in taken)
    for index, title in titled(lines, heads, first).items():
        entries.append(_of_titled(lines, index, title))
    entries.sort(key=lambda entry: entry.content)
    take_form_rows(entries)
    stand_among_headings(entries, text)
    count_projects(entries)
    _close_document(entries)
    return entries


def _close_document(entries: list[Entry]) -> None:
    """Let a last paragraph behind the letters of a project be of the whole document."""
    if not entries or entries[-1].family != BEHIND_LETTERS:
        return
    above = next((entry for entry in reversed(entries) if entry.kind in HEADINGS), None)
    if above is not None and above.kind == "project":
        entries[-1].family = CLOSING


def _is_title(headings: list[Heading], markers: list[Marker]) -> bool:
    """Tell whether the first line of all, which looks like a heading, names the document.

    It does where it alone looks so and the headings have numbers.
    """
    if not headings or headings[0].first:
        return False
    families = Counter(marker.family for marker in markers if marker.ordinal)
    alone = all(heading.family != headings[0].family for heading in headings[1:])
    return alone and any(count > 1 for count in families.values())


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
    head_end = min(line.end, marker.content + HEAD_LENGTH)
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
        list_family=marker.family,
    )
    if not marker.ordinal:
        entry.kind, entry.indent = "bullet", line.indent
    elif ":" in marker.family and not _runs_on(lines, marker, body):
        entry.kind = "task" if marker.family.startswith("task") else "heading"
        _name(entry, text, lines, marker.line, continued.get(marker.line))
        return entry
    elif ":" not in marker.family:
        last = None if marker.inline else heading_below(lines, marker.line, body, taken)
        _read_kind(entry, text, lines, marker, heads=last is not None)
        if entry.kind == "heading":
            _name(entry, text, lines, marker.line, continued.get(marker.line, last))
        if entry.title is not None:
            return entry
    entry.phrase = _first_words(lines, marker.line, body)
    entry.title = _leading_phrase(entry.phrase)
    return entry


def _read_kind(entry: Entry, text: str, lines: Lines, marker: Marker, *, heads: bool) -> None:
    """Tell what a number or letter opens, where its words look like a heading (``heads``) or not.

    "A/ UCZESTNICY" numbers a heading with a letter; "A) przeprowadzono" is an activity.
    """
    small = letter(marker)
    if small is not None and not (heads and marker.family.strip("()./") == "A"):
        entry.kind, entry.letter = "lettered", small
    elif small is not None or (not as_project(entry, text, lines, marker) and heads):
        entry.kind = "heading"


def _runs_on(lines: Lines, marker: Marker, body: str) -> bool:
    """Tell "Zadanie 1. Animacja. Przeprowadzono 14 spotkań": an item, not a heading."""
    if body[-1:] == "." and states(body):
        return True
    if not marker.family.startswith("task") and _is_row(lines, marker, body):
        return True
    if _SENTENCE.search(body) is None:
        return False
    below = marker.line + 1
    wrapped = below < len(lines.lines) and lines.continues(below)
    return wrapped or first_verb(body) is not None


def _is_row(lines: Lines, marker: Marker, body: str) -> bool:
    """Tell "Wskaźnik 1: grupy – 14" above the next row from a heading, its target in brackets."""
    below = marker.line + 1
    alone = below >= len(lines.lines) or lines.lines[below].blank
    listed = not alone and shape_at(below, lines.lines[below])
    if not (alone or (listed and listed.family == marker.family)):
        return False
    bare = _BRACKETS.sub("", body)
    return any(not 1900 < int(number.group()) < 2100 for number in NUMBER.finditer(bare))


def _name(entry: Entry, text: str, lines: Lines, index: int, last: int | None) -> None:
    """Give an entry the heading on its line, and on those below it up to ``last``."""
    line = lines.lines[index]
    end = line.end if last is None else lines.lines[last].end
    entry.head_end = min(end, entry.content + HEAD_LENGTH)
    if line.end - entry.content > HEAD_LENGTH:
        entry.phrase = _first_words(lines, index, line.body[entry.content - line.at :])
        entry.title = _leading_phrase(entry.phrase)
        return
    entry.title = clean_title(text[entry.content : end]) or None
    entry.phrase = entry.title or ""


def _of_heading(text: str, lines: Lines, heading: Heading) -> Entry:
    first, last = lines.lines[heading.first], lines.lines[heading.last]
    end = first.end if heading.family == "underlined" else last.end
    at = first.at
    if heading.family[0] == "#":
        at = first.end - len(first.body.lstrip("#").lstrip())
    elif heading.family == "framed" and (framed := FRAMED.match(first.body)):
        at += framed.start(2)
        end = first.at + framed.end(2)
    title = clean_title(text[at:end])
    return Entry("heading", heading.family, first.start, at, end, None, title, title)


def _of_paragraph(lines: Lines, index: int, family: str = "paragraph") -> Entry:
    line = lines.lines[index]
    phrase = _first_words(lines, index, line.body)
    title = _leading_phrase(phrase)
    end = min(line.end, line.at + HEAD_LENGTH)
    return Entry("paragraph", family, line.start, line.at, end, None, title, phrase)


def _of_titled(lines: Lines, index: int, title: str) -> Entry:
    line = lines.lines[index]
    end = line.at + len(title)
    return Entry("paragraph", TITLED, line.start, line.at, end, None, title or None, title)


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
