"""Polish dates and spans of days: text in, intervals out.

``find`` scans for places where a date may begin and reads the ``pieces`` there (``patterns``), asks
for the evidence that they are a date (``evidence``) and for the days they mean (``resolve``). The
rules' names, reasons and examples are in ``rules``, the words in
``months.toml`` and ``cues.toml``.
"""

from __future__ import annotations

from extract.polish.calendar.find import find_dates
from extract.polish.calendar.in_names import intervals_in_name
from extract.polish.calendar.interval import Interval, Precision, months_of, precision_of
from extract.polish.calendar.mention import DateMention
from extract.polish.calendar.rules import RULES, Rule
from extract.polish.calendar.words import MONTH_ADJECTIVES

__all__ = [
    "MONTH_ADJECTIVES",
    "RULES",
    "DateMention",
    "Interval",
    "Precision",
    "Rule",
    "find_dates",
    "intervals_in_name",
    "months_of",
    "precision_of",
]
