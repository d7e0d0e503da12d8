"""What a person decided as gold annotations, by which the rules are scored."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from extract.corrections.facts import TABLES
from extract.report import from_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from extract.corrections.apply import Corrected
    from extract.facts.fact import Fact

GOLD, TEXTS = "gold", "reports"
"""Folders of the annotations and of the texts they annotate, beside each other."""

_FIELDS = {
    "counts": ("value", "value_max", "unit", "status"),
    "hours": ("value", "value_max", "topic", "status"),
    "amounts": ("value", "value_max", "unit", "status"),
}
_NEVER_LEFT_OUT = ("value", "unit", "topic")


def annotated(made: Corrected, *, complete: bool) -> dict[str, Any]:
    """Return the gold annotations of a corrected report.

    What was decided on is gold, and what was rejected is not in it. Of the rest nobody has said
    that it is right: it may be found or not (``generic``), unless the report is ``complete``.

    Parameters
    ----------
    made
        The report with the decisions applied.
    complete
        Whether a person has looked at all of it.
    """
    items: dict[str, Any] = {"report": f"{made.result.report.report_id}.txt"}
    for table, kind in TABLES.items():
        facts = [fact for fact in made.result.facts if fact.kind == kind.kind and _listed(fact)]
        numbers = {fact.fact_id: number for number, fact in enumerate(facts)}
        items[table] = [
            _item(table, fact, numbers)
            | ({} if complete or fact.fact_id in made.states else {"generic": True})
            for fact in facts
        ]
    return items


def written(told: Mapping[str, Any]) -> str:
    """Return gold annotations as the text of their file."""
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def keeps_offsets(text: str) -> bool:
    """Tell whether a text read from a file again is the same, so that offsets fit."""
    return from_text(text).text == text


def _listed(fact: Fact) -> bool:
    """Tell a body from a type without a name, which gold does not list."""
    return bool(getattr(fact, "named", True))


def _item(table: str, fact: Fact, numbers: Mapping[str, int]) -> dict[str, Any]:
    place = {"start": fact.start, "end": fact.end}
    if table == "institutions":
        return {"surface": fact.quote, "name": getattr(fact, "name", None), **place}
    if table == "dates":
        days = [_iso(getattr(fact, name, None)) for name in ("date_start", "date_end")]
        dated = dict(zip(("date_start", "date_end"), days, strict=True))
        return {
            "quote": fact.quote,
            **dated,
            "precision": getattr(fact, "precision", None),
            **place,
        }
    told = {name: getattr(fact, name, None) for name in _FIELDS[table]}
    item = {n: value for n, value in told.items() if value is not None or n in _NEVER_LEFT_OUT}
    if getattr(fact, "modifier", "exact") != "exact":
        item["modifier"] = getattr(fact, "modifier", None)
    whole = numbers.get(getattr(fact, "part_of", None) or "")
    if whole is not None:
        item["part_of"] = whole
    return {"quote": fact.quote, **item, **place}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
