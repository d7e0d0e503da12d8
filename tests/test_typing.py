"""What a type checker says of code that uses the package."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
RIGHT = """
import extract
from extract.batch import Summary, run
from extract.indicators import rollup

result: extract.Result = extract.extract("Odbyło się 14 spotkań.")
frame = rollup(extract.tables([result]), by=["project"], freq="Q")
summary: Summary = run("raport.txt", "out")
"""
MISSPELT = """
import extract
import extract.tables
from extract import batch
from extract.indicators import rolup

extract.extrakt
batch.rum
"""


def _said(code: str, folder: Path) -> list[str]:
    """Return what mypy finds, as line and message, from the cache that ``make lint`` fills."""
    (folder / "consumer.py").write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-error-summary", str(folder / "consumer.py")],
        cwd=ROOT,
        env=os.environ | {"MYPYPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert not done.stderr
    return [line.partition("consumer.py:")[2] for line in done.stdout.splitlines()]


def test_every_public_name_has_its_type(tmp_path: Path) -> None:
    assert _said(RIGHT, tmp_path) == []


def test_a_misspelt_name_is_found(tmp_path: Path) -> None:
    found = _said(MISSPELT, tmp_path)
    assert [line.split(":")[0] for line in found] == ["5", "7", "8"]
    assert all("has no attribute" in line for line in found)
