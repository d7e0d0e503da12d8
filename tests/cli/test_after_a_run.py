"""What ``run`` says at its end: what left the tables, what is outdated, what was assumed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from click.testing import CliRunner

from extract.cli import main, outdated
from extract.export import MANIFEST
from extract.indicators.written import FILE as ROLLUP
from extract.review import FOLDER as REVIEW
from extract.summary import FILE as SUMMARY
from extract.workbook import FILE as WORKBOOK

if TYPE_CHECKING:
    from pathlib import Path

FEBRUARY = "Sprawozdanie za luty 2019 r.\n\nOdbyło się 12 spotkań animacyjnych.\n"
NO_PERIOD = "Odbyły się 3 szkolenia.\n"


def _said(*arguments: str | Path) -> str:
    done = CliRunner().invoke(main, [str(one) for one in arguments])
    assert done.exit_code == 0, done.output
    return done.output


def _reports(folder: Path) -> tuple[Path, Path, Path]:
    first, second = folder / "a.txt", folder / "b.txt"
    first.write_text(FEBRUARY, encoding="utf-8")
    second.write_text(NO_PERIOD, encoding="utf-8")
    return first, second, folder / "out"


def test_reports_that_leave_the_tables_are_told_of(tmp_path: Path) -> None:
    first, second, out = _reports(tmp_path)
    assert "not among these paths" not in _said("run", first, "--out", out, "--no-ner")
    said = _said("run", second, "--out", out, "--no-ner")
    assert "1 file of the run before is not among these paths" in said
    assert "not among these paths" not in _said("run", second, "--out", out, "--no-ner")
    assert "not among these paths" not in _said("run", first, second, "--out", out, "--no-ner")


def test_what_was_made_of_earlier_tables_is_told_of(tmp_path: Path) -> None:
    first, second, out = _reports(tmp_path)
    assert "make it again" not in _said("run", first, "--out", out, "--no-ner")
    _said("rollup", out)
    _said("review", out)
    for path in out.rglob("*"):  # a second ago, whatever the clock of the disk resolves
        os.utime(path, (10**9, 10**9))
    said = _said("run", first, second, "--out", out, "--no-ner")
    for name, command in (("rollup.csv", "rollup"), ("review", "review")):
        told = f"{out / name} is older than the tables; make it again: owes-extract {command} {out}"
        assert told in said
    _said("rollup", out)
    said = _said("run", first, second, "--out", out, "--no-ner")
    assert "rollup.csv is older" not in said
    assert "review is older" in said


def test_what_was_assumed_is_counted_by_kind(tmp_path: Path) -> None:
    first, second, out = _reports(tmp_path)
    third = tmp_path / "c.txt"
    third.write_bytes(NO_PERIOD.replace("3 szkolenia", "4 zajęcia").encode("cp1250"))
    said = _said("run", first, second, third, "--out", out, "--no-ner")
    assert "Assumed: no report period found (2), encoding guessed (1)" in said
    assert "no report period" in _said("head", out, "--table", "reports")
    assert "Assumed" not in _said("run", first, "--out", tmp_path / "other", "--no-ner")


def test_the_names_are_those_of_what_makes_them() -> None:
    assert set(outdated.MADE) == {ROLLUP, WORKBOOK, SUMMARY, REVIEW}
    assert outdated.MANIFEST == MANIFEST
