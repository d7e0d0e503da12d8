"""The command line as a user meets it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from commands import flat, gold_of, run

from extract import __version__, batch, export
from extract.cli import main
from extract.errors import ExtractError
from extract.tables import SCHEMA
from extract.tables import markdown as schema_markdown


def test_reports_become_tables(report: Path, tmp_path: Path) -> None:
    done = run("run", report.parent, "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert "1 file read" in done.stdout
    assert str(tmp_path / "out") in flat(done.stdout)
    assert (tmp_path / "out" / "counts.csv").exists()
    assert (tmp_path / "out" / "counts" / "part-00000.parquet").exists()


def test_one_format_makes_one_file_a_table(report: Path, tmp_path: Path) -> None:
    assert run("run", report, "--out", tmp_path / "out", "--format", "parquet").exit_code == 0
    suffixes = {file.suffix for file in (tmp_path / "out").iterdir() if file.is_file()}
    assert suffixes == {".parquet", ".json", ".jsonl"}  # of the manifest
    assert run("run", report, "--out", tmp_path / "none", "--format", "none").exit_code == 0
    assert {file.name for file in (tmp_path / "none").iterdir() if file.is_file()} == {
        "inputs.jsonl",
        "manifest.json",
    }


def test_formats_are_those_that_can_be_written(report: Path, tmp_path: Path) -> None:
    done = run("run", report, "--out", tmp_path / "out", "--format", ",".join(export.FORMATS))
    assert done.exit_code == 0
    done = run("run", report, "--out", tmp_path / "out", "--format", "csv,xls")
    assert done.exit_code == 2
    assert "xls is no format" in done.stderr
    assert all(name in done.stderr for name in export.FORMATS)


def test_some_failed_is_exit_code_3_and_names_the_file(report: Path, tmp_path: Path) -> None:
    (report.parent / "pusty.txt").touch()
    done = run("run", report.parent, "--out", tmp_path / "out")
    assert done.exit_code == 3
    assert "pusty.txt" in done.stderr
    assert "1 failed" in done.stdout


def test_nothing_done_is_exit_code_1(report: Path, tmp_path: Path) -> None:
    missing = run("run", tmp_path / "brak", "--out", tmp_path / "out")
    assert missing.exit_code == 1
    assert "brak: There is no such file or folder" in missing.stderr
    assert not (tmp_path / "out").exists()
    report.write_bytes(b"")
    assert run("run", report, "--out", tmp_path / "out").exit_code == 1


def test_a_folder_that_cannot_be_written_is_exit_code_1(report: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, no folder")
    done = run("run", report, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "--out" in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_usage_is_exit_code_2(report: Path) -> None:
    assert run("run").exit_code == 2
    assert run("run", report).exit_code == 2
    unknown = run("run", report, "--out", "x", "--encoding", "cp1520")
    assert unknown.exit_code == 2
    assert "cp1250" in unknown.stderr


@pytest.mark.parametrize("name", ["rot13", "base64", "undefined", ""])
def test_an_encoding_of_no_text_is_wrong_usage(report: Path, name: str) -> None:
    assert run("run", report, "--out", report.parent, "--encoding", name).exit_code == 2


def test_a_failure_takes_one_line_whatever_the_file_is_called(tmp_path: Path) -> None:
    try:
        (tmp_path / "dwie\nlinie\x1b[31m.txt").touch()
    except OSError:
        pytest.skip("no such names on this system")
    done = run("run", tmp_path, "--out", tmp_path / "out", "--quiet")
    assert len(done.stderr.splitlines()) == 1
    assert "dwie␊linie␛[31m.txt is empty" in done.stderr


def test_a_run_that_read_nothing_prints_no_table(report: Path, tmp_path: Path) -> None:
    report.write_bytes(b"")
    done = run("run", report, "--out", tmp_path / "out")
    assert done.stdout.startswith("0 files read, 1 failed")
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize("error", [ZeroDivisionError("by zero"), MemoryError(), OSError(5, "I/O")])
def test_a_defect_is_one_sentence(
    report: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("extract.pipeline.extract", failing)
    for arguments in (("show", report), ("evaluate", gold_of(report), "--reports", report.parent)):
        done = run(*arguments)
        assert done.exit_code == 1
        (line,) = done.stderr.splitlines()
        assert "defect" in line or "memory" in line
        assert isinstance(done.exception, SystemExit)


def test_ctrl_c_says_how_to_go_on(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("extract.batch.run", interrupt)
    done = run("run", report, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "run the same command again" in done.stderr
    assert "as they were" in done.stderr


def test_quiet_prints_only_what_failed(report: Path, tmp_path: Path) -> None:
    assert run("run", report, "--out", tmp_path / "out", "--quiet").output == ""
    (report.parent / "pusty.txt").touch()
    done = run("run", report.parent, "--out", tmp_path / "out", "--quiet")
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


def test_no_progress_bar_and_no_colour_in_a_pipe(report: Path, tmp_path: Path) -> None:
    for arguments in (("run", report, "--out", tmp_path / "out"), ("show", report)):
        done = run(*arguments)
        assert done.stderr == ""
        assert "\x1b" not in done.stdout


def test_schema_is_printed() -> None:
    assert run("schema").stdout == schema_markdown()


def test_version() -> None:
    assert __version__ in run("--version").stdout


@pytest.mark.parametrize("command", [None, *main.commands])
def test_every_command_has_help_with_an_example(command: str | None) -> None:
    done = run(*([command] if command else []), "--help")
    assert done.exit_code == 0
    assert "Example: owes-extract" in done.stdout
    for parameter in (main.commands[command] if command else main).params:
        if isinstance(parameter, click.Option):
            assert parameter.help


def _python(code: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        env=os.environ | environment,
        cwd=Path(__file__).parents[2],
    )


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from extract.cli import main\n"
        "CliRunner().invoke(main, ['run', '--help'])\n"
        "heavy = {'pandas', 'spacy', 'numpy', 'pyarrow', 'rich', 'morfeusz2'} & set(sys.modules)\n"
        "heavy |= {'extract.facts', 'extract.decode', 'ftfy', 'pydantic'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = _python(code)
    assert done.returncode == 0, done.stderr.decode()


def test_output_is_utf_8_on_any_console(report: Path) -> None:
    code = f"from extract.cli import main; main(['show', {str(report)!r}])"
    done = _python(code, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 0, done.stderr.decode()
    assert "odbyło się 25 spotkań" in done.stdout.decode("utf-8")


def test_summary_counts_the_rows_of_every_table(report: Path, tmp_path: Path) -> None:
    done = run("run", report, "--out", tmp_path / "out")
    for name in SCHEMA:
        assert name in done.stdout


def test_what_is_refused_names_the_argument_in_python_and_the_option_here(tmp_path: Path) -> None:
    report = tmp_path / "maj.txt"
    report.write_text("Przeszkolono 12 osób.", encoding="utf-8")
    taken = tmp_path / "zajęte"
    taken.write_text("", encoding="utf-8")
    with pytest.raises(ExtractError) as refusal:
        batch.run(report, taken, model=None)
    assert "name another folder with `out`" in str(refusal.value)
    done = run("run", report, "--out", taken, "--no-ner")
    assert done.exit_code == 1
    assert "name another folder with --out" in " ".join(done.stderr.split())
    assert "`" not in done.stderr
