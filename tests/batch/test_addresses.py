"""Reports behind addresses that fsspec opens; S3 on a server of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from extract import batch

REPORT = "Sprawozdanie za okres 01.03.2031 – 31.05.2031\nOdbyło się {} spotkań.\n"


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    """A file system in memory with two reports and what is none."""
    files = fsspec.filesystem("memory")
    for name, number in (("a", 25), ("głębiej/b", 37)):
        files.pipe(f"/raporty/{name}.txt", REPORT.format(number).encode())
    files.pipe("/raporty/notatka.md", b"nic")
    files.pipe("/raporty/.git/c.txt", b"nic")
    yield files
    files.rm("/raporty", recursive=True)


def _found(address: str) -> list[str]:
    return [source.path for source in batch.find(address)[0]]


@pytest.mark.usefixtures("memory")
def test_an_address_is_a_folder_a_file_or_a_pattern() -> None:
    top = "memory:///raporty"
    assert _found(top) == [f"{top}/a.txt", f"{top}/głębiej/b.txt"]
    assert _found(f"{top}/a.txt") == [f"{top}/a.txt"]
    assert _found(f"{top}/*.txt") == [f"{top}/a.txt"]
    assert _found(f"{top}/**/b.*") == [f"{top}/głębiej/b.txt"]


@pytest.mark.usefixtures("memory")
def test_what_lies_behind_an_address_is_read(tmp_path: Path) -> None:
    summary = batch.run("memory://raporty", tmp_path / "out", model=None)
    assert (summary.read, summary.rows["counts"], summary.failures) == (2, 2, [])
    assert batch.run("memory://raporty", tmp_path / "out", model=None).kept == 2


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("memory://nic/nie/ma", "no .txt file behind this address"),
        ("nieznane://a/b.txt", "cannot be opened"),
        ("memory://raporty/brak.txt", "no .txt file behind this address"),
    ],
)
@pytest.mark.usefixtures("memory")
def test_an_address_of_nothing_is_one_problem(address: str, said: str) -> None:
    sources, (problem,) = batch.find(address)
    assert sources == []
    assert said in problem.message


def test_a_file_that_goes_away_is_one_failure(
    memory: fsspec.AbstractFileSystem, tmp_path: Path
) -> None:
    sources, _ = batch.find("memory://raporty")
    memory.rm("/raporty/a.txt")
    made = batch.outcome(sources[0], model=None)
    assert made.failure is not None
    assert made.failure.stage == "read"
    assert "nothing behind this address" in made.failure.message
    assert not batch.outcome(sources[1], model=None).failure


def test_s3_is_read_like_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    s3fs = pytest.importorskip("s3fs")
    server = pytest.importorskip("moto.server").ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    try:
        host, port = server.get_host_and_port()
        for name, value in (
            ("AWS_ACCESS_KEY_ID", "nikt"),
            ("AWS_SECRET_ACCESS_KEY", "nic"),
            ("AWS_DEFAULT_REGION", "us-east-1"),
            ("AWS_ENDPOINT_URL", f"http://{host}:{port}"),
        ):
            monkeypatch.setenv(name, value)
        s3fs.S3FileSystem.clear_instance_cache()
        files = fsspec.filesystem("s3")
        files.mkdir("raporty")
        for name, number in (("2031/a.txt", 25), ("2031/b.txt", 37), ("notatka.md", 5)):
            files.pipe(f"raporty/{name}", REPORT.format(number).encode())
        summary = batch.run("s3://raporty/2031", tmp_path / "out", model=None)
        assert (summary.read, summary.failures) == (2, [])
        paths = batch.read_tables(tmp_path / "out", ["reports"])["reports"]["path"]
        assert list(paths) == ["s3://raporty/2031/a.txt", "s3://raporty/2031/b.txt"]
        assert batch.run("s3://raporty/2031", tmp_path / "out", model=None).kept == 2
        _, (problem,) = batch.find("s3://nie-ma-takiego-wiadra/a")
        assert "address" in problem.message
    finally:
        server.stop()
        s3fs.S3FileSystem.clear_instance_cache()
