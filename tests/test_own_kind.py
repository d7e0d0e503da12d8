"""A kind of fact from another package: found, in the tables, in files, beside ours."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

import extract
from extract import batch
from extract.cli import main
from extract.errors import ExtractError
from extract.facts import registry

FINDER = """
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from extract.facts.fact import Fact, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance(Quantity):
    kind: ClassVar[str] = "distance"
    unit: str = "km"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail(Fact):
    kind: ClassVar[str] = "mail"


def find(section, context):
    text = context.report.text
    where = {"report_id": context.report.report_id, "section_id": section.section_id}
    for found in re.compile(r"([0-9]++) km").finditer(text, section.content_start, section.end):
        yield Distance(
            **where, start=found.start(), end=found.end(), quote=found[0], rule="number before km",
            value=float(found[1]), number_start=found.start(1), number_end=found.end(1),
        )
    for found in re.compile(r"[a-z]++@[a-z]++").finditer(text, section.content_start, section.end):
        yield Mail(**where, start=found.start(), end=found.end(), quote=found[0], rule="at sign")
"""
TEXT = "Przejechano 120 km. Odbyło się 30 spotkań i udzielono 5 godzin porad (biuro@owes)."


FAILING = """
def find(section, context):
    if "120" in context.report.text:
        raise ZeroDivisionError("by zero")
    return {made}
"""


@pytest.fixture
def _installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What pip leaves behind of a package with a finder."""
    yield from _package(tmp_path, monkeypatch, FINDER)


@pytest.fixture
def _unloadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield from _package(tmp_path, monkeypatch, "import not_there\n")


@pytest.fixture
def _failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield from _package(tmp_path, monkeypatch, FAILING.replace("{made}", "[]"))


@pytest.fixture
def _no_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield from _package(tmp_path, monkeypatch, FAILING.replace("{made}", "['14 km']"))


def _package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> Iterator[None]:
    site = tmp_path / "site"
    about = site / "my_kinds-1.0.dist-info"
    about.mkdir(parents=True)
    (site / "my_kinds.py").write_text(code, encoding="utf-8")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: my-kinds\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[owes_extract.finders]\nmine = my_kinds:find\n")
    monkeypatch.syspath_prepend(str(site))
    registry.finders.cache_clear()
    yield
    registry.finders.cache_clear()
    sys.modules.pop("my_kinds", None)


@pytest.mark.usefixtures("_installed")
def test_its_facts_are_in_the_tables_beside_ours() -> None:
    result = extract.extract(TEXT, model=None)
    made = extract.tables([result])
    assert made["others"][["kind", "value", "unit", "stated", "quote"]].values.tolist() == [
        ["distance", 120.0, "km", "120 km", "120 km"],
        ["mail", pd.NA, pd.NA, "biuro@owes", "biuro@owes"],
    ]
    assert made["others"]["sentence"][0] == "Przejechano 120 km."
    # Clauses are handed out number by number: none of ours takes that of another.
    assert (
        made["counts"]["clause"][0]
        == (extract.tables([extract.extract(TEXT.replace("120 km", "setkę"), model=None)]))[
            "counts"
        ]["clause"][0]
    )
    assert "120 km" in result._repr_html_()


@pytest.mark.usefixtures("_installed")
def test_a_run_writes_them(tmp_path: Path) -> None:
    report, out = tmp_path / "trasa.txt", tmp_path / "out"
    report.write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(main, ["run", str(report), "--out", str(out), "--no-ner"])
    assert done.exit_code == 0, done.output
    written = pd.read_csv(out / "others.csv", encoding="utf-8-sig")
    assert written["kind"].tolist() == ["distance", "mail"]
    shown = CliRunner().invoke(main, ["head", str(out), "--table", "others"])
    assert "120 km" in shown.output


@pytest.mark.usefixtures("_installed")
def test_show_prints_them(tmp_path: Path) -> None:
    report = tmp_path / "trasa.txt"
    report.write_text(TEXT, encoding="utf-8")
    shown = CliRunner().invoke(main, ["show", str(report), "--no-ner"])
    assert " distance  120 km" in shown.output


NAMED = r"mine \(my_kinds:find\) of the package my-kinds 1\.0 "


@pytest.mark.usefixtures("_unloadable")
def test_one_that_cannot_be_imported_ends_the_run_and_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExtractError, match=NAMED + "cannot be loaded .*'not_there'"):
        extract.extract(TEXT, model=None)
    report = tmp_path / "trasa.txt"
    report.write_text(TEXT, encoding="utf-8")
    command = ["run", str(report), "--out", str(tmp_path / "out"), "--no-ner"]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 1
    assert "my-kinds 1.0 cannot be loaded" in " ".join(done.output.split())


@pytest.mark.usefixtures("_failing")
def test_one_that_fails_costs_the_report_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "trasa.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "inna.txt").write_text("Odbyło się 30 spotkań.", encoding="utf-8")
    summary = batch.run(tmp_path / "*.txt", tmp_path / "out", model=None)
    assert summary.read == 1
    (failure,) = summary.failures
    assert re.search(NAMED + r"failed in trasa-\w+ \(ZeroDivisionError: by zero\)", failure.message)
    assert (failure.stage, "defect of owes-extract" in failure.message) == ("facts", False)
    # Its code may be another one by now, under the same version.
    registry.finders.cache_clear()
    (tmp_path / "site" / "my_kinds.py").write_text(FINDER, encoding="utf-8")
    sys.modules.pop("my_kinds")
    assert batch.run(tmp_path / "*.txt", tmp_path / "out", model=None).failures == []


@pytest.mark.usefixtures("_no_facts")
def test_one_that_gives_something_else_is_named() -> None:
    with pytest.raises(ExtractError, match=NAMED + r"failed .*'14 km' is no Fact"):
        extract.extract("Odbyło się 30 spotkań.", model=None)
