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

from extract.polish.calendar import DateMention, Interval, find_dates, months_of
from extract.polish.numerals import find_numbers
from extract.report.head import CUE_REACH
from extract.report.project_dates import is_span

if TYPE_CHECKING:
    from collections.abc import Sequence

_PART_OF_YEAR = re.compile(r"\b(?:(?P<quarter>kwartaln)|półroczn)\w{1,3}\b")
_COUNTED_PART = re.compile(
    r"(?:(?P<last>ostatni\w*)\s+)?(?P<count>\w+\s+)?"
    r"(?:(?P<month>miesi[ąęe]c\w*|m-cy)|(?P<quarter>kwarta[łl]\w*))[\s\xa0]*\Z"
)
_LISTED = re.compile(r"[\s\xa0]*+(?:,|;|i|oraz|,[\s\xa0]*i)?[\s\xa0]*+")
# Fields of forms; the label of a day may say of what it is before or behind.
_FIRST_DAY = re.compile(
    r"\bokres\w{0,3}(?:\s+sprawozdawcz\w+)?\s*[:–-]?\s*od(?:\s+dnia)?\s*:?\s*\Z"
    r"|\b(?:początek|rozpoczęci[ea]|pierwszy dzień)\s+okresu(?:\s+sprawozdawcz\w+)?\s*[:|\t]?\s*\Z"
)
_LAST_DAY = re.compile(
    r"\bdo(?:\s+dnia)?\s*:?\s*\Z"
    r"|\b(?:koniec|zakończeni[ea]|ostatni dzień)\s+okresu(?:\s+sprawozdawcz\w+)?\s*[:|\t]?\s*\Z"
)
_APPOSITION = re.compile(
    r"[\s\xa0]{0,3}(?:\(|,?[\s\xa0]{0,2}tj\.|,?[\s\xa0]{0,2}czyli)[\s\xa0]{0,3}(?:tj\.|od)?[\s\xa0]{0,3}"
)
_DIGIT = re.compile("[0-9]")


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
    """Quarter or half-year that a title numbers: "Raport kwartalny 1/2020" is no month.

    ``head`` is what stands before the number in its line, in lower case.
    """
    kind = _PART_OF_YEAR.search(head)
    start = found.interval.start
    if kind is None or start is None or start.month > (4 if kind["quarter"] else 2):
        return None
    noun = "kwartał" if kind["quarter"] else "półrocze"
    part = next(find_dates(f"{start.month} {noun} {start.year}"))
    return replace(found, interval=part.interval)


def counted_part(head: str, year: PeriodMention) -> PeriodMention | None:
    """Months or quarters of a year that a title counts: "za 9 miesięcy 2021 r.", "ostatni kwartał".

    ``head`` is what stands before the year in its line, in lower case.
    """
    part = _COUNTED_PART.search(head)
    if part is None or year.interval.start is None:
        return None
    counts = [number.value for number in find_numbers(part["count"] or "")]
    if not counts and not part["last"]:
        return None
    months = int(counts[0] or 0) if counts else 1
    months *= 3 if part["quarter"] else 1
    if not 0 < months < 12:
        return None
    first = 13 - months if part["last"] else 1
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
    """Exact days in brackets behind a period: "rok szkolny 2018/2019 (3.09.2018 – 21.06.2019)"."""
    if found.end is None:
        return found
    for mention in mentions:
        between = text[found.end : mention.start]
        exact = mention.precision == "day" and is_span(mention.interval)
        if exact and mention.start >= found.end and _APPOSITION.fullmatch(between):
            return replace(found, interval=mention.interval, start=mention.start, end=mention.end)
    return found
