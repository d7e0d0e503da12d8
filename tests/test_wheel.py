"""The wheel holds everything the command needs, wherever it is run."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

import extract

ROOT = Path(__file__).parents[1]
ABOUT = """
from importlib.metadata import distribution
ours = distribution("owes-extract")
print(ours.read_text("METADATA"))
for file in ours.metadata.get_all("License-File"):
    print(ours.read_text(f"licenses/{file}"))
"""
REPORT = "Sprawozdanie za okres 01.03.2031 – 31.05.2031\n\na) odbyło się 25 spotkań.\n"


def _done(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of a fresh environment into which the wheel was installed.

    The packages it depends on are lent by the environment the tests run in, by their path alone,
    so that the package under test comes from nowhere but the wheel.
    """
    folder = tmp_path_factory.mktemp("wheel")
    build = ("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    _done(sys.executable, *build, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=True)
    scripts = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / "python"
    _done(python, "-m", "pip", "install", "--no-deps", "--no-index", wheel, cwd=folder)
    site = "import sysconfig; print(sysconfig.get_path('purelib'))"
    lent = Path(_done(python, "-c", site, cwd=folder).strip()) / "lent.pth"
    lent.write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return scripts


def test_the_command_runs_from_any_folder(scripts: Path, tmp_path: Path) -> None:
    (tmp_path / "wiosna.txt").write_text(REPORT, encoding="utf-8")
    _done(scripts / "owes-extract", "run", "wiosna.txt", "--out", "out", cwd=tmp_path)
    with (tmp_path / "out" / "counts.csv").open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert (row["value"], row["unit"]) == ("25", "spotkanie")
    assert row["quote"].startswith("25 spotkań")
    assert (tmp_path / "out" / "counts" / "part-00000.parquet").exists()


def test_it_is_the_wheel_that_ran(scripts: Path, tmp_path: Path) -> None:
    where = _done(scripts / "python", "-c", "import extract; print(extract.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(scripts.parent)


def test_the_version_is_that_of_the_source(scripts: Path, tmp_path: Path) -> None:
    assert extract.__version__ in _done(scripts / "owes-extract", "--version", cwd=tmp_path)


def test_it_names_the_licences_of_the_code_and_of_the_model(scripts: Path, tmp_path: Path) -> None:
    about = _done(scripts / "python", "-c", ABOUT, cwd=tmp_path)
    assert "License-Expression: MIT AND GPL-3.0-only" in about.splitlines()
    # The text of each licence is there, not its name alone.
    assert "Permission is hereby granted, free of charge" in about
    assert "GNU GENERAL PUBLIC LICENSE" in about


def test_type_checkers_are_told_of_its_types(scripts: Path, tmp_path: Path) -> None:
    code = "import extract; print(extract.__file__)"
    where = _done(scripts / "python", "-c", code, cwd=tmp_path).strip()
    assert Path(where).with_name("py.typed").is_file()


def test_the_model_is_in_the_wheel_and_loads(scripts: Path, tmp_path: Path) -> None:
    (tmp_path / "wiosna.txt").write_text(REPORT, encoding="utf-8")
    _done(scripts / "owes-extract", "run", "wiosna.txt", "--out", "out", cwd=tmp_path)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["model"]["name"] == "pl_owes_ner"
    code = "from extract.ner import model_path; print(model_path())"
    where = _done(scripts / "python", "-c", code, cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(scripts.parent)
