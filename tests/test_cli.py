"""The command line as a user meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from extract import __version__, export
from extract.cli import main
from extract.indicators import indicator_values
from extract.pipeline import extract
from extract.report import read
from extract.tables import SCHEMA, tables
from extract.tables import markdown as schema_markdown

REPORT = (
    "Sprawozdanie za okres 01.03.2031 – 31.05.2031\n\n"
    "a) działania z zakresu animacji lokalnej: odbyło się 25 spotkań.\n\n"
    "b) działania szkoleniowe: w zajęciach wzięło udział 37 osób.\n"
)


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def _flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "raporty" / "wiosna.txt"
    path.parent.mkdir()
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_reports_become_tables(report: Path, tmp_path: Path) -> None:
    done = _run("run", report.parent, "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert "1 file read" in done.stdout
    assert str(tmp_path / "out") in _flat(done.stdout)
    assert (tmp_path / "out" / "counts.csv").exists()
    assert (tmp_path / "out" / "counts" / "part-00000.parquet").exists()


def test_one_format_makes_one_file_a_table(report: Path, tmp_path: Path) -> None:
    assert _run("run", report, "--out", tmp_path / "out", "--format", "parquet").exit_code == 0
    suffixes = {file.suffix for file in (tmp_path / "out").iterdir() if file.is_file()}
    assert suffixes == {".parquet", ".json", ".jsonl"}  # of the manifest
    assert _run("run", report, "--out", tmp_path / "none", "--format", "none").exit_code == 0
    assert {file.name for file in (tmp_path / "none").iterdir() if file.is_file()} == {
        "inputs.jsonl",
        "manifest.json",
    }


def test_formats_are_those_that_can_be_written(report: Path, tmp_path: Path) -> None:
    done = _run("run", report, "--out", tmp_path / "out", "--format", ",".join(export.FORMATS))
    assert done.exit_code == 0
    done = _run("run", report, "--out", tmp_path / "out", "--format", "csv,xls")
    assert done.exit_code == 2
    assert "xls is no format" in done.stderr
    assert all(name in done.stderr for name in export.FORMATS)


def test_some_failed_is_exit_code_3_and_names_the_file(report: Path, tmp_path: Path) -> None:
    (report.parent / "pusty.txt").touch()
    done = _run("run", report.parent, "--out", tmp_path / "out")
    assert done.exit_code == 3
    assert "pusty.txt" in done.stderr
    assert "1 failed" in done.stdout


def test_nothing_done_is_exit_code_1(report: Path, tmp_path: Path) -> None:
    missing = _run("run", tmp_path / "brak", "--out", tmp_path / "out")
    assert missing.exit_code == 1
    assert "brak: There is no such file or folder" in missing.stderr
    assert not (tmp_path / "out").exists()
    report.write_bytes(b"")
    assert _run("run", report, "--out", tmp_path / "out").exit_code == 1


def test_a_folder_that_cannot_be_written_is_exit_code_1(report: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, no folder")
    done = _run("run", report, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "--out" in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_usage_is_exit_code_2(report: Path) -> None:
    assert _run("run").exit_code == 2
    assert _run("run", report).exit_code == 2
    unknown = _run("run", report, "--out", "x", "--encoding", "cp1520")
    assert unknown.exit_code == 2
    assert "cp1250" in unknown.stderr


@pytest.mark.parametrize("name", ["rot13", "base64", "undefined", ""])
def test_an_encoding_of_no_text_is_wrong_usage(report: Path, name: str) -> None:
    assert _run("run", report, "--out", report.parent, "--encoding", name).exit_code == 2


def test_a_failure_takes_one_line_whatever_the_file_is_called(tmp_path: Path) -> None:
    try:
        (tmp_path / "dwie\nlinie\x1b[31m.txt").touch()
    except OSError:
        pytest.skip("no such names on this system")
    done = _run("run", tmp_path, "--out", tmp_path / "out", "--quiet")
    assert len(done.stderr.splitlines()) == 1
    assert "dwie␊linie␛[31m.txt is empty" in done.stderr


def test_a_run_that_read_nothing_prints_no_table(report: Path, tmp_path: Path) -> None:
    report.write_bytes(b"")
    done = _run("run", report, "--out", tmp_path / "out")
    assert done.stdout.startswith("0 files read, 1 failed")
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize("error", [ZeroDivisionError("by zero"), MemoryError(), OSError(5, "I/O")])
def test_a_defect_is_one_sentence(
    report: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("extract.pipeline.extract", failing)
    for arguments in (("show", report), ("evaluate", _gold(report), "--reports", report.parent)):
        done = _run(*arguments)
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
    done = _run("run", report, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "run the same command again" in done.stderr
    assert "as they were" in done.stderr


def test_quiet_prints_only_what_failed(report: Path, tmp_path: Path) -> None:
    assert _run("run", report, "--out", tmp_path / "out", "--quiet").output == ""
    (report.parent / "pusty.txt").touch()
    done = _run("run", report.parent, "--out", tmp_path / "out", "--quiet")
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


def test_no_progress_bar_and_no_colour_in_a_pipe(report: Path, tmp_path: Path) -> None:
    for arguments in (("run", report, "--out", tmp_path / "out"), ("show", report)):
        done = _run(*arguments)
        assert done.stderr == ""
        assert "\x1b" not in done.stdout


def test_show_prints_the_tree_the_text_and_the_facts(report: Path) -> None:
    shown = _run("show", report).stdout
    assert "2031-03-01 – 2031-05-31" in shown
    for paragraph in REPORT.split("\n\n"):
        assert _flat(paragraph) in _flat(shown)
    assert "25 spotkanie" in shown
    assert "37 osoba" in shown
    assert "└── " in shown


def test_show_says_what_a_part_is_a_part_of(tmp_path: Path) -> None:
    path = tmp_path / "raport.txt"
    path.write_text("Odbyło się 30 spotkań: 19 w PUP, 11 w PCPR.\n", encoding="utf-8")
    assert _run("show", path).stdout.count("part of “30 spotkań”") == 2


def test_show_prints_one_section(report: Path) -> None:
    paths = [line.split()[1] for line in _tree(report) if "b)" in line]
    shown = _run("show", report, "--section", paths[0]).stdout
    assert "37 osób" in shown
    assert "25 spotkań" not in shown


def _tree(report: Path) -> list[str]:
    return [line for line in _run("show", report).stdout.splitlines() if "── " in line]


def test_show_names_the_sections_there_are(report: Path) -> None:
    done = _run("show", report, "--section", "9.z")
    assert done.exit_code == 2
    assert "no section 9.z" in _flat(done.stderr)


def test_show_colours_facts_on_a_terminal(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[30;102m25 spotkań" in _run("show", report).stdout


def test_show_never_lets_a_report_steer_the_terminal(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    report.write_text("Uwaga \x1b]0;zly\x07 \u202eodwrotnie: 25 spotkań.\n", encoding="utf-8")
    shown = _run("show", report).stdout
    assert "\x1b]0" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert "\x1b[30;102m25 spotkań" in shown


def test_show_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    done = _run("show", tmp_path / "brak.txt")
    assert done.exit_code == 1
    assert "brak.txt" in done.stderr
    assert "Traceback" not in done.output


def _rows(report: Path) -> dict[str, int]:
    made = tables([extract(read(report))])
    made["indicators"] = indicator_values(made)
    return {name: len(table) for name, table in made.items()}


@pytest.mark.parametrize("written", ["csv", "parquet"])
def test_head_shows_the_first_rows(report: Path, tmp_path: Path, written: str) -> None:
    _run("run", report, "--out", tmp_path / "out", "--format", written)
    shown = _run("head", tmp_path / "out").stdout
    assert "25 spotkań" in shown
    assert "stage" not in shown  # of errors, which has no rows
    above, _, where = shown.rpartition("tables in ")
    assert where.strip() == f"{tmp_path / 'out'}{os.sep}"
    lines = (line for line in above.splitlines() if line.startswith("│ "))
    roll = [[cell.strip() for cell in line.split("│")[1:-1]] for line in lines]
    assert roll[-len(SCHEMA) :] == [
        [name, str(_rows(report)[name]), f"dataset, {written}"] for name in SCHEMA
    ]
    one = _run("head", tmp_path / "out", "--table", "counts", "-n", "1").stdout
    assert "25 spotkań" in one
    assert "37 osób" not in one


def test_head_knows_a_table_of_another_version(tmp_path: Path) -> None:
    (tmp_path / "counts.csv").write_text("report_id,number\n", encoding="utf-8")
    done = _run("head", tmp_path, "--table", "counts")
    assert done.exit_code == 1
    assert "no column path" in done.stderr


def test_head_says_how_to_make_tables(tmp_path: Path) -> None:
    done = _run("head", tmp_path)
    assert done.exit_code == 1
    assert "owes-extract run" in _flat(done.stderr)
    assert _run("head", tmp_path, "--table", "count").exit_code == 2


def test_schema_is_printed() -> None:
    assert _run("schema").stdout == schema_markdown()


def _gold(report: Path) -> Path:
    folder = report.parent.parent / "gold"
    folder.mkdir()
    (folder / "wiosna.json").write_text(
        json.dumps(
            {
                "report": "wiosna.txt",
                "half": "tune",
                "period": ["2031-03-01", "2031-05-31"],
                "counts": [
                    {"quote": "25 spotkań", "value": 25, "unit": "spotkanie"},
                    {"quote": "37 osób", "value": 38, "unit": "osoba"},
                ],
            }
        ),
        encoding="utf-8",
    )
    return folder


def test_evaluate_prints_scores_and_misses(report: Path) -> None:
    gold = _gold(report)
    done = _run("evaluate", gold, "--reports", report.parent, "--misses")
    assert done.exit_code == 0, done.output
    assert "counts value" in done.stdout
    assert "missed 38 osoba “37 osób”" in done.stdout
    assert "extra 37 osoba “37 osób”" in done.stdout
    assert "w zajęciach wzięło udział 37 osób." in done.stdout


def test_evaluate_prints_json(report: Path) -> None:
    done = _run("evaluate", _gold(report), "--reports", report.parent, "--json")
    scores = json.loads(done.stdout)
    assert scores["counts value"] == {"p": 0.5, "r": 0.5, "f1": 0.5, "gold": 2, "pred": 2}
    assert scores["period"]["f1"] == 1


@pytest.mark.parametrize(("by", "printed"), [("rule", "count "), ("report", "wiosna.txt")])
def test_evaluate_takes_scores_apart(report: Path, by: str, printed: str) -> None:
    done = _run("evaluate", _gold(report), "--reports", report.parent, "--by", by)
    assert printed in done.stdout


def test_evaluate_says_what_is_missing(report: Path, tmp_path: Path) -> None:
    gold = _gold(report)
    assert "--reports" in _flat(_run("evaluate", gold, "--reports", tmp_path / "brak").stderr)
    assert _run("evaluate", gold, "--reports", report.parent, "--half", "test").exit_code == 1
    assert _run("evaluate", tmp_path / "brak").exit_code == 1


def test_version() -> None:
    assert __version__ in _run("--version").stdout


@pytest.mark.parametrize("command", [None, *main.commands])
def test_every_command_has_help_with_an_example(command: str | None) -> None:
    done = _run(*([command] if command else []), "--help")
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
        cwd=Path(__file__).parents[1],
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
    done = _run("run", report, "--out", tmp_path / "out")
    for name in SCHEMA:
        assert name in done.stdout
