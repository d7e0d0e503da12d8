"""Report -> tree of sections: projects, lettered activities, headings, list items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from extract.polish.calendar import Interval
    from extract.report import Report

SectionKind = Literal["report", "project", "task", "heading", "numbered", "lettered", "bullet"]


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
        Ordinals of projects, tasks, headings, numbered items and bullets among their siblings
        and the letters of lettered sections, joined by dots: ``1.a``. A letter that comes again
        under one parent gets its turn behind a tilde: ``1.a~2``.
    parent_id
        ``section_id`` of the parent, ``None`` for the root.
    level
        0 for the root.
    marker
        The marker as written (``a)``, ``ZADANIE I -``, ``•``), ``None`` if there is none.
    title
        The heading's text; for a lettered or numbered paragraph its leading phrase.
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


def split(report: Report) -> tuple[Section, ...]:
    """Section tree of ``report`` in document order; see ``Section``."""
    raise NotImplementedError
