"""Roll-ups: overlapping reports, planned beside achieved, breakdowns."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from tables_made import Report, Run

from extract.errors import ArgumentError, TableError
from extract.indicators import load_codebook, rollup
from extract.indicators.codebook import parse
from extract.tables import SCHEMA

MEETINGS = "animation_meetings"


def _meetings(report: Report, value: float, path: str = "1.a", **more: Any) -> None:
    report.section(path, "animacja")
    report.state(
        path, f"Odbyto {value} spotkań.", f"{value} spotkań", value, unit="spotkanie", **more
    )


def _year(months: int, annual: float | None = 100, each: float = 7) -> Run:
    """A project's monthly reports of a year, and the annual one."""
    run = Run()
    if annual is not None:
        _meetings(run.report("roczne"), annual)
    for month in range(1, months + 1):
        end = pd.Timestamp(2031, month, 1) + pd.offsets.MonthEnd()
        report = run.report(f"m{month:02}", f"2031-{month:02}-01", f"{end:%Y-%m-%d}")
        _meetings(report, each)
    return run


def _achieved(run: Run, indicator: str = MEETINGS, **how: Any) -> list[float | None]:
    made = rollup(run.tables(), **how)
    made = made[made["indicator_id"] == indicator]
    return [None if pd.isna(value) else float(value) for value in made["achieved"]]


def test_twelve_months_are_taken_and_their_year_is_not_added() -> None:
    made = rollup(_year(12).tables(), by=["project", "period"], freq="Y")
    (row,) = made.to_dict("records")
    assert row["achieved"] == 84
    assert (str(row["period_start"])[:10], str(row["period_end"])[:10]) == (
        "2031-01-01",
        "2031-12-31",
    )
    assert row["basis"].startswith("12 reports: m01, m02")
    assert "roczne left out for finer reports that cover as much" in row["basis"]


def test_the_year_is_taken_where_a_month_is_missing() -> None:
    made = rollup(_year(11).tables(), by=["project", "period"], freq="Y")
    (row,) = made.to_dict("records")
    assert row["achieved"] == 100
    assert row["basis"].startswith("1 report: roczne; m01, m02")
    assert "left out for a report that covers more days" in row["basis"]


def test_a_report_that_is_silent_covers_nothing() -> None:
    run = _year(12)
    silent = run.rows["counts"][-1]
    run.rows["counts"].remove(silent)
    assert _achieved(run, by=["project"]) == [100]


def test_months_and_quarters() -> None:
    assert _achieved(_year(12, None), freq="M") == [7] * 12
    assert _achieved(_year(12, None), freq="Q") == [21] * 4
    assert _achieved(_year(12, None), by=["project"]) == [84]


def test_a_report_that_spans_quarters_is_not_split() -> None:
    made = rollup(_year(0).tables(), by=["period"], freq="Q")
    (row,) = made.to_dict("records")
    assert (str(row["period_start"])[:10], str(row["period_end"])[:10]) == (
        "2031-01-01",
        "2031-12-31",
    )
    assert row["achieved"] == 100
    assert "not split" in row["basis"]


def test_projects_of_one_name_are_one_and_others_are_not() -> None:
    run = Run()
    _meetings(run.report("a", project="„Mosty”"), 5)
    _meetings(run.report("b", project="MOSTY"), 8)
    assert _achieved(run, by=[]) == [5]  # two reports of the same days: the first by name
    run = Run()
    _meetings(run.report("a", project="Mosty 1"), 5)
    _meetings(run.report("b", project="Mosty 2"), 8)
    assert _achieved(run, by=[]) == [13]


def test_reports_without_a_project_are_on_their_own() -> None:
    run = Run()
    for name, value in (("a", 5), ("b", 8)):
        report = run.report(name, project=None)
        report.section("1", "animacja", kind="heading", parent="0")
        report.state("1", f"Odbyto {value} spotkań.", f"{value} spotkań", value, unit="spotkanie")
    assert _achieved(run, by=[]) == [13]


def test_reports_of_one_body_named_in_their_titles_are_not_added_twice() -> None:
    run = Run()
    ends = (("a", "2031-12-31", 50, "rok"), ("b", "2031-01-31", 8, "styczeń"))
    for name, end, value, month in ends:
        title = f"Sprawozdanie OWES w Gołdapi za {month} 2031 r."
        report = run.report(name, "2031-01-01", end, project=None, title=title)
        report.section("1", "animacja", kind="heading", parent="0")
        report.state("1", f"Odbyto {value} spotkań.", f"{value} spotkań", value, unit="spotkanie")
    assert _achieved(run, by=[]) == [50]


def test_planned_stands_beside_achieved_with_the_share_reached() -> None:
    run = Run()
    report = run.report("a")
    _meetings(report, 30)
    report.state(
        "1.a", "Planowano 40 spotkań.", "40 spotkań", 40, unit="spotkanie", status="planned"
    )
    (row,) = rollup(run.tables()).to_dict("records")
    assert (row["achieved"], row["planned"], row["reached"]) == (30, 40, 0.75)


def test_the_goal_of_a_project_counts_once() -> None:
    run = Run()
    for month in (1, 2, 3):
        report = run.report(f"m{month}", f"2031-0{month}-01", f"2031-0{month}-28")
        sentence = "Powstanie 54 miejsc pracy."
        report.state("1", sentence, "54 miejsc pracy", 54, unit="miejsce pracy", status="planned")
        report.section("1.a", "miejsca pracy")
        report.state(
            "1.a", "Utworzono 2 miejsca pracy.", "2 miejsca pracy", 2, unit="miejsce pracy"
        )
    (row,) = rollup(run.tables(), by=["project"]).to_dict("records")
    assert (row["achieved"], row["planned"]) == (6, 54)
    assert "goal of the whole project" in row["basis"]


def test_stocks_take_the_newest_and_persons_are_not_added() -> None:
    run = Run()
    for month, value in ((1, 40), (2, 52), (3, 47)):
        report = run.report(f"m{month}", f"2031-0{month}-01", f"2031-0{month}-28")
        report.section("1.a", "miejsca pracy")
        report.state(
            "1.a",
            f"Utrzymano {value} miejsc pracy.",
            f"{value} miejsc pracy",
            value,
            unit="miejsce pracy",
        )
        sentence = f"Wsparciem objęto {value} PES."
        report.state("1.a", sentence, f"{value} PES", value, unit="PES")
        report.section("1.b", "animacja")
        report.state("1.b", f"Przyszło {value} osób.", f"{value} osób", value, unit="osoba")
    made = rollup(run.tables(), by=["project"]).set_index("indicator_id")
    assert made.loc["jobs_maintained", "achieved"] == 47
    assert made.loc["persons_animated", "achieved"] == 52
    assert pd.isna(made.loc["pes_supported", "achieved"])
    assert "not added: 40, 47, 52" in made.loc["pes_supported", "basis"]


def _by_institution() -> Run:
    run = Run()
    report = run.report("a")
    report.section("1.a", "animacja")
    sentence = "Odbyto 30 spotkań: 7 w UG, 19 w PUP/MUP, 3 ze szkołami."
    ids = report.together(
        "1.a",
        sentence,
        ("30 spotkań", 30, {"unit": "spotkanie"}),
        ("7 w UG", 7, {"unit": "spotkanie"}),
        ("19 w PUP/MUP", 19, {"unit": "spotkanie"}),
        ("3 ze szkołami", 3, {"unit": "spotkanie"}),
    )
    for row in run.rows["counts"][1:]:
        row["part_of"] = ids[0]
    for name in ("UG", "PUP", "MUP"):
        start = report.at + sentence.index(name)
        run.rows["institutions"].append(
            {
                "report_id": "a",
                "kind": name,
                "place": None,
                "start": start,
                "end": start + len(name),
            }
        )
    return run


def test_a_breakdown_takes_the_place_of_its_whole() -> None:
    made = rollup(_by_institution().tables(), by=["institution_type"])
    made = made[made["indicator_id"] == MEETINGS]
    found = {
        "" if pd.isna(kind) else kind: float(value)
        for kind, value in zip(made["institution_type"], made["achieved"], strict=True)
    }
    assert found == {"UG": 7, "MUP; PUP": 19, "": 4}
    assert _achieved(_by_institution(), by=[]) == [30]


def test_parts_that_overshoot_leave_their_whole_alone() -> None:
    run = _by_institution()
    run.rows["counts"][1]["value"] = 90.0
    assert _achieved(run, by=["institution_type"]) == [30]


def test_what_was_decided_is_said() -> None:
    run = Run()
    _meetings(run.report("a", None, None), 30, status=None, modifier="min")
    (row,) = rollup(run.tables()).to_dict("records")
    assert pd.isna(row["period_start"])
    for said in ("without a period", "without a status taken as achieved", "not exact"):
        assert said in row["basis"]


def test_columns_and_their_order() -> None:
    made = rollup(_year(2).tables(), by=["activity", "period", "place"], freq="Q")
    assert list(made.columns) == [
        *("indicator_id", "period_start", "period_end", "activity", "place"),
        *("achieved", "planned", "unit", "basis", "reached"),
    ]
    assert list(rollup(Run().tables()).columns)[:3] == [
        "indicator_id",
        "period_start",
        "period_end",
    ]


@pytest.mark.parametrize("how", [{"by": ["county"]}, {"freq": "W"}])
def test_what_cannot_be_grouped_by_is_refused(how: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError, match=r"county|W"):
        rollup(_year(1).tables(), **how)


@pytest.mark.parametrize(
    ("table", "column", "cell", "said"),
    [
        ("counts", "value", "dużo", "'dużo' in row 1 is no number"),
        ("counts", "start", "0,5", "no whole number"),
        ("reports", "period_end", "31.12.2031", "no date"),
        ("counts", "cumulative", "może", "neither true nor false"),
    ],
)
def test_tables_edited_by_hand_are_refused(table: str, column: str, cell: str, said: str) -> None:
    tables = _year(2).tables()
    tables[table][column] = tables[table][column].astype(object)
    tables[table].loc[0, column] = cell
    with pytest.raises(TableError) as refusal:
        rollup(tables)
    assert f"{table}, column {column}" in str(refusal.value)
    assert said in str(refusal.value)


@pytest.mark.parametrize("table", ["counts", "hours", "amounts", "dates", "sections", "reports"])
def test_a_missing_column_is_named(table: str) -> None:
    tables = _year(2).tables()
    for column in SCHEMA[table].columns:
        if column.name in {"section_id", "part_of", "parent_id", "sentence", "title"}:
            with pytest.raises(TableError, match=rf"{table} has no column {column.name}"):
                rollup(tables | {table: tables[table].drop(columns=column.name)})


def test_tables_read_as_text_are_as_good() -> None:
    tables = _year(3).tables()
    texts = {name: table.astype("string") for name, table in tables.items()}
    pd.testing.assert_frame_equal(rollup(tables), rollup(texts))


def test_an_indicator_of_ones_own_needs_only_the_rollup() -> None:
    text = (
        'extends = false\n[indicator.exhibitions]\nname_pl = "Wystawy"\nunit = "wystawa"\n'
        'agg = "sum"\nfeeds = [{ kind = "counts", unit = ["wystawa"] }]\n'
    )
    run = Run()
    report = run.report("a")
    report.state("1", "Otwarto 5 wystaw.", "5 wystaw", 5, unit="wystawa")
    tables = run.tables()
    assert rollup(tables, load_codebook()).empty
    assert list(rollup(tables, parse(text, "x"))["achieved"]) == [5]


def test_days_of_a_report_may_be_dates() -> None:
    tables = _year(1, None).tables()
    tables["reports"]["period_start"] = pd.Series([date(2031, 1, 1)], dtype=object)
    assert list(rollup(tables, freq="M")["achieved"]) == [7]
