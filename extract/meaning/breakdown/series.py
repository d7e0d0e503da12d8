"""Numbers whose unit comes with the last of them: "14, 17 i 12 osób", "5 z 6 warsztatów"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import arrows, lexicon
from extract.facts.count_rules import CATEGORY
from extract.facts.fact import changed
from extract.facts.unit_classes import unit_class
from extract.polish.totals import IN_ALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.facts.fact import Count

OUT_OF = re.compile(r"\s{1,3}(?:na|(?:z|ze|spośród)(?:\s{1,3}[^\W\d_]{1,20}){0,2})\s{1,3}")
"""Between a part and its whole behind it: "5 z 6 warsztatów"."""
_SERIES = re.compile(
    rf"\s{{0,2}}(?:,|i|oraz|lub|/)\s{{1,3}}(?:{IN_ALL}\s{{1,3}})?|\s{{0,2}}/\s{{0,2}}"
)
# "Planowano 300, jest 336 osób": what was meant, then a clause of what came of it
_THEN = re.compile(r",\s{1,2}(?:[^\W\d_]{1,20}\s{1,2}){1,4}")
_LONG_SERIES = re.compile(r"(?:,\s{1,3}\d{1,5}){0,9}\s{1,3}(?:i|oraz)\s{1,3}\d")


def joins(text: str, count: Count, following: Count) -> bool:
    """Tell a number whose unit comes with the next: "14, 17 i 12 osób", "5 z 6 warsztatów"."""
    gap = count.number_end, following.number_start
    if count.unit is not None:  # "udział wzięło 51 z 72 osób"
        named = count.rule == CATEGORY and unit_class(following.unit) == "person"
        return named and unit_class(count.unit) is None and bool(OUT_OF.fullmatch(text, *gap))
    bare = count.phrase == text[count.number_start : count.number_end] or (
        count.end == count.number_end and _LONG_SERIES.match(text, count.number_end)
    )
    in_series = bare and _SERIES.fullmatch(text, *gap)
    return bool(in_series or OUT_OF.fullmatch(text, *gap) or arrows.joins(text, *gap))


def named(text: str, waiting: Sequence[Count], last: Count) -> list[Count]:
    """Give ``waiting`` the unit that only the last of the series names."""
    series: list[Count] = []
    following = last
    for count in reversed(waiting):
        gap = count.number_end, following.number_start
        tests = OUT_OF.fullmatch, _SERIES.fullmatch, arrows.joins
        if not any(test(text, *gap) for test in tests) and not (
            _is_meant(count.phrase) and _THEN.fullmatch(text, *gap)
        ):
            break
        following = changed(count, unit=last.unit)
        series.append(following)
    return series[::-1]


def _is_meant(phrase: str) -> bool:
    """Tell "Planowano 300", "zakładano 20": a number that waits for that of what was done."""
    return phrase.lower().startswith(lexicon.MEANT)
