"""Dates a section states: "27-28 lipca 2017 r.", "(09-10.11.)", "w marcu", "II-IV 2020".

Roles
-----
``report_period``
    the words that the report's period was read from;
``project_period``
    a span in the heading of a project or task, or beside "okres realizacji", "realizacja projektu";
``reference``
    a quarter, half-year, year or span of them: when something was so rather than an event's day
    ("w 2018 r. powstało stowarzyszenie");
``event``
    any other day, span of days or month.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from extract.facts.fact import DateFact
from extract.facts.told_years import ToldYears
from extract.polish.calendar import DateMention, find_dates, precision_of
from extract.report.project_dates import announces_project, heading_mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.context import Context
    from extract.facts.fact import Role
    from extract.report import Report
    from extract.sections import Section

REPORT_PERIOD: Final = "report_period"
PROJECT_PERIOD: Final = "project_period"
REFERENCE: Final = "reference"
EVENT: Final = "event"

_PROJECT_KINDS = ("project", "task")
_YEAR_BEFORE = "year before"
_DIGIT = re.compile("[0-9]")
_REACH = 60  # characters before a date that hold "okres realizacji projektu"


def find(section: Section, context: Context) -> Iterator[DateFact]:
    """Dates in ``section``, its heading included, in order.

    Days and months without a year take it from the report's period, or, where there is none, from
    what ``told_years`` finds. Dates on whose figures a trap
    lies (a statute, a contract's number) are left out, but for the report's own period, and so is
    last year without a figure ("w ubiegłym roku"), which says no more than "poprzednie półrocze".
    """
    report = context.report
    heading = _heading_span(report.text, section)
    if report.period is None and context.years is None:
        context.years = ToldYears(report.text, context.traps)
    for mention in _mentions(context, section, heading):
        role = _role(report, mention, heading)
        if mention.rule == _YEAR_BEFORE and role != REPORT_PERIOD:
            continue
        trapped = context.traps.overlaps(_figures(report.text, mention), mention.end)
        if role == REPORT_PERIOD or not trapped:
            yield _fact(report, section, mention, role)


def _figures(text: str, mention: DateMention) -> int:
    """Offset of the first digit: a trap may share the words before it ("30 w roku 2018/2019")."""
    digit = _DIGIT.search(text, mention.start, mention.end)
    return digit.start() if digit else mention.start


def _mentions(
    context: Context, section: Section, heading: tuple[int, int] | None
) -> Iterator[DateMention]:
    """Mentions of the calendar, the heading's and the report's periods as ``period`` reads them.

    Titles and headings write what elsewhere is no date ("Raport 2019", "„Nazwa” 2016-2017").
    """
    report = context.report
    known = _period_mentions(report, section)
    if heading and (stated := heading_mention(report.text, *heading)):
        known.append(stated)
    if len(known) > 1:
        known.sort(key=attrgetter("start"))
    position = section.content_start
    for mention in known:
        if mention.start < position:
            continue
        yield from _between(context, position, mention.start)
        yield mention
        position = mention.end
    yield from _between(context, position, section.end)


def _between(context: Context, start: int, end: int) -> Iterator[DateMention]:
    report = context.report
    if context.years is not None:
        return context.years.find(start, end)
    return find_dates(report.text, start, end, anchor=report.period)


def _period_mentions(report: Report, section: Section) -> list[DateMention]:
    """Read the report's period as a mention, if its words lie in ``section``.

    A period told in parts ("luty i marzec 2020", a form's first and last day) is as many.
    """
    if report.period is None or report.period_span is None:
        return []
    start, end = report.period_span
    if not section.content_start <= start < end <= section.end:
        return []
    parts = list(find_dates(report.text, start, end, anchor=report.period, bare=True))
    for mention in parts:
        if mention.interval == report.period:
            own = mention.precision, mention.inferred, mention.rule
            return [DateMention(start, end, report.period, *own)]
    if len(parts) > 1:
        return parts
    precision = precision_of(report.period)
    return [DateMention(start, end, report.period, precision, None, "report period")]


def _heading_span(text: str, section: Section) -> tuple[int, int] | None:
    """Heading of a project or task: its first line that is not blank."""
    if section.kind not in _PROJECT_KINDS:
        return None
    start = section.content_start
    while start < section.end and text[start].isspace():
        start += 1
    line_end = text.find("\n", start, section.end)
    return start, section.end if line_end < 0 else line_end


def _role(report: Report, mention: DateMention, heading: tuple[int, int] | None) -> Role:
    period = report.period_span
    if period and mention.start < period[1] and period[0] < mention.end:
        return REPORT_PERIOD
    interval = mention.interval
    spans = interval.start != interval.end
    if spans and heading and mention.start < heading[1]:
        return PROJECT_PERIOD
    before = report.text[max(0, mention.start - _REACH) : mention.start]
    if spans and announces_project(before):
        return PROJECT_PERIOD
    return EVENT if mention.precision in ("day", "month") else REFERENCE


def _fact(report: Report, section: Section, mention: DateMention, role: Role) -> DateFact:
    return DateFact(
        report_id=report.report_id,
        section_id=section.section_id,
        start=mention.start,
        end=mention.end,
        quote=report.text[mention.start : mention.end],
        rule=mention.rule,
        date_start=mention.interval.start,
        date_end=mention.interval.end,
        precision=mention.precision,
        role=role,
        inferred=mention.inferred,
    )
