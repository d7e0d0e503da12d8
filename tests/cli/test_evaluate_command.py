"""``owes-extract evaluate``: scores against gold, taken apart, and what was missed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import flat, gold_of, run


def test_evaluate_prints_scores_and_misses(report: Path) -> None:
    gold = gold_of(report)
    done = run("evaluate", gold, "--reports", report.parent, "--misses")
    assert done.exit_code == 0, done.output
    assert "counts value" in done.stdout
    assert "missed 38 osoba “37 osób”" in done.stdout
    assert "extra 37 osoba “37 osób”" in done.stdout
    assert "w zajęciach wzięło udział 37 osób." in done.stdout


def test_evaluate_prints_json(report: Path) -> None:
    done = run("evaluate", gold_of(report), "--reports", report.parent, "--json")
    scores = json.loads(done.stdout)
    assert scores["counts value"] == {"p": 0.5, "r": 0.5, "f1": 0.5, "gold": 2, "pred": 2}
    assert scores["period"]["f1"] == 1


@pytest.mark.parametrize(("by", "printed"), [("rule", "count "), ("report", "wiosna.txt")])
def test_evaluate_takes_scores_apart(report: Path, by: str, printed: str) -> None:
    done = run("evaluate", gold_of(report), "--reports", report.parent, "--by", by)
    assert printed in done.stdout


def test_evaluate_says_what_is_missing(report: Path, tmp_path: Path) -> None:
    gold = gold_of(report)
    assert "--reports" in flat(run("evaluate", gold, "--reports", tmp_path / "brak").stderr)
    assert run("evaluate", gold, "--reports", report.parent, "--half", "test").exit_code == 1
    assert run("evaluate", tmp_path / "brak").exit_code == 1
