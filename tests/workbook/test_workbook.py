"""Workbooks: the values of the tables, typed, linked, never run; the same in two readers."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner

import extract
from extract import tables
from extract.cli import main
from extract.errors import ExportError, TableError
from extract.pipeline import Result
from extract.tables import SCHEMA, ColumnType
from extract.workbook import FILE, cells, sheets, write

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
# One file for each sheet, UTF-8, cells as they are shown.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
REPORTS = (
    "Sprawozdanie za 2030 rok\n1. Projekt „Razem”\na) animacja: zaplanowano 40 spotkań "
    "animacyjnych, odbyło się 38 spotkań animacyjnych: 20 w UG, 17 w PUP. Utworzono 12 miejsc "
    "pracy. Udzielono 7,5 godziny doradztwa prawnego.",
    "Sprawozdanie za 2031 rok\n1. Projekt „Razem”\na) animacja: odbyło się 25 spotkań "
    "animacyjnych. Planowano utworzyć 10 miejsc pracy, utworzono 14 miejsc pracy.",
)


@pytest.fixture
def made() -> dict[str, pd.DataFrame]:
    """Return the tables of two reports."""
    return tables([extract.extract(text, model=None) for text in REPORTS])


def _sheet(file: Path, name: str) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(file, read_only=True)
    rows = list(book[name].iter_rows(values_only=True))
    book.close()
    return rows


def _text(cell: str) -> str:
    """Undo what the file format does to control characters, which openpyxl does not."""
    return re.sub(r"_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), cell)


def _expected(frame: pd.DataFrame, name: str) -> list[tuple[Any, ...]]:
    rows = frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None)
    days = set(SCHEMA[name].of_type(ColumnType.DAY))
    return [
        tuple(
            cell.to_pydatetime() if place in days and cell is not None else cell
            for place, cell in enumerate(row)
        )
        for row in rows
    ]


def test_openpyxl_finds_the_values_of_the_tables(
    made: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    file = write(made, tmp_path / FILE).file
    for name, frame in made.items():
        head, *rows = _sheet(file, name)
        assert head == tuple(frame.columns)
        assert rows == _expected(frame, name), name


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_finds_the_same_values(made: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    file = write(made, tmp_path / FILE).file
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), "--headless", profile, "--convert-to", AS_CSV, str(file)]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    for name, frame in made.items():
        seen = tmp_path / f"{file.stem}-{name}.csv"
        with seen.open(encoding="utf-8", newline="") as lines:
            _, *rows = csv.reader(lines)
        assert rows == [[_shown(cell) for cell in row] for row in _expected(frame, name)], name
    with (tmp_path / f"{file.stem}-chart.csv").open(encoding="utf-8", newline="") as lines:
        calculated = [row[:5] for row in csv.reader(lines)]
    stored = openpyxl.load_workbook(file, data_only=True)["chart"]
    for row, held in zip(calculated[7:], stored.iter_rows(8, values_only=True), strict=True):
        assert row[3:] == [_shown(cell) for cell in held[3:5]]


def _shown(cell: Any) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).upper()
        case datetime():
            return cell.date().isoformat()
        case float():
            return f"{cell:.10g}"
    return str(cell)


def test_numbers_days_and_flags_are_typed(result: Result, tmp_path: Path) -> None:
    file = write(tables([result]), tmp_path / FILE).file
    head, *rows = _sheet(file, "counts")
    second = dict(zip(head, rows[1], strict=True))
    assert second["value"] == 9
    assert second["cumulative"] is False
    head, first, *_ = _sheet(file, "dates")
    assert dict(zip(head, first, strict=True))["date_start"] == datetime(2031, 3, 1)


def test_planned_and_achieved_stand_side_by_side(
    made: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    file = write(made, tmp_path / FILE, language="en").file
    head, *rows = _sheet(file, "rollup")
    assert head.index("achieved") == head.index("planned") + 1
    held = {
        (row["indicator_id"], row["period_end"].year): row
        for row in (dict(zip(head, cells, strict=True)) for cells in rows)
    }
    jobs = held["jobs_created_ps", 2031]
    assert (jobs["planned"], jobs["achieved"], jobs["reached"]) == (10, 14, 1.4)
    assert (jobs["indicator"], jobs["unit"]) == (
        "Jobs created in social enterprises",
        "miejsce pracy",
    )


def test_the_chart_shows_the_indicator_that_is_chosen(
    made: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    file = write(made, tmp_path / FILE).file
    sheet = openpyxl.load_workbook(file)["chart"]
    (choice,) = sheet.data_validations.dataValidation
    assert str(choice.sqref) == "B3"
    offered = [row[0] for row in _sheet(file, "codebook")[1:]]
    assert {"jobs_created_ps", "animation_meetings", "advisory_hours_legal"} <= set(offered)
    assert choice.formula1 == f"codebook!$A$2:$A${len(offered) + 1}"
    (chart,) = sheet._charts
    assert [series.val.numRef.f for series in chart.series] == [
        "chart!$D$8:$D$9",
        "chart!$E$8:$E$9",
    ]
    assert all("$B$3" in sheet[cell].value for cell in ("D8", "E8", "D9", "E9"))


def test_every_fact_leads_to_its_place_on_the_review_page(
    made: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(write(made, tmp_path / FILE).file)
    linked = {"reports": "report_id", "sections": "path", "checks": "message"}
    linked |= {"indicators": "indicator_id"}
    for name, frame in made.items():
        if not len(frame):
            continue
        column = list(frame.columns).index(linked.get(name, "quote"))
        for row in range(2, len(frame) + 2):
            link = book[name].cell(row, column + 1).hyperlink
            assert link.target.replace("\\", "/") == "review/index.html"
            report = frame["report_id"].iloc[row - 2]
            assert link.location.startswith(report)
    place = made["counts"]["fact_id"].iloc[0].partition("#")[2]
    link = book["counts"].cell(2, list(made["counts"].columns).index("quote") + 1).hyperlink
    assert link.location.endswith(f"%2F{place}")


def test_a_sheet_of_very_many_links_has_them_as_formulas(
    made: dict[str, pd.DataFrame], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_LINKS", 1)
    long = made["counts"].assign(quote="„a” " * 80)
    counts = pd.concat([made["counts"].iloc[:2].assign(quote=['2 "a"', "=3"]), long.iloc[2:3]])
    written = write({"counts": counts}, tmp_path / FILE, language="en")
    column = list(counts.columns).index("quote") + 1
    formulas = openpyxl.load_workbook(written.file)["counts"]
    values = openpyxl.load_workbook(written.file, data_only=True)["counts"]
    assert formulas.cell(2, column).value.startswith('=HYPERLINK("review/index.html#')
    assert formulas.cell(2, column).value.endswith(',"2 ""a""")')
    assert [values.cell(row, column).value for row in (2, 3, 4)] == counts["quote"].tolist()
    assert any("1 rows have no link" in note for note in written.notes)


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+48 600", "-5", "@SUM(A1)", "\tx", '=HYPERLINK("http://a","b")'),
        *("http://example.org", "mailto:a@example.org", "0012", "1e5", "TRUE", "<b>&</b>"),
        *("_x0041_", "\x0b\x1b[31m", "a\nb", " obok ", "zażółć 𝔸", "{=1}", "internal:a!A1"),
    ],
)
def test_a_text_stays_the_text_it_is(
    made: dict[str, pd.DataFrame], tmp_path: Path, text: str
) -> None:
    frame = made["counts"].iloc[:1].assign(quote=text, phrase=text)
    file = write({"counts": frame}, tmp_path / FILE).file
    sheet = openpyxl.load_workbook(file)["counts"]
    for name in ("quote", "phrase"):
        cell = sheet.cell(2, list(frame.columns).index(name) + 1)
        assert cell.data_type == "s"
        assert _text(str(cell.value)) == text
        assert cell.quotePrefix == (text[0] in "=+-@\t\x0b")


def test_what_looks_like_marked_up_text_of_the_library_is_written_as_it_is(
    made: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    frame = made["counts"].iloc[:1].assign(phrase="<r></is></c><evil/></r>")
    file = write({"counts": frame}, tmp_path / FILE).file
    cell = openpyxl.load_workbook(file)["counts"].cell(2, list(frame.columns).index("phrase") + 1)
    assert str(cell.value).strip() == "<r></is></c><evil/></r>"


def test_what_a_workbook_cannot_hold_is_told(
    made: dict[str, pd.DataFrame], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "LONGEST_TEXT", 40)
    dates = tables([extract.extract("W dniu 01.02.2019 r. odbyło się spotkanie.", model=None)])
    early = dates["dates"].assign(date_start=pd.Series(["0201-02-01"]).astype("datetime64[s]"))
    early["sentence"] = "x" * 41
    written = write({"dates": early}, tmp_path / FILE, language="en")
    row = dict(zip(*_sheet(written.file, "dates"), strict=True))
    assert row["date_start"] == "0201-02-01"
    assert row["date_end"] == datetime(2019, 2, 1)
    assert row["sentence"] == "x" * 36 + " […]"
    assert len(written.notes) == 2
    contents = [cell for line in _sheet(written.file, "contents") for cell in line]
    assert set(written.notes) <= set(contents)


def test_a_table_longer_than_a_sheet_goes_on_in_another(
    made: dict[str, pd.DataFrame], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    counts = made["counts"]
    written = write({"counts": counts}, tmp_path / FILE, language="en")
    titles = [title for title in written.sheets if title.startswith("counts")]
    assert titles[:2] == ["counts", "counts (2)"]
    rows = [row for title in titles for row in _sheet(written.file, title)[1:]]
    assert rows == _expected(counts, "counts")
    assert f"counts: {len(counts)} rows" in written.notes[0]


def test_the_same_tables_make_the_same_bytes(made: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    first = write(made, tmp_path / "a.xlsx").file.read_bytes()
    assert first == write(made, tmp_path / "b.xlsx").file.read_bytes()


def test_failing_checks_are_coloured(made: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    assert made["checks"]["holds"].eq(other=False).any()
    sheet = openpyxl.load_workbook(write(made, tmp_path / FILE).file)["checks"]
    ((_, (rule,)),) = sheet.conditional_formatting._cf_rules.items()
    holds = openpyxl.utils.get_column_letter(list(made["checks"].columns).index("holds") + 1)
    assert rule.formula == [f"AND(ISLOGICAL(${holds}2),NOT(${holds}2))"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")


def test_a_folder_that_cannot_be_written_is_named(
    made: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    with pytest.raises(ExportError, match="taken"):
        write(made, tmp_path / "taken" / FILE)
    (tmp_path / FILE).mkdir()
    with pytest.raises(ExportError, match=FILE):
        write(made, tmp_path / FILE)
    assert not list(tmp_path.glob(".*"))


def test_a_table_of_another_version_is_refused(
    made: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    with pytest.raises(TableError, match="counts has no column rule"):
        write({"counts": made["counts"].drop(columns="rule")}, tmp_path / FILE)
    assert list(tmp_path.iterdir()) == []


def test_a_table_mended_by_hand_is_typed_again(
    made: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    texts = {name: frame.astype("string") for name, frame in made.items()}
    assert write(texts, tmp_path / "a.xlsx").file.read_bytes() == (
        write(made, tmp_path / "b.xlsx").file.read_bytes()
    )
    broken = {"counts": texts["counts"].assign(value="dwa")}
    with pytest.raises(TableError, match="'dwa' in row 1 is no number"):
        write(broken, tmp_path / FILE)


def test_the_command_writes_a_workbook_beside_the_tables(tmp_path: Path) -> None:
    report, out = tmp_path / "rok.txt", tmp_path / "out"
    report.write_text(REPORTS[0], encoding="utf-8")
    run = CliRunner().invoke(main, ["run", str(report), "--out", str(out), "--no-ner", "--quiet"])
    assert run.exit_code == 0, run.output
    done = CliRunner().invoke(main, ["workbook", str(out), "--lang", "en"])
    assert done.exit_code == 0, done.output
    assert str(out / FILE) in done.output
    assert _sheet(out / FILE, "reports")[1][0].startswith("rok-")
    nothing = CliRunner().invoke(main, ["workbook", str(tmp_path)])
    assert nothing.exit_code == 1
    assert "owes-extract run" in nothing.output


def test_a_run_writes_a_workbook_if_asked(tmp_path: Path) -> None:
    report, out = tmp_path / "rok.txt", tmp_path / "out"
    report.write_text(REPORTS[0], encoding="utf-8")
    command = ["run", str(report), "--out", str(out), "--no-ner", "--format", "xlsx,csv"]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    with (out / "counts.csv").open(encoding="utf-8-sig", newline="") as lines:
        listed = [row["fact_id"] for row in csv.DictReader(lines)]
    head, *rows = _sheet(out / FILE, "counts")
    assert [row[head.index("fact_id")] for row in rows] == listed


@pytest.mark.parametrize(("language", "title"), [("pl", "Spis arkuszy"), ("en", "Contents")])
def test_a_run_writes_a_workbook_in_its_language(tmp_path: Path, language: str, title: str) -> None:
    report, out = tmp_path / "rok.txt", tmp_path / "out"
    report.write_text(REPORTS[0], encoding="utf-8")
    command = ["run", str(report), "--out", str(out), "--no-ner", "--format", "xlsx"]
    done = CliRunner().invoke(main, [*command, "--lang", language])
    assert done.exit_code == 0, done.output
    assert _sheet(out / FILE, "contents")[0][0] == title
