"""What does not add up in a report: findings, never repairs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.pipeline import Result
    from extract.polish.calendar import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding.

    Attributes
    ----------
    check
        Name of the check that made it.
    section_id, path
        Section it is about, ``None`` for the whole report.
    expected, found, difference
        Numbers that were compared, ``None`` where the check compares none.
    holds
        Whether what the report states holds.
    facts
        ``fact_id`` of each fact it rests on.
    message
        The finding in one Polish sentence.
    """

    check: str
    section_id: str | None = None
    path: str | None = None
    expected: float | None = None
    found: float | None = None
    difference: float | None = None
    holds: bool
    facts: tuple[str, ...] = ()
    message: str


def check(result: Result) -> tuple[Finding, ...]:
    """Return every finding about one report, the report's own before its sections'."""
    return (*_inverted_report_period(result), *_inverted_project_periods(result))


def _inverted_report_period(result: Result) -> Iterator[Finding]:
    report = result.report
    if report.period is None or not report.period.inverted:
        return
    span = report.period_span
    quote = f"; w tekście: „{' '.join(report.text[slice(*span)].split())}”" if span else ""
    facts = (
        tuple(
            fact.fact_id
            for fact in result.facts
            if fact.kind == "date" and fact.start < span[1] and span[0] < fact.end
        )
        if span
        else ()
    )
    yield Finding(
        check="inverted period",
        holds=False,
        facts=facts,
        message=f"Okres sprawozdawczy {_backwards(report.period)}{quote}.",
    )


def _inverted_project_periods(result: Result) -> Iterator[Finding]:
    stating = _stating_periods(result)
    for section in result.sections:
        if section.period is None or not section.period.inverted:
            continue
        yield Finding(
            check="inverted period",
            section_id=section.section_id,
            path=section.path,
            holds=False,
            facts=tuple(stating[section.section_id]),
            message=f"Okres projektu „{section.title or section.path}” "
            f"{_backwards(section.period)}.",
        )


def _stating_periods(result: Result) -> dict[str, list[str]]:
    """Return the dates that state a project's period, by the section they stand in."""
    stating: dict[str, list[str]] = defaultdict(list)
    for fact in result.facts:
        if getattr(fact, "role", None) == "project_period":
            stating[fact.section_id].append(fact.fact_id)
    return stating


def _backwards(period: Interval) -> str:
    return f"kończy się {period.end:%d.%m.%Y}, zanim się zaczyna ({period.start:%d.%m.%Y})"
