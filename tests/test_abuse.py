"""What nobody should hand over and somebody will: tables, or one row of ``errors``; never a crash.

The inputs are small here. ``python -m tests.benchmark.linear`` repeats their like up to megabytes.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from extract.batch import run
from extract.pipeline import extract

REPORT = "Sprawozdanie za okres 01.03.2031 – 31.05.2031\nOdbyło się 25 spotkań.\n"
LINE = "Odbyło się 25 spotkań w GOPS, a w 3 szkoleniach (12 h) udział wzięło 37 osób; "
READ = {
    "one endless line": (LINE * 2000).encode(),
    "one line without sentences": ("12 osób, 13 szkoleń, " * 5000).encode(),
    "one endless word": b"a" * 300_000,
    "one endless word behind a number": b"12 " + "ż".encode() * 100_000,
    "only digits": b"1234567890" * 10_000,
    "only digits and commas": b"12,5, " * 3_000,
    "only list markers": b"a) 1. - I. " * 10_000,
    "only list markers, a line each": b"a)\n1.\n-\nI.\n" * 3_000,
    "10,000 sections": "".join(f"{i}. Zadanie\n5 osób.\n" for i in range(10_000)).encode(),
    "sections that end before they begin": "1. „Projekt” 01.02.2031 – 01.01.2031\n".encode()
    * 3_000,
    "brackets": b"Raport " + b"(" * 50_000 + b"5" + b")" * 50_000,
    "opening quotes": ("Raport " + "„" * 50_000).encode(),
    "no-break spaces": ("Raport" + "\u00a0" * 50_000).encode(),
    "halves of surrogate pairs, UTF-16": (REPORT + "\ud800.").encode("utf-16-le", "surrogatepass"),
    "halves of surrogate pairs, UTF-8": "Odbyło się 5 spotkań \udfff.".encode(
        "utf-8", "surrogatepass"
    ),
    "right-to-left override": "Odbyło się \u202e5 spotkań\u202c i 7 \u200fszkoleń.".encode(),
    "replacement characters": "Odbyło si\ufffd 5 spotka\ufffd i 7 szkole\ufffd.".encode(),
    "combining marks": "Odbyło się 5 spotkan\u0301 i 7 szkolen\u0301.".encode(),
    "white space nobody expects": "Odbyło\u2028się\x0b5\x85spotkań\u2029i\x0c7\x1cdni.".encode(),
    "numbers beyond all bounds": ("9" * 400 + " osób i 0," + "0" * 400 + "1 zł").encode(),
    "numbers inside words": "od½od, prawnego½½ h, ²dwudniowe, kilkuosobowy-dwuosobowy".encode(),
    "days that are none": b"31.02.2031, 00.00.0000 i 99.99.9999, 30-31 lutego, rok 0000",
    "digits of other scripts": "١٢ osób, １２ spotkań, ² ³ ½ szkoleń, Ⅻ godzin".encode(),
}
REFUSED = {
    "no text at all": b"",
    "only white space": b" \n\t \r\n" * 1000,
    "binary": bytes(range(256)) * 64,
    "NUL bytes": b"Odby\0o si\0 5 spotka\0\0\0\0\0",
}


def _table(out: Path, name: str) -> list[dict[str, str]]:
    with (out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good report."""
    made = tmp_path / "raporty"
    made.mkdir()
    (made / "dobry.txt").write_text(REPORT, encoding="utf-8")
    return made


@pytest.mark.parametrize("name", READ)
def test_an_odd_report_is_read(folder: Path, tmp_path: Path, name: str) -> None:
    (folder / "zły.txt").write_bytes(READ[name])
    summary = run(folder, tmp_path / "out")
    assert summary.failures == []
    assert summary.read == 2


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_report_is_one_error_and_the_rest_is_read(
    folder: Path, tmp_path: Path, name: str
) -> None:
    (folder / "zły.txt").write_bytes(REFUSED[name])
    summary = run(folder, tmp_path / "out", formats=["csv"])
    assert summary.read == 1
    (row,) = _table(tmp_path / "out", "errors")
    assert (Path(row["path"]).name, row["stage"]) == ("zły.txt", "decode")
    assert "zły.txt" in row["message"]
    assert "defect" not in row["message"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "ascii", "iso8859-2", "cp852"])
def test_a_wrong_encoding_given_by_hand_is_one_error(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "raport.txt"
    path.write_bytes("Odbyło się 25 spotkań, a świetlicę otwarto 5 maja.".encode("cp1250"))
    assert run(path, tmp_path / "out", encoding="cp1250").failures == []
    (failure,) = run(path, tmp_path / "out", encoding=encoding).failures
    assert failure.stage == "decode"
    assert encoding in failure.message
    assert "leave the encoding out" in failure.message


def test_paths_that_are_no_files_are_errors_of_their_own(folder: Path, tmp_path: Path) -> None:
    (folder / "folder.txt").mkdir()
    (folder / "donikąd.txt").symlink_to(folder / "nie ma")
    (folder / "pętla.txt").symlink_to(folder / "pętla.txt")
    (folder / "w górę").symlink_to(folder)
    (folder / "urządzenie.txt").symlink_to(os.devnull)
    expected = {"donikąd.txt", "pętla.txt", "urządzenie.txt"}
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "rura.txt")
        expected.add("rura.txt")
    summary = run(folder, tmp_path / "out", formats=["csv"])
    assert summary.read == 1
    rows = _table(tmp_path / "out", "errors")
    assert {Path(row["path"]).name for row in rows} == expected
    assert {row["stage"] for row in rows} == {"find"}
    assert all(row["message"].endswith(".") for row in rows)


def test_names_of_files_can_be_anything_the_system_takes(folder: Path, tmp_path: Path) -> None:
    names = [b"spacje i \xc5\x82.txt", b"nowa\nlinia.txt", b"'-= cudzy\"s\xc5\x82\xc3\xb3w.txt"]
    names += [b"cp1250 \xb3\xb9\xea.txt", b"-rf.txt", b"[a-z]*.txt", b"." * 3 + b".txt", b"x" * 250]
    for number, name in enumerate(names):
        try:
            Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(
                f"Odbyło się {number + 3} spotkań.", encoding="utf-8"
            )
        except OSError:  # the file systems of other systems take less
            continue
    summary = run([folder, *folder.iterdir()], tmp_path / "out")
    assert summary.failures == []
    assert summary.read == len(list(folder.iterdir()))


def test_a_number_of_hostile_length_is_no_infinity() -> None:
    for fact in extract(READ["numbers beyond all bounds"].decode()).facts:
        assert getattr(fact, "value", 0) != float("inf")


def test_a_fraction_inside_a_word_is_no_number() -> None:
    assert extract("Udzielono doradztwa prawnego½½, godzin½.").facts == ()


def test_lost_letters_leave_the_terminal_in_peace(capfd: pytest.CaptureFixture[str]) -> None:
    extract("osoby: \ufffd 7, godziny doradztwa ksi\ufffdgowego \ufffd 12")
    assert capfd.readouterr() == ("", "")


def test_a_line_without_sentences_gives_each_fact_a_glimpse_of_it() -> None:
    result = extract("12 osób, 13 szkoleń, " * 200)
    middle = result.facts[200]
    assert middle.quote in result.sentence(middle)
    assert len(result.sentence(middle)) < 300
