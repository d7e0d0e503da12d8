"""Report -> tree of sections: projects, lettered activities, headings, list items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extract.display import card
from extract.report.project_dates import heading_period
from extract.sections.activities import activity_of
from extract.sections.entry import HEADINGS
from extract.sections.layout import OFFICE, QUOTED
from extract.sections.outline import outline
from extract.sections.paragraphs import TITLED
from extract.sections.tree import names, parents

if TYPE_CHECKING:
    from extract.polish.calendar import Interval
    from extract.report import Report
    from extract.sections.entry import Entry

SectionKind = Literal[
    "report", "project", "task", "heading", "numbered", "lettered", "bullet", "paragraph"
]
"""``paragraph`` is text behind a bullet list, or text that begins with a title of its own."""
LIST_ITEMS: frozenset[SectionKind] = frozenset({"bullet", "numbered", "lettered"})
"""Kinds of sections that are members of a list."""

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of the report under one marker or heading.

    Sections tile the text: ``start``..``end`` of one is followed by the next, the first begins
    at 0 (kind ``report``, path ``0``: whatever precedes the first marker, perhaps nothing) and
    the last ends at ``len(text)``. A section's own stretch ends where its first child begins.

    Attributes
    ----------
    section_id
        ``<report_id>#<path>``.
    path
        Ordinals of projects, tasks and headings among their siblings, of numbered items, bullets
        and paragraphs among theirs, and the letters of lettered sections, joined by dots: ``1.a``.
        What comes to a name that is taken under its parent gets its turn behind a tilde:
        ``1.a~2``.
    parent_id
        ``section_id`` of the parent, ``None`` for the root.
    level
        0 for the root.
    marker
        The marker as written (``a)``, ``ZADANIE I -``, ``•``), ``None`` if there is none.
    title
        The heading's text; for a lettered, numbered or other paragraph its leading phrase.
    activity
        Key of an activity in ``activities.toml``, inherited from the parent where the section
        names none; ``None`` if nobody up the tree names one.
    period
        Dates written in the heading (a project's), never the reporting period.
    start, end
        Own stretch, character offsets into ``Report.text``, end exclusive.
    content_start
        Offset after the marker: list numbers before it are never facts.
    """

    section_id: str
    path: str
    parent_id: str | None
    level: int
    kind: SectionKind
    marker: str | None
    title: str | None
    activity: str | None
    period: Interval | None
    start: int
    end: int
    content_start: int

    def _repr_html_(self) -> str:
        """Return what a notebook shows: where the section stands and what it is."""
        period = self.period
        known = (
            ("kind", self.kind),
            ("marker", self.marker),
            ("activity", self.activity),
            ("period", f"{period.start} – {period.end}" if period else None),
            ("parent", self.parent_id),
            ("offsets", f"{self.start}–{self.end}"),
        )
        return card(f"{self.path} {self.title or ''}".rstrip(), known)


def split(report: Report) -> tuple[Section, ...]:
    """Section tree of ``report`` in document order; see ``Section``.

    Linear in the length of the text, without recursion; every text has at least its root.
    """
    text = report.text
    entries = outline(text)
    ends = [entry.start for entry in entries]
    ends.append(len(text))
    root = Section(
        section_id=f"{report.report_id}#0",
        path="0",
        parent_id=None,
        level=0,
        kind="report",
        marker=None,
        title=report.title,
        activity=None,
        period=None,
        start=0,
        end=ends[0],
        content_start=0,
    )
    sections = [root]
    above = parents(entries)
    named = names(entries, above)
    for index, entry in enumerate(entries):
        parent, name = sections[above[index]], named[index]
        path = name if parent is root else f"{parent.path}.{name}"
        sections.append(
            Section(
                section_id=f"{report.report_id}#{path}",
                path=path,
                parent_id=parent.section_id,
                level=parent.level + 1,
                kind=entry.kind,
                marker=entry.marker,
                title=entry.title,
                activity=_activity(entry, parent),
                period=_period(text, entry),
                start=entry.start,
                end=ends[index + 1],
                content_start=entry.content,
            )
        )
    return tuple(sections)


def _activity(entry: Entry, parent: Section) -> str | None:
    """Activity the section names, else its parent's.

    What stands in quotes is the name of an event or a publication, not of the activity. A list
    item goes with its parent unless it clearly names another activity, so does a paragraph by its
    title, one after a list always. An office ("PUNKT DORADCZY JAROSŁAW") does whatever it does.
    """
    if entry.kind == "paragraph":
        own = activity_of(entry.phrase, least=2) if entry.family == TITLED else None
        return own or parent.activity
    phrase = entry.phrase
    if entry.kind == "heading" and OFFICE.match(phrase):
        return parent.activity
    if entry.kind != "project" and _holds_quote(phrase):
        phrase = QUOTED.sub(" ", phrase)
    least = 2 if entry.kind == "bullet" and parent.activity is not None else 1
    return activity_of(phrase, least=least) or parent.activity


def _holds_quote(phrase: str) -> bool:
    # Five looks in C take a tenth of the time of a pattern, and most phrases hold none.
    return "„" in phrase or "“" in phrase or '"' in phrase or "»" in phrase or ",," in phrase


def _period(text: str, entry: Entry) -> Interval | None:
    if entry.kind not in HEADINGS or not _DIGIT.search(text, entry.content, entry.head_end):
        return None
    return heading_period(text, entry.content, entry.head_end)
