"""Which files paths, folders and patterns give, and what is said of those that give none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from reports_made import write

from extract.batch import Source, find


def _found(*paths: str | Path) -> list[str]:
    return [source.name for source in find(paths)[0]]


def test_a_folder_gives_its_reports_and_those_below(folder: Path) -> None:
    assert _found(folder) == ["a.TXT", "b.txt", "c.txt"]


def test_a_file_is_taken_whatever_its_name(folder: Path) -> None:
    assert _found(folder / "notatka.md", folder / ".ukryty.txt") == [".ukryty.txt", "notatka.md"]


def test_a_pattern_gives_what_it_matches(folder: Path) -> None:
    assert _found(f"{folder}/*.txt") == ["b.txt"]
    assert _found(f"{folder}/**/*.txt") == ["b.txt", "c.txt"]
    assert _found(f"{folder}/g*") == ["c.txt"]


def test_a_name_that_looks_like_a_pattern_is_a_name(tmp_path: Path) -> None:
    assert _found(write(tmp_path / "raport [2031].txt")) == ["raport [2031].txt"]


def test_a_file_reached_twice_counts_once_whatever_the_order(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    (folder / "skrót.txt").symlink_to(folder / "b.txt")
    (folder / "głębiej" / "w górę").symlink_to(folder)
    paths = ["raporty", str(folder), "./raporty/b.txt", "raporty/*.txt", "raporty/głębiej"]
    forward, backward = find(paths), find(paths[::-1])
    assert forward == backward
    assert [source.path for source in forward[0]] == [
        "raporty/a.TXT",
        "raporty/b.txt",
        "raporty/głębiej/dalej/c.txt",
    ]
    assert forward[1] == []


def test_sizes_are_those_of_the_files(folder: Path) -> None:
    assert find([folder / "b.txt"])[0] == [
        Source(str(folder / "b.txt"), (folder / "b.txt").stat().st_size)
    ]


def _problems(*paths: str | Path) -> list[tuple[str, str]]:
    return [(Path(problem.path).name, problem.error) for problem in find(paths)[1]]


def test_what_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "puste").mkdir()
    (tmp_path / "donikąd.txt").symlink_to(tmp_path / "nie ma")
    assert _problems(tmp_path / "brak.txt") == [("brak.txt", "FileNotFoundError")]
    assert _problems(tmp_path / "brak*.txt") == [("brak*.txt", "NoMatch")]
    assert _problems(tmp_path / "puste") == [("puste", "NoReports")]
    assert _problems(tmp_path) == [("donikąd.txt", "BrokenLink")]
    assert _problems("a\0b.txt") == [("a\0b.txt", "ValueError")]


def test_a_loop_of_links_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert _problems(tmp_path) == [("a.txt", "OSError"), ("b.txt", "OSError")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_a_problem_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rura.txt")
    assert _problems(tmp_path / "rura.txt") == [("rura.txt", "NotAFile")]


def test_a_folder_that_may_not_be_entered_is_a_problem(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may enter everything, so the refusal is made.
    scandir = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "głębiej":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    sources, problems = find([folder])
    assert [source.name for source in sources] == ["a.TXT", "b.txt"]
    assert [(Path(problem.path).name, problem.error) for problem in problems] == [
        ("głębiej", "PermissionError")
    ]
