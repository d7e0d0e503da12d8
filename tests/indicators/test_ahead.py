"""Plans for a later time than the report's are of that time, not of the report's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract import tables
from extract.indicators import rollup
from extract.pipeline import extract

if TYPE_CHECKING:
    import pandas as pd

_QUARTER = "Sprawozdanie OWES w Rybniku za III kwartał 2019 r.\n\n"
_MONTH = "Sprawozdanie OWES w Rybniku za maj 2019 r.\n\n"
_YEAR = "Sprawozdanie OWES w Rybniku za 2019 rok\n\n"


def _tables(*texts: str) -> dict[str, pd.DataFrame]:
    return tables([extract(text, model=None) for text in texts])


def _planned(text: str) -> set[tuple[str, float, str, str]]:
    made = _tables(text)["indicators"]
    made = made[made["status"] == "planned"]
    days = (made[f"period_{name}"].dt.strftime("%Y-%m-%d") for name in ("start", "end"))
    return set(zip(made["indicator_id"], made["value"], *days, strict=True))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (_QUARTER + "W kolejnym kwartale planujemy 6 szkoleń.", "2019-10-01", "2019-12-31"),
        (_QUARTER + "W przyszłym roku planujemy 6 szkoleń.", "2020-01-01", "2020-12-31"),
        (_QUARTER + "W następnym okresie planujemy 6 szkoleń.", "2019-10-01", "2019-12-31"),
        (_QUARTER + "Na październik zaplanowano 6 szkoleń.", "2019-10-01", "2019-12-31"),
        (_QUARTER + "Planujemy 6 szkoleń w listopadzie 2019 r.", "2019-10-01", "2019-12-31"),
        (_QUARTER + "Na 2020 r. zaplanowano 6 szkoleń.", "2020-01-01", "2020-12-31"),
        (_QUARTER + "Plany na IV kwartał\nPlanujemy 6 szkoleń.", "2019-10-01", "2019-12-31"),
        (_QUARTER + "a) Plany na IV kwartał:\n- 6 szkoleń,", "2019-10-01", "2019-12-31"),
        (_QUARTER + "a) Plany na kolejny kwartał:\n- 6 szkoleń,", "2019-10-01", "2019-12-31"),
        (_MONTH + "W czerwcu odbędzie się 6 szkoleń.", "2019-06-01", "2019-06-30"),
        (_MONTH + "W kolejnym miesiącu planujemy 6 szkoleń.", "2019-06-01", "2019-06-30"),
        (_MONTH + "W następnym kwartale planujemy 6 szkoleń.", "2019-07-01", "2019-09-30"),
        (_MONTH + "Od 5 do 9 czerwca 2019 r. planujemy 6 szkoleń.", "2019-06-01", "2019-06-30"),
        (_YEAR + "Plany na 2020 rok\nPlanujemy 6 szkoleń.", "2020-01-01", "2020-12-31"),
        (_YEAR + "W kolejnych latach planujemy 6 szkoleń.", "2020-01-01", "2020-12-31"),
    ],
)
def test_a_plan_for_later_is_of_its_own_period(text: str, first: str, last: str) -> None:
    assert _planned(text) == {("trainings", 6, first, last)}


@pytest.mark.parametrize(
    "said",
    [
        "Zaplanowano 6 szkoleń.",
        "Planowano 6 szkoleń, dwa przełożono na październik.",
        "Na III kwartał zaplanowano 6 szkoleń, w październiku przedstawimy wyniki.",
        "Do końca projektu planuje się 6 szkoleń.",
        "W lipcu zaplanowano 6 szkoleń.",
    ],
)
def test_a_plan_of_the_period_stays_in_it(said: str) -> None:
    found = {(*days,) for _, value, *days in _planned(_QUARTER + said) if value == 6}
    assert found == {("2019-07-01", "2019-09-30")}


def test_a_roll_up_sets_a_plan_against_what_was_done_in_its_period() -> None:
    third = _QUARTER + "Odbyło się 5 szkoleń. W kolejnym kwartale planujemy 6 szkoleń."
    fourth = "Sprawozdanie OWES w Rybniku za IV kwartał 2019 r.\n\nOdbyło się 9 szkoleń."
    made = rollup(_tables(third, fourth), by=["period"])
    rows = made[["achieved", "planned"]].astype(object).where(made.notna(), None)
    assert rows.to_numpy().tolist() == [[5, None], [9, 6]]


def test_a_plan_that_two_reports_state_counts_once() -> None:
    third = _QUARTER + "W kolejnym kwartale planujemy 6 szkoleń."
    fourth = (
        "Sprawozdanie OWES w Rybniku za IV kwartał 2019 r.\n\nPlanowano 6 szkoleń, odbyło się 9."
    )
    made = rollup(_tables(third, fourth), by=["period"])
    assert made[["achieved", "planned"]].to_numpy().tolist() == [[9, 6]]
