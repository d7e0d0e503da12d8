"""A file becomes a report: its name, period, title; what cannot be opened says why."""

from __future__ import annotations

import os
import pickle
from datetime import date
from pathlib import Path

import pytest

from extract.errors import DecodeError, ReadError
from extract.polish.calendar import Interval
from extract.report import from_text, read

TEXT = "Sprawozdanie za okres 01.02.2020 - 31.03.2020\n\nOdbyło się 7 szkoleń.\n"


def test_read(tmp_path: Path) -> None:
    path = tmp_path / "Wieś Dąb – II kw.txt"
    path.write_bytes(TEXT.encode("cp1250"))
    report = read(path)
    assert report.path == str(path)
    assert report.report_id == f"Wieś_Dąb_–_II_kw-{report.sha256[:8]}"
    assert report.text == TEXT
    assert report.encoding == "cp1250"
    assert report.period == Interval(date(2020, 2, 1), date(2020, 3, 31))
    assert report.period_span is not None
    assert "01.02.2020" in report.text[slice(*report.period_span)]
    assert report.title is not None
    assert report.title.startswith("Sprawozdanie")


def test_same_bytes_same_name_same_id(tmp_path: Path) -> None:
    ids = []
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / "r.txt"
        path.write_text(TEXT, encoding="utf-8")
        ids.append(read(path).report_id)
    assert ids[0] == ids[1]


def test_period_from_the_file_name(tmp_path: Path) -> None:
    path = tmp_path / "raport_2019.txt"
    path.write_text("Odbyło się 7 szkoleń.", encoding="utf-8")
    report = read(path)
    assert report.period == Interval(date(2019, 1, 1), date(2019, 12, 31))
    assert report.period_span is None
    assert "period taken from the file name" in report.assumed


def test_no_period() -> None:
    report = from_text("Odbyło się 7 szkoleń.")
    assert report.period is None
    assert report.assumed == ("no report period found",)


def test_from_text_treats_text_like_a_file(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    mine = from_text(TEXT.replace("\n", "\r\n"), name="r")
    assert mine.path is None
    assert (mine.text, mine.sha256, mine.report_id) == (
        read(path).text,
        read(path).sha256,
        read(path).report_id,
    )


def test_from_text_takes_anything() -> None:
    assert from_text("").text == ""
    assert from_text("a\ud800").text == "a\ufffd"


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("a/b\\c", "a_b_c"),
        ("x\n\x00y", "x_y"),
        ("..", "report"),
        ("", "report"),
        ("a#b~c", "a_b_c"),
        ("Zażo\u0301łć", "Zażółć"),
        ("z" * 300, "z" * 100),
    ],
)
def test_ids_are_safe(name: str, stem: str) -> None:
    report = from_text("tekst", name=name)
    assert report.report_id == f"{stem}-{report.sha256[:8]}"


def refusal(path: Path, kind: type[Exception] = ReadError) -> str:
    with pytest.raises(kind) as refused:
        read(path)
    return str(refused.value)


def test_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "brak.txt").endswith("brak.txt does not exist: check the path.")


def test_folder(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_loop_and_broken_link(tmp_path: Path) -> None:
    loop = tmp_path / "petla.txt"
    loop.symlink_to(loop)
    assert "loop of links" in refusal(loop)
    broken = tmp_path / "nic.txt"
    broken.symlink_to(tmp_path / "nie ma")
    assert "does not exist: mend the link" in refusal(broken)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_pipe_does_not_hang(tmp_path: Path) -> None:
    pipe = tmp_path / "rura.txt"
    os.mkfifo(pipe)
    assert "no regular file" in refusal(pipe)


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tajne.txt"
    path.write_text("tekst", encoding="utf-8")

    def deny(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    assert "right to read it" in refusal(path)


def test_nul_in_path() -> None:
    assert "is no path" in refusal(Path("a\0b"))


def test_undecodable_file_name_prints(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"wie\x9c.txt")
    try:
        path.write_text(TEXT, encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such name")
    report = read(path)
    assert report.path is not None
    report.path.encode("utf-8")
    report.report_id.encode("utf-8")


def test_empty_file_is_a_decode_error(tmp_path: Path) -> None:
    path = tmp_path / "pusty.txt"
    path.touch()
    assert "is empty" in refusal(path, DecodeError)


def test_errors_survive_a_worker_process() -> None:
    error = pickle.loads(pickle.dumps(ReadError("x is a folder.")))
    assert (str(error), error.stage) == ("x is a folder.", "read")


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("Strona główna > O nas > Sprawozdania\nRok 2031 w klubie\n\nLudzie", "Rok 2031 w klubie"),
        ("Od: Anna Lis\nDo: Ewa Dąb\nTemat: dane za maj 2031\n\nDzień dobry", "dane za maj 2031"),
        ("Od: Anna Lis\nTemat: Raport za maj 2031\n\nDzień dobry", "Raport za maj 2031"),
        ("Raport roczny OW            str. 1/7\n\nKadra", "Raport roczny OW"),
        (
            "Odpowiedzi na pytania z 3.04.2031 r.\n\n1. Kadra",
            "Odpowiedzi na pytania z 3.04.2031 r.",
        ),
        ("Zysk > koszt\n\nKadra", "Zysk > koszt"),
    ],
)
def test_what_stands_above_or_beside_a_title(opening: str, title: str) -> None:
    assert from_text(f"{opening}\nPracowało 12 osób.\n").title == title
