"""A period as found, and what beside it says more: the months in a row, the exact days.

Titles list the months of a period ("luty i marzec 2020"), number its quarter ("Raport kwartalny
1/2020"), put exact days in brackets; forms have a field for each end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.polish.calendar import (
    MONTH_ADJECTIVES,
    DateMention,
    Interval,
    find_dates,
    months_of,
)
from extract.polish.numerals import find_numbers
from extract.polish.roman import roman_number
from extract.report.head import CUE_REACH
from extract.report.project_dates import is_span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from extract.report.head import HeadLine

_PART_OF_YEAR = re.compile(
    r"\b(?P<kind>kwartaln|półroczn|miesięczn)\w{1,3}\b"
    r"(?:[^\d/]{0,40}?\bnr\s?(?P<number>[0-9]{1,2}|[ivx]{1,4})(?!\w))?"
)
_SCHOOL_STARTS = (9, 10)  # months with which the years of schools and universities begin
_PARTS = {"kwart": (4, 3), "półro": (2, 6), "miesi": (12, 1)}
_FIELD = re.compile(
    r"\s*(?P<kind>kwart|półro|miesi)\w{0,5}\s*(?:nr\s*)?[:|\t]\s*(?P<number>[0-9]{1,2}|[ivx]{1,4})(?!\w)"
)
_FIELD_LINES = 10
# "majowe sprawozdanie za ", "grudniowa "
_MONTH_ADJECTIVE = re.compile(
    rf"(?<!\w)(?P<stem>{'|'.join(MONTH_ADJECTIVES)})(?:y|a|e|ych|ego|ej)\s*(?:\w+\s+)?(?:za\s+|rok\w?\s+)?\Z"
)
# "ostatnie trzy miesiące", "dwa ostatnie kwartały"
_COUNTED_PART = re.compile(
    r"(?:(?P<last>ostatni\w*)\s+)?(?P<count>\w+\s+)??(?P<after>ostatni\w*\s+)?"
    r"(?:(?P<month>miesi[ąęe]c\w*|m-cy)|(?P<quarter>kwarta[łl]\w*))[\s\xa0]*\Z"
)
_LISTED = re.compile(r"[\s\xa0]*+(?:,|;|/|i|oraz|,[\s\xa0]*i)?[\s\xa0]*+")
# Fields of forms; the label of a day may say of what it is before or behind.
_FIRST_DAY = re.compile(
    r"\bokres\w{0,3}(?:\s+sprawozdawcz\w+)?\s*[:–-]?\s*od(?:\s+dnia)?\s*[:|\t]?\s*\Z"
    r"|\b(?:początek|rozpoczęci[ea]|pierwszy dzień)\s+okresu(?:\s+sprawozdawcz\w+)?\s*[:|\t]?\s*\Z"
)
_LAST_DAY = re.compile(
    r"\bdo(?:\s+dnia)?\s*[:|\t]?\s*\Z"
    r"|\b(?:koniec|zakończeni[ea]|ostatni dzień)\s+okresu(?:\s+sprawozdawcz\w+)?\s*[:|\t]?\s*\Z"
)
# " (tj. ", ", czyli od "
_APPOSITION = re.compile(
    r"[\s\xa0]{0,3}(?:\(|,?[\s\xa0]{0,2}tj\.|,?[\s\xa0]{0,2}czyli)[\s\xa0]{0,3}(?:tj\.|od)?[\s\xa0]{0,3}"
)
_DIGIT = re.compile("[0-9]")
YEAR_FROM_DATE = "year from the document's date"


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """The days a report says it covers.

    ``start`` and ``end`` are character offsets of the words they were read from, ``None`` when
    they come from a file name; ``rule`` is a key of ``RULES``; ``inferred`` says what was taken
    from elsewhere.
    """

    interval: Interval
    start: int | None
    end: int | None
    rule: str
    inferred: str | None = None


def numbered_part(head: str, found: PeriodMention) -> PeriodMention | None:
    """Part of a year that a title numbers: "Raport kwartalny 1/2020", "Raport półroczny nr 1".

    ``head`` is what stands in its line before the days, in lower case: the number and its year look
    like a month, or the number stands before the year, or the month is an adjective ("czerwcowy").
    """
    start, end = found.interval.start, found.interval.end
    if start is None or end is None:
        return None
    whole = (start.month, end.month) == (1, 12)
    if whole and (month := _MONTH_ADJECTIVE.search(head)):
        return _part(found, "miesi", MONTH_ADJECTIVES[month["stem"]])
    part = _PART_OF_YEAR.search(head)
    if part is None:
        return None
    if not whole:
        return _part(found, part["kind"][:5], start.month)
    return _part(found, part["kind"][:5], _figure(part["number"])) if part["number"] else None


def field_part(lines: Sequence[HeadLine], year: PeriodMention) -> PeriodMention | None:
    """Part of a year in a form's field: "Kwartał: I", "Miesiąc | 3"."""
    for line in lines[:_FIELD_LINES]:
        if field := _FIELD.match(line.text):
            return _part(year, field["kind"], _figure(field["number"]))
    return None


def _figure(written: str) -> int:
    return int(written) if written.isdigit() else roman_number(written)


def _part(year: PeriodMention, kind: str, number: int) -> PeriodMention | None:
    """Part of a year by its number, ``None`` where a year has fewer of its kind."""
    most, months = _PARTS[kind]
    if year.interval.start is None or not 0 < number <= most:
        return None
    days = months_of(year.interval.start.year, (number - 1) * months + 1, months)
    return replace(year, interval=Interval(*days))


def counted_part(head: str, year: PeriodMention) -> PeriodMention | None:
    """Months or quarters of a year that a title counts: "za 9 miesięcy 2021 r.", "ostatni kwartał".

    ``head`` is what stands before the year in its line, in lower case.
    """
    part = _COUNTED_PART.search(head)
    if part is None or year.interval.start is None:
        return None
    counts = [number.value for number in find_numbers(part["count"] or "")]
    last = part["last"] or part["after"]
    if not counts and not last:
        return None
    months = int(counts[0] or 0) if counts else 1
    months *= 3 if part["quarter"] else 1
    if not 0 < months < 12:
        return None
    first = 13 - months if last else 1
    return replace(year, interval=Interval(*months_of(year.interval.start.year, first, months)))


def with_adjoining(
    text: str, mentions: Sequence[DateMention], first: DateMention, found: PeriodMention
) -> PeriodMention:
    """Months or quarters side by side are one period: "luty i marzec 2020"."""
    last = first
    for mention in mentions:
        if mention.start < last.end or last.interval.end is None:
            continue
        beside = mention.interval.start == last.interval.end + timedelta(days=1)
        if not beside or not _LISTED.fullmatch(text, last.end, mention.start):
            break
        last = mention
    if last is first or last.precision != first.precision:
        return found
    return replace(found, interval=Interval(first.interval.start, last.interval.end), end=last.end)


def with_last_day(
    text: str, mentions: Sequence[DateMention], first: DateMention, found: PeriodMention
) -> PeriodMention:
    """Put the last day to a first one: "od 1 marca 2021 r. (początek projektu) do 30 czerwca"."""
    if first.rule != "from a date on" or is_span(first.interval):
        return found
    for mention in mentions:
        near = 0 <= mention.start - first.end <= CUE_REACH
        if mention.rule == "up to a date" and near and "\n" not in text[first.end : mention.start]:
            days = Interval(first.interval.start, mention.interval.end)
            return replace(found, interval=days, end=mention.end)
    return found


def before_day(found: PeriodMention, written: date) -> PeriodMention:
    """Put a period whose year was that of the day it was reported on before that day."""
    first, last = found.interval.start, found.interval.end
    inferred = YEAR_FROM_DATE
    if first is None or last is None or first <= written:
        return replace(found, inferred=inferred)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    days = Interval(*months_of(first.year - 1, first.month, months))
    return replace(found, interval=days, inferred=inferred)


def from_two_days(text: str, mentions: Sequence[DateMention]) -> PeriodMention | None:
    """Days from fields of a form: "Początek okresu: 1.01.2020", "Koniec okresu: 31.03.2020"."""
    for first, last in pairwise(mentions):
        opens = text[max(0, first.start - CUE_REACH) : _figures(text, first)].lower()
        closes = text[max(first.end, last.start - CUE_REACH) : _figures(text, last)].lower()
        if _FIRST_DAY.search(opens) and _LAST_DAY.search(closes):
            days = Interval(first.interval.start, last.interval.end)
            if is_span(days) and not days.inverted:
                return PeriodMention(days, first.start, last.end, "named period")
    return None


def _figures(text: str, mention: DateMention) -> int:
    """Offset behind the words that a date quotes before its figures ("od")."""
    digit = _DIGIT.search(text, mention.start, mention.end)
    return digit.start() if digit else mention.start


def with_exact_days(
    text: str, mentions: Sequence[DateMention], found: PeriodMention
) -> PeriodMention:
    """Days or months in brackets behind a period: "rok szkolny 2018/2019 (wrzesień – czerwiec)"."""
    if found.end is None:
        return found
    for mention in mentions:
        between = text[found.end : mention.start]
        exact = mention.precision == "day" or mention.rule == "span of months"
        exact = exact and is_span(mention.interval)
        if exact and mention.start >= found.end and _APPOSITION.fullmatch(between):
            return replace(found, interval=mention.interval, start=mention.start, end=mention.end)
    first = found.interval.start
    if (
        first is not None
        and first.month in _SCHOOL_STARTS
        and text[found.end :].lstrip()[:1] == "("
    ):
        year = Interval(*months_of(first.year, _SCHOOL_STARTS[0], 12))
        bracket = text.find(")", found.end, found.end + CUE_REACH) + 1
        for mention in find_dates(text, found.end, bracket, anchor=year):
            if mention.rule == "span of months" and mention.end == bracket - 1:
                return replace(found, interval=mention.interval, end=mention.end)
    return found
