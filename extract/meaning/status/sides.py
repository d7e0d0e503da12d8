"""What the name of a column, or of one side of a slash, says of the numbers that stand there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extract.meaning.status.cues import clauses, running_totals, side_stems
from extract.polish.calendar import find_dates
from extract.polish.listed import WordLists
from extract.polish.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.facts.fact import Quantity, Status
    from extract.polish.calendar import Interval

_WORD = re.compile(r"[^\W\d_]+")
NOTATION = WordLists("extract.meaning.status", "notation.toml")
"""Words with which a report says how it writes its numbers."""
_MEASURES = NOTATION.any_of("measures")
MEASURE = rf"(?>(?:\s?{_MEASURES})?)"
"""What may stand between a number and the slash or bracket behind it."""
_SLASH_BEHIND = re.compile(rf"{MEASURE}\s?/\s?(?:min\. )?[\d–-]")
_BEFORE_SLASH = re.compile(rf"(?:\d[\d., \u00a0]{{0,12}}+{MEASURE}\s?/\s?)+(?:min\. )?\Z")
_SIDES = re.compile(r"[^()/:\n–]{2,40}+(?>(?:/[^()/:\n–]{2,40}+)+)")
# "pierwsza liczba – 2022 r., druga – 2023 r."
_ORDINALS = NOTATION.pattern(
    r"\b<first>[^,;()\n–-]{0,20}(?:[–-]|\b<stands_for>)\s?(?P<first>[^,;()\n]{2,40})"
    r",\s(?:a\s)?<second>[^,;()\n–-]{0,20}(?:[–-]|\b<stands_for>)?\s?(?P<second>[^,;()\n]{2,40})"
)
_GLIMPSE = 40
_SLASH_BEFORE, _SLASH_REACH = 4, 8  # characters up to a slash, those of " godz. /"
_SHORT = 4  # words of a name that a stem of one of them decides
_CACHED = 1 << 10


class Side(NamedTuple):
    """What a column or a side says: ``runs`` tells a total since an earlier time."""

    status: Status
    runs: bool = False


def said_by(name: str, period: Interval | None) -> Side | None:
    """Read "plan na rok", "wykonanie", "narastająco", "2018 r.", "poprzedni okres".

    ``None`` for a name that says nothing, and for a time inside ``period``.
    """
    words = _WORD.findall(name)
    if next(running_totals().in_words(words), None) is not None:
        return Side("achieved", runs=True)  # "Narastająco od 1.10.2012" is of no earlier year
    cue = next(clauses().in_words(words), None)
    if cue is not None and not cue.only:
        earlier = cue.status == "achieved" and _when(name, period) == "context"
        return Side("context" if earlier else cue.status)  # "wykonanie za 2020 r."
    forms = [word.lower() for word in words]
    stems = side_stems()
    if any(form.startswith(stems["context"]) for form in forms):
        return Side("context")
    for status in ("planned", "achieved"):
        if len(forms) <= _SHORT and any(form.startswith(stems[status]) for form in forms):
            earlier = status == "achieved" and _when(name, period) == "context"
            return Side("context" if earlier else status)
    when = _when(name, period)
    return None if when is None or when == "achieved" else Side(when)


@remembered(_CACHED)
def _when(name: str, period: Interval | None) -> Status | None:
    """Compare the times that a name tells with the period of the report."""
    if period is None or period.start is None or period.end is None:
        return None
    found = [date.interval for date in find_dates(name, anchor=period, bare=True)]
    if not found:
        return None
    if all(one.end is not None and one.end < period.start for one in found):
        return "context"
    if all(one.start is not None and one.start > period.end for one in found):
        return "planned"
    return "achieved"


def sides(line: str, period: Interval | None) -> tuple[Side, ...]:
    """Say what stands on each side of the slashes of rows below: "plan / wynik / mediana".

    Nothing for a line that neither promises and reaches nor tells times apart. What is neither is
    there to compare with.
    """
    ordinals = _ORDINALS.search(line)
    if ordinals is not None:
        said = _told_apart([ordinals["first"], ordinals["second"]], period)
        if said:
            return said
    for group in _SIDES.finditer(line):
        said = _told_apart(group.group().split("/"), period)
        if said:
            return said
    return ()


def _told_apart(names: Sequence[str], period: Interval | None) -> tuple[Side, ...]:
    said = [said_by(name, period) for name in names]
    known = [
        side.status if side is not None else _when(name, period)
        for side, name in zip(said, names, strict=True)
    ]
    if "achieved" not in known or len(set(known)) < 2 or len(set(known) - {None}) < 2:
        return ()
    return tuple(
        side or Side(status or "context") for side, status in zip(said, known, strict=True)
    )


def is_beside_slash(text: str, fact: Quantity) -> bool:
    """Tell whether a slash parts the fact's number from another: "280 / 312"."""
    start, end = max(0, fact.number_start - _SLASH_BEFORE), fact.number_end
    if text.find("/", start, end + _SLASH_REACH) < 0:
        return False  # as for nearly every number
    return text.find("/", start, fact.number_start) >= 0 or (
        _SLASH_BEHIND.match(text, end) is not None
    )


def beside_slash(text: str, fact: Quantity, sides: Sequence[Side]) -> Side | None:
    """Return the fact's side of a slash: "280 / 312"."""
    before = text[max(0, fact.number_start - _GLIMPSE) : fact.number_start]
    row = _BEFORE_SLASH.search(before)
    side = row.group().count("/") if row else 0
    if not side and not _SLASH_BEHIND.match(text, fact.number_end):
        return None
    return sides[side] if side < len(sides) else None
