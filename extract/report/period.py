"""The days a report covers.

The period is looked for in the head of the report: its first 40 lines, at most 3,000 characters.
Every span of days there is a candidate; what stands around it speaks for it or against it
(``evidence``). The best with at least 4 points wins, the first of equals. Failing that, two days in
a form's fields, then months whose year stands apart (``years``); failing that, the first dates
after "okres sprawozdawczy" or "okres objęty" in the first 20,000 characters; failing that, the
dates of the only project that the head names, which ``inferred`` says. Statutes and the periods of
programmes never get this far: the calendar does not read them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.polish.calendar import DateMention, Interval, find_dates, intervals_in_name
from extract.polish.predicates import first_verb
from extract.report.evidence import NAMED, line_of, of_project, weigh
from extract.report.head import BODY_LINE, CUE_REACH, head
from extract.report.period_mention import (
    PeriodMention,
    before_day,
    counted_part,
    field_part,
    from_two_days,
    numbered_part,
    with_adjoining,
    with_exact_days,
    with_last_day,
)
from extract.report.project_dates import announces_project, closed, is_span
from extract.report.stretches import project_stretches, stretches
from extract.report.years import years_elsewhere

if TYPE_CHECKING:
    from extract.report.head import HeadLine

RULES: dict[str, str] = {
    "named period": "the text says that these are the days it reports on",
    "period in title": "the line that names the document holds the days",
    "line of its own": "the days stand alone under the title",
    "opening sentence": "a text without a title tells at once when what it reports was done",
    "period in the text": "okres sprawozdawczy is named after the head of the report",
    "project dates": "the report names no period of its own, and one project with its dates",
    "file name": "the file's name holds the days",
}
"""Why each rule that finds a period exists."""

PROJECT_DATES = "report period taken from the project's dates"
YEAR_FROM_TITLE = "year from the title"

_EARLY_CHARS = 20_000
_THRESHOLD = 4
_IN_PERIOD = re.compile(r"\W*(?i:w\s+(?:okresie|terminie)(?:\s+od)?\s*)")
_LATER = re.compile(r"(?i:okres\w{0,4}\s{1,3}(?:sprawozdawcz|objęt)\w{1,5})")


def find_period(text: str) -> PeriodMention | None:
    """Days the report covers, by the rules in this module's head; ``None`` if it names none."""
    if "_" in text:
        text = text.replace("_", " ")  # titles typed like names of files, blanks of forms
    lines = head(text)
    if not lines:
        return None
    places = stretches(lines)
    best: tuple[int, str, DateMention] | None = None
    mentions = _mentions(text, places)
    for mention in mentions:
        points, rule = weigh(text, mention, lines)
        if points >= _THRESHOLD and (best is None or points > best[0]):
            best = points, rule, mention
    if best is not None:
        _, rule, mention = best
        found = PeriodMention(mention.interval, mention.start, mention.end, rule)
        line = lines[line_of(lines, mention)]
        own = line.text[: mention.start - line.start]
        part = None
        if mention.rule in ("month in figures", "Roman month"):
            above = lines[max(0, line.rank - 1)].text if not own.strip() else ""
            part = numbered_part(f"{above} {own}", found)
        elif mention.precision == "year":
            part = numbered_part(own, found) or counted_part(own, found)
            part = part or field_part(lines, found) or _narrowed(text, places, lines, found)
        found = with_last_day(text, mentions, mention, found)
        found = with_adjoining(text, mentions, mention, found)
        return part or with_exact_days(text, mentions, found)
    return (
        from_two_days(text, mentions)
        or _of_year_elsewhere(text, places, lines)
        or _later(text)
        or _only_project(text, lines)
    )


def _of_year_elsewhere(
    text: str, places: list[tuple[int, int]], lines: tuple[HeadLine, ...]
) -> PeriodMention | None:
    """Months whose year stands apart from them: "Sprawozdanie nr 3/2021 (lipiec-wrzesień)"."""
    for year in years_elsewhere(text, lines):
        line = year.line
        whole = PeriodMention(year.days, line.start, line.end, "period in title")
        part = None if year.written else numbered_part(line.text, whole)
        if year.field:
            part = part or field_part(lines, whole)
        part = part or _narrowed(text, places, lines, whole, least=_THRESHOLD - year.field)
        if part is None and year.field:
            return replace(whole, rule="named period")
        if part is not None:
            return before_day(part, year.written) if year.written else part
    return None


def _mentions(
    text: str, places: list[tuple[int, int]], anchor: Interval | None = None
) -> list[DateMention]:
    return [
        mention
        for start, end in places
        for mention in find_dates(text, start, end, anchor=anchor, bare=anchor is None)
        if closed(mention.interval)
    ]


def _narrowed(
    text: str,
    places: list[tuple[int, int]],
    lines: tuple[HeadLine, ...],
    year: PeriodMention,
    least: int = _THRESHOLD + 3,
) -> PeriodMention | None:
    """Part of the title's year that the head calls its period: "Okres: styczeń – marzec"."""
    for mention in _mentions(text, places, year.interval):
        told = mention.inferred is None or "outside" in mention.inferred
        if told or (mention.rule == "year before" and least > _THRESHOLD):
            continue
        points, rule = weigh(text, mention, lines)
        if points < NAMED and _is_told(lines[line_of(lines, mention)], mention.start):
            continue
        part = mention.precision != "day" or is_span(mention.interval)
        if part and points >= least:
            return PeriodMention(
                mention.interval, mention.start, mention.end, rule, YEAR_FROM_TITLE
            )
    return None


def _is_told(line: HeadLine, start: int) -> bool:
    """Tell a month of an event: "W maju były targi.", but not "W okresie od maja do lipca"."""
    own = line.text[: start - line.start]
    return first_verb(line.text) is not None and not _IN_PERIOD.fullmatch(own)


def _later(text: str) -> PeriodMention | None:
    for cue in _LATER.finditer(text, 0, _EARLY_CHARS):
        for mention in find_dates(text, cue.end(), min(len(text), cue.end() + 120), bare=True):
            if is_span(mention.interval):
                return PeriodMention(
                    mention.interval, mention.start, mention.end, "period in the text"
                )
            break
    return None


def _only_project(text: str, lines: tuple[HeadLine, ...]) -> PeriodMention | None:
    """Dates of the head's one project; of two with different dates, none."""
    found: dict[Interval, DateMention] = {}
    announced: dict[Interval, DateMention] = {}
    for mention in _mentions(text, project_stretches(lines)):
        line = lines[line_of(lines, mention)]
        # In a paragraph only words right before the dates say that they are a project's.
        paragraph = len(line.text) > BODY_LINE
        own = "" if paragraph else text[line.start : mention.start].lower()
        before = text[max(0, mention.start - CUE_REACH) : mention.start].lower()
        if is_span(mention.interval) and of_project(before, own, titled=False):
            found.setdefault(mention.interval, mention)
            if announces_project(before):
                announced.setdefault(mention.interval, mention)
    # "okres realizacji: ..." outranks what a line on the project says besides.
    found = announced or found
    if len(found) != 1:
        return None
    mention = next(iter(found.values()))
    return PeriodMention(
        mention.interval, mention.start, mention.end, "project dates", PROJECT_DATES
    )


def find_period_in_name(stem: str) -> PeriodMention | None:
    """Days that a file's name (without its ending) gives: "sprawozdanie_2019_Q2", "2020-03 raport".

    A name says less than a text: use it only where ``find_period`` finds nothing, and record that
    the period is assumed. A single day is the document's date, never a period.
    """
    interval = next(filter(is_span, intervals_in_name(stem)), None)
    return PeriodMention(interval, None, None, "file name", "file name") if interval else None
