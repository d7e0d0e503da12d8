"""Numbers of a time behind the reporting period: "na 2024 r. 60 godzin", "pozostałe 3 – na maj"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extract.meaning.status.signals import TIMES

if TYPE_CHECKING:
    from extract.facts.fact import Quantity
    from extract.meaning.status.periods import Periods
    from extract.meaning.status.reading import Reading
    from extract.meaning.status.triggers import Trigger

_FOR = TIMES.pattern(r"(?:\A|[.;:,\n]\s?|\s[ai]\s|\bw\s<set_out>\s)na\s*(?:rok\s*)?\Z")
_REST = TIMES.pattern(r"\b<rest>\s{1,2}(?:[^\W\d_]{1,16}\s)?\Z")
_NEXT = TIMES.pattern(r"\b<next>\s{1,2}(?:[^\W\d_]{1,16}\s)?\Z")
_LABEL_BEFORE = re.compile(r"[:–-]\s{0,2}\Z")  # "najbliższe 2 szkolenia: 12 stycznia"
_TO_COME = re.compile(r"\b(?:w|we|na|do|do końca|od)\s*\Z", re.IGNORECASE)
_REACH = 48  # characters behind a number that are looked at for its date
_GLIMPSE = 16  # characters before a date or a number
_MOST_DATES = 4  # dates looked at before a number


def is_ahead(periods: Periods, fact: Quantity, reading: Reading, trigger: Trigger | None) -> bool:
    """Tell whether a date behind the period stands before the number in its clause.

    Where nothing governs the number, also in the label of its list. Beside ``trigger``, a verb
    that has been done, one that the clause begins with: "na 2024 r. zakontraktowano 60 godzin".
    """
    if periods.last is None:
        return False
    if _goes_over(periods, fact, reading):
        return True
    at_clause = reading.list_start if trigger is None else reading.clause_start
    start = at_clause(fact.number_start)
    last = bisect_left(periods.starts, fact.number_start)
    for at in range(max(bisect_left(periods.starts, start), last - _MOST_DATES), last):
        date = periods.dates[at]
        if date.date_start is not None and date.date_start > periods.last:
            before = periods.text[max(0, date.start - _GLIMPSE) : date.start]
            if trigger is None:
                if _TO_COME.search(before):
                    return True
            elif trigger.start > date.start and _FOR.search(before):
                return True
    return False


def _goes_over(periods: Periods, fact: Quantity, reading: Reading) -> bool:
    """Tell "pozostałe 3 – wyjazdowe – na I kwartał 2021 r." by the date behind the number.

    One outside the period is ahead of it, whatever year was taken for it.
    """
    until = min(reading.end, fact.end + _REACH)
    first = bisect_left(periods.starts, fact.number_end)
    if first == len(periods.starts) or periods.starts[first] >= until:
        return False  # as for nearly every number
    before = max(0, fact.start - _GLIMPSE), fact.number_start
    rest = _REST.search(periods.text, *before)
    if rest is None and _NEXT.search(periods.text, *before) is None:
        return False
    for at in range(first, len(periods.starts)):
        date = periods.dates[at]
        if date.start >= until or reading.number_between(fact.number_start, date.start):
            return False
        lead = periods.text[max(0, date.start - _GLIMPSE) : date.start]
        if date.date_start is None or periods.first is None or periods.last is None:
            continue
        outside = date.date_start > periods.last or (
            rest is not None and date.date_start < periods.first and date.inferred is not None
        )
        if outside and (_TO_COME.search(lead) or _LABEL_BEFORE.search(lead)):
            return True
    return False
