"""``owes-extract head``: the first rows of tables, and where they lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from commands import flat, run

from extract import tables
from extract.pipeline import extract
from extract.report import read
from extract.tables import SCHEMA


def _rows(report: Path) -> dict[str, int]:
    return {name: len(table) for name, table in tables([extract(read(report))]).items()}


@pytest.mark.parametrize("written", ["csv", "parquet"])
def test_head_shows_the_first_rows(report: Path, tmp_path: Path, written: str) -> None:
    run("run", report, "--out", tmp_path / "out", "--format", written)
    shown = run("head", tmp_path / "out").stdout
    assert "25 spotkań" in shown
    assert "stage" not in shown  # of errors, which has no rows
    above, _, where = shown.rpartition("tables in ")
    assert where.strip() == f"{tmp_path / 'out'}{os.sep}"
    lines = (line for line in above.splitlines() if line.startswith("│ "))
    roll = [[cell.strip() for cell in line.split("│")[1:-1]] for line in lines]
    assert roll[-len(SCHEMA) :] == [
        [name, str(_rows(report)[name]), f"dataset, {written}"] for name in SCHEMA
    ]
    one = run("head", tmp_path / "out", "--table", "counts", "-n", "1").stdout
    assert "25 spotkań" in one
    assert "37 osób" not in one


def test_head_knows_a_table_of_another_version(tmp_path: Path) -> None:
    (tmp_path / "counts.csv").write_text("report_id,number\n", encoding="utf-8")
    done = run("head", tmp_path, "--table", "counts")
    assert done.exit_code == 1
    assert "no column path" in done.stderr


def test_head_says_how_to_make_tables(tmp_path: Path) -> None:
    done = run("head", tmp_path)
    assert done.exit_code == 1
    assert "owes-extract run" in flat(done.stderr)
    assert run("head", tmp_path, "--table", "count").exit_code == 2
