"""A running total that a later report of the project lowers is a finding of the run."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import pytest

from extract import batch
from extract.checks import Lang

REPORT = (
    "Sprawozdanie za okres 01.{month:02}.2031 – 28.{month:02}.2031\n\n"
    "1. Projekt „Wspólny szlak”\n"
    "Od początku projektu utworzono narastająco {number} miejsc pracy.\n"
)


def _folder(folder: Path, **numbers: int) -> Path:
    folder.mkdir()
    for month, (name, number) in enumerate(numbers.items(), 1):
        text = REPORT.format(month=month, number=number)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def _lowered(out: Path) -> list[dict[Hashable, Any]]:
    checks = batch.read_tables(out, ["checks"])["checks"]
    found = checks[checks["check"] == "cumulative total lowered"]
    return found.to_dict("records")


@pytest.mark.parametrize(("lang", "word"), [("pl", "spadła"), ("en", "fell")])
def test_a_lowered_total_is_a_row_of_checks(tmp_path: Path, lang: Lang, word: str) -> None:
    folder = _folder(tmp_path / "raporty", a=40, b=38, c=44)
    summary = batch.run(folder, tmp_path / "out", model=None, lang=lang)
    (found,) = _lowered(tmp_path / "out")
    assert str(found["report_id"]).startswith("b-")
    assert (found["expected"], found["found"]) == (40, 38)
    assert word in str(found["message"])
    assert summary.rows["checks"] == len(batch.read_tables(tmp_path / "out", ["checks"])["checks"])


def test_growing_totals_say_nothing_and_one_that_is_mended_is_gone(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "raporty", a=40, b=38, c=44)
    batch.run(folder, tmp_path / "out", model=None)
    (folder / "b.txt").write_text(REPORT.format(month=2, number=42), encoding="utf-8")
    assert batch.run(folder, tmp_path / "out", model=None).kept == 2
    assert _lowered(tmp_path / "out") == []
