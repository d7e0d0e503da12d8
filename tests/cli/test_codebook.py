"""``owes-extract codebook``: check, list, explain."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.cli import main

REPORT = (
    "Sprawozdanie za okres 01.01.2031 – 31.12.2031\n\n1. „Mosty” 01.01.2031 – 31.12.2031\n\n"
    "a) animacja lokalna: odbyło się 41 spotkań animacyjnych: 17 w GOPS i 24 w szkołach.\n\n"
    "b) doradztwo kluczowe: odbyło się 9 spotkań doradczych.\n"
)
OWN = """\
[indicator.talks]
name_pl = "Rozmowy"
unit = "spotkanie"
agg = "sum"
feeds = [{ kind = "counts", unit = ["spotkanie"] }]
"""


def _run(*arguments: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(main, [str(one) for one in arguments])


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of one report."""
    folder = tmp_path_factory.mktemp("codebook")
    (folder / "rok.txt").write_text(REPORT, encoding="utf-8")
    done = _run("run", folder, "--out", folder / "out", "--quiet", "--no-ner")
    assert done.exit_code == 0, done.output
    return folder / "out"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A codebook with one indicator of its own."""
    file = tmp_path / "moja.toml"
    file.write_text(OWN, encoding="utf-8")
    return file


def test_a_sound_codebook_passes(own: Path, out: Path) -> None:
    done = _run("codebook", "check", own)
    assert (done.exit_code, done.stdout) == (0, f"{own}: 51 indicators.\n")
    own.write_text("extends = false\n" + OWN.replace('["spotkanie"]', '["koncert"]'), "utf-8")
    warned = _run("codebook", "check", own, "--in", out)
    assert warned.exit_code == 0
    assert "Warning: indicator talks, feed 1: no fact" in warned.stdout


def test_a_broken_codebook_is_refused_with_its_line(own: Path) -> None:
    own.write_text(OWN.replace('"sum"', '"mean"'), encoding="utf-8")
    done = _run("codebook", "check", own)
    assert done.exit_code == 1
    assert f"{own}, line 4: indicator talks agg" in done.stderr
    assert _run("codebook", "list", "--codebook", own).exit_code == 1


def test_list_shows_every_indicator(own: Path) -> None:
    shown = _run("codebook", "list", "--codebook", own).stdout
    assert "jobs_created_ps" in shown
    assert "Rozmowy" in shown


def test_explain_tells_what_feeds_and_what_almost_does(out: Path) -> None:
    shown = _run("codebook", "explain", "animation_meetings", "--in", out).stdout
    feeding, _, almost = shown.partition("almost do")
    assert "41 spotkań animacyjnych" in feeding
    assert "17 w GOPS" not in feeding
    assert "it is part of a whole that feeds the indicator" in almost
    assert "9 spotkań doradczych" in almost


def test_an_unknown_indicator_is_wrong_usage(out: Path) -> None:
    done = _run("codebook", "explain", "meetings", "--in", out)
    assert done.exit_code == 2
    assert "codebook list" in done.stderr
