"""Institutions over a run: one identifier for one body, the analyst's codebook and aliases."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from contents import contents

import extract
from extract import batch
from extract.cli import main
from extract.facts.institutions import Aliases

RIGHT = "Umowę podpisało Stowarzyszenie „Czerwona Jarzębina”.\n"
WRONG = "Umowę podpisało Stowarzyszenie „Czerwona Jarzębyna”.\n"
OTHER = "Umowę podpisała Fundacja „Szalej” oraz GOPS w Pieckach i MOPS w Pieckach.\n"


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports of which the first in order of path has the name misspelt."""
    path = tmp_path / "raporty"
    path.mkdir()
    for name, text in (("a", WRONG), ("b", RIGHT), ("c", RIGHT * 2), ("d", OTHER)):
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    return path


def _rows(out: Path) -> list[dict[str, str]]:
    with (out / "institutions.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _ids(out: Path) -> dict[str, str]:
    return {row["quote"]: row["institution_id"] for row in _rows(out)}


def test_a_body_has_one_identifier_in_all_reports(folder: Path, tmp_path: Path) -> None:
    batch.run(folder, tmp_path / "out", model=None)
    ids = _ids(tmp_path / "out")
    wrong = ids["Stowarzyszenie „Czerwona Jarzębyna”"]
    assert (
        wrong == ids["Stowarzyszenie „Czerwona Jarzębina”"] == "stowarzyszenie-czerwona-jarzebina"
    )
    assert len(set(ids.values())) == 4


def test_tables_in_python_link_as_a_run_does(folder: Path, tmp_path: Path) -> None:
    batch.run(folder, tmp_path / "out", model=None)
    results = [extract.extract(extract.read(path), model=None) for path in folder.iterdir()]
    made = extract.tables(results)["institutions"]
    assert dict(zip(made["quote"], made["institution_id"], strict=True)) == _ids(tmp_path / "out")


def test_neither_order_nor_a_file_in_between_changes_a_byte(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch.run(folder, tmp_path / "one", model=None)
    monkeypatch.setattr("extract.batch.isolation.MOST_FILES", 1)
    monkeypatch.setattr("extract.batch.reading._ROWS_AT_ONCE", 1)
    batch.run(sorted(folder.iterdir(), reverse=True), tmp_path / "two", model=None)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_an_alias_file_joins_what_the_list_shows_apart(folder: Path, tmp_path: Path) -> None:
    listed = _run("run", folder, "--out", tmp_path / "out", "--no-ner")
    assert listed.exit_code == 0, listed.output
    listed = _run("institutions", tmp_path / "out", "--format", "csv")
    ids = [line.rpartition(",")[2] for line in listed.stdout.splitlines()[1:]]
    assert len(ids) == 4
    fund = next(one for one in ids if "szalej" in one)
    aliases = tmp_path / "aliases.csv"
    aliases.write_text(f"from,to\n{fund},Stowarzyszenie Czerwona Jarzębina\n", encoding="utf-8")
    done = _run("run", folder, "--out", tmp_path / "again", "--no-ner", "--aliases", aliases)
    assert done.exit_code == 0, done.output
    again = _ids(tmp_path / "again")
    assert again["Fundacja „Szalej”"] == again["Stowarzyszenie „Czerwona Jarzębyna”"]
    assert len(set(again.values())) == 3
    manifest = json.loads((tmp_path / "again" / "manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["settings"]["aliases"]) == 64
    assert manifest["settings"]["institutions"] is None


def test_an_alias_of_the_right_name_holds_for_the_wrong_one(folder: Path) -> None:
    aliases = Aliases({"stowarzyszenie-czerwona-jarzebina": "cj"}, {})
    results = [
        extract.extract(extract.read(path), model=None, aliases=aliases)
        for path in sorted(folder.iterdir())
    ]
    made = extract.tables(results, aliases=aliases)["institutions"]
    wrong = made.loc[made["quote"].str.contains("Jarzębyna"), "institution_id"]
    assert list(wrong) == ["cj"]


CODEBOOK = """
[kinds."szkutnia"]
name = "Szkutnia Społeczna"
role = "common"
short = ["SZSP"]
"""


def test_a_codebook_adds_kinds(folder: Path, tmp_path: Path) -> None:
    codebook = tmp_path / "moje.toml"
    codebook.write_text(CODEBOOK, encoding="utf-8")
    report = folder / "a.txt"
    report.write_text("Łodzie zbudowała SZSP w Pieckach.\n", encoding="utf-8")
    done = _run("run", report, "--out", tmp_path / "out", "--no-ner", "--institutions", codebook)
    assert done.exit_code == 0, done.output
    (row,) = _rows(tmp_path / "out")
    assert (row["kind"], row["name"]) == ("szkutnia", "Szkutnia Społeczna w Pieckach")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["settings"]["institutions"]) == 64
    shown = _run("show", report, "--no-ner", "--institutions", codebook)
    assert "Szkutnia Społeczna w Pieckach" in shown.stdout


@pytest.mark.parametrize("option", ["--institutions", "--aliases"])
def test_a_file_that_cannot_be_used_is_one_sentence(
    folder: Path, tmp_path: Path, option: str
) -> None:
    for content in (None, "[[["):
        path = tmp_path / "plik"
        if content is not None:
            path.write_text(content, encoding="utf-8")
        done = _run("run", folder, "--out", tmp_path / "out", "--no-ner", option, path)
        assert done.exit_code == 1
        assert str(path) in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert not (tmp_path / "out").exists()
