"""What the page knows of a report: its entry in the list, and its own file."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from extract.review.doubts import doubts
from extract.tables.report_rows import LIST_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from extract.corrections import Reviewed
    from extract.corrections.stored import Cells
    from extract.tables.report_rows import Cell

KINDS = {
    "counts": "count",
    "hours": "hours",
    "amounts": "amount",
    "dates": "date",
    "institutions": "institution",
}
"""Kind of fact by its table."""

_FIELDS = (
    *("value", "value_max", "modifier", "unit", "phrase", "topic", "status", "cumulative"),
    *("date_start", "date_end", "precision", "role", "inferred"),
    *("name", "institution_id", "place", "named", "source", "rule"),
)
_SILENT = {"modifier": "exact", "cumulative": False, "named": True, "source": "rule"}
"""Values that go without saying; the page fills them in."""


def contents(
    rows: Mapping[str, Sequence[Cells]],
    text: str | None,
    reviewed: Reviewed | None = None,
    read: Mapping[str, Sequence[Cells]] | None = None,
) -> dict[str, Any]:
    """Return what the page shows of one report, as plain data for JSON.

    Facts, checks and indicators name each other by their place in ``facts``, which is in order of
    offsets. A value that is null or goes without saying is left out.

    Parameters
    ----------
    rows
        The report's rows of every table, by table.
    text
        ``Report.text``; ``None`` where it cannot be had.
    reviewed
        Decisions that are in the rows already. The page shows what was read with the decisions
        over it, so that each can be seen and taken back.
    read
        The rows as they were read, where decisions have replaced them.
    """
    report = rows["reports"][0]
    sections = rows["sections"]
    places = {section["section_id"]: place for place, section in enumerate(sections)}
    decided = _decided(reviewed) if read is not None else {}
    now = {row["fact_id"]: row for table in KINDS for row in rows[table]}
    stated = sorted(
        ((table, row) for table in KINDS for row in (read or rows)[table]),
        key=lambda stated: (stated[1]["start"], stated[1]["end"], stated[0]),
    )
    numbers = {row["fact_id"]: number for number, (_, row) in enumerate(stated)}
    return {
        "id": report["report_id"],
        "sha256": report["sha256"],
        "path": report["path"],
        "title": report["title"],
        "encoding": report["encoding"],
        "assumed": report["assumed"],
        "period": _period(report),
        "text": text,
        "sections": [_section(section) for section in sections],
        "facts": [
            _fact(table, row, places, numbers) | _changed(table, row, now.get(row["fact_id"]))
            for table, row in stated
        ],
        "checks": [
            _told(check, ("check", "expected", "found", "difference", "holds", "message"))
            | {"section": places.get(check["section_id"]), "facts": _among(check, numbers)}
            for check in rows["checks"]
        ],
        "indicators": [
            _told(value, ("indicator_id", "value", "unit", "status", "path"))
            | {"facts": _among(value, numbers)}
            for value in rows["indicators"]
        ],
        "decided": decided,
    }


def entry(contents: Mapping[str, Any]) -> dict[str, Any]:
    """Return the line of the list of reports that stands for a report."""
    facts = contents["facts"]
    failing = [check for check in contents["checks"] if not check["holds"]]
    decided = contents["decided"]
    return {
        "id": contents["id"],
        "sha256": contents["sha256"],
        "title": contents["title"],
        "path": contents["path"],
        "period": contents["period"],
        "kinds": dict(Counter(fact["kind"] for fact in facts)),
        "failing": len(failing),
        "doubtful": sum("doubts" in fact for fact in facts),
        "decided": len(decided.get("facts", ())),
        "complete": bool(decided.get("complete")),
    }


def _fact(
    table: str, row: Cells, sections: Mapping[Cell, int], numbers: Mapping[Cell, int]
) -> dict[str, Any]:
    made: dict[str, Any] = {"kind": KINDS[table], "start": row["start"], "end": row["end"]}
    told = {name: row[name] for name in _FIELDS if name in row}
    if table == "institutions":
        told["body"] = row["kind"]
    made |= {
        name: _plain(value)
        for name, value in told.items()
        if value is not None and value != _SILENT.get(name)
    }
    made["section"] = sections.get(row["section_id"])
    whole = numbers.get(row.get("part_of"))
    if whole is not None:
        made["part_of"] = whole
    reasons = list(doubts(table, row))
    if reasons:
        made["doubts"] = reasons
    return made


def _decided(reviewed: Reviewed | None) -> dict[str, Any]:
    """Return decisions as the page keeps its own."""
    if reviewed is None:
        return {}
    facts = {
        place: {name: value for name, value in one.told.items() if name != "fact_id"}
        for place, one in reviewed.corrections.items()
    }
    return {"facts": facts, "complete": bool(reviewed.complete)}


def _changed(table: str, read: Cells, now: Cells | None) -> dict[str, Any]:
    """Return what a fact says now, where decisions have changed what was read."""
    if now is None or now is read:
        return {}
    changed = {
        name: _plain(now[name])
        for name in _FIELDS
        if name in read and name not in ("source", "rule") and now[name] != read[name]
    }
    return {"now": changed} if changed else {}


def _section(section: Cells) -> dict[str, Any]:
    told = _told(section, ("path", "level", "kind", "marker", "title", "activity", "start", "end"))
    period = _period(section)
    return told | {"period": period} if period else told


def _told(row: Cells, names: Iterable[str]) -> dict[str, Any]:
    return {name: _plain(row[name]) for name in names if row[name] is not None}


def _among(row: Cells, numbers: Mapping[Cell, int]) -> list[int]:
    named = str(row["facts"] or "").split(LIST_SEPARATOR)
    return [numbers[fact_id] for fact_id in named if fact_id in numbers]


def _period(row: Cells) -> list[str | None] | None:
    days = [row["period_start"], row["period_end"]]
    return [None if day is None else str(_plain(day)) for day in days] if any(days) else None


def _plain(value: Cell) -> Any:
    """Return a cell as JSON has it: days as ISO texts, whole numbers without a point."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
