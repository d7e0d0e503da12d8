"""Units that the first of some rows names for those below: "Borki – 12 spotkań", "Sady – 9"."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from extract.facts.count_labels import announces_count
from extract.facts.count_rules import AFTER_NOUN, CATEGORY, LABELLED
from extract.facts.fact import changed
from extract.facts.grids.cells import PART_ROW, ROW_OPENING, TOTAL_ROW
from extract.polish.lines import line_start

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.facts.fact import Count

NAMED_ABOVE = "unit of the row above"
"""Rule of a count whose unit the row above names."""
_LABEL = re.compile(
    rf"{ROW_OPENING}"
    r"(?P<label>(?P<word>[^\W\d_]++)[^\n:;?]{0,60}?)\s?[:–-]\s"
)


class _Row(NamedTuple):
    """A row whose first number has a unit: its end, how its label begins, how many it counts."""

    end: int
    word: str
    unit: str
    counts: int


def name(counts: Iterable[Count], text: str) -> list[Count]:
    """Give the first count of each row below a row that names its unit the same unit.

    The rows follow each other, each with a label and a dash or colon before its number. A row of
    another kind of thing ("Szkolenia – 12") ends them; a label that names one body or place, or
    begins as the one above does, or adds up, goes on.

    Parameters
    ----------
    counts
        Counts of one report in order of their numbers.
    """
    found: list[Count] = []
    above: _Row | None = None
    for line, members in groupby(counts, key=lambda count: line_start(text, count.number_start)):
        first, *others = members
        near = above is not None and text[above.end : line].strip(" \t.,;") == "\n"
        label = _label(first, line, text) if near or _opens(first) else None
        if near and above is not None and label is not None and not _opens(first):
            same = bool(others) or above.counts == 1
            if same and _goes_on(first, label, above):
                first = changed(first, unit=above.unit, rule=NAMED_ABOVE)
        named = label is not None and (_opens(first) or first.rule == NAMED_ABOVE)
        above = None
        if named and label is not None:
            last = max(first.end, *(other.end for other in others), first.number_end)
            line_end = text.find("\n", last)
            end = line_end if line_end >= 0 else len(text)
            above = _Row(end, label["word"].lower(), first.unit or "", 1 + len(others))
        found.extend((first, *others))
    return found


def _opens(count: Count) -> bool:
    """Tell a number with its label before and its noun behind."""
    return count.rule == LABELLED and count.unit is not None


def _label(count: Count, line: int, text: str) -> re.Match[str] | None:
    """Return the label of the row that ``count`` is the first number of."""
    label = _LABEL.match(text, line, count.number_start)
    if label is None or label.end() != count.number_start or PART_ROW.match(text, line):
        return None
    return None if announces_count(label["label"]) else label


def _goes_on(count: Count, label: re.Match[str], above: _Row) -> bool:
    if count.unit is None or count.rule == CATEGORY:
        return True
    if count.rule != AFTER_NOUN:
        return False
    total = TOTAL_ROW.match(label["label"]) is not None
    return total or label["word"].lower() == above.word
