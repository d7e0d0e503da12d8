"""Planned, achieved or context; and totals since an earlier time."""

import re
from pathlib import Path

import pytest

from extract import pipeline
from extract.facts.fact import Quantity

CORPUS = Path(__file__).with_name("status_corpus.txt")
MARK = re.compile(r"\[([^\]]+)\]([pac])")
NAMES = {"p": "planned", "a": "achieved", "c": "context"}


def quantities(text: str) -> list[Quantity]:
    return [f for f in pipeline.extract(text, model=None).facts if isinstance(f, Quantity)]


def corpus() -> list[str]:
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("line", corpus())
def test_status_corpus(line: str) -> None:
    marked = line.replace("\\n", "\n")
    text = MARK.sub(r"\1", marked)
    want, shift = [], 0
    for mark in MARK.finditer(marked):
        want.append((mark.start() - shift, NAMES[mark[2]]))
        shift += len(mark.group()) - len(mark[1])
    found = {fact.number_start: fact.status for fact in quantities(text)}
    assert [(at, found.get(at)) for at, _ in want] == want
