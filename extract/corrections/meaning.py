"""Meaning read again after corrections: what changed because of them, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from extract.facts.compared import COMPARED
from extract.facts.count_rules import ELIDED
from extract.facts.fact import Count, Fact, Quantity
from extract.meaning import breakdown, status
from extract.polish.tokens import TokenIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.pipeline import Result

_READ = ("part_of", "status", "cumulative")
_DEEPEST = 16
_UNITLESS = (ELIDED, COMPARED)  # rules of numbers that take the unit of their whole


def resolved(before: Result, after: Result, stated: Mapping[str, Mapping[str, Any]]) -> Result:
    """Read parts and status again.

    Meaning is read of the facts as they were and as they are. Where both readings agree nothing
    that a person did made a difference, and what the tables say stays, so that a report without
    corrections is never changed. What a person states stands, and the parts of a number are what a
    person says that it is.

    Parameters
    ----------
    before, after
        The report with its facts before and after the corrections.
    stated
        Fields that a person stated, by ``fact_id``.
    """
    old, new = _reading(before), _reading(after)
    held = {fact.fact_id: fact for fact in before.facts if isinstance(fact, Quantity)}
    there = {fact.fact_id for fact in after.facts}
    made: dict[str, Fact] = {}
    for fact in after.facts:
        own_id = fact.fact_id
        made[own_id] = fact
        if isinstance(fact, Quantity):
            again = _read_again(fact, old.get(own_id), new.get(own_id), stated.get(own_id, {}))
            # A whole that was rejected holds nothing any more.
            made[own_id] = again if again.part_of in there else replace(again, part_of=None)
    _inherit(made, held, stated)
    return replace(after, facts=tuple(made.values()))


def _reading(result: Result) -> dict[str, Quantity]:
    report, tree, sentences = result.report, result.sections, result.sentences
    linked = breakdown.resolve(result.facts, report, tree, sentences)
    words = TokenIndex(report.text)
    read = status.resolve(linked, report, tree, sentences, words)
    return {fact.fact_id: fact for fact in read if isinstance(fact, Quantity)}


def _read_again(
    fact: Quantity, old: Quantity | None, new: Quantity | None, stated: Mapping[str, Any]
) -> Quantity:
    if new is None:
        return fact
    changes: dict[str, Any] = {
        name: getattr(new, name)
        for name in _READ
        if name not in stated and (old is None or getattr(new, name) != getattr(old, name))
    }
    if isinstance(fact, Count) and isinstance(new, Count) and "unit" not in stated:
        changes["unit"] = fact.unit or new.unit  # of a number that leaves it out, its whole's
    return replace(fact, **changes) if changes else fact


def _inherit(
    made: dict[str, Fact],
    held: Mapping[str, Quantity],
    stated: Mapping[str, Mapping[str, Any]],
) -> None:
    """Give parts what a person says of their wholes, where they had been read as their wholes."""
    for own_id, fact in list(made.items()):
        if isinstance(fact, Quantity):
            names = ("status", "cumulative", *(("unit",) if fact.rule in _UNITLESS else ()))
            taken = {
                name: value
                for name in names
                if name not in stated.get(own_id, {})
                for value in _said_above(fact, name, made, held, stated)
            }
            if taken:
                made[own_id] = replace(fact, **taken)


def _said_above(
    fact: Quantity,
    name: str,
    made: Mapping[str, Fact],
    held: Mapping[str, Quantity],
    stated: Mapping[str, Mapping[str, Any]],
) -> Iterator[Any]:
    """Yield what a person says of the nearest whole of which anything is said, if at all."""
    above = fact.part_of
    for _ in range(_DEEPEST):
        whole = made.get(above or "")
        if not isinstance(whole, Quantity):
            return
        if name in stated.get(whole.fact_id, {}):
            if _was_alike(held, fact.fact_id, whole.fact_id, name):
                yield stated[whole.fact_id][name]
            return
        above = whole.part_of


def _was_alike(held: Mapping[str, Quantity], part: str, whole: str, name: str) -> bool:
    one, other = held.get(part), held.get(whole)
    return one is None or other is None or getattr(one, name) == getattr(other, name)
