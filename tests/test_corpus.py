"""The rules on our own corpus: the gold is sound, and scores do not fall below their floors.

The floors stand a little below what is reached (``owes-extract evaluate corpus/gold``), so that a
rule that breaks something fails here, and noise does not.
"""

from pathlib import Path

import pytest

from extract.evaluate import evaluate, gold_problems

CORPUS = Path(__file__).parent.parent / "corpus"

FLOORS = {
    "tune": {
        "period": 1.0,
        "counts value": 0.95,
        "counts value+unit": 0.93,
        "hours value": 0.96,
        "amounts value": 0.97,
        "dates": 0.97,
    },
    "test": {
        "period": 1.0,
        "counts value": 0.92,
        "counts value+unit": 0.88,
        "hours value": 0.95,
        "amounts value": 0.95,
        "dates": 0.95,
    },
}


def test_gold_is_sound() -> None:
    assert list(gold_problems(CORPUS / "gold")) == []


@pytest.mark.parametrize("half", FLOORS)
def test_scores_stay_above_their_floors(half: str) -> None:
    scores = evaluate(CORPUS / "gold", half=half)
    reached = {name: round(scores.f1(name), 4) for name in FLOORS[half]}
    below = {name: f1 for name, f1 in reached.items() if f1 < FLOORS[half][name]}
    assert below == {}
