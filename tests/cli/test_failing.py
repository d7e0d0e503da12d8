"""What deserves a look is said, and shown when it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.cli import main

WRONG = "Odbyło się 30 spotkań: 7 w UG, 19 w PUP i 5 w PCPR."
RIGHT = "Odbyło się 31 spotkań: 7 w UG, 19 w PUP i 5 w PCPR."


def _run(*arguments: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(main, [str(one) for one in arguments])


def _tables(folder: Path, text: str) -> tuple[Path, Result]:
    (folder / "luty.txt").write_text(text, encoding="utf-8")
    out = folder / "moje tabele"
    return out, _run("run", folder / "luty.txt", "--out", out, "--no-ner")


def test_a_run_says_what_deserves_a_look_and_what_to_type(tmp_path: Path) -> None:
    out, done = _tables(tmp_path, WRONG)
    assert f'1 check fails and wants a look: owes-extract head "{out}" --failing' in done.stdout
    assert f'owes-extract review "{out}"' in done.stdout
    shown = _run("head", out, "--failing").stdout
    assert "30 spotkań" in shown
    assert "31" in shown


def test_where_everything_holds_nothing_is_said(tmp_path: Path) -> None:
    out, done = _tables(tmp_path, RIGHT)
    assert "--failing" not in done.stdout
    assert _run("head", out, "--failing").stdout == "No check fails.\n"


@pytest.mark.parametrize("table", ["counts", "checks"])
def test_a_table_and_failing_checks_are_not_asked_for_together(tmp_path: Path, table: str) -> None:
    done = _run("head", tmp_path, "--failing", "--table", table)
    assert done.exit_code == 2
    assert "leave --table out" in done.stderr
