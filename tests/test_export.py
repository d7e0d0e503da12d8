"""CSV and Parquet files: exact, safe in a spreadsheet, whole or not there at all."""

from __future__ import annotations

import csv
import errno
import os
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import export
from extract.errors import ExportError
from extract.export import Export, guarded, plain
from extract.pipeline import Result
from extract.tables import SCHEMA, ColumnType, empty, rows, tables


def _write(result: Result, out: Path, *formats: str) -> None:
    with Export(out, formats) as written:
        written.add(rows(result))


def _stop_after(result: Result, out: Path, interruption: type[BaseException]) -> None:
    with Export(out, ["csv", "parquet"]) as written:
        written.add(rows(result))
        raise interruption


def _read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_one_file_for_every_table_and_format_and_nothing_else(
    result: Result, tmp_path: Path
) -> None:
    _write(result, tmp_path / "new" / "folder", "csv", "parquet")
    names = {file.name for file in (tmp_path / "new" / "folder").iterdir()}
    assert names == {f"{name}{suffix}" for name in SCHEMA for suffix in (".csv", ".parquet")}


def test_csv_opens_in_a_spreadsheet_and_reads_back(result: Result, tmp_path: Path) -> None:
    _write(result, tmp_path, "csv")
    raw = (tmp_path / "counts.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfreport_id,")
    assert raw.count(b"\r\n") == 4
    first, part, range_ = _read(tmp_path / "counts.csv")
    assert (first["value"], first["quote"], first["status"]) == ("25", "25 spotkań", "")
    assert (part["cumulative"], part["part_of"]) == ("false", first["fact_id"])
    assert plain(range_["quote"]) == "- 12\nwarsztatów"
    assert (range_["value"], range_["value_max"]) == ("12", "15")
    assert _read(tmp_path / "hours.csv")[0]["value"] == "7.5"
    assert _read(tmp_path / "dates.csv")[0]["date_start"] == "2031-03-01"


def test_csv_never_begins_a_text_like_a_formula(result: Result, tmp_path: Path) -> None:
    _write(result, tmp_path, "csv")
    assert _read(tmp_path / "counts.csv")[2]["quote"] == "'- 12\nwarsztatów"


@pytest.mark.parametrize(
    "text", ["=SUM(A1)", "+48 600", "-5", "@cmd", "\tx", "\rx", "\x07x", "＝1", "＋1", "－1", "＠x"]
)
def test_formulas_are_disarmed(text: str) -> None:
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["", "386 os.", "„cytat”", "– 12 osób", "a=b"])
def test_harmless_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@given(st.text())
def test_what_is_guarded_can_be_had_back(text: str) -> None:
    assert plain(guarded(text)) == text
    assert guarded(text)[:1] not in set("=+-@\t\r\n")


def test_parquet_has_the_schema_and_pandas_gets_the_same_tables(
    result: Result, tmp_path: Path
) -> None:
    _write(result, tmp_path, "parquet")
    made = tables([result])
    for name, table in SCHEMA.items():
        file = tmp_path / f"{name}.parquet"
        assert (
            pq.read_schema(file).remove_metadata() == export.arrow_schema(table).remove_metadata()
        )
        read = pd.read_parquet(file)
        days = [table.columns[i].name for i in table.of_type(ColumnType.DAY)]
        for day in days:
            read[day] = pd.to_datetime(read[day]).astype(made[name][day].dtype)
        pd.testing.assert_frame_equal(read, made[name])


def test_parquet_row_groups_are_bounded(
    result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "ROWS_PER_GROUP", 4)
    with Export(tmp_path, ["parquet"]) as written:
        for _ in range(3):
            written.add(rows(result))
    file = pq.ParquetFile(tmp_path / "counts.parquet")
    assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [4, 4, 1]


def test_the_same_rows_make_the_same_bytes(result: Result, tmp_path: Path) -> None:
    for out in ("one", "two"):
        _write(result, tmp_path / out, "csv", "parquet")
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name


@pytest.mark.parametrize(
    ("number", "advice"),
    [(errno.ENOSPC, "Make room"), (errno.EACCES, "spreadsheet"), (errno.EIO, "--out")],
)
def test_a_refusal_says_what_to_do(
    result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, advice: str
) -> None:
    def refusing(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(export.CsvFile, "write", refusing)
    with pytest.raises(ExportError, match=advice):
        _write(result, tmp_path, "csv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, ValueError])
def test_an_interrupted_run_leaves_the_earlier_tables_whole(
    result: Result, tmp_path: Path, interruption: type[BaseException]
) -> None:
    _write(result, tmp_path, "csv", "parquet")
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    with pytest.raises(interruption):
        _stop_after(result, tmp_path, interruption)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_formats_not_asked_for_are_left_alone(result: Result, tmp_path: Path) -> None:
    _write(result, tmp_path, "csv", "parquet")
    before = (tmp_path / "counts.parquet").read_bytes()
    with Export(tmp_path, ["csv"]) as written:
        written.add(empty())
    assert _read(tmp_path / "counts.csv") == []
    assert (tmp_path / "counts.parquet").read_bytes() == before


def test_a_place_that_cannot_be_written_is_named(result: Result, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    with pytest.raises(ExportError, match=r"taken.*--out"):
        _write(result, tmp_path / "taken", "csv")


def test_a_table_that_cannot_be_replaced_is_named(result: Result, tmp_path: Path) -> None:
    (tmp_path / "counts.csv").mkdir()
    with pytest.raises(ExportError, match="where a table should be"):
        _write(result, tmp_path, "csv")
    assert not list(tmp_path.glob(".*.partial"))
