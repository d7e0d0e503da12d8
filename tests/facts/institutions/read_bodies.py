"""Reads texts as the tests of this folder need them."""

from __future__ import annotations

from extract.facts import traps
from extract.facts.context import Context
from extract.facts.fact import Institution
from extract.facts.institutions import find, resolve
from extract.pipeline import extract
from extract.report import from_text
from extract.sections import split


def bodies(text: str) -> list[Institution]:
    """Institutions of a text, by the rules alone."""
    return [fact for fact in extract(text, model=None).facts if isinstance(fact, Institution)]


def named(text: str) -> list[Institution]:
    """Only bodies with a name."""
    return [body for body in bodies(text) if body.named]


def bodies_alone(text: str) -> list[Institution]:
    """Institutions of a text of any size, nothing else being read; sections are not cut."""
    report = from_text(text)
    sections = split(report)
    context = Context(report, sections, titles=traps.title_spans(report.text))
    found = [body for section in sections for body in find(section, context)]
    return [fact for fact in resolve(found, context) if isinstance(fact, Institution)]
