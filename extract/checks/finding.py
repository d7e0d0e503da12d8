"""What a check says of a report."""

from __future__ import annotations

from dataclasses import dataclass


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
