"""The rows of a corrected report: who said so, and what the machine had read."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from extract.corrections.across import shared
from extract.corrections.facts import TABLES
from extract.tables import SCHEMA
from extract.tables import rows as rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.checks import Lang
    from extract.corrections.apply import Corrected
    from extract.corrections.stored import Cells
    from extract.tables.report_rows import Cell, Row

HUMAN = "human"
_APART = frozenset({"source", "machine", "sentence", "clause"})


def corrected_rows(
    made: Corrected, read: Mapping[str, Sequence[Cells]], lang: Lang = "pl"
) -> dict[str, list[Cells]]:
    """Return the rows of a report with a person's decisions in them, by table.

    Parameters
    ----------
    made
        The report after the decisions.
    read
        Its rows as they were read. ``reports`` and ``sections`` stay as they are; the indicators
        are left out, for they are made of these rows.
    lang
        Language of the findings' sentences.
    """
    rows = rows_of(made.result, lang)
    before = {str(row["fact_id"]): row for table in TABLES for row in read[table]}
    told = {
        table: [_told(row, before.get(str(row["fact_id"])), made) for row in _cells(table, some)]
        for table, some in rows.items()
        if table in TABLES
    }
    count = len(made.states)
    return {
        # What persons do not decide on stays: sections, facts of further kinds.
        **{table: list(some) for table, some in read.items()},
        **told,
        "reports": [{**read["reports"][0], "corrections": count}],
        "checks": [*_cells("checks", rows["checks"]), *shared(read)],
    }


def _cells(table: str, rows: Sequence[Row]) -> list[Cells]:
    names = [column.name for column in SCHEMA[table].columns]
    return [dict(zip(names, row, strict=True)) for row in rows]


def _told(row: Cells, before: Cells | None, made: Corrected) -> Cells:
    """Say in a row who said so, and what had been read."""
    fact_id = str(row["fact_id"])
    if before is None:
        return {**row, "source": HUMAN, "machine": None}
    changed = {
        name: _plain(cell)
        for name, cell in before.items()
        if name not in _APART and cell != row[name]
    }
    state = made.states.get(fact_id)
    if changed:
        # Also where it follows from what a person said of its whole.
        told = json.dumps(changed, ensure_ascii=False)
        return {**row, "source": HUMAN, "machine": told}
    # A person who states what had been read has found it right.
    source = f"{before['source']}+{HUMAN}" if state is not None else before["source"]
    return {**row, "source": source, "machine": None}


def _plain(cell: Cell) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell
