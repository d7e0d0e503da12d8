"""Every check of one report, in a fixed order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.checks.bounds import check_hours, check_shares
from extract.checks.periods import check_dates, check_periods
from extract.checks.repeated import check_repeated
from extract.checks.sums import check_sums

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extract.checks.finding import Finding
    from extract.checks.messages import Lang
    from extract.pipeline import Result

    Check = Callable[[Result, Lang], Iterator[Finding]]

_CHECKS: tuple[Check, ...] = (
    check_periods,
    check_sums,
    check_dates,
    check_repeated,
    check_shares,
    check_hours,
)


def check(result: Result, lang: Lang = "pl") -> tuple[Finding, ...]:
    """Return every finding about one report: its periods first, then check by check.

    Parameters
    ----------
    result
        What ``extract.extract`` returned.
    lang
        Language of the messages: ``pl`` or ``en``.

    Raises
    ------
    ArgumentError
        When there are no messages in ``lang``.
    """
    return tuple(finding for run in _CHECKS for finding in run(result, lang))
