"""What a run has read stays: the next one reads what is new, and makes the same tables."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest
from contents import contents

from extract import batch, pipeline
from extract.errors import BatchError

Seen = list[str]


def _write(folder: Path, **texts: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports, one of which is no text."""
    made = tmp_path / "raporty"
    _write(made, a="Odbyło się 12 spotkań w GOPS w Pieckach.", c="W styczniu 7 szkoleń.")
    (made / "b.txt").write_bytes(bytes(range(256)))
    return made


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Names of the reports that rules were put to, in order."""
    names: Seen = []
    extract = pipeline.extract

    def watched(report: pipeline.Report, **named: Any) -> pipeline.Result:
        names.append(Path(report.path or "").stem)
        return extract(report, **named)

    monkeypatch.setattr(pipeline, "extract", watched)
    return names


def _run(folder: Path, out: Path, **named: Any) -> batch.Summary:
    return batch.run(folder, out, model=None, **named)


def _fresh(folder: Path, **named: Any) -> dict[str, bytes]:
    """What a first run over the folder as it is now writes."""
    number = sum(1 for _ in folder.parent.glob("fresh*"))
    out = folder.parent / f"fresh-{number}"
    _run(folder, out, **named)
    return contents(out)


def test_nothing_new_reads_nothing_and_leaves_the_tables(folder: Path, seen: Seen) -> None:
    out = folder.parent / "out"
    first = _run(folder, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    again = _run(folder, out)
    assert seen == ["a", "c"]
    assert (first.kept, again.kept) == (0, 3)
    assert (again.read, again.rows, again.failures) == (first.read, first.rows, first.failures)
    changed = {p for p, when in before.items() if p.stat().st_mtime_ns != when}
    assert {path.name for path in changed} <= {"lock"}


def test_what_is_new_or_changed_or_gone_makes_the_tables_of_a_first_run(
    folder: Path, seen: Seen
) -> None:
    out = folder.parent / "out"
    _run(folder, out)
    seen.clear()
    _write(folder, aa="Nowy raport: 5 osób.", c="W styczniu 8 szkoleń.")
    assert _run(folder, out).kept == 2
    assert seen == ["aa", "c"]
    assert contents(out) == _fresh(folder)
    (folder / "a.txt").unlink()
    seen.clear()
    _run(folder, out)
    assert seen == []
    assert contents(out) == _fresh(folder)


def test_a_duplicate_takes_the_place_of_the_one_that_goes(folder: Path) -> None:
    out = folder.parent / "out"
    _write(folder / "x", c="W styczniu 7 szkoleń.")
    assert _run(folder, out).duplicates == 1
    (folder / "c.txt").unlink()
    assert _run(folder, out).duplicates == 0
    assert contents(out) == _fresh(folder)


@pytest.mark.parametrize(
    "setting",
    [{"lang": "en"}, {"encoding": "utf-8"}, {"texts": False}],
    ids=lambda setting: next(iter(setting)),
)
def test_other_settings_start_over_unless_told_otherwise(
    folder: Path, seen: Seen, setting: dict[str, Any]
) -> None:
    out = folder.parent / "out"
    _run(folder, out)
    seen.clear()
    _write(folder, d="Udzielono 12 godzin doradztwa prawnego.")
    assert _run(folder, out, mixed=True, **setting).kept == 3
    assert seen == ["d"]
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["mixed_with"]) == 1
    seen.clear()
    _run(folder, out, **setting)
    assert seen == ["a", "c"]  # what was read with these settings is known
    assert contents(out) == _fresh(folder, **setting)


def test_a_changed_rule_starts_over(
    folder: Path, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder.parent / "out"
    _run(folder, out)
    monkeypatch.setattr("extract.batch.settings.code", lambda: "another")
    _run(folder, out)
    assert seen == ["a", "c"] * 2


def test_anew_reads_everything(folder: Path, seen: Seen) -> None:
    out = folder.parent / "out"
    _run(folder, out)
    assert _run(folder, out, anew=True).kept == 0
    assert seen == ["a", "c"] * 2
    assert len(list((out / ".readings").glob("*.zip"))) == 1


def test_what_failed_for_a_reason_that_may_pass_is_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder.parent / "out"
    extract = pipeline.extract

    def failing(report: pipeline.Report, **named: Any) -> pipeline.Result:
        if report.report_id.startswith("a-"):
            raise MemoryError
        return extract(report, **named)

    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "extract", failing)
        first = _run(folder, out)
    assert [Path(failure.path).name for failure in first.failures] == ["a.txt", "b.txt"]
    again = _run(folder, out)
    assert [Path(failure.path).name for failure in again.failures] == ["b.txt"]
    assert contents(out) == _fresh(folder)


@pytest.mark.parametrize("damage", ["cut short", "another byte", "empty", "no zip"])
def test_a_damaged_reading_is_read_again(
    folder: Path, seen: Seen, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    out = folder.parent / "out"
    _run(folder, out)
    before = contents(out)
    (reading,) = (out / ".readings").glob("*.zip")
    data = bytearray(reading.read_bytes())
    data[len(data) // 2] ^= 0xFF
    made = {"cut short": data[:-50], "another byte": data, "empty": b"", "no zip": b"to nie zip"}
    reading.write_bytes(made[damage])
    seen.clear()
    _run(folder, out)
    assert seen == ["a", "c"]
    assert "damaged" in caplog.text
    assert contents(out) == before


@pytest.mark.parametrize("file", ["counts/part-00000.parquet", "manifest.json", "inputs.jsonl"])
@pytest.mark.parametrize("damage", [b"", b"{", None])
def test_damaged_tables_are_mended_without_reading(
    folder: Path, seen: Seen, file: str, damage: bytes | None
) -> None:
    out = folder.parent / "out"
    _run(folder, out)
    before = contents(out)
    seen.clear()
    if damage is None:
        (out / file).unlink()
    else:
        (out / file).write_bytes(damage)
    _run(folder, out)
    assert contents(out) == before
    assert seen == []


def test_a_format_that_lacks_is_written_from_what_is_known(folder: Path, seen: Seen) -> None:
    out = folder.parent / "out"
    _run(folder, out, formats=())
    assert not (out / "counts.csv").exists()
    seen.clear()
    _run(folder, out, formats=["csv"])
    assert seen == []
    assert contents(out) == _fresh(folder)


def test_the_list_of_inputs_says_what_became_of_each(folder: Path) -> None:
    out = folder.parent / "out"
    batch.run([folder, folder.parent / "brak.txt"], out, model=None)
    lines = (out / "inputs.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    assert [(Path(one["path"]).name, one["outcome"]) for one in told] == [
        ("brak.txt", "failed"),
        ("a.txt", "ok"),
        ("b.txt", "failed"),
        ("c.txt", "ok"),
    ]
    assert told[1]["size"] == (folder / "a.txt").stat().st_size
    assert all(len(one["sha256"]) == 64 for one in told[1:])
    assert {one["partition"] for one in told} == {0}


def test_a_second_run_at_once_is_refused_with_the_first_ones_process(folder: Path) -> None:
    out = folder.parent / "out"
    refused: list[str] = []

    def meanwhile(*_: int) -> None:
        if not refused:
            with pytest.raises(BatchError) as error:
                _run(folder, out)
            refused.append(str(error.value))

    _run(folder, out, progress=meanwhile)
    assert f"process {os.getpid()}" in refused[0]
    assert "`out`" in refused[0]
    assert _run(folder, out).read == 2


@pytest.mark.usefixtures("heard")
def test_ctrl_c_keeps_what_was_read_and_the_next_run_goes_on(folder: Path, seen: Seen) -> None:
    out = folder.parent / "out"
    first = contents(out)
    _write(folder, d="Odbyły się 3 narady.", e="Odbyły się 4 narady.")
    extract = pipeline.extract

    def interrupted(report: pipeline.Report, **named: Any) -> pipeline.Result:
        if report.report_id.startswith("c-"):
            signal.raise_signal(signal.SIGINT)
        return extract(report, **named)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pipeline, "extract", interrupted)
        with pytest.raises(batch.Interrupted) as stopped:
            _run(folder, out)
    assert (stopped.value.done, stopped.value.total) == (3, 5)
    assert "run the same command again" in str(stopped.value)
    assert seen == ["a", "c"]
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["unfinished"] == {"read": 3, "of": 5}
    assert {name: data for name, data in contents(out).items() if name != "manifest.json"} == first
    assert _run(folder, out).kept == 3
    assert seen == ["a", "c", "d", "e"]
    assert contents(out) == _fresh(folder)
