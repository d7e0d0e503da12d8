"""Date facts: offsets, roles, years from the report's period, traps left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from extract.facts.context import Context
from extract.facts.dates import find
from extract.report import Report, from_text
from extract.report.period import find_period
from extract.sections import Section

if TYPE_CHECKING:
    from extract.facts.fact import DateFact

TITLE = "Sprawozdanie za okres 01-03-2019 31-05-2019\n\n"


def report(text: str) -> Report:
    period = find_period(text)
    span = (period.start, period.end) if period else None
    days = period.interval if period else None
    made = from_text(text)
    return replace(made, period=days, period_span=span)


def section(text: str, start: int = 0, kind: Any = "report", marker: int = 0) -> Section:
    return Section(
        section_id="r#0", path="0", parent_id=None, level=0, kind=kind, marker=None, title=None,
        activity=None, period=None, start=start, end=len(text), content_start=start + marker,
    )  # fmt: skip


def read(text: str, **where: Any) -> list[DateFact]:
    whole = report(text)
    facts = list(find(section(text, **where), Context(report=whole)))
    assert all(text[fact.start : fact.end] == fact.quote for fact in facts)
    return facts


def test_days_take_the_year_of_the_period_and_say_so() -> None:
    period, *days = read(TITLE + "Odbyły się spotkania (5.03., 12-13.04.) i 4 maja 2018 r.")
    assert (period.role, period.quote) == ("report_period", "01-03-2019 31-05-2019")
    assert [(d.date_start, d.date_end, d.inferred) for d in days] == [
        (date(2019, 3, 5), date(2019, 3, 5), "year from report period"),
        (date(2019, 4, 12), date(2019, 4, 13), "year from report period"),
        (date(2018, 5, 4), date(2018, 5, 4), None),
    ]
    assert {day.role for day in days} == {"event"}


def test_a_title_with_a_bare_year_states_the_period() -> None:
    (fact,) = read("Raport roczny 2019\n\nOdbyło się 5 spotkań.")
    assert (fact.role, fact.quote, fact.precision) == ("report_period", "2019", "year")


def test_a_projects_dates_are_its_own() -> None:
    heading = "1. „Nowa Droga” 2016-2018\nW maju 2019 r. odbył się zjazd."
    found = read(TITLE + heading, start=len(TITLE), kind="project", marker=3)
    assert [(f.quote, f.role, f.precision) for f in found] == [
        ("2016-2018", "project_period", "year"),
        ("maju 2019 r.", "event", "month"),
    ]
    (_, beside) = read(TITLE + "Okres realizacji projektu: 1.01.2018 – 31.12.2019.")
    assert beside.role == "project_period"


def test_a_year_in_passing_is_a_reference() -> None:
    (_, year, quarter) = read(TITLE + "Koło powstało w 1998 r. i w II kwartale 2018 urosło.")
    assert (year.role, quarter.role) == ("reference", "reference")


def test_an_open_range_is_the_date_it_names_and_says_which_side_is_open() -> None:
    (_, until) = read(TITLE + "Nabór trwa do 30 maja.")
    assert (until.date_start, until.date_end) == (date(2019, 5, 30), date(2019, 5, 30))
    assert until.rule == "up to a date"


def test_a_trap_hides_the_date_on_it() -> None:
    text = TITLE + "Faktura z 12.03.2019 i zebranie 13.03.2019."
    context = Context(report=report(text))
    at = text.index("12.03.2019")
    context.traps.add(at, at + 10)
    quotes = [fact.quote for fact in find(section(text), context)]
    assert quotes == ["01-03-2019 31-05-2019", "13.03.2019"]


def test_a_trap_before_the_figures_hides_nothing() -> None:
    text = TITLE + "Zajęć było 30 w roku szkolnym 2018/2019."
    context = Context(report=report(text))
    context.traps.add(text.index("30 w"), text.index(" szkolnym"))
    assert [f.quote for f in find(section(text), context)][1:] == ["roku szkolnym 2018/2019"]


def test_no_trap_hides_the_reports_period() -> None:
    text = TITLE + "w roku odbyło się 5 spotkań"
    context = Context(report=report(text))
    context.traps.add(text.index("2019\n"), text.index(" odbyło"))
    assert [f.role for f in find(section(text), context)] == ["report_period"]


def test_a_contract_is_signed_on_a_day_and_a_resolution_cited_by_one() -> None:
    signed = "Aneks nr 2 z dnia 9 maja 2019 r. i umowa nr 7/2019 z dnia 3.04.2019 r."
    cited = "Uchwała nr IV/12/2019 Rady Gminy z dnia 7 maja 2019 r."
    assert [f.quote for f in read(TITLE + signed)][1:] == ["9 maja 2019 r.", "3.04.2019 r."]
    assert len(read(TITLE + cited)) == 1


def test_the_head_of_a_table_names_years_and_its_rows_do_not() -> None:
    table = "Wyszczególnienie\t2018\t2019\nWizyty\t1 980\t2017"
    assert [(f.quote, f.role) for f in read(TITLE + table)][1:] == [
        ("2018", "reference"),
        ("2019", "reference"),
    ]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("W ubiegłym roku było 5 osób, o 3 mniej niż w roku ubiegłym.", []),
        (
            "W ubiegłym roku (2018) było 5 osób, w maju ubiegłego roku 3.",
            ["2018", "maju ubiegłego roku"],
        ),
    ],
)
def test_last_year_without_a_figure_is_no_date(text: str, quotes: list[str]) -> None:
    assert [fact.quote for fact in read(TITLE + text)][1:] == quotes


def test_a_list_marker_is_no_date() -> None:
    text = "1.12. Zebranie"
    assert read(text, kind="numbered", marker=5) == []


def test_a_report_without_a_period_keeps_full_dates() -> None:
    facts = read("Zebranie 12.03.2019 w Orli, zjazd 8.04.2020 w Dębie. Wycieczka 5 maja.")
    assert [fact.quote for fact in facts] == ["12.03.2019", "8.04.2020"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Najtrudniejszy był lipiec, kiedy zepsuły się oba samochody.", ["2024-07-01"]),
        ("Najwięcej osób przyszło, gdy był maj.", ["2024-05-01"]),
        ("Gościem był Jan Lipiec, sołtys.", []),
    ],
)
def test_a_month_of_which_something_is_said(text: str, want: list[str]) -> None:
    head = "Sprawozdanie za rok 2024\n\n"
    found = read(head + text, start=len(head))
    assert [str(f.date_start) for f in found] == want
