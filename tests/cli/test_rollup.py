"""``owes-extract rollup`` prints the wide table and writes the long one."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.cli import main
from extract.indicators.rollups import COLUMNS

REPORT = (
    "Sprawozdanie za okres {}\n\n1. „Mosty” 01.01.2031 – 31.12.2031\n"
    "Projekt zakłada utworzenie 40 miejsc pracy.\n\n"
    "a) animacja lokalna: odbyło się {} spotkań animacyjnych.\n\n"
    "b) miejsca pracy: utworzono {} miejsc pracy.\n"
)


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of two months of a project."""
    folder = tmp_path_factory.mktemp("rollup")
    for name, period, meetings, jobs in (
        ("styczen", "01.01.2031 – 31.01.2031", 25, 5),
        ("luty", "01.02.2031 – 28.02.2031", 37, 7),
    ):
        text = REPORT.format(period, meetings, jobs)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    done = _run("run", folder, "--out", folder / "out", "--quiet", "--no-ner")
    assert done.exit_code == 0, done.output
    return folder / "out"


def _rows(out: Path) -> list[dict[str, str]]:
    with (out / "rollup.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_columns_are_those_of_the_library() -> None:
    # The package face names the command; its module has the columns.
    assert sys.modules["extract.cli.rollup"]._COLUMNS == COLUMNS


def test_months_of_a_project_stand_in_the_long_table(out: Path) -> None:
    done = _run("rollup", out, "--by", "project,period", "--freq", "M")
    assert "2031-01" in done.output
    assert "2031-01-01" not in done.output  # the heading of a month is its name
    assert done.exit_code == 0, done.output
    found = {
        (row["indicator_id"], row["period_start"], row["period_end"], row["project"]): row
        for row in _rows(out)
    }
    january = found["animation_meetings", "2031-01-01", "2031-01-31", "Mosty"]
    assert (january["achieved"], january["planned"], january["unit"]) == ("25", "", "spotkanie")
    assert january["basis"].startswith("1 report: styczen-")
    assert found["animation_meetings", "2031-02-01", "2031-02-28", "Mosty"]["achieved"] == "37"


def test_planned_stands_beside_achieved_on_the_screen(out: Path) -> None:
    done = _run("rollup", out, "--by", "project", "--freq", "Y")
    assert "62" in done.stdout
    assert "12 / 40 (30%)" in done.stdout
    assert f"rows in {out / 'rollup.csv'}" in done.stdout.replace("\n", "")


def test_quiet_only_writes(out: Path) -> None:
    done = _run("rollup", out, "--by", "activity", "--quiet")
    assert (done.exit_code, done.stdout) == (0, "")
    assert {row["activity"] for row in _rows(out)} >= {"animacja", "miejsca pracy"}


def test_an_own_codebook_needs_no_new_run(out: Path, tmp_path: Path) -> None:
    file = tmp_path / "moja.toml"
    file.write_text(
        'extends = false\n[indicator.talks]\nname_pl = "Rozmowy"\nunit = "spotkanie"\n'
        'agg = "sum"\nfeeds = [{ kind = "counts", unit = ["spotkanie"] }]\n',
        encoding="utf-8",
    )
    done = _run("rollup", out, "--by", "", "--codebook", file)
    assert done.exit_code == 0, done.output
    assert [(row["indicator_id"], row["achieved"]) for row in _rows(out)] == [("talks", "62")]


def test_a_table_mended_by_hand_counts_and_a_broken_one_is_refused(out: Path) -> None:
    file = out / "counts.csv"
    text = file.read_text(encoding="utf-8-sig")
    try:
        file.write_text(text.replace(",25,", ",26,"), encoding="utf-8-sig")
        assert _run("rollup", out, "--by", "project").exit_code == 0
        assert "63" in {row["achieved"] for row in _rows(out)}
        file.write_text(text.replace(",25,", ",dużo,"), encoding="utf-8-sig")
        done = _run("rollup", out)
        assert done.exit_code == 1
        assert "Table counts, column value: 'dużo'" in done.stderr
        file.write_text(text.replace("value,", "wartość,", 1), encoding="utf-8-sig")
        done = _run("rollup", out)
        assert "counts has no column value" in done.stderr
        assert "Traceback" not in done.stderr
    finally:
        file.write_text(text, encoding="utf-8-sig")


def test_wrong_usage(out: Path, tmp_path: Path) -> None:
    assert _run("rollup", out, "--by", "county").exit_code == 2
    assert _run("rollup", out, "--freq", "W").exit_code == 2
    done = _run("rollup", tmp_path)
    assert done.exit_code == 1
    assert "owes-extract run" in done.stderr
