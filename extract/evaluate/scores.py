"""Precision, recall and F1, in all and taken apart; and each mistake with its sentence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """How many were right, of how many in gold and how many found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def add(self, right: int, gold: int, found: int) -> None:
        """Add the figures of one report."""
        self.right += right
        self.gold += gold
        self.found += found

    @property
    def precision(self) -> float:
        """Share of those found that are right; 0 when nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of gold that was found; 0 when gold has nothing."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 when both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Mistake:
    """One disagreement with gold.

    Attributes
    ----------
    report
        File name of the report.
    kind
        ``missed`` (gold only), ``extra`` (found only), or ``wrong`` (both, another value).
    score
        The score it lowers, e.g. ``counts value`` or ``hours topic | matched``.
    expected, found
        What gold says and what was read; empty on the side that has nothing.
    quote, sentence
        The words it is about and the sentence around them.
    rule
        Rule that read it; empty for a miss.
    start
        Offset of the quote into ``Report.text``.
    """

    report: str
    kind: str
    score: str
    expected: str
    found: str
    quote: str
    sentence: str
    rule: str
    start: int


@dataclass(slots=True)
class Scores:
    """Agreement with gold.

    Attributes
    ----------
    total
        Tally of each score. A score named ``… | matched`` is a share of the facts whose value
        was found, ``… status planned`` is precision and recall of that status among these; the
        others are precision and recall over all.
    by_report
        The same for each report, by file name.
    by_rule
        For ``<kind> <rule>``, how many of the facts it made are in gold; ``gold`` is 0, because
        gold knows no rules.
    mistakes
        Every disagreement, report by report.
    """

    total: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_report: dict[str, dict[str, Tally]] = field(default_factory=dict)
    by_rule: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    mistakes: list[Mistake] = field(default_factory=list)

    def add(self, report: str, score: str, right: int, gold: int, found: int) -> None:
        """Add the figures of one report to one score."""
        self.total[score].add(right, gold, found)
        self.by_report.setdefault(report, defaultdict(Tally))[score].add(right, gold, found)

    def f1(self, score: str) -> float:
        """Return the F1 of one score; ``KeyError`` if nothing of that name was scored."""
        if score not in self.total:
            raise KeyError(score)
        return self.total[score].f1

    def as_dict(self) -> dict[str, dict[str, float | int]]:
        """Return the totals as plain numbers."""
        return {score: figures(tally) for score, tally in self.total.items()}


def figures(tally: Tally) -> dict[str, float | int]:
    """Return a tally as plain numbers, rounded to four places."""
    return {
        "p": round(tally.precision, 4),
        "r": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
        "gold": tally.gold,
        "pred": tally.found,
    }
