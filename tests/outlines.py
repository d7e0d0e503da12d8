"""Outlines of texts written in a test: sections, and what a reader would draw of them."""

from __future__ import annotations

from extract.report import Report
from extract.sections import Section, split

BODY = "Zorganizowano dwa spotkania, w których wzięło udział czternaście osób z całej gminy."
"""A sentence that stands below a heading."""


def sections(text: str) -> tuple[Section, ...]:
    """Sections of ``text``, the root first."""
    report = Report(report_id="r", path=None, sha256="", encoding="utf-8", text=text)
    return split(report)


def tree(text: str) -> list[str]:
    """Paths, kinds and titles of all sections but the root."""
    return [f"{found.path} {found.kind}: {found.title}" for found in sections(text)[1:]]


def paths(text: str) -> str:
    """Paths of all sections but the root."""
    return " ".join(found.path for found in sections(text)[1:])
