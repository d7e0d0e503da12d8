"""Every count of a text with its unit and its whole: what was counted, and inside what.

The corpus marks each number as ``{7|spotkanie<30}``: seven meetings, part of thirty. A number
without a mark must not be a count, so a line shows what is no count as well.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract import pipeline
from extract.facts.fact import Count

CORPUS = Path(__file__).with_name("count_parts_corpus.txt")
MARK = re.compile(r"\{(?P<number>[^{}|]+)\|(?P<unit>[^{}<|]+)(?:<(?P<whole>[\d.]+))?\}")


def corpus() -> list[str]:
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("line", corpus())
def test_counts_and_their_wholes(line: str) -> None:
    marked = line.replace("\\n", "\n").replace("\\t", "\t")
    text = MARK.sub(r"\g<number>", marked)
    want, shift = [], 0
    for mark in MARK.finditer(marked):
        whole = float(mark["whole"]) if mark["whole"] else None
        want.append((mark["number"], mark.start() - shift, mark["unit"], whole))
        shift += len(mark.group()) - len(mark["number"])
    counts = [fact for fact in pipeline.extract(text, model=None).facts if isinstance(fact, Count)]
    values = {count.fact_id: count.value for count in counts}
    found = [
        (
            text[count.number_start : count.number_end],
            count.number_start,
            count.unit,
            values[count.part_of] if count.part_of else None,
        )
        for count in sorted(counts, key=lambda one: one.number_start)
    ]
    assert [one[1:] for one in found] == [one[1:] for one in want]
