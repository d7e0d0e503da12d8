"""Running totals over several reports."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from extract.checks import Running, across


def running(month: int, value: float | None, *, series: str = "PES") -> Running:
    return Running(
        report_id=f"raport-{month:02}",
        section_id=f"raport-{month:02}#1",
        path="1",
        fact_id=f"raport-{month:02}#count@10-20",
        period_start=date(2031, month, 1),
        period_end=date(2031, month, 28),
        series=("Wspólny szlak", "count", series),
        phrase="utworzone PES",
        value=value,
    )


def test_a_later_total_below_an_earlier_one_is_a_finding() -> None:
    (finding,) = across([running(1, 40), running(2, 38), running(3, 44)])
    assert (finding.report_id, finding.expected, finding.found, finding.difference) == (
        "raport-02", 40, 38, -2,
    )  # fmt: skip
    assert finding.facts == ("raport-01#count@10-20", "raport-02#count@10-20")
    assert not finding.holds
    assert finding.message == (
        "Liczba narastająca spadła: „utworzone PES” to 40 w raporcie raport-01, "
        "a 38 w późniejszym raport-02."
    )
    assert "fell" in across([running(1, 40), running(2, 38)], lang="en")[0].message


def test_every_total_below_the_highest_before_is_told() -> None:
    found = across([running(1, 40), running(2, 38), running(3, 39)])
    assert [(f.expected, f.found) for f in found] == [(40, 38), (40, 39)]


def test_other_series_other_days_and_no_values_say_nothing() -> None:
    assert across([]) == ()
    assert across([running(1, 40), running(2, 38, series="PS")]) == ()
    assert across([running(1, 40), running(2, None)]) == ()
    assert across([running(1, 40), running(1, 38)]) == ()


@given(
    st.lists(st.tuples(st.integers(1, 12), st.integers(0, 50)), max_size=12),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_reports_makes_no_difference(
    totals: list[tuple[int, int]], random: Random
) -> None:
    rows = [running(month, value) for month, value in totals]
    first = across(rows)
    random.shuffle(rows)
    assert across(rows) == first
    growing = [running(month, month * 10.0) for month, _ in totals]
    assert across(growing) == ()
