"""Tables of a run, made by hand: what stands behind them is not tested here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from extract.facts.fact import Amount, Count, Hours, Quantity
from extract.meaning.clause import clauses
from extract.polish.sentences import SentenceIndex
from extract.tables import SCHEMA, frame

if TYPE_CHECKING:
    import pandas as pd

_KINDS = {"counts": "count", "hours": "hours", "amounts": "amount", "dates": "date"}


@dataclass
class Run:
    """Rows of a run that grow as reports, sections and facts are added."""

    rows: dict[str, list[dict[str, Any]]] = field(
        default_factory=lambda: {name: [] for name in SCHEMA}
    )

    def report(
        self,
        report_id: str,
        start: str | None = "2031-01-01",
        end: str | None = "2031-12-31",
        project: str | None = "Mosty",
        title: str = "Sprawozdanie",
    ) -> Report:
        """Add a report with a root and, unless it is ``None``, a project."""
        days = [None if day is None else date.fromisoformat(day) for day in (start, end)]
        self.rows["reports"].append(
            {"report_id": report_id, "title": title, "period_start": days[0], "period_end": days[1]}
        )
        made = Report(self, report_id)
        made.section("0", kind="report", parent=None)
        if project is not None:
            made.section("1", kind="project", title=project, parent="0")
        return made

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return the tables with every column of the schema."""
        self._add_clauses()
        return {
            name: frame(name, [tuple(row.get(c.name) for c in table.columns) for row in rows])
            for name, rows in self.rows.items()
            for table in (SCHEMA[name],)
        }

    def _add_clauses(self) -> None:
        """Read the clauses from a text that has each sentence where its facts say it stands."""
        for report in self.rows["reports"]:
            stated = [
                (row, kind)
                for table, kind in (("counts", Count), ("hours", Hours), ("amounts", Amount))
                for row in self.rows[table]
                if row["report_id"] == report["report_id"]
            ]
            stated.sort(key=lambda one: one[0]["start"])
            text = ""
            for row, _ in stated:
                held = row["quote"] in row["sentence"]
                said = row["sentence"] if held else f" {row['quote']}"
                begins = row["start"] - said.index(row["quote"])
                text = text[:begins].ljust(begins, "\n") + said
            facts = [_fact(row, kind) for row, kind in stated]
            made = clauses(facts, text, SentenceIndex(text))
            for (row, _), clause in zip(stated, made, strict=True):
                row["clause"] = clause


def _fact(row: dict[str, Any], kind: type[Quantity]) -> Quantity:
    own = {"unit": row.get("unit"), "phrase": row.get("phrase")}
    return kind(
        **{name: row.get(name) for name in ("report_id", "section_id", "start", "end", "quote")},
        **{name: row.get(name) for name in ("rule", "value", "part_of")},
        **({"topic": row.get("topic")} if kind is Hours else own),
        number_start=row["start"],
        number_end=row["end"],
    )


@dataclass
class Report:
    """One report of a run; ``at`` is where the next fact stands."""

    run: Run
    report_id: str
    at: int = 0

    def section(
        self,
        path: str,
        activity: str | None = None,
        kind: str = "lettered",
        title: str | None = None,
        parent: str | None = "1",
    ) -> str:
        """Add a section and return its path."""
        above = None if parent is None else f"{self.report_id}#{parent}"
        self.run.rows["sections"].append(
            {
                "report_id": self.report_id,
                "section_id": f"{self.report_id}#{path}",
                "path": path,
                "parent_id": above,
                "kind": kind,
                "title": title,
                "activity": activity,
            }
        )
        return path

    def state(
        self,
        path: str,
        sentence: str,
        quote: str,
        value: float | None,
        *,
        table: str = "counts",
        **more: Any,
    ) -> str:
        """Add a fact whose quote stands in the sentence; return its id."""
        self.at += 1000
        start = self.at + sentence.index(quote)
        fact_id = f"{self.report_id}#{_KINDS[table]}@{start}-{start + len(quote)}"
        self.run.rows[table].append(
            {
                "report_id": self.report_id,
                "section_id": f"{self.report_id}#{path}",
                "path": path,
                "fact_id": fact_id,
                "value": value,
                "modifier": "exact",
                "phrase": quote.lstrip("0123456789 "),
                "status": "achieved",
                "cumulative": False,
                "rule": "number before noun",
                "quote": quote,
                "start": start,
                "end": start + len(quote),
                "sentence": sentence,
            }
            | more
        )
        return fact_id

    def together(
        self, path: str, sentence: str, *facts: tuple[str, float, dict[str, Any]]
    ) -> list[str]:
        """Add the facts of one sentence, each at its place in it."""
        self.at += 1000
        base, made = self.at, []
        for quote, value, more in facts:
            self.at = base - 1000
            made.append(self.state(path, sentence, quote, value, **more))
        self.at = base
        return made
