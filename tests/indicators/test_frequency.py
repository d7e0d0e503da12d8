"""Which frequency suits periods, and how a period is called."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from extract.indicators.frequency import fitting, period_label


def _periods(*days: tuple[str, str]) -> pd.DataFrame:
    made = pd.DataFrame(days, columns=["period_start", "period_end"])
    return made.astype("datetime64[s]")


@pytest.mark.parametrize(
    ("days", "freq"),
    [
        ([("2019-01-01", "2019-01-31"), ("2019-02-01", "2019-02-28")], "M"),
        ([("2019-01-01", "2019-03-31"), ("2019-04-01", "2019-06-30")], "Q"),
        ([("2019-01-01", "2019-12-31"), ("2020-01-01", "2020-12-31")], "Y"),
        ([("2010-01-01", "2010-01-31"), ("2019-01-01", "2019-01-31")], "Y"),
        ([("2010-01-01", "2019-12-31")], "Y"),
        ([], "Y"),
    ],
)
def test_the_finest_that_the_periods_fit_into(days: list[tuple[str, str]], freq: str) -> None:
    assert fitting(_periods(*days)) == freq


@pytest.mark.parametrize(
    ("start", "end", "english", "polish"),
    [
        (date(2019, 1, 1), date(2019, 12, 31), "2019", "2019"),
        (date(2019, 4, 1), date(2019, 6, 30), "2019 Q2", "2 kw. 2019"),
        (date(2020, 2, 1), date(2020, 2, 29), "2020-02", "2020-02"),
        (date(2020, 2, 1), date(2020, 4, 30), "2020-02-01 – 2020-04-30", "2020-02-01 – 2020-04-30"),
        (date(9999, 1, 1), date.max, "9999", "9999"),
        (None, date(2019, 1, 1), "", ""),
    ],
)
def test_a_period_has_a_short_name(
    start: date | None, end: date, english: str, polish: str
) -> None:
    assert period_label(start, end) == english
    assert period_label(start, end, "pl") == polish
