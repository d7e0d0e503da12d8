"""How often each rule was right, by what a person decided: which rule to mend first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.corrections.apply import Corrected


@dataclass(slots=True)
class Verdict:
    """What was decided on the facts that one rule made.

    Attributes
    ----------
    kind, rule
        Kind of the facts, and the rule.
    right, changed, rejected
        Facts found right, changed by a person, and rejected.
    """

    kind: str
    rule: str
    right: int = 0
    changed: int = 0
    rejected: int = 0

    @property
    def wrong(self) -> int:
        """Facts that were not right as they were read."""
        return self.changed + self.rejected

    @property
    def decided(self) -> int:
        """Facts that somebody decided on."""
        return self.right + self.wrong

    @property
    def precision(self) -> float:
        """Share of the facts decided on that were right; 0 when there are none."""
        return self.right / self.decided if self.decided else 0.0


def verdicts(corrected: Iterable[tuple[Corrected, bool]]) -> list[Verdict]:
    """Sum up decisions by rule, the rule with the most facts that were wrong first.

    Parameters
    ----------
    corrected
        Reports after the decisions, each with whether all of it was looked at: then a fact that
        nobody decided on is right.
    """
    made: dict[tuple[str, str], Verdict] = {}
    for report, complete in corrected:
        for fact_id, fact in report.before.items():
            state = report.states.get(fact_id, "accept" if complete else None)
            if state is None:
                continue
            key = fact.kind, fact.rule
            verdict = made.setdefault(key, Verdict(*key))
            if state == "accept":
                verdict.right += 1
            elif state == "reject":
                verdict.rejected += 1
            else:
                verdict.changed += 1
    order = sorted(made.values(), key=lambda v: (-v.wrong, v.precision, v.kind, v.rule))
    return order
