"""CSV and Parquet files: exact, safe in a spreadsheet, whole or not there at all."""

from __future__ import annotations

import contextlib
import csv
import errno
import itertools
import os
import tempfile
from pathlib import Path
from unittest import mock

import pandas as pd
import pyarrow.parquet as pq
import pytest
from contents import contents
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import ExportError
from extract.export import (
    FORMATS,
    CsvFile,
    Export,
    ParquetFile,
    arrow_schema,
    arrow_table,
    dataset,
    guarded,
    parquet_file,
    plain,
    publication,
)
from extract.export.dataset import parts
from extract.pipeline import Result
from extract.tables import (
    DATASET,
    SCHEMA,
    TEXTS,
    ColumnType,
    empty,
    rows,
    tables_without_indicators,
)


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
    assert names == {*DATASET, *(f"{name}.{ending}" for name in SCHEMA for ending in FORMATS)}
    for name in DATASET:
        assert [file.name for file in (tmp_path / "new" / "folder" / name).iterdir()] == [
            "part-00000.parquet"
        ]


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
    made = tables_without_indicators([result])
    for name, table in SCHEMA.items():
        file = tmp_path / f"{name}.parquet"
        assert pq.read_schema(file).remove_metadata() == arrow_schema(table).remove_metadata()
        read = pd.read_parquet(file)
        days = [table.columns[i].name for i in table.of_type(ColumnType.DAY)]
        for day in days:
            read[day] = pd.to_datetime(read[day]).astype(made[name][day].dtype)
        pd.testing.assert_frame_equal(read, made[name])


def test_parquet_row_groups_are_bounded(
    result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet_file, "ROWS_PER_GROUP", 4)
    with Export(tmp_path, ["parquet"]) as written:
        for _ in range(3):
            written.add(rows(result))
    file = pq.ParquetFile(tmp_path / "counts.parquet")
    assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [4, 4, 1]


def test_the_same_rows_make_the_samecontents(result: Result, tmp_path: Path) -> None:
    for out in ("one", "two"):
        _write(result, tmp_path / out, "csv", "parquet")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@settings(max_examples=30)
@given(cuts=st.lists(st.integers(0, 40), max_size=5))
def test_how_many_rows_come_at_a_time_makes_no_difference(cuts: list[int]) -> None:
    made = arrow_table(TEXTS, [(f"raport-{n}", "Treść.\n" * n) for n in range(40)])
    places = [0, *sorted(cuts), 40]
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.object(parquet_file, "TEXTS_PER_GROUP", 7),
    ):
        one, other = Path(folder, "one"), Path(folder, "other")
        whole, pieces = ParquetFile(one, TEXTS), ParquetFile(other, TEXTS)
        whole.write(made)
        for start, end in itertools.pairwise(places):
            pieces.write(made.slice(start, end - start))
        for file in (whole, pieces):
            file.complete()
        assert one.read_bytes() == other.read_bytes()


def test_partitions_hold_the_same_inputs_in_every_table(
    result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dataset, "ROWS_PER_PARTITION", 10)
    with Export(tmp_path, []) as written:
        numbers = []
        for _ in range(3):
            written.add(rows(result))
            numbers.append(written.end_input())
        written.add(empty() | {"errors": [("brak.txt", "find", "NoMatch", "Nothing.")]})
        numbers.append(written.end_input())
    assert numbers == [0, 1, 2, 3]
    assert [file.name for file in parts(tmp_path, "counts")] == [
        f"part-{number:05}.parquet" for number in (0, 1, 2)
    ]
    # The first partition has every table, so that an empty one has its columns.
    assert [pq.read_metadata(file).num_rows for file in parts(tmp_path, "errors")] == [0, 1]
    assert len(pd.read_parquet(tmp_path / "counts")) == 9


def test_a_partition_ends_with_so_many_characters(tmp_path: Path) -> None:
    with Export(tmp_path, []) as written:
        numbers = [written.end_input(dataset.CHARACTERS_PER_PARTITION // 2) for _ in range(5)]
    assert numbers == [0, 0, 1, 1, 2]


def test_a_folder_of_the_users_own_is_never_taken_for_a_table(
    result: Result, tmp_path: Path
) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "wiosna.txt").write_text("Odbyło się 5 spotkań.", encoding="utf-8")
    with pytest.raises(ExportError, match=r"reports is needed.*wiosna\.txt.*`out`"):
        _write(result, tmp_path, "csv")
    (tmp_path / "reports" / "wiosna.txt").unlink()
    (tmp_path / "reports").rmdir()
    (tmp_path / "texts").write_text("a file")
    with pytest.raises(ExportError, match="texts is a file"):
        _write(result, tmp_path, "csv")
    assert [path.name for path in tmp_path.iterdir()] == ["texts"]


def test_texts_are_kept_unless_they_are_not_wanted(result: Result, tmp_path: Path) -> None:
    for texts, there in ((True, True), (False, False)):
        with Export(tmp_path, ["csv"], texts=texts) as written:
            written.add(rows(result) | {"texts": [(result.report.report_id, result.report.text)]})
        assert (tmp_path / "texts").exists() is there
    assert not (tmp_path / "texts.csv").exists()


@pytest.mark.parametrize("at", range(0, 30, 3))
def test_a_change_of_state_cut_short_is_finished_or_dropped(
    result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """Whatever step the power fails at, the folder is as before or as after, never in between."""
    _write(result, tmp_path / "out", "csv")
    before = contents(tmp_path / "out")
    with Export(tmp_path / "after", ["csv"], texts=False) as written:
        for _ in range(2):
            written.add(rows(result))
    after = contents(tmp_path / "after")

    class PowerFailure(BaseException):
        pass

    steps = itertools.count()
    rename = Path.replace

    def failing(path: Path, target: Path) -> Path:
        if next(steps) == at:
            raise PowerFailure
        return rename(path, target)

    with monkeypatch.context() as patched, contextlib.suppress(PowerFailure):
        patched.setattr(Path, "replace", failing)
        # What is done on the way out would not be done either.
        patched.setattr(publication.Publication, "__exit__", lambda *_: None)
        with Export(tmp_path / "out", ["csv"], texts=False) as written:
            for _ in range(2):
                written.add(rows(result))
    publication.recover(tmp_path / "out", last="manifest.json")
    assert contents(tmp_path / "out") in (before, after)


@pytest.mark.parametrize(
    ("number", "advice"),
    [(errno.ENOSPC, "Make room"), (errno.EACCES, "spreadsheet"), (errno.EIO, "`out`")],
)
def test_a_refusal_says_what_to_do(
    result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, advice: str
) -> None:
    def refusing(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(CsvFile, "write_columns", refusing)
    with pytest.raises(ExportError, match=advice):
        _write(result, tmp_path, "csv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, ValueError])
def test_an_interrupted_run_leaves_the_earlier_tables_whole(
    result: Result, tmp_path: Path, interruption: type[BaseException]
) -> None:
    _write(result, tmp_path, "csv", "parquet")
    before = contents(tmp_path)
    with pytest.raises(interruption):
        _stop_after(result, tmp_path, interruption)
    assert contents(tmp_path) == before


def test_formats_not_asked_for_are_left_alone(result: Result, tmp_path: Path) -> None:
    _write(result, tmp_path, "csv", "parquet")
    before = (tmp_path / "counts.parquet").read_bytes()
    with Export(tmp_path, ["csv"]) as written:
        written.add(empty())
    assert _read(tmp_path / "counts.csv") == []
    assert (tmp_path / "counts.parquet").read_bytes() == before


def test_a_place_that_cannot_be_written_is_named(result: Result, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    with pytest.raises(ExportError, match=r"taken.*`out`"):
        _write(result, tmp_path / "taken", "csv")


def test_a_table_that_cannot_be_replaced_is_named(result: Result, tmp_path: Path) -> None:
    (tmp_path / "counts.csv").mkdir()
    with pytest.raises(ExportError, match="where a table should be"):
        _write(result, tmp_path, "csv")
    assert [path.name for path in tmp_path.iterdir()] == ["counts.csv"]


def test_a_change_of_state_touches_nothing_outside_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "out" / ".new").mkdir(parents=True)
    (tmp_path / "out" / ".new" / ".ready").write_text(f"..\n../outside\n{tmp_path / 'outside'}")
    publication.recover(tmp_path / "out", last="manifest.json")
    assert (tmp_path / "outside").is_dir()
    assert not (tmp_path / "out" / ".new").exists()
