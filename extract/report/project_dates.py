"""Dates of a project, in its heading or behind the words that announce them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.polish.calendar import DateMention, Interval, find_dates
from extract.report.head import CUE_END, WORDS

if TYPE_CHECKING:
    from datetime import date

_SHORTEST = 13  # days; shorter spans are events unless the text calls them its period

_PROJECT_CLOSE = re.compile(
    rf"(?<!\w){WORDS['project_close']}[\s\xa0:,(–-]*(?:w\s+(?:okresie|terminie|latach))?{CUE_END}"
)


def heading_period(text: str, start: int, end: int) -> Interval | None:
    """Days in a project's heading ``text[start:end]``; a single day is no project's period."""
    found = heading_mention(text, start, end)
    return found.interval if found else None


def heading_mention(text: str, start: int, end: int) -> DateMention | None:
    """As ``heading_period``, with the offsets of the words that say so."""
    mentions = find_dates(text, start, end, bare=True)
    return next((mention for mention in mentions if is_span(mention.interval)), None)


def announces_project(before: str) -> bool:
    """Tell whether ``before`` ends in words that a project's dates follow: "okres realizacji"."""
    return bool(_PROJECT_CLOSE.search(before.lower()))


def is_span(interval: Interval) -> bool:
    """Tell whether ``interval`` is long enough to be a period and not an event."""
    days = closed(interval)
    return days is not None and abs((days[1] - days[0]).days) >= _SHORTEST


def closed(interval: Interval) -> tuple[date, date] | None:
    """First and last day; ``None`` if a side is open."""
    if interval.start is None or interval.end is None:
        return None
    return interval.start, interval.end
