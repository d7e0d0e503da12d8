"""Scores of the breakdowns that checks found: their totals, their parts, whether they hold."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from extract.checks import check
from extract.checks.sums import ALL, SOME
from extract.evaluate.scores import Mistake
from extract.facts.fact import Quantity

if TYPE_CHECKING:
    from extract.checks import Finding
    from extract.evaluate.gold import Gold, Item
    from extract.evaluate.scores import Scores
    from extract.pipeline import Result

_Sum = tuple[float, tuple[float, ...]]


def score_checks(gold: Gold, result: Result, scores: Scores) -> None:
    """Score breakdowns against gold's ``checks``.

    One is found when its total, its parts and whether it holds are the same; whether it says that
    it is complete (gold: not ``partial``) has a score of its own.
    """
    values = {fact.fact_id: fact.value for fact in result.facts if isinstance(fact, Quantity)}
    places = {fact.fact_id: fact.start for fact in result.facts}
    free: dict[_Sum, list[Finding]] = defaultdict(list)
    found = 0
    for finding in check(result):
        if finding.check in (ALL, SOME):
            parts = sorted(values[part] or 0.0 for part in finding.facts[1:])
            free[round(finding.expected or 0.0, 2), tuple(parts)].append(finding)
            found += 1
    right = matched = complete = 0
    items = gold.items("checks")
    for item in items:
        key = round(float(item["total"]), 2), tuple(sorted(map(float, item["parts"])))
        same = free[key].pop() if free[key] else None
        if same is None:
            scores.mistakes.append(_mistake(gold, item, None, places))
            continue
        right += same.holds is item["holds"]
        matched += 1
        complete += (same.check == SOME) is bool(item.get("partial"))
        if same.holds is not item["holds"]:
            scores.mistakes.append(_mistake(gold, item, same, places))
    for left in free.values():
        scores.mistakes.extend(_mistake(gold, None, finding, places) for finding in left)
    scores.add(gold.name, "checks", right, len(items), found)
    if any("start" in item for item in items):
        scores.add(gold.name, "checks complete | matched", complete, matched, matched)


def _mistake(
    gold: Gold, item: Item | None, finding: Finding | None, places: dict[str, int]
) -> Mistake:
    kind = "wrong" if item and finding else "missed" if item else "extra"
    expected = f"{item['total']} = {item['parts']}, holds: {item['holds']}" if item else ""
    start = places[finding.facts[0]] if finding else (item or {}).get("start", 0)
    return Mistake(
        report=gold.name,
        kind=kind,
        score="checks",
        expected=expected,
        found=finding.message if finding else "",
        quote="",
        sentence=" ".join(gold.report.text[start : start + 160].split()),
        rule=finding.check if finding else "",
        start=start,
    )
