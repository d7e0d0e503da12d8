"""Reports in zip archives: read like files, and no archive can fill a disk."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from contents import contents

from extract import batch
from extract.batch import archives

REPORT = "Sprawozdanie za okres 01.03.2031 – 31.05.2031\nOdbyło się {} spotkań.\n"


def _zip(path: Path, **members: bytes | str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def _found(path: Path) -> tuple[list[str], list[tuple[str, str]]]:
    sources, problems = batch.find(path)
    return [source.path for source in sources], [(p.path, p.error) for p in problems]


def test_an_archive_stands_for_the_reports_in_it(tmp_path: Path) -> None:
    path = _zip(
        tmp_path / "archiwum.ZIP",
        **{
            "2031/wiosna.txt": REPORT.format(25),
            "jesień.TXT": REPORT.format(37),
            "notatka.md": "nic",
            ".ukryty.txt": "nic",
            "__MACOSX/wiosna.txt": "nic",
        },
    )
    assert _found(path) == (
        [f"zip://2031/wiosna.txt::{path}", f"zip://jesień.TXT::{path}"],
        [],
    )
    summary = batch.run(path, tmp_path / "out", model=None)
    assert (summary.read, summary.rows["counts"]) == (2, 2)
    reports = batch.read_tables(tmp_path / "out", ["reports"])["reports"]
    assert [one.rpartition("-")[0] for one in reports["report_id"]] == ["wiosna", "jesień"]


def test_a_report_says_the_same_in_an_archive(tmp_path: Path) -> None:
    file = tmp_path / "wiosna.txt"
    file.write_text(REPORT.format(25), encoding="utf-8")
    packed = _zip(tmp_path / "a.zip", **{"wiosna.txt": file.read_bytes()})
    batch.run(file, tmp_path / "one", model=None)
    batch.run(packed, tmp_path / "two", model=None)
    for name in ("counts.csv", "dates.csv", "sections.csv"):
        assert contents(tmp_path / "one")[name] == contents(tmp_path / "two")[name]


def test_an_archive_is_resumed_member_by_member(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", **{"a.txt": REPORT.format(2), "b.txt": REPORT.format(3)})
    batch.run(path, tmp_path / "out", model=None)
    archives._opened.cache_clear()
    _zip(path, **{"a.txt": REPORT.format(2), "b.txt": REPORT.format(30)})
    assert batch.run(path, tmp_path / "out", model=None).kept == 1


def test_a_member_that_unpacks_to_too_much_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    path = _zip(
        tmp_path / "bomba.zip", **{"bomba.txt": b"0" * 50_000_000, "dobry.txt": REPORT.format(5)}
    )
    sources, problems = _found(path)
    assert sources == [f"zip://dobry.txt::{path}"]
    assert problems == [(f"zip://bomba.txt::{path}", "ZipBomb")]
    summary = batch.run(path, tmp_path / "out", model=None)
    assert summary.read == 1
    assert "zip bomb" in summary.failures[0].message


def test_a_small_text_may_repeat_itself(tmp_path: Path) -> None:
    assert _found(_zip(tmp_path / "a.zip", **{"a.txt": b"5 os. " * 100_000}))[1] == []


def test_a_member_that_lies_about_its_size_is_not_unpacked_beyond_it(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", **{"a.txt": b"5 os. " * 100_000})
    data = bytearray(path.read_bytes())
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", 100)
    path.write_bytes(data)
    (failure,) = batch.run(path, tmp_path / "out", model=None).failures
    assert failure.stage == "read"
    assert "damaged" in failure.message


def test_members_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", **{"a.txt": REPORT * 1000})
    data = path.read_bytes()
    start, end = data.rindex(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    entry = data[start:end]
    many = entry * 50
    tail = bytearray(data[end:])
    tail[8:16] = struct.pack("<HHI", 50, 50, len(many))
    path.write_bytes(data[:start] + many + bytes(tail))
    assert _found(path) == ([], [(str(path), "ZipBomb")])


@pytest.mark.parametrize("data", [b"", b"to nie zip", b"PK\x03\x04" + b"\0" * 40])
def test_what_is_no_archive_is_one_problem(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    sources, problems = batch.find(path)
    assert sources == []
    assert "no zip archive" in problems[0].message


def test_a_password_is_asked_for_in_words(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", **{"a.txt": REPORT})
    data = bytearray(path.read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    _, problems = batch.find(path)
    assert problems[0].error == "Encrypted"


def test_names_that_climb_out_of_the_archive_are_names(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", **{"../../etc/wiosna.txt": REPORT.format(25)})
    batch.run(path, tmp_path / "out" / "tables", model=None)
    made = {one.name for one in tmp_path.rglob("*") if "wiosna" in one.name}
    assert made == set()
    reports = batch.read_tables(tmp_path / "out" / "tables", ["reports"])["reports"]
    assert reports["report_id"][0].startswith("wiosna-")


def test_archives_within_archives_stay_shut(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", REPORT)
    path = _zip(tmp_path / "a.zip", **{"inner.zip": inner.getvalue()})
    assert _found(path)[1] == [(str(path), "NoReports")]


def test_files_of_one_name_are_refused_not_one_of_them_lost(tmp_path: Path) -> None:
    path = tmp_path / "dwa.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", REPORT.format(25))
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", REPORT.format(37))
    assert _found(path) == ([], [(f"zip://a.txt::{path}", "SameName")])
