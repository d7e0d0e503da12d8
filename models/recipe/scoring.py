"""F of entities: exact span and label."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from corpus import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    Spans = set[tuple[int, int, str]]


class Score(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f: float


def scores(pairs: Iterable[tuple[Spans, Spans]]) -> dict[str, Score]:
    """Score texts, each as what is there and what was found: by label, and ``all`` together."""
    right: Counter[str] = Counter()
    there: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for gold, guessed in pairs:
        for label in LABELS:
            right[label] += sum(span[2] == label for span in gold & guessed)
            there[label] += sum(span[2] == label for span in gold)
            found[label] += sum(span[2] == label for span in guessed)
    for counter in (right, there, found):
        counter["all"] = counter.total()
    return {label: _score(right[label], found[label], there[label]) for label in (*LABELS, "all")}


def _score(right: int, found: int, there: int) -> Score:
    return Score(
        right / found if found else 0.0,
        right / there if there else 0.0,
        2 * right / (found + there) if found + there else 0.0,
    )
