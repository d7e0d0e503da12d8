"""Many reports: each input has one outcome, nothing raises, order makes no difference."""

from __future__ import annotations

import csv
import gc
import sys
from pathlib import Path

import pytest
from contents import contents
from reports_made import write

from extract import batch, pipeline
from extract.batch import Source, find, run
from extract.tables import SCHEMA


def _table(out: Path, name: str) -> list[dict[str, str]]:
    with (out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_input_has_one_row_in_reports(folder: Path, tmp_path: Path) -> None:
    (folder / "pusty.txt").touch()
    write(folder / "kopia" / "b.txt", 12)
    summary = run([folder, tmp_path / "brak.txt"], tmp_path / "out", formats=["csv"])
    status = {Path(r["path"]).name: r["status"] for r in _table(tmp_path / "out", "reports")[:2]}
    assert status == {"brak.txt": "failed", "a.TXT": "ok"}
    assert sorted(row["status"] for row in _table(tmp_path / "out", "reports")) == [
        *["duplicate"],
        *["failed"] * 2,
        *["ok"] * 3,
    ]
    assert (summary.read, summary.duplicates, len(summary.failures)) == (3, 1, 2)
    errors = _table(tmp_path / "out", "errors")
    assert [(Path(row["path"]).name, row["stage"]) for row in errors] == [
        ("brak.txt", "find"),
        ("pusty.txt", "decode"),
    ]
    assert all(row["message"].endswith(".") for row in errors)
    assert summary.rows == {name: len(_table(tmp_path / "out", name)) for name in SCHEMA}


def test_the_same_name_and_bytes_again_states_nothing_new(tmp_path: Path) -> None:
    write(tmp_path / "2030" / "raport.txt")
    write(tmp_path / "2031" / "raport.txt")
    write(tmp_path / "2031" / "inny.txt")
    summary = run([tmp_path], tmp_path / "out", formats=["csv"])
    assert summary.duplicates == 1
    rows = _table(tmp_path / "out", "reports")
    assert [(Path(row["path"]).parent.name, row["status"]) for row in rows] == [
        ("2030", "ok"),
        ("2031", "ok"),
        ("2031", "duplicate"),
    ]
    assert len({row["report_id"] for row in _table(tmp_path / "out", "sections")}) == 2


def test_the_same_content_under_another_name_is_read_and_counted(tmp_path: Path) -> None:
    for name in ("wiosna.txt", "kopia.txt", "kopia/wiosna.txt"):
        write(tmp_path / name)
    summary = run(tmp_path, tmp_path / "out", formats=["csv"])
    assert (summary.read, summary.copies, summary.duplicates) == (2, 1, 1)


def test_one_path_needs_no_list(folder: Path, tmp_path: Path) -> None:
    assert find(folder) == find(str(folder)) == find([folder])
    assert run(folder / "b.txt", tmp_path / "out").read == 1


def test_order_of_arguments_makes_no_difference_to_a_byte(folder: Path, tmp_path: Path) -> None:
    (folder / "pusty.txt").touch()
    paths = [folder / "b.txt", folder / "głębiej", folder]
    run(paths, tmp_path / "one")
    run(paths[::-1], tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@pytest.mark.parametrize("error", [ValueError, MemoryError, RecursionError, AssertionError])
def test_an_unexpected_error_costs_one_report(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    extract = pipeline.extract

    def failing(report: pipeline.Report, **_: object) -> pipeline.Result:
        if report.report_id.startswith("b-"):
            raise error("out of luck")
        return extract(report)

    monkeypatch.setattr(pipeline, "extract", failing)
    summary = run([folder], tmp_path / "out", formats=["csv"])
    assert summary.read == 2
    (row,) = _table(tmp_path / "out", "errors")
    assert (Path(row["path"]).name, row["stage"]) == ("b.txt", "facts")
    assert row["error"] == error.__name__
    (report,) = [r for r in _table(tmp_path / "out", "reports") if r["status"] == "failed"]
    assert report["encoding"]


def test_an_error_in_the_sections_says_so(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise ZeroDivisionError

    # A failing function that lives in the module, as a defect of the module would.
    failing = type(failing)(failing.__code__, {"__name__": "extract.sections", **_builtins()})
    monkeypatch.setattr("extract.sections.split", failing)
    run([folder / "b.txt"], tmp_path / "out", formats=["csv"])
    assert [row["stage"] for row in _table(tmp_path / "out", "errors")] == ["sections"]


def _builtins() -> dict[str, object]:
    return {"__builtins__": __builtins__}


def test_a_file_that_goes_away_is_a_failure(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found_and_removed(paths: list[Path]) -> object:
        found = find(paths)
        (folder / "b.txt").unlink()
        return found

    monkeypatch.setattr(sys.modules["extract.batch.run"], "find", found_and_removed)
    summary = run([folder], tmp_path / "out", formats=["csv"])
    assert summary.read == 2
    assert [(f.stage, f.error) for f in summary.failures] == [("read", "ReadError")]


def test_ctrl_c_leaves_the_earlier_tables_whole(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run([folder / "b.txt"], tmp_path / "out")
    before = contents(tmp_path / "out")

    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run([folder], tmp_path / "out", progress=interrupt)
    assert contents(tmp_path / "out") == before


def test_nothing_found_writes_nothing(tmp_path: Path) -> None:
    summary = run([tmp_path / "brak.txt"], tmp_path / "out")
    assert not summary.written
    assert [failure.stage for failure in summary.failures] == ["find"]
    assert not (tmp_path / "out").exists()


def test_progress_ends_at_all_bytes(folder: Path, tmp_path: Path) -> None:
    (folder / "pusty.txt").touch()
    calls: list[tuple[int, int]] = []
    run([folder], tmp_path / "out", progress=lambda *done: calls.append(done))
    total = sum(source.size for source in find([folder])[0])
    assert len(calls) == 4
    assert calls[-1] == (total, total)
    assert calls == sorted(calls)


def test_two_contents_under_one_identifier_are_not_mixed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Eight hex digits of a hash can meet; here they are made to.
    module = sys.modules["extract.batch.attempt"]
    read = module.report.from_bytes

    def same_identifier(data: bytes, **named: str | None) -> object:
        from dataclasses import replace

        return replace(read(data, **named), report_id="raport-00000000")

    monkeypatch.setattr(module.report, "from_bytes", same_identifier)
    summary = run([folder], tmp_path / "out", formats=["csv"])
    assert summary.read == 1
    assert [failure.error for failure in summary.failures] == ["IdentifierTaken"] * 2
    assert [row["status"] for row in _table(tmp_path / "out", "reports")] == [
        "ok",
        "failed",
        "failed",
    ]


def test_the_encoding_given_is_the_encoding_used(tmp_path: Path) -> None:
    path = tmp_path / "raport.txt"
    path.write_bytes("Ślad i żródło: 12 spotkań".encode("iso8859-2"))
    run([path], tmp_path / "out", formats=["csv"], encoding="iso8859-2")
    (row,) = _table(tmp_path / "out", "sections")[:1]
    assert _table(tmp_path / "out", "reports")[0]["encoding"].lower().replace("-", "") in (
        "iso88592",
        "iso8859_2",
    )
    assert row["report_id"].startswith("raport-")


def test_an_outcome_can_leave_its_process(folder: Path) -> None:
    import pickle

    made = batch.outcome(Source(str(folder / "b.txt"), 1))
    assert pickle.loads(pickle.dumps(made)) == made


@pytest.fixture
def long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A report of more rows than are made at a time."""
    monkeypatch.setattr(sys.modules["extract.tables.result_rows"], "ROWS_AT_ONCE", 4)
    path = tmp_path / "długi.txt"
    path.write_text("".join(f"Odbyło się {i} spotkań.\n" for i in range(2, 22)), encoding="utf-8")
    return path


def test_a_report_of_many_rows_is_written_whole(long: Path, tmp_path: Path) -> None:
    summary = run(long, tmp_path / "out", formats=["csv"])
    assert [row["value"] for row in _table(tmp_path / "out", "counts")] == [
        str(i) for i in range(2, 22)
    ]
    assert summary.rows["counts"] == 20
    assert summary.rows["reports"] == 1


def test_a_report_of_many_rows_fails_whole(
    long: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = pipeline.Result.sentence

    def failing(result: pipeline.Result, fact: pipeline.Fact) -> str:
        if fact.quote.startswith("17"):
            raise ZeroDivisionError
        return sentence(result, fact)

    monkeypatch.setattr(pipeline.Result, "sentence", failing)
    run(long, tmp_path / "out", formats=["csv"])
    assert _table(tmp_path / "out", "counts") == []
    assert [row["stage"] for row in _table(tmp_path / "out", "errors")] == ["tables"]
    assert [row["status"] for row in _table(tmp_path / "out", "reports")] == ["failed"]


def test_a_report_of_many_rows_is_read_once_under_one_name(long: Path, tmp_path: Path) -> None:
    (tmp_path / "kopia").mkdir()
    (tmp_path / "kopia" / long.name).write_bytes(long.read_bytes())
    summary = run([long, tmp_path / "kopia"], tmp_path / "out", formats=["csv"])
    assert (summary.read, summary.duplicates) == (1, 1)
    assert summary.rows["counts"] == 20


def test_a_report_is_gone_before_the_next_is_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["extract.tables.result_rows"], "ROWS_AT_ONCE", 1)
    extract = pipeline.extract
    alive: list[int] = []

    def watched(report: pipeline.Report, **_: object) -> pipeline.Result:
        alive.append(sum(type(one) is pipeline.Result for one in gc.get_objects()))
        return extract(report)

    monkeypatch.setattr(pipeline, "extract", watched)
    assert run(folder, tmp_path / "out").read == 3
    assert alive == alive[:1] * 3
