"""Commands as a user types them, on one report of known content."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from extract.cli import main

REPORT = (
    "Sprawozdanie za okres 01.03.2031 – 31.05.2031\n\n"
    "a) działania z zakresu animacji lokalnej: odbyło się 25 spotkań.\n\n"
    "b) działania szkoleniowe: w zajęciach wzięło udział 37 osób.\n"
)


def run(*arguments: str | Path) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def flat(text: str) -> str:
    """Words of what was printed, whatever the width of the terminal."""
    return " ".join(text.split())


def gold_of(report: Path) -> Path:
    """Write gold for the report, with one value it does not have; return its folder."""
    folder = report.parent.parent / "gold"
    folder.mkdir()
    (folder / "wiosna.json").write_text(
        json.dumps(
            {
                "report": "wiosna.txt",
                "half": "tune",
                "period": ["2031-03-01", "2031-05-31"],
                "counts": [
                    {"quote": "25 spotkań", "value": 25, "unit": "spotkanie"},
                    {"quote": "37 osób", "value": 38, "unit": "osoba"},
                ],
            }
        ),
        encoding="utf-8",
    )
    return folder
