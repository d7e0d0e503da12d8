"""A run and its model: taken by name or path, noted in the manifest, or left out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from contents import contents
from pipelines import ruled

import extract
from extract import __version__, batch, entities
from extract.cli import main
from extract.errors import ModelError

REPORT = "Sprawozdanie za okres 01.03.2031 – 31.05.2031\n\nW marcu pomagała nam Fundacja Szalej.\n"


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def _manifest(out: Path) -> dict[str, Any]:
    return json.loads((out / "manifest.json").read_text(encoding="utf-8"))


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "model"
    ruled(orgName="Fundacja Szalej").to_disk(path)
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "raporty" / "wiosna.txt"
    path.parent.mkdir()
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_the_manifest_names_model_and_versions(report: Path, model: Path, tmp_path: Path) -> None:
    done = _run("run", report, "--out", tmp_path / "out", "--model", model)
    assert done.exit_code == 0, done.output
    manifest = _manifest(tmp_path / "out")
    model_named = manifest["model"]
    assert (model_named["name"], model_named["version"]) == ("pl_wzor", "0.4.2")
    assert len(model_named["sha256"]) == 64
    assert manifest["versions"]["owes-extract"] == __version__
    assert manifest["inputs"] == {"read": 1, "duplicates": 0, "copies": 0, "failed": 0}
    assert manifest["rows"]["reports"] == 1


def test_no_ner_is_no_model(report: Path, model: Path, tmp_path: Path) -> None:
    assert _run("run", report, "--out", tmp_path / "out", "--no-ner").exit_code == 0
    assert _manifest(tmp_path / "out")["model"] is None
    both = _run("run", report, "--out", tmp_path / "out", "--no-ner", "--model", model)
    assert both.exit_code == 2
    assert "--no-ner" in both.stderr


@pytest.mark.parametrize("command", ["run", "show", "evaluate"])
def test_an_unknown_model_is_one_sentence_with_the_command(
    report: Path, tmp_path: Path, command: str
) -> None:
    arguments = {
        "run": [report, "--out", tmp_path / "out"],
        "show": [report],
        "evaluate": [report.parent],
    }[command]
    done = _run(command, *arguments, "--model", "pl_core_news_lg")
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert f"{sys.executable} -m spacy download pl_core_news_lg" in line
    assert not (tmp_path / "out").exists()


def test_the_same_run_has_the_same_bytes(report: Path, model: Path, tmp_path: Path) -> None:
    (report.parent / "jesień.txt").write_text(REPORT.replace("marcu", "maju"), encoding="utf-8")
    batch.run(report.parent, tmp_path / "one", model=model)
    batch.run(sorted(report.parent.iterdir(), reverse=True), tmp_path / "two", model=str(model))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_run_loads_its_model_once(
    report: Path, model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import spacy.util

    loaded: list[Path] = []
    load_model = spacy.util.load_model

    def watched(path: Path, **settings: Any) -> Any:
        loaded.append(path)
        return load_model(path, **settings)

    monkeypatch.setattr("spacy.util.load_model", watched)
    (report.parent / "jesień.txt").write_text(REPORT.replace("marcu", "maju"), encoding="utf-8")
    assert batch.run(report.parent, tmp_path / "out", model=model).read == 2
    assert loaded == [model]


def test_an_outcome_can_be_asked_for_by_name_in_another_process(report: Path, model: Path) -> None:
    from concurrent.futures import ProcessPoolExecutor
    from functools import partial
    from multiprocessing import get_context

    (source,), _ = batch.find(report)
    ask = partial(batch.outcome, model=str(model))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        (there,) = pool.map(ask, [source])
    assert there == batch.outcome(source, model=entities.load(model))
    assert there.failure is None


def test_what_spacy_remembers_is_let_go(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.entities.recogniser._ZONE", 5_000)
    recogniser = entities.load(model)
    assert recogniser is not None
    strings = recogniser._nlp.vocab.strings
    before = len(strings)
    for number in range(40):
        recogniser.entities([" ".join(f"Xq{number}y{i}z" for i in range(100))])
        assert len(strings) < before + 3_000


def test_ours_is_the_model_where_none_is_named(report: Path, tmp_path: Path) -> None:
    assert _run("run", report, "--out", tmp_path / "out").exit_code == 0
    assert _manifest(tmp_path / "out")["model"]["name"] == entities.OURS
    result = extract.extract(extract.read(report))
    assert result.facts == extract.extract(extract.read(report), model=entities.OURS).facts


def test_an_installation_without_its_model_says_so(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> Path:
        raise ModelError("The model is missing; install owes-extract anew.")

    monkeypatch.setattr("extract.ner.model_path", missing)
    monkeypatch.chdir(tmp_path)  # a folder from which no model was loaded before
    done = _run("run", report, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "install owes-extract anew" in done.stderr
    assert not (tmp_path / "out").exists()
    assert _run("run", report, "--out", tmp_path / "out", "--no-ner").exit_code == 0
