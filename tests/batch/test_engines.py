"""Who reads makes no difference; who dies over a report takes no other along."""

from __future__ import annotations

import os
import signal
import textwrap
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Self

import pytest
from contents import contents

from extract import batch
from extract.batch import chunk
from extract.batch.engines import DIED
from extract.batch.engines.engine import Chunk, Died, Made
from extract.batch.isolation import MOST_BYTES, chunks, readings
from extract.batch.settings import Settings, settings
from extract.batch.source import Source
from extract.errors import ArgumentError, BatchError, ExtractError

REPORT = "Sprawozdanie za okres 01.03.2031 – 31.05.2031\nOdbyło się {} spotkań w GOPS w Pieckach.\n"
KILLER = "Ten raport kończy proces."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "raporty"
    made.mkdir()
    for number in range(2, 10):
        (made / f"raport {number}.txt").write_text(REPORT.format(number), encoding="utf-8")
    (made / "raport 10.txt").touch()
    return made


@pytest.fixture
def here(folder: Path) -> dict[str, bytes]:
    """What a run in one process writes."""
    batch.run(folder, folder.parent / "here", model=None)
    return contents(folder.parent / "here")


def test_processes_write_the_same_bytes_and_survive_a_report_that_kills(
    folder: Path, here: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Started in every process of the pool, which nothing else reaches from here.
    (tmp_path / "sitecustomize.py").write_text(
        textwrap.dedent(f"""
            import os
            from extract.batch import opening
            read = opening.contents
            def contents(sources):
                for source, data in read(sources):
                    if isinstance(data, bytes) and {KILLER.encode()!r} in data:
                        os.kill(os.getpid(), 9)
                    yield source, data
            opening.contents = contents
        """),
        encoding="utf-8",
    )
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    monkeypatch.setenv("PYTHONPATH", path)
    out = tmp_path / "out"
    batch.run(folder, out, model=None, engine="processes", workers=2)
    assert contents(out) == here
    (folder / "raport 5.txt").write_text(KILLER, encoding="utf-8")
    summary = batch.run(folder, out, model=None, engine="processes", workers=2, anew=True)
    assert summary.read == 7
    died = [failure for failure in summary.failures if failure.stage == "worker"]
    assert [Path(failure.path).name for failure in died] == ["raport 5.txt"]
    assert "memory" in died[0].message
    (folder / "raport 5.txt").write_text(REPORT.format(5), encoding="utf-8")
    assert batch.run(folder, out, model=None).kept == 8
    assert contents(out) == here


class Fragile:
    """An engine whose workers die over some reports, and take along what is read beside them."""

    workers = 2

    def __init__(self, made_with: Settings, *deadly: str) -> None:
        self._reader = chunk.ReportReader(made_with)
        self._deadly = deadly
        self.alone_with: list[int] = []

    def read(self, todo: Iterator[Chunk]) -> Iterator[Made]:
        for some in todo:
            yield some, DIED if self._kills(some) else self._reader.read(some)

    def alone(self, some: Chunk) -> tuple[bytes, ...] | Died:
        self.alone_with.append(len(some))
        return DIED if self._kills(some) else self._reader.read(some)

    def stop(self) -> None:
        """No test stops it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def _kills(self, some: Sequence[Source]) -> bool:
        return any(source.name in self._deadly for source in some)


def _outcomes(engine: Fragile, made_with: Settings, folder: Path) -> dict[str, str | None]:
    from extract.batch.store import Store

    store = Store(folder.parent / "store")
    sources, _ = batch.find(folder)
    whole = chunks(sources, workers=1)
    for data in readings(engine, made_with, whole):
        store.add(data)
    told: dict[str, str | None] = {}
    for reading in store.readings():
        for row in reading.inputs.to_pylist():
            name = Path(os.fsdecode(row["path"])).name
            assert name not in told
            told[name] = row["stage"]
    return told


def test_as_many_outcomes_as_inputs_whoever_dies(folder: Path) -> None:
    made_with = settings(model=None)
    deadly = ("raport 2.txt", "raport 7.txt")
    engine = Fragile(made_with, *deadly)
    told = _outcomes(engine, made_with, folder)
    assert sorted(name for name, stage in told.items() if stage == "worker") == sorted(deadly)
    assert len(told) == 9
    # Each of the two died once more with nothing beside it.
    assert engine.alone_with.count(1) >= 2


def test_processes_that_cannot_start_are_no_reports_that_kill(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text("import os; os._exit(1)", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    monkeypatch.setenv("PYTHONPATH", path)
    with pytest.raises(BatchError, match="cannot start"):
        batch.run(folder, tmp_path / "out", model=None, engine="processes", workers=1)


def test_chunks_are_bounded_and_lose_nothing() -> None:
    sources = [Source(f"{number}.txt", size) for number, size in enumerate([10, MOST_BYTES, 5] * 9)]
    cut = list(chunks(sources, workers=1))
    assert [source for some in cut for source in some] == sources
    assert all(len(some) == 1 or sum(s.size for s in some) <= MOST_BYTES for some in cut)


def test_chunks_shrink_so_that_workers_end_together() -> None:
    sources = [Source(f"{number}.txt", 10_000) for number in range(200)]
    given = iter(sources)
    left = sum(source.size for source in sources)

    def passing() -> Iterator[Source]:
        nonlocal left
        for source in given:
            left -= source.size
            yield source

    cut = list(chunks(passing(), workers=2, left=lambda: left))
    assert [source for some in cut for source in some] == sources
    assert len(cut[0]) == MOST_BYTES // 10_000
    assert [len(some) for some in cut] == sorted(map(len, cut), reverse=True)
    assert len(cut[-1]) < len(cut[0]) // 4


def test_a_loaded_pipeline_stays_here(folder: Path) -> None:
    import spacy

    with pytest.raises(ArgumentError, match="name it"):
        batch.run(folder, folder.parent / "out", model=spacy.blank("pl"), engine="processes")


@pytest.mark.parametrize("wrong", [{"engine": "process"}, {"lang": "de"}])
def test_a_wrong_argument_is_refused_with_the_right_ones(
    folder: Path, tmp_path: Path, wrong: dict[str, Any]
) -> None:
    with pytest.raises(ExtractError, match=r"'(process'.* auto, here, processes|de'.* pl, en)"):
        batch.run(folder, tmp_path / "tables", model=None, **wrong)


@pytest.mark.usefixtures("heard")
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signals on this system")
def test_ctrl_c_waits_for_the_processes(
    folder: Path, here: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.batch.isolation.MOST_FILES", 1)
    out = folder.parent / "out"
    asked: list[int] = []

    def interrupt(*_: int) -> None:
        if not asked:
            asked.append(1)
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(batch.Interrupted) as stopped:
        batch.run(folder, out, model=None, engine="processes", workers=1, progress=interrupt)
    assert 0 < stopped.value.done < 9
    batch.run(folder, out, model=None)
    assert contents(out) == here


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


def test_dask_writes_the_same_bytes(
    folder: Path, here: dict[str, bytes], scheduler: str, tmp_path: Path
) -> None:
    batch.run(folder, tmp_path / "out", model=None, engine="dask", scheduler=scheduler)
    assert contents(tmp_path / "out") == here


def test_a_worker_of_another_version_is_refused(
    folder: Path, scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extract.batch.engines import cluster

    with monkeypatch.context() as patched:
        patched.setattr(cluster, "OURS", "another")
        with pytest.raises(BatchError, match="another version"):
            batch.run(folder, tmp_path / "out", model=None, engine="dask", scheduler=scheduler)


def test_a_scheduler_that_does_not_answer_is_one_sentence(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cluster = pytest.importorskip("extract.batch.engines.cluster")
    monkeypatch.setattr(cluster, "_SECONDS", 1)
    with pytest.raises(BatchError, match=r"127\.0\.0\.1:9.*leave `scheduler` out"):
        batch.run(folder, tmp_path, model=None, engine="dask", scheduler="tcp://127.0.0.1:9")


@pytest.mark.parametrize("address", ["biuro", "tcp://", "nigdzie://127.0.0.1:8786"])
def test_what_is_no_address_of_a_scheduler_is_one_sentence(
    folder: Path, tmp_path: Path, address: str
) -> None:
    pytest.importorskip("distributed")
    with pytest.raises(BatchError, match="check the address"):
        batch.run(folder, tmp_path, model=None, engine="dask", scheduler=address)


def test_what_answers_and_is_no_scheduler_is_not_waited_for(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The dashboard's address in place of the scheduler's.
    cluster = pytest.importorskip("extract.batch.engines.cluster")
    monkeypatch.setattr(cluster, "_SECONDS", 1)
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as page:
        Thread(target=page.serve_forever, daemon=True).start()
        address = f"tcp://127.0.0.1:{page.server_port}"
        try:
            with pytest.raises(BatchError, match=f"{page.server_port}.*check the address"):
                batch.run(folder, tmp_path, model=None, engine="dask", scheduler=address)
        finally:
            page.shutdown()
