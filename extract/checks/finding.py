"""What a check says of a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.facts.fact import Fact
    from extract.pipeline import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding.

    Attributes
    ----------
    check
        Name of the check that made it.
    report_id
        Report it is about; ``None`` where the report is plain (findings about one report).
    section_id, path
        Section it is about, ``None`` for the whole report.
    expected, found, difference
        Numbers that were compared, ``None`` where the check compares none; the difference is
        ``found - expected``.
    holds
        Whether what the report states holds.
    facts
        ``fact_id`` of each fact it rests on; of a breakdown the whole first.
    message
        The finding in one sentence.
    """

    check: str
    report_id: str | None = None
    section_id: str | None = None
    path: str | None = None
    expected: float | None = None
    found: float | None = None
    difference: float | None = None
    holds: bool
    facts: tuple[str, ...] = ()
    message: str


def failing(
    check: str,
    fact: Fact,
    result: Result,
    message: str,
    *,
    expected: float | None = None,
    found: float | None = None,
) -> Finding:
    """Return the finding that one fact of a report cannot be right.

    Parameters
    ----------
    check, message
        As the finding has them.
    fact
        What it is about; the finding stands in its section.
    result
        The report.
    expected, found
        The most that it can be, and what is stated.
    """
    sections = (section for section in result.sections if section.section_id == fact.section_id)
    section = next(sections, None)
    beyond = None if expected is None or found is None else round(found - expected, 2)
    return Finding(
        check=check,
        section_id=fact.section_id,
        path=section.path if section is not None else None,
        expected=expected,
        found=found,
        difference=beyond,
        holds=False,
        facts=(fact.fact_id,),
        message=message,
    )
