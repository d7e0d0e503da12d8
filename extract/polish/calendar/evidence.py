"""Is it a date? What stands around a chunk of pieces says so.

A date needs a month in words, a year, or a sign that the figures cannot be a quantity: ``days``,
``months`` and ``years`` look for it. The number of a thing ("pkt 3.10", "Działanie 9.3") and the
day of a statute (``refusals``) are no dates whatever the signs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.polish.calendar import behind
from extract.polish.calendar.days import are_days
from extract.polish.calendar.months import are_months, are_roman_months
from extract.polish.calendar.refusals import is_cited, is_numbered, is_paper_number
from extract.polish.calendar.words import CUES
from extract.polish.calendar.years import are_years

if TYPE_CHECKING:
    from extract.polish.calendar.before import Before
    from extract.polish.calendar.pieces import Chunk


def is_date(text: str, chunk: Chunk, before: Before, stop: int, *, bare: bool) -> bool:
    """Tell whether ``chunk`` states days; ``bare`` trusts years and months without a cue."""
    shapes = {piece.shape for piece in chunk.pieces}
    units = {piece.unit for piece in chunk.pieces}
    if is_numbered(before) and not (
        shapes & {"dw", "mw"} or _whole(chunk) or _of_deeds(chunk, before)
    ):
        return False
    if is_paper_number(chunk, before, text) or is_cited(text, chunk, before, stop):
        return False
    if "day" in units:
        return are_days(text, chunk, shapes, before, stop)
    if "month" in units:
        return are_months(text, chunk, shapes, before, stop, bare=bare)
    if chunk.pieces[0].unit in ("year", "school"):
        return are_years(text, chunk, before, stop, bare=bare)
    if units == {"ordinal"}:
        return are_roman_months(text, chunk, before, stop)
    if "qf" in shapes and not chunk.pieces[-1].dated:
        return (
            before.bracket
            or before.opens
            or before.first in CUES["month"]
            or behind.SCHEDULE.match(text, chunk.pieces[-1].end, stop) is not None
        )
    return units <= {"quarter", "half", "ordinal", "number"}


def _of_deeds(chunk: Chunk, before: Before) -> bool:
    """Tell "Działania 2019", a year's, from "Działanie 9.3", the part of a programme."""
    return chunk.pieces[0].unit == "year" and before.first in CUES["deeds"]


def _whole(chunk: Chunk) -> bool:
    return any(piece.unit == "day" and piece.dated for piece in chunk.pieces)
