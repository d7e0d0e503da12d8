"""Periods that end before they begin, and events dated outside the period of their report."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from extract.checks.cues import ASIDE_DATES, PLANNED
from extract.checks.finding import Finding, failing
from extract.checks.messages import day, quoted, say
from extract.facts.fact import DateFact, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.checks.messages import Lang
    from extract.pipeline import Result
    from extract.polish.calendar import Interval

INVERTED = "inverted period"
OUTSIDE = "date outside the period"
_EVENT = "event"
_OPEN = re.compile(r"(?:od|do|po|przed)\s", re.IGNORECASE)


def check_periods(result: Result, lang: Lang) -> Iterator[Finding]:
    """Yield a finding for each inverted period, the report's own before its projects'."""
    yield from _inverted_report_period(result, lang)
    yield from _inverted_project_periods(result, lang)


def check_dates(result: Result, lang: Lang) -> Iterator[Finding]:
    """Yield a finding for each day of something achieved that lies outside the reporting period.

    Only exact days in a sentence that states something as achieved: a report also dates its
    signature, contracts, registrations and plans, and compares with other years. A period that is
    inverted or has an open side says nothing.
    """
    period = result.report.period
    if period is None or period.inverted or period.start is None or period.end is None:
        return
    achieved = {
        result.sentences.index(fact.start)
        for fact in result.facts
        if isinstance(fact, Quantity) and fact.status in ("achieved", None) and not fact.cumulative
    }
    for fact in result.facts:
        if not isinstance(fact, DateFact) or fact.role != _EVENT or fact.precision != "day":
            continue
        if fact.date_start is None or fact.date_end is None or _OPEN.match(fact.quote):
            continue
        if fact.date_end >= period.start and fact.date_start <= period.end:
            continue
        if result.sentences.index(fact.start) not in achieved:
            continue
        sentence = result.sentence(fact)
        if ASIDE_DATES.search(sentence) or PLANNED.search(sentence):
            continue
        start, end = day(period.start, lang), day(period.end, lang)
        message = say("date_outside", lang, quote=quoted(fact.quote), start=start, end=end)
        yield failing(OUTSIDE, fact, result, message)


def _inverted_report_period(result: Result, lang: Lang) -> Iterator[Finding]:
    report = result.report
    if report.period is None or not report.period.inverted:
        return
    span = report.period_span
    quote = quoted(report.text[slice(*span)]) if span else ""
    facts = (
        tuple(
            fact.fact_id
            for fact in result.facts
            if fact.kind == "date" and fact.start < span[1] and span[0] < fact.end
        )
        if span
        else ()
    )
    name = "report_period_inverted" if span else "report_period_inverted_unquoted"
    yield Finding(
        check=INVERTED,
        holds=False,
        facts=facts,
        message=say(name, lang, quote=quote, **_days(report.period, lang)),
    )


def _inverted_project_periods(result: Result, lang: Lang) -> Iterator[Finding]:
    stating = _stating_periods(result)
    for section in result.sections:
        if section.period is None or not section.period.inverted:
            continue
        yield Finding(
            check=INVERTED,
            section_id=section.section_id,
            path=section.path,
            holds=False,
            facts=tuple(stating[section.section_id]),
            message=say(
                "project_period_inverted",
                lang,
                title=quoted(section.title or section.path),
                **_days(section.period, lang),
            ),
        )


def _stating_periods(result: Result) -> dict[str, list[str]]:
    """Return the dates that state a project's period, by the section they stand in."""
    stating: dict[str, list[str]] = defaultdict(list)
    for fact in result.facts:
        if getattr(fact, "role", None) == "project_period":
            stating[fact.section_id].append(fact.fact_id)
    return stating


def _days(period: Interval, lang: Lang) -> dict[str, str]:
    # An inverted period has both its days.
    days = {"start": period.start, "end": period.end}
    return {name: day(value, lang) for name, value in days.items() if value is not None}
