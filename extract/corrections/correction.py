"""What a person decided on one fact, and which of it can be used."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from extract.facts.fact import Modifier, Precision, Role, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Action = Literal["accept", "reject", "edit", "add", "withdraw"]

_PLACE = re.compile(r"(count|hours|amount|date|institution)@(\d{1,12})-(\d{1,12})")
_SHOWN = 60


class RefusalError(Exception):
    """A correction cannot be used; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision.

    Attributes
    ----------
    action
        ``accept`` (right as read), ``reject`` (no such fact), ``edit``, ``add`` (a missed one), or
        ``withdraw`` (take an earlier decision back).
    kind, start, end
        Kind of the fact and its offsets into ``Report.text``.
    fields
        What the person states, checked and typed: numbers are floats, days are dates.
    quote
        The words at these offsets, as the person saw them; ``None`` if the file does not say.
    told
        The correction as the file has it, to be kept.
    """

    action: Action
    kind: str
    start: int
    end: int
    fields: Mapping[str, Any]
    quote: str | None
    told: Mapping[str, Any]

    @property
    def place(self) -> str:
        """Kind and offsets, what a ``fact_id`` has behind the report's."""
        return f"{self.kind}@{self.start}-{self.end}"


def correction(report_id: str, told: object) -> Correction:
    """Read one correction of a report.

    Parameters
    ----------
    report_id
        The report it stands under.
    told
        The correction as JSON has it.

    Raises
    ------
    RefusalError
        When it cannot be used, whatever the report says.
    """
    if not isinstance(told, dict):
        raise RefusalError("it is no object with an action and a fact_id")
    action = told.get("action")
    if action not in get_args(Action):
        known = ", ".join(get_args(Action))
        raise RefusalError(f"there is no action {_shown(action)}; it is one of {known}")
    fact_id = told.get("fact_id")
    if not isinstance(fact_id, str):
        raise RefusalError("it has no fact_id")
    report, _, place = fact_id.rpartition("#")
    if report != report_id:
        raise RefusalError(f"its fact is one of another report, {_shown(report)}")
    found = _PLACE.fullmatch(place)
    if found is None:
        raise RefusalError(f"{_shown(place)} names no fact; it would be like count@10-22")
    kind, start, end = found[1], int(found[2]), int(found[3])
    if start >= end:
        raise RefusalError(f"it ends at {end}, before it begins at {start}")
    quote = told.get("quote")
    given = told.get("fields", {})
    if not isinstance(given, dict):
        raise RefusalError("its fields are no object")
    fields = {name: _field(kind, name, value) for name, value in given.items()}
    _check_together(fields)
    if action == "edit" and not fields:
        raise RefusalError("it edits nothing: it has no fields")
    if action == "add":
        _check_complete(kind, fields)
    return Correction(
        action=cast("Action", action),
        kind=kind,
        start=start,
        end=end,
        fields=fields,
        quote=quote if isinstance(quote, str) else None,
        told=told,
    )


def _number(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise RefusalError(f"{_shown(value)} is no number")
    if value < 0:
        raise RefusalError(f"{_shown(value)} is below zero")
    return float(value)


def _text(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise RefusalError(f"{_shown(value)} is no text")
    return " ".join(value.split()) or None if value else None


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise RefusalError(f"{_shown(value)} is neither true nor false")
    return value


def _day(value: object) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(cast("str", value))
    except (TypeError, ValueError):
        raise RefusalError(f"{_shown(value)} is no day; a day is like 2019-05-14") from None


def _one_of(known: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in known:
            raise RefusalError(f"{_shown(value)} is none of {', '.join(known)}")
        return value

    return read


_QUANTITY: dict[str, Callable[[object], object]] = {
    "value": _number,
    "value_max": _number,
    "modifier": _one_of(get_args(Modifier)),
    "status": _one_of(get_args(Status)),
    "cumulative": _flag,
    "part_of": _text,
}
FIELDS: dict[str, dict[str, Callable[[object], object]]] = {
    "count": {**_QUANTITY, "unit": _text},
    "hours": {**_QUANTITY, "topic": _text},
    "amount": {**_QUANTITY, "unit": _one_of(("PLN", "EUR", "%"))},
    "date": {
        "date_start": _day,
        "date_end": _day,
        "precision": _one_of(get_args(Precision)),
        "role": _one_of(get_args(Role)),
    },
    "institution": {"name": _text, "place": _text, "named": _flag},
}
"""What a person can state of each kind of fact, and what reads it."""


def _field(kind: str, name: str, value: object) -> object:
    read = FIELDS[kind].get(name)
    if read is None:
        raise RefusalError(f"{_kind(kind)} has no {_shown(name)} that could be corrected")
    try:
        return read(value)
    except RefusalError as refused:
        raise RefusalError(f"{name}: {refused}") from None


def _check_together(fields: Mapping[str, Any]) -> None:
    for low, high in (("value", "value_max"), ("date_start", "date_end")):
        first, last = fields.get(low), fields.get(high)
        if first is not None and last is not None and first > last:
            raise RefusalError(f"{low} {first} is above {high} {last}")
    if "name" in fields and fields["name"] is None:
        raise RefusalError("name: an institution without a name is none; reject it")


def _check_complete(kind: str, fields: Mapping[str, Any]) -> None:
    if kind in ("count", "hours", "amount"):
        if fields.get("value") is None and fields.get("value_max") is None:
            raise RefusalError("a number is missing: it has neither value nor value_max")
        if kind == "amount" and "unit" not in fields:
            raise RefusalError("unit is missing: PLN, EUR or %")
    elif kind == "date" and fields.get("date_start") is None and fields.get("date_end") is None:
        raise RefusalError("a day is missing: it has neither date_start nor date_end")
    elif kind == "institution" and "name" not in fields:
        raise RefusalError("name is missing")


def _kind(kind: str) -> str:
    return {"amount": "an amount", "institution": "an institution"}.get(kind, f"a {kind}")


def _shown(value: object) -> str:
    told = repr(value)
    return told if len(told) <= _SHOWN else f"{told[: _SHOWN - 1]}…"
