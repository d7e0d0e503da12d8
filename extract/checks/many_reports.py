"""Running totals that a later report lowers: what one report alone cannot show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.checks.finding import Finding
from extract.checks.messages import number, quoted, say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from extract.checks.messages import Lang

LOWERED = "cumulative total lowered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A running total as a row of the tables has it.

    Attributes
    ----------
    report_id, section_id, path, fact_id
        Where it is stated.
    period_start, period_end
        The reporting period of that report; rows without an end are not compared.
    series
        What makes two totals the same one: project, kind, unit, phrase; as the caller decides.
    phrase
        Words for it in a message.
    value
        The number.
    """

    report_id: str
    section_id: str
    path: str
    fact_id: str
    period_start: date | None
    period_end: date | None
    series: tuple[str | None, ...]
    phrase: str
    value: float | None


def across(totals: Iterable[Running], lang: Lang = "pl") -> tuple[Finding, ...]:
    """Return a finding for each running total below the highest of an earlier period.

    The order of ``totals`` makes no difference. Reports whose periods end on one day are not
    compared with each other.
    """
    by_series: dict[tuple[str | None, ...], list[Running]] = defaultdict(list)
    for total in totals:
        if total.value is not None and total.period_end is not None:
            by_series[total.series].append(total)
    found: list[Finding] = []
    for series in sorted(by_series, key=lambda names: tuple(name or "" for name in names)):
        ordered = sorted(
            by_series[series], key=lambda t: (t.period_end, t.report_id, t.path, t.fact_id, t.value)
        )
        found.extend(_lowered(ordered, lang))
    return tuple(found)


def _lowered(ordered: list[Running], lang: Lang) -> list[Finding]:
    """Compare each total with the highest whose period ended before."""
    found: list[Finding] = []
    highest: Running | None = None
    same_day: list[Running] = []
    for total in ordered:
        if same_day and same_day[0].period_end != total.period_end:
            highest = max([*([highest] if highest else []), *same_day], key=_value)
            same_day = []
        same_day.append(total)
        if highest is not None and _value(total) < _value(highest):
            found.append(
                Finding(
                    check=LOWERED,
                    report_id=total.report_id,
                    section_id=total.section_id,
                    path=total.path,
                    expected=highest.value,
                    found=total.value,
                    difference=round(_value(total) - _value(highest), 2),
                    holds=False,
                    facts=(highest.fact_id, total.fact_id),
                    message=say(
                        "total_lowered",
                        lang,
                        phrase=quoted(total.phrase),
                        expected=number(_value(highest), lang),
                        found=number(_value(total), lang),
                        earlier=highest.report_id,
                        later=total.report_id,
                    ),
                )
            )
    return found


def _value(total: Running) -> float:
    return total.value or 0.0
