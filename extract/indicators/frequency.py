"""Which frequency suits the periods at hand, and how a period is called."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from extract.indicators.periods import bucket

if TYPE_CHECKING:
    import pandas as pd

    from extract.checks.messages import Lang
    from extract.indicators.periods import Freq

_FINEST_FIRST: tuple[Freq, ...] = ("M", "Q", "Y")
_MOST = 16
_QUARTER = {"pl": "kw.", "en": "Q"}


def fitting(made: pd.DataFrame) -> Freq:
    """Return the finest frequency that most periods of a roll-up fit into and that stays readable.

    Parameters
    ----------
    made
        A roll-up with its reporting periods as they are: ``period_start`` and ``period_end``.

    Returns
    -------
    str
        ``M``, ``Q`` or ``Y``: half of the periods at least lie within one such unit, and no more
        than sixteen units are between the first and the last; else ``Y``.
    """
    days = made[["period_start", "period_end"]].dropna().drop_duplicates()
    if not len(days):
        return "Y"
    start = days["period_start"].to_numpy(dtype="datetime64[s]")
    end = days["period_end"].to_numpy(dtype="datetime64[s]")
    months = (end.max() - start.min()) / np.timedelta64(30, "D")
    for freq, length in zip(_FINEST_FIRST, (1, 3, 12), strict=True):
        _, _, spans = bucket(start, end, freq)
        if months / length <= _MOST and spans.mean() < 0.5:
            return freq
    return "Y"


def period_label(start: date | None, end: date | None, language: Lang = "en") -> str:
    """Return a short name of a period: ``2019``, ``2019 Q1``, ``2019-03``, or its two days.

    Without days the name is empty.
    """
    if start is None or end is None:
        return ""
    whole_months = start.day == 1 and _ends_month(end) and start.year == end.year
    if whole_months and (start.month, end.month) == (1, 12):
        return f"{start.year}"
    if whole_months and start.month == end.month:
        return f"{start.year}-{start.month:02}"
    if whole_months and end.month == start.month + 2 and end.month % 3 == 0:
        quarter = _QUARTER[language]
        number = end.month // 3
        return (
            f"{start.year} {quarter}{number}"
            if language == "en"
            else f"{number} {quarter} {start.year}"
        )
    return f"{start.isoformat()} – {end.isoformat()}"


def _ends_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1
