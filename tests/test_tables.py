"""Tables have the schema's columns and dtypes, and every number leads back to its characters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from extract import tables
from extract.pipeline import Result
from extract.polish.calendar import Interval
from extract.tables import SCHEMA, duplicate, failed, frame, markdown, rows

CONTRACT = {
    "reports": "report_id path sha256 encoding title period_start period_end chars sections "
    "status assumed corrections",
    "sections": "report_id section_id path parent_id level kind marker title activity "
    "period_start period_end start end",
    "counts": "report_id section_id path fact_id value value_max modifier unit phrase status "
    "cumulative part_of rule quote start end sentence clause source machine",
    "hours": "report_id section_id path fact_id value value_max modifier topic status cumulative "
    "part_of rule quote start end sentence clause source machine",
    "amounts": "report_id section_id path fact_id value value_max modifier unit phrase status "
    "cumulative part_of rule quote start end sentence clause source machine",
    "dates": "report_id section_id path fact_id date_start date_end precision role inferred rule "
    "quote start end sentence source machine",
    "institutions": "report_id section_id path fact_id name institution_id kind place named "
    "source rule quote start end machine",
    "others": "report_id section_id path fact_id kind value value_max modifier unit stated status "
    "cumulative part_of rule quote start end sentence",
    "checks": "report_id section_id path check expected found difference holds facts message",
    "indicators": "report_id project section_id path indicator_id value unit status "
    "period_start period_end facts",
    "errors": "path stage error message",
}


def test_tables_and_columns_are_those_users_rely_on() -> None:
    assert {name: [c.name for c in table.columns] for name, table in SCHEMA.items()} == {
        name: columns.split() for name, columns in CONTRACT.items()
    }


def test_every_table_has_its_columns_and_dtypes_with_and_without_rows(result: Result) -> None:
    for made in (tables([result]), tables([])):
        assert list(made) == list(SCHEMA)
        for name, table in SCHEMA.items():
            for column in table.columns:
                assert str(made[name][column.name].dtype) == column.type.pandas, (name, column)


def test_every_fact_leads_back_to_its_characters(result: Result) -> None:
    text = result.report.text
    made = tables([result])
    found = 0
    for name in ("counts", "hours", "amounts", "dates"):
        for row in made[name].itertuples():
            assert text[row.start : row.end] == row.quote
            found += 1
    assert found == len(result.facts)


def test_values_stand_in_their_columns(result: Result) -> None:
    made = tables([result])
    count = made["counts"].iloc[1]
    assert (count["path"], count["value"], count["unit"]) == ("a", 9, "spotkanie")
    assert count["part_of"] == made["counts"].iloc[0]["fact_id"]
    assert count["status"] == "achieved"
    assert not count["cumulative"]
    hours = made["hours"].iloc[0]
    assert hours["topic"] == "doradztwo prawne"
    assert hours["sentence"] == "Udzielono 7,5 godziny doradztwa prawnego."
    assert made["dates"].iloc[0]["date_end"] == pd.Timestamp(2031, 5, 31)
    report = made["reports"].iloc[0]
    assert report["assumed"] == "encoding guessed: cp1250; period read from the title"
    assert (report["sections"], report["status"]) == (2, "ok")


def test_what_is_not_known_is_null(result: Result) -> None:
    made = tables([result])
    assert made["counts"]["status"].isna().tolist() == [True, False, True]
    assert made["sections"]["period_start"].isna().all()
    assert made["sections"]["parent_id"].isna().tolist() == [True, False]


def test_a_year_with_a_typing_error_is_kept(result: Result) -> None:
    old = replace(result.report, period=Interval(date(201, 3, 1), date(2031, 5, 31)))
    made = tables([replace(result, report=old)])
    assert made["reports"]["period_start"].dt.year.tolist() == [201]


def test_half_a_surrogate_pair_becomes_one_character(result: Result) -> None:
    text = result.report.text.replace("25 spotkań", "25 spotka\ud800")
    broken = replace(
        result,
        report=replace(result.report, text=text),
        facts=tuple(replace(f, quote=text[f.start : f.end]) for f in result.facts),
    )
    assert rows(broken)["counts"][0][SCHEMA["counts"].position("quote")] == "25 spotka\ufffd"
    assert tables([broken])["counts"]["quote"].iloc[0] == "25 spotka\ufffd"


def test_a_failed_file_has_a_row_in_reports_and_in_errors() -> None:
    made = failed("raport.txt", "decode", "DecodeError", "raport.txt is empty.")
    assert frame("reports", made["reports"])[["path", "status"]].values.tolist() == [
        ["raport.txt", "failed"]
    ]
    assert made["errors"] == [("raport.txt", "decode", "DecodeError", "raport.txt is empty.")]


def test_a_duplicate_keeps_only_its_row_in_reports(result: Result) -> None:
    left = duplicate(rows(result))
    assert frame("reports", left["reports"])["status"].tolist() == ["duplicate"]
    assert [name for name, made in left.items() if made] == ["reports"]


def test_a_fact_of_an_unknown_section_is_refused(result: Result) -> None:
    astray = replace(result.facts[0], section_id="nowhere")
    with pytest.raises(KeyError, match="nowhere"):
        rows(replace(result, facts=(astray,)))


def test_schema_is_printed_with_every_column() -> None:
    printed = markdown()
    for name, table in SCHEMA.items():
        assert f"### {name}\n" in printed
        for column in table.columns:
            assert f"| `{column.name}` | {column.type.pandas} |" in printed
