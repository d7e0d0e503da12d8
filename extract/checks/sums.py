"""Whether the parts of a whole add up to it: one finding for each breakdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.checks.finding import Finding
from extract.checks.messages import number, quoted, say
from extract.meaning.breakdown import breakdowns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.checks.messages import Lang
    from extract.meaning.breakdown import Breakdown
    from extract.pipeline import Result

ALL = "sum of parts"
"""Check of a breakdown that says it is complete."""
SOME = "sum of some parts"
"""Check of one that does not ("w tym 5 …"): it fails only if its parts exceed the whole."""
_SHOWN = 30  # parts in a message
_CENT = 0.005  # sums of money and of halves are compared to the cent
_ROUGH = 0.1  # what "około" may be off


def check_sums(result: Result, lang: Lang) -> Iterator[Finding]:
    """Yield a finding for each breakdown whose whole is a definite number."""
    paths = {section.section_id: section.path for section in result.sections}
    text = result.report.text
    for breakdown in breakdowns(result.facts, text, result.sections, result.sentences):
        whole = breakdown.whole
        if whole.value is None or all(part.value is None for part in breakdown.parts):
            continue
        found = round(breakdown.total, 2)
        difference = round(found - whole.value, 2)
        holds = _holds(breakdown, difference)
        yield Finding(
            check=ALL if breakdown.complete else SOME,
            section_id=whole.section_id,
            path=paths.get(whole.section_id),
            expected=whole.value,
            found=found,
            difference=difference,
            holds=holds,
            facts=(whole.fact_id, *(part.fact_id for part in breakdown.parts)),
            message=say(
                _message(breakdown, difference, holds=holds),
                lang,
                whole=quoted(whole.quote),
                parts=_added(breakdown, lang),
                expected=number(whole.value, lang),
                found=number(found, lang),
                missing=number(abs(difference), lang),
            ),
        )


def _added(breakdown: Breakdown, lang: Lang) -> str:
    """Write what was added, of a long list its beginning."""
    values = [part.value for part in breakdown.parts if part.value is not None]
    written = [number(value, lang) for value in values[:_SHOWN]]
    return " + ".join([*written, "…"] if len(values) > _SHOWN else written)


def _holds(breakdown: Breakdown, difference: float) -> bool:
    """Tell whether the sum goes with the whole, rough numbers taken as rough.

    "ponad 120" may be exceeded by its parts, parts with "co najmniej" may be more than they say.
    """
    whole, parts = breakdown.whole, breakdown.parts
    if abs(difference) < _CENT:
        return True
    if difference > 0:
        highest = whole.value_max if whole.value_max is not None else whole.value or 0
        if whole.modifier == "min" or breakdown.total <= highest:
            return True
    else:
        highest = sum((part.value_max or part.value or 0) for part in parts)
        least = {part.modifier for part in parts} & {"min"}
        if not breakdown.complete or least or highest >= (whole.value or 0):
            return True
    rough = any(fact.modifier == "approx" for fact in (whole, *parts))
    return rough and abs(difference) <= _ROUGH * (whole.value or 0)


def _message(breakdown: Breakdown, difference: float, *, holds: bool) -> str:
    if not breakdown.complete:
        return "some_over" if difference > 0 and not holds else "some_holds"
    if holds:
        return "sum_holds" if abs(difference) < _CENT else "some_holds"
    return "sum_over" if difference > 0 else "sum_short"
