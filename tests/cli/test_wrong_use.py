"""What was typed wrong is answered with what to type instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.cli import main


def _run(*arguments: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "300"}).invoke(main, [str(one) for one in arguments])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with reports, and nothing else."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sprawozdania").mkdir()
    (tmp_path / "sprawozdania" / "luty.txt").write_text("Odbyło się 12 spotkań.", encoding="utf-8")
    return tmp_path


def test_a_path_spelt_wrong_is_answered_with_the_one_there_is(folder: Path) -> None:
    for wrong, meant in (
        ("sprawozdana", "sprawozdania"),
        ("sprawozdana/luty.txt", str(Path("sprawozdania", "luty.txt"))),
        (folder / "sprawozdania" / "lty.txt", str(folder / "sprawozdania" / "luty.txt")),
    ):
        said = _run("run", wrong, "--out", "tabele").stderr
        assert f"There is no such file or folder; there is {meant}." in said
    said = _run("run", "zupełnie inne", "--out", "tabele").stderr
    assert "There is no such file or folder; check the spelling of the path." in said


def test_a_folder_without_reports_says_what_it_holds(folder: Path) -> None:
    (folder / "pdf").mkdir()
    for name in ("luty.pdf", "marzec.PDF", "spis.docx"):
        (folder / "pdf" / name).write_bytes(b"%PDF")
    said = _run("run", "pdf", "--out", "tabele").stderr
    assert "holds no .txt file (2 .pdf, 1 .docx)" in said
    assert "as plain text" in said
    (folder / "pusty").mkdir()
    assert "This folder holds no .txt file; name" in _run("run", "pusty", "--out", "x").stderr


@pytest.mark.parametrize("command", ["head", "rollup", "institutions", "review", "workbook"])
def test_what_is_no_folder_of_tables_says_what_to_type(folder: Path, command: str) -> None:
    done = _run(command, "sprawozdania")
    assert done.exit_code == 1
    assert "sprawozdania holds reports, not their tables" in done.stderr
    assert "owes-extract run sprawozdania --out tables" in done.stderr
    (folder / "tabele").mkdir()
    done = _run(command, "tabel")
    assert "There is no folder tabel; there is tabele;" in done.stderr
    assert not (folder / "tabel").exists()
    assert "owes-extract run PATH... --out" in _run(command, "tabele").stderr
    done = _run(command, Path("sprawozdania", "luty.txt"))
    assert "is a file; name the folder of the tables" in done.stderr


def test_a_missing_option_comes_with_an_example(folder: Path) -> None:
    done = _run("run", "sprawozdania")
    assert done.exit_code == 2
    assert "Missing option '--out'. Example: owes-extract run" in done.stderr
    done = _run("codebook", "explain", "trainings")
    assert "Missing option '--in'. Example: owes-extract codebook explain" in done.stderr


def test_the_folder_above_the_gold_is_answered_with_the_gold(folder: Path) -> None:
    (folder / "korpus" / "gold").mkdir(parents=True)
    said = _run("evaluate", "korpus", "--no-ner").stderr
    assert f"there is {Path('korpus', 'gold')}" in said


def test_a_scheduler_that_would_not_be_asked_is_refused(folder: Path) -> None:
    done = _run("run", "sprawozdania", "--out", "tabele", "--no-ner", "--scheduler", "tcp://a:8786")
    assert done.exit_code == 2
    assert "add that, or drop --scheduler" in done.stderr
    assert not (folder / "tabele").exists()


@pytest.mark.parametrize(("path", "said"), [("", "An empty path"), ("-", "Standard input is not")])
def test_a_path_that_is_none_reads_nothing(folder: Path, path: str, said: str) -> None:
    done = _run("run", path, "--out", "tabele", "--no-ner")
    assert done.exit_code == 1
    assert said in done.stderr
    assert not (folder / "tabele").exists()


def test_files_known_before_are_counted_apart_from_those_read(folder: Path) -> None:
    (folder / "sprawozdania" / "pusty.txt").write_bytes(b"")
    for said in ("1 file read, 1 failed; tables", "1 failed, 2 as an earlier run found them"):
        assert said in " ".join(
            _run("run", "sprawozdania", "--out", "t", "--no-ner").stdout.split()
        )
