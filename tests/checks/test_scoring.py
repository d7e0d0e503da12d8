"""Scores of breakdowns against gold ``checks``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extract.evaluate.gold import Gold
from extract.evaluate.run import score
from extract.evaluate.scores import Scores
from extract.pipeline import extract

TEXT = "Odbyło się 30 spotkań: 20 w UG, 9 w PUP. Przeszkolono 12 osób, w tym 5 kobiet."


def scored(*checks: dict[str, Any]) -> Scores:
    result = extract(TEXT, model=None)
    scores = Scores()
    score(Gold(Path("wzor.json"), result.report, {"checks": list(checks)}), result, scores)
    return scores


def figures(scores: Scores, name: str) -> tuple[int, int, int]:
    tally = scores.total[name]
    return tally.right, tally.gold, tally.found


SHORT = {"total": 30, "parts": [20, 9], "holds": False, "start": 11}
SOME = {"total": 12, "parts": [5], "holds": True, "partial": True, "start": 55}


def test_total_parts_and_whether_it_holds_are_compared() -> None:
    scores = scored(SHORT, SOME)
    assert figures(scores, "checks") == (2, 2, 2)
    assert figures(scores, "checks complete | matched") == (2, 2, 2)
    assert scores.mistakes == []


def test_the_order_of_parts_makes_no_difference() -> None:
    assert figures(scored(SHORT | {"parts": [9, 20]}, SOME), "checks") == (2, 2, 2)


def test_another_verdict_is_wrong_and_said_so() -> None:
    scores = scored(SHORT | {"holds": True}, SOME)
    assert figures(scores, "checks") == (1, 2, 2)
    (mistake,) = scores.mistakes
    assert (mistake.kind, mistake.start) == ("wrong", 11)
    assert "brakuje 1" in mistake.found


def test_other_parts_are_a_miss_and_an_extra() -> None:
    scores = scored(SHORT | {"parts": [20, 10]}, SOME)
    assert figures(scores, "checks") == (1, 2, 2)
    assert sorted(mistake.kind for mistake in scores.mistakes) == ["extra", "missed"]


def test_claims_to_be_complete_are_scored_apart() -> None:
    scores = scored(SHORT, SOME | {"partial": False})
    assert figures(scores, "checks") == (2, 2, 2)
    assert figures(scores, "checks complete | matched") == (1, 2, 2)
