"""What the folder of a run keeps of corrections: decisions, what they replaced, gold, outcomes."""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING

from extract.corrections import gold
from extract.corrections.file import read, written
from extract.corrections.place import FILE, FOLDER, kept_file
from extract.corrections.stored import TABLES, as_rows
from extract.export import CsvFile, ParquetFile, arrow_table, opened
from extract.tables.column import Column, ColumnType, Table
from extract.tables.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from extract.corrections.apply import Corrected
    from extract.corrections.file import Refusal, Reviewed
    from extract.corrections.stored import Cells

_READ = "read"
_OUTCOMES = Table(
    "outcomes",
    "a decision and what became of it",
    tuple(
        Column(name, ColumnType.TEXT, "")
        for name in ("report_id", "fact_id", "kind", "rule", "decision", "applied", "why")
    ),
    (),
)


def decided(out: Path) -> dict[str, Reviewed]:
    """Return the decisions that a folder keeps, by report."""
    file = kept_file(out)
    return {one.report_id: one for one in read(file)[0]} if file.is_file() else {}


def rows_as_read(out: Path) -> dict[str, dict[str, list[Cells]]]:
    """Return the rows that corrections have replaced, by report and table."""
    made: dict[str, dict[str, list[Cells]]] = defaultdict(lambda: {name: [] for name in TABLES})
    for table in TABLES:
        file = out / FOLDER / _READ / f"{table}.parquet"
        if file.is_file():
            with opened(file) as parquet:
                rows = parquet.read().to_pylist()
            for row in rows:
                made[row["report_id"]][table].append(row)
    return made


def keep(
    folder: Path,
    *,
    reviewed: Mapping[str, Reviewed],
    replaced: Mapping[str, Mapping[str, Sequence[Cells]]],
    corrected: Mapping[str, Corrected],
    refusals: Sequence[Refusal],
) -> None:
    """Write what is kept of corrections into a folder that is not there yet.

    Parameters
    ----------
    folder
        ``FOLDER`` in the new state of the tables.
    reviewed
        Decisions, by report.
    replaced
        Rows as they were read, by report and table.
    corrected
        Reports after the decisions.
    refusals
        Decisions that could not be applied.
    """
    for name in (_READ, gold.GOLD, gold.TEXTS):
        (folder / name).mkdir(parents=True)
    _write(folder / FILE, written(reviewed.values()))
    for table in TABLES:
        rows = [row for one in sorted(replaced) for row in replaced[one][table]]
        _parquet(folder / _READ / f"{table}.parquet", table, rows)
    for report_id, made in corrected.items():
        text = made.result.report.text
        if gold.keeps_offsets(text):
            told = gold.annotated(made, complete=bool(reviewed[report_id].complete))
            _write(folder / gold.GOLD / f"{report_id}.json", gold.written(told))
            _write(folder / gold.TEXTS / f"{report_id}.txt", text)
    _outcomes(folder / "outcomes.csv", corrected, refusals)


def _outcomes(path: Path, corrected: Mapping[str, Corrected], refusals: Iterable[Refusal]) -> None:
    """Write each decision with what became of it: rejected facts are nowhere else."""
    rows: list[tuple[str | None, ...]] = []
    for made in corrected.values():
        for name, state in sorted(made.states.items()):
            fact = made.before.get(name)
            rows.append((*_place(name), fact.rule if fact else None, state, "yes", None))
    rows += [(*_place(one.name), None, None, "no", one.why) for one in refusals]
    file = CsvFile(path, _OUTCOMES)
    try:
        file.write(rows)
        file.complete()
    finally:
        file.discard()


def _place(name: str) -> tuple[str, str, str | None]:
    """Return report, name and kind of what a decision is about."""
    report, _, place = name.rpartition("#")
    return (report, name, place.partition("@")[0]) if report else (name, name, None)


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _parquet(path: Path, table: str, rows: Sequence[Cells]) -> None:
    file = ParquetFile(path, SCHEMA[table])
    try:
        file.write(arrow_table(SCHEMA[table], as_rows(table, list(rows))))
        file.complete()
    finally:
        file.discard()
