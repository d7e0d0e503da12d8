"""The tables of results hold their indicators, as those of a run do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

import extract
from extract import batch

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Sprawozdanie za luty 2031\n\na) Odbyło się 30 spotkań animacyjnych i 812 wypożyczeń.\n"
OWN = """\
[indicator.library_loans]
name_pl = "Wypożyczenia"
unit = "wypożyczenie"
agg = "sum"
feeds = [{ kind = "counts", unit = ["wypożyczenie"] }]
"""


def test_the_indicators_are_those_of_a_run(tmp_path: Path) -> None:
    report = tmp_path / "luty.txt"
    report.write_text(TEXT, encoding="utf-8")
    batch.run(report, tmp_path / "out", model=None)
    written = batch.read_tables(tmp_path / "out", ["indicators"])["indicators"]
    made = extract.tables([extract.extract(extract.read(report), model=None)])["indicators"]
    assert made["value"].tolist() == [30.0]
    pd.testing.assert_frame_equal(made, written)


def test_a_codebook_of_ones_own_says_which(tmp_path: Path) -> None:
    file = tmp_path / "moja.toml"
    file.write_text(OWN, encoding="utf-8")
    result = extract.extract(TEXT, model=None)
    made = extract.tables([result], codebook=extract.load_codebook(file))["indicators"]
    assert dict(zip(made["indicator_id"], made["value"], strict=True)) == {
        "animation_meetings": 30.0,
        "library_loans": 812.0,
    }
