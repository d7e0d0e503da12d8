"""Every count of a text with its unit and its whole: what was counted, and inside what.

The corpus marks each number as ``{7|spotkanie<30}``: seven meetings, part of thirty. A number
without a mark must not be a count, so a line shows what is no count as well.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from marked import cases, unmarked

from extract import pipeline
from extract.facts.fact import Count

CORPUS = Path(__file__).with_name("count_parts_corpus.txt")
MARK = re.compile(r"\{(?P<number>[^{}|]+)\|(?P<unit>[^{}<|]+)(?:<(?P<whole>[\d.]+))?\}")


@pytest.mark.parametrize("case", cases(CORPUS))
def test_counts_and_their_wholes(case: str) -> None:
    text, marks = unmarked(case, MARK)
    want = [
        (at, mark["unit"], float(mark["whole"]) if mark["whole"] else None) for at, mark in marks
    ]
    counts = [fact for fact in pipeline.extract(text, model=None).facts if isinstance(fact, Count)]
    values = {count.fact_id: count.value for count in counts}
    found = [
        (count.number_start, count.unit, values[count.part_of] if count.part_of else None)
        for count in sorted(counts, key=lambda one: one.number_start)
    ]
    assert found == want
