"""The usual wordings of each indicator feed it, and no other."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from marked import cases

from extract import tables
from extract.indicators.codebook import load_codebook
from extract.pipeline import extract

_HEAD = """\
Sprawozdanie OWES w Rybniku za II kwartał 2021 r.

1. Projekt „Wspólna sprawa” 01.01.2020 – 31.12.2022
W kwartale realizowano:
"""
_TAIL = "\nz) promocja. Prowadzono stronę internetową.\n"
_STATUS = {"p": "planned", "c": "context"}
_CASES = cases(Path(__file__).with_name("wordings.txt"))

Value = tuple[str, str]


def _wanted(told: str) -> dict[Value, float]:
    made = {}
    for one in told.split():
        name, value = one.split("=")
        made[name, _STATUS.get(value[-1], "achieved")] = float(value.rstrip("pc"))
    return made


@pytest.mark.parametrize("case", _CASES)
def test_a_wording_feeds_its_indicators(case: str) -> None:
    said, _, told = case.partition(" =>")
    rows = tables([extract(_HEAD + said + _TAIL, model=None)])["indicators"]
    found: Counter[Value] = Counter()
    for name, status, value in zip(
        rows["indicator_id"], rows["status"], rows["value"], strict=True
    ):
        found[name, status] += value
    assert dict(found) == _wanted(told)


def test_every_indicator_has_a_wording() -> None:
    told = {name for case in _CASES for name, _ in _wanted(case.partition(" =>")[2])}
    assert set(load_codebook().indicators) <= told
