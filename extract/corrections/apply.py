"""The corrections of one report applied to its facts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast

from extract import sections
from extract.corrections.correction import FIELDS, Correction, RefusalError
from extract.corrections.facts import QUANTITIES, TABLE_OF, TABLES, fact_of, number_span
from extract.corrections.file import Refusal
from extract.corrections.meaning import resolved
from extract.facts.fact import Amount, Count, DateFact, Fact, Hours, Institution
from extract.facts.institutions import slug
from extract.pipeline import Result
from extract.polish.sentences import SentenceIndex
from extract.report import from_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.corrections.file import Reviewed
    from extract.corrections.stored import Cells
    from extract.report import Report

BY_HAND = "by hand"
"""Name of the rule of a fact that a person added."""


@dataclass(slots=True)
class Corrected:
    """A report after a person's decisions.

    Attributes
    ----------
    result
        The report with its facts as they are now.
    before
        Its facts as they were read, by ``fact_id``.
    states
        What each decision came to, by ``fact_id``: ``accept``, ``reject``, ``edit`` or ``add``.
    stated
        Fields that a person stated, by ``fact_id``.
    refusals
        Decisions that could not be applied.
    """

    result: Result
    before: dict[str, Fact]
    states: dict[str, str] = field(default_factory=dict)
    stated: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)


def apply(
    rows: Mapping[str, Sequence[Cells]],
    text: str,
    reviewed: Reviewed,
    bodies: Mapping[str, Cells],
) -> Corrected:
    """Apply decisions to the facts of a report.

    What a person states stands; what nobody stated is read again from what is there now: which
    number is part of which, and what is planned or achieved.

    Parameters
    ----------
    rows
        What was read from the report, as rows of every table.
    text
        ``Report.text``.
    reviewed
        The decisions.
    bodies
        Rows of institutions of the run by name, of which a corrected one takes its identifier.
    """
    report = _report(rows["reports"][0], text)
    tree = sections.split(report)
    facts = [fact_of(table, row, text) for table in TABLES for row in rows[table]]
    facts.sort(key=lambda fact: (fact.start, fact.end, fact.kind))
    sentences = SentenceIndex(text, sections.heading_ends(tree, text))
    before = Result(report, tree, tuple(facts), sentences)
    made = Corrected(before, {fact.fact_id: fact for fact in facts})
    now = _Facts(before, made.before, bodies)
    # First what goes, so that a span that was read wrong can be marked anew.
    order = {"reject": 0, "withdraw": 0, "accept": 1, "edit": 1, "add": 2}
    for one in sorted(reviewed.corrections.values(), key=lambda c: (order[c.action], c.start)):
        fact_id = f"{report.report_id}#{one.place}"
        try:
            state, stated = now.decide(one, fact_id)
        except RefusalError as refused:
            made.refusals.append(Refusal(fact_id, str(refused)))
            continue
        if state is not None:
            made.states[fact_id] = state
            made.stated[fact_id] = stated
    now.link(made)
    kept = sorted(now.facts.values(), key=lambda fact: (fact.start, fact.end, fact.kind))
    after = replace(before, facts=tuple(kept))
    made.result = resolved(before, after, made.stated)
    return made


def _report(row: Cells, text: str) -> Report:
    """Make the report of a row and its text, with the words its period was read from."""
    name = str(row["path"] or row["report_id"]).replace("\\", "/").rpartition("/")[2]
    made = from_text(text, name=name[:-4] if name.lower().endswith(".txt") else name)
    assumed = str(row["assumed"] or "")
    return replace(
        made,
        report_id=str(row["report_id"]),
        path=cast("str | None", row["path"]),
        sha256=str(row["sha256"]),
        encoding=str(row["encoding"]),
        text=text,
        assumed=tuple(assumed.split("; ")) if assumed else (),
    )


class _Facts:
    """The facts of a report while decisions are applied to them."""

    def __init__(
        self, result: Result, before: Mapping[str, Fact], bodies: Mapping[str, Cells]
    ) -> None:
        self.facts = dict(before)
        self._text = result.report.text
        self._report_id = result.report.report_id
        self._sections = result.sections
        self._bodies = bodies

    def decide(self, one: Correction, fact_id: str) -> tuple[str | None, Mapping[str, Any]]:
        """Apply a decision; return what it came to and the fields that a person stated.

        Raises
        ------
        RefusalError
            When it does not fit the report.
        """
        if one.end > len(self._text):
            raise RefusalError(
                f"it ends at {one.end}, outside of the text, which has {len(self._text)} characters"
            )
        there = self._text[one.start : one.end]
        if one.quote is not None and one.quote != there:
            raise RefusalError(f"it is about {one.quote!r}, and the text has {there!r} there")
        known = self.facts.get(fact_id)
        if one.action == "withdraw":
            return None, {}
        if one.action == "add":
            if known is None:
                return "add", self._add(one, fact_id, one.fields)
            return self._edit(fact_id, known, one.fields)
        if known is None:
            return self._gone_since(one, fact_id)
        if one.action == "reject":
            del self.facts[fact_id]
            return "reject", {}
        if one.action == "edit":
            return self._edit(fact_id, known, one.fields)
        seen = self._seen(one)
        # Right is what the person saw: another version may read it otherwise now.
        changed = {name: value for name, value in seen.items() if _held(known, name) != value}
        return self._edit(fact_id, known, changed) if changed else ("accept", {})

    def _gone_since(self, one: Correction, fact_id: str) -> tuple[str, Mapping[str, Any]]:
        """Decide on a fact that was read when the person looked and is not read now."""
        seen = self._seen(one)
        if not seen or one.quote is None:
            raise RefusalError("the report has no such fact; mark it as missed on the review page")
        if one.action == "reject":
            return "reject", {}
        return "add", self._add(one, fact_id, {**seen, **one.fields})

    def _seen(self, one: Correction) -> dict[str, Any]:
        told = one.told.get("seen")
        known = FIELDS[one.kind]
        if not isinstance(told, dict):
            return {}
        return {name: known[name](value) for name, value in told.items() if name in known}

    def _edit(
        self, fact_id: str, known: Fact, fields: Mapping[str, Any]
    ) -> tuple[str, Mapping[str, Any]]:
        self.facts[fact_id] = _with(known, self._all(known.kind, fields, known))
        return "edit", fields

    def _add(self, one: Correction, fact_id: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
        # Of a new fact an empty field says nothing: it is read like that of any other.
        fields = {name: value for name, value in given.items() if value is not None}
        for other in self.facts.values():
            if other.kind == one.kind and other.start < one.end and one.start < other.end:
                raise RefusalError(
                    f"it overlaps {other.quote!r} at {other.start}-{other.end}; reject or edit that"
                )
        section = next((s for s in self._sections if s.start <= one.start < s.end), None)
        shared: dict[str, Any] = {
            "report_id": self._report_id,
            "section_id": (section or self._sections[0]).section_id,
            "start": one.start,
            "end": one.end,
            "quote": self._text[one.start : one.end],
            "rule": BY_HAND,
        }
        self.facts[fact_id] = _new(one.kind, shared, self._all(one.kind, fields), self._text)
        return fields

    def _all(
        self, kind: str, fields: Mapping[str, Any], known: Fact | None = None
    ) -> dict[str, Any]:
        """Return the stated fields with those that follow from them."""
        made = dict(fields)
        if kind == "institution" and "name" in made:
            body = self._bodies.get(made["name"])
            made["institution_id"] = body["institution_id"] if body else slug(made["name"])
            if body or known is None:
                made["body"] = body["kind"] if body else None
            if "place" not in made:
                made["place"] = body["place"] if body else _held(known, "place") if known else None
        if kind == "date":
            start = made.get("date_start", _held(known, "date_start") if known else None)
            end = made.get("date_end", _held(known, "date_end") if known else None)
            if start is not None and end is not None and start > end:
                raise RefusalError(f"its last day {end} is before its first day {start}")
        if made.get("value") is not None and "value_max" not in made and known is not None:
            upper = _held(known, "value_max")
            if upper is not None and upper < made["value"]:
                raise RefusalError(f"value {made['value']:g} is above value_max {upper:g}")
        return made

    def link(self, made: Corrected) -> None:
        """Refuse decisions on wholes that cannot be, now that all facts are there."""
        for fact_id, fields in list(made.stated.items()):
            whole = fields.get("part_of")
            why = None if whole is None else self._astray(fact_id, whole)
            if why is None:
                continue
            made.refusals.append(Refusal(fact_id, f"part_of: {why}"))
            del made.states[fact_id], made.stated[fact_id]
            if fact_id in made.before:
                self.facts[fact_id] = made.before[fact_id]
            else:
                del self.facts[fact_id]

    def _astray(self, fact_id: str, whole: str) -> str | None:
        part = self.facts[fact_id]
        seen = {fact_id}
        above: str | None = whole
        while above is not None:
            if above in seen:
                return "a number cannot be part of itself"
            seen.add(above)
            held = self.facts.get(above)
            if held is None or held.kind != part.kind:
                return f"the report has no {part.kind} {above}"
            above = getattr(held, "part_of", None)
        return None


def _held(fact: Fact, name: str) -> Any:
    return getattr(fact, name, None)


def _with(fact: Fact, fields: Mapping[str, Any]) -> Fact:
    return replace(fact, **fields) if fields else fact


def _new(kind: str, shared: dict[str, Any], fields: dict[str, Any], text: str) -> Fact:
    table = TABLE_OF[kind]
    if table in QUANTITIES:
        start, end = shared["start"], shared["end"]
        span = number_span(text, start, end, fields.get("value"), fields.get("value_max"))
        shared |= {"number_start": span[0], "number_end": span[1], "value": None}
        shared["modifier"] = "exact"
        made: dict[str, Any] = {**shared, **fields}
        behind = text[span[1] : end].strip() or text[start : span[0]].strip()
        if kind == "count":
            return Count(**{"unit": None, "phrase": behind, **made})
        if kind == "hours":
            return Hours(**{"topic": None, **made})
        return Amount(**{"phrase": behind, **made})
    if kind == "date":
        days = {"date_start": None, "date_end": None}
        return DateFact(**{"precision": "day", "role": "event", **days, **shared, **fields})
    defaults = {"place": None, "body": None, "named": True, "source": "rule"}
    return Institution(**{**defaults, **shared, **fields})
