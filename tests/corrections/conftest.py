"""Tables of two small reports, and corrections of them as the review page saves them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from extract import batch
from extract.corrections import Done, correct
from extract.indicators import read_tables

if TYPE_CHECKING:
    from pathlib import Path

SPRING = """Sprawozdanie za okres 01.03.2019 – 31.05.2019

1. „Wspólna praca”
a) działania z zakresu animacji lokalnej
Odbyło się 30 spotkań: 7 w UG, 19 w PUP, 5 w PCPR. Wzięło w nich udział 412 osób.
b) doradztwo
Udzielono 106,5 godziny doradztwa prawnego 12 osobom. Umowę podpisał GOPS w Pieckach 14.05.2019 r.
Ponadto rozmów bez liku.
"""
AUTUMN = """Sprawozdanie za okres 01.09.2019 – 30.11.2019

1. „Wspólna praca”
a) szkolenia
Przeprowadzono 14 szkoleń dla 96 osób. Wydano 12 500,00 zł.
"""
TABLES = ("counts", "hours", "amounts", "dates", "institutions", "checks", "indicators", "reports")


class Run:
    """A folder of tables with what a person says of them."""

    def __init__(self, folder: Path) -> None:
        self.reports = folder / "reports"
        self.out = folder / "out"
        self.reports.mkdir()
        self.write(wiosna=SPRING, jesien=AUTUMN)
        batch.run(self.reports, self.out, model=None)

    def write(self, **texts: str) -> None:
        for name, text in texts.items():
            (self.reports / f"{name}.txt").write_text(text, encoding="utf-8")

    def tables(self) -> dict[str, pd.DataFrame]:
        return read_tables(self.out, TABLES)

    def fact(self, quote: str, table: str = "counts") -> pd.Series:
        rows = self.tables()[table]
        return rows[rows["quote"] == quote].iloc[0]

    def report(self, stem: str) -> pd.Series:
        rows = self.tables()["reports"]
        return rows[rows["report_id"].str.startswith(stem)].iloc[0]

    def span(self, quote: str, kind: str, stem: str = "wiosna") -> dict[str, Any]:
        text = SPRING if stem == "wiosna" else AUTUMN
        start = text.index(quote)
        place = f"{kind}@{start}-{start + len(quote)}"
        return {"fact_id": f"{self.report(stem)['report_id']}#{place}", "quote": quote}

    def save(self, *corrections: Any, stem: str = "wiosna", **report: Any) -> Path:
        row = self.report(stem)
        told = {"report_id": row["report_id"], "sha256": row["sha256"], **report}
        return self.save_reports({**told, "corrections": list(corrections)})

    def save_reports(self, *reports: Any) -> Path:
        file = self.out.parent / "corrections.json"
        told = {"format": "owes-extract corrections", "version": 1, "reports": reports}
        file.write_text(json.dumps(told), encoding="utf-8")
        return file

    def correct(self, *corrections: Any, **report: Any) -> Done:
        return correct(self.out, self.save(*corrections, **report))

    def bytes(self) -> dict[str, bytes]:
        """Everything of the tables, by file."""
        files = [*self.out.glob("*/part-*.parquet"), *self.out.glob("*.csv")]
        return {str(file.relative_to(self.out)): file.read_bytes() for file in files}


@pytest.fixture
def made(tmp_path: Path) -> Run:
    return Run(tmp_path)
