"""What goes wrong around the reports: one sentence each, and nothing lost."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from contents import contents

from extract import batch
from extract.corrections import correct
from extract.errors import ExportError, ExtractError, ReadError
from extract.report import file_bytes
from extract.review import build
from extract.workbook import write_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "raporty"
    made.mkdir()
    for number in range(2, 8):
        text = "".join(f"W gminie nr {i} odbyło się {number + i} spotkań.\n" for i in range(60))
        (made / f"{number}.txt").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A file system of a quarter of a megabyte."""
    disk = tmp_path / "mały dysk"
    disk.mkdir()
    mount = shutil.which("mount")
    command = [mount or "", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if not mount or sys.platform == "win32" or subprocess.run(command, check=False).returncode:
        pytest.skip("this test may not mount a file system here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_says_so_and_keeps_what_was_there(folder: Path, small: Path) -> None:
    one = folder / "2.txt"
    assert batch.run(one, small / "out", model=None, formats=()).read == 1
    before = contents(small / "out")
    (small / "reszta").write_bytes(b"0" * (shutil.disk_usage(small).free - 20_000))
    with pytest.raises(ExportError, match=r"No space left.*Make room"):
        batch.run(folder, small / "out", model=None, formats=())
    assert contents(small / "out") == before
    assert not list((small / "out").rglob("*.partial"))
    (small / "reszta").unlink()
    assert batch.run(one, small / "out", model=None, formats=()).kept == 1


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EDQUOT])
def test_whenever_the_disk_refuses_the_next_run_completes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    batch.run(folder, tmp_path / "whole", model=None, formats=())
    synced = 0

    def refusing(_: int) -> None:
        nonlocal synced
        synced += 1
        if synced == at:
            raise OSError(number, os.strerror(number))

    for at in (1, 2, 4, 9):
        synced = 0
        out = tmp_path / f"out-{at}"
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", refusing)
            with pytest.raises(ExportError, match=r"`out`|same command again"):
                batch.run(folder, out, model=None, formats=())
        batch.run(folder, out, model=None, formats=())
        assert contents(out) == contents(tmp_path / "whole")


def test_a_file_that_is_written_to_while_it_is_read_is_not_taken_for_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "2.txt"
    fstat = os.fstat
    calls: list[int] = []

    def growing(descriptor: int) -> os.stat_result:
        if calls:
            with path.open("a", encoding="utf-8") as file:
                file.write("Dopisane.")
        calls.append(descriptor)
        return fstat(descriptor)

    monkeypatch.setattr("extract.report.report.os.fstat", growing)
    with pytest.raises(ReadError, match=r"2\.txt was changed while it was read"):
        file_bytes(path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
def test_names_that_are_no_utf_8_are_read_and_known_again(folder: Path, tmp_path: Path) -> None:
    name = os.fsdecode("żółw.txt".encode("cp1250"))
    (folder / name).write_text("Odbyło się 5 spotkań.", encoding="utf-8")
    assert batch.run(folder, tmp_path / "out", model=None).read == 7
    again = batch.run(folder, tmp_path / "out", model=None)
    assert (again.kept, again.failures) == (7, [])


def test_a_folder_of_reports_is_never_taken_for_that_of_a_table(folder: Path) -> None:
    folder.rename(folder.parent / "reports")
    with pytest.raises(ExportError, match="reports is needed for a table"):
        batch.run(folder.parent / "reports", folder.parent, model=None)
    assert len(list((folder.parent / "reports").iterdir())) == 6
    assert not (folder.parent / ".readings").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is one in Unicode")
def test_a_folder_of_any_name_takes_tables_and_gives_them_back(
    folder: Path, tmp_path: Path
) -> None:
    out = Path(os.fsdecode(os.fsencode(tmp_path) + b"/tabele \xb1"))
    made = batch.run(folder, out, model=None)
    assert len(batch.read_tables(out)["counts"]) == made.rows["counts"] > 0


@pytest.mark.parametrize("key", ["inputs", "rows", "unmet_aliases"])
def test_a_manifest_that_lacks_something_is_made_anew(
    folder: Path, tmp_path: Path, key: str
) -> None:
    out = tmp_path / "out"
    batch.run(folder, out, model=None)
    before = contents(out)
    manifest = out / "manifest.json"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace(f'"{key}"', '"inne"'), encoding="utf-8")
    assert batch.run(folder, out, model=None).kept == 6
    assert contents(out) == before


def test_corrections_are_refused_by_damaged_tables_in_words(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch.run(folder, out, model=None, formats=())
    part = out / "counts" / "part-00000.parquet"
    whole = part.read_bytes()
    part.write_bytes(whole[:100])
    with pytest.raises(
        ExtractError, match=r"part-00000\.parquet cannot be read .* make the tables"
    ):
        correct(out)
    part.write_bytes(whole)
    (out / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(ExtractError, match=r"manifest\.json is damaged; make the tables again"):
        correct(out)


def test_a_workbook_and_a_page_leave_nothing_on_a_full_disk(folder: Path, small: Path) -> None:
    out = small / "out"
    batch.run(folder / "2.txt", out, model=None, formats=())
    (small / "reszta").write_bytes(b"0" * (shutil.disk_usage(small).free - 8192))
    for make in (write_folder, build):
        with pytest.raises(ExportError, match=r"No space left.*Make room"):
            make(out)
    assert not list(out.glob(".*.partial"))
