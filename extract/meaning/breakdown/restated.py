"""A number said twice: "prawie 700 (dokładnie 694) osób" is one count, the exact one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.facts.fact import Count

_RESTATES = re.compile(
    r"[^\W\d_]{0,20}\s{0,2}\(\s{0,2}(?:a\s)?(?:dokładnie|tj\.|ściślej)\s{1,2}\Z", re.IGNORECASE
)
_REACH = 50


def merge(counts: Iterable[Count], text: str) -> list[Count]:
    """Drop each count that the next one states exactly, in order of the text."""
    kept: list[Count] = []
    for count in sorted(counts, key=lambda c: c.number_start):
        previous = kept[-1] if kept else None
        if (
            previous is not None
            and count.number_start - previous.number_end <= _REACH
            and _RESTATES.fullmatch(text, previous.number_end, count.number_start)
        ):
            start = min(previous.start, count.start)
            kept[-1] = replace(
                count,
                start=start,
                quote=text[start : count.end],
                unit=count.unit or previous.unit,
            )
        else:
            kept.append(count)
    return kept
