"""``owes-extract show``: one report, its tree, its text and what was read in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import REPORT, flat, run


def test_show_prints_the_tree_the_text_and_the_facts(report: Path) -> None:
    shown = run("show", report).stdout
    assert "2031-03-01 – 2031-05-31" in shown
    for paragraph in REPORT.split("\n\n"):
        assert flat(paragraph) in flat(shown)
    assert "25 spotkanie" in shown
    assert "37 osoba" in shown
    assert "└── " in shown


def test_show_says_what_a_part_is_a_part_of(tmp_path: Path) -> None:
    path = tmp_path / "raport.txt"
    path.write_text("Odbyło się 30 spotkań: 19 w PUP, 11 w PCPR.\n", encoding="utf-8")
    assert run("show", path).stdout.count("part of “30 spotkań”") == 2


def test_show_prints_one_section(report: Path) -> None:
    paths = [line.split()[1] for line in _tree(report) if "b)" in line]
    shown = run("show", report, "--section", paths[0]).stdout
    assert "37 osób" in shown
    assert "25 spotkań" not in shown


def _tree(report: Path) -> list[str]:
    return [line for line in run("show", report).stdout.splitlines() if "── " in line]


def test_show_names_the_sections_there_are(report: Path) -> None:
    done = run("show", report, "--section", "9.z")
    assert done.exit_code == 2
    assert "no section 9.z" in flat(done.stderr)


def test_show_colours_facts_on_a_terminal(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[30;102m25 spotkań" in run("show", report).stdout


def test_show_never_lets_a_report_steer_the_terminal(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    report.write_text("Uwaga \x1b]0;zly\x07 \u202eodwrotnie: 25 spotkań.\n", encoding="utf-8")
    shown = run("show", report).stdout
    assert "\x1b]0" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert "\x1b[30;102m25 spotkań" in shown


def test_show_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    done = run("show", tmp_path / "brak.txt")
    assert done.exit_code == 1
    assert "brak.txt" in done.stderr
    assert "Traceback" not in done.output
