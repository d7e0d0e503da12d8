"""Are these months? One alone needs a sign: "w marcu", "(maj)", "Maj – festyn", "V.2022"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.polish.calendar import behind
from extract.polish.calendar.refusals import is_name, is_part, names_part
from extract.polish.calendar.words import CUE_STEMS, CUES, MONTH_NAMES

if TYPE_CHECKING:
    from extract.polish.calendar.before import Before
    from extract.polish.calendar.pieces import Chunk


_QUARTERS = 4


def are_months(
    text: str, chunk: Chunk, shapes: set[str], before: Before, stop: int, *, bare: bool
) -> bool:
    """Tell whether a chunk of months states them; ``bare`` trusts figures without a cue."""
    first, last = chunk.pieces[0], chunk.pieces[-1]
    period = before.first.startswith(CUE_STEMS["month"])
    cued = period or before.first in CUES["month"]
    if shapes & {"ord", "mr"}:
        if is_part(before) or not any(piece.dated for piece in chunk.pieces):
            return False
        return (
            bare
            or len(chunk.pieces) > 1
            or first.firm
            or before.bracket
            or before.opens
            or before.written.rstrip().endswith(":")
            or cued
        )
    if "ms" in shapes and not last.dated:
        return False
    if "im" in shapes:
        return bare or len(chunk.pieces) > 1 or cued
    if "my" in shapes:
        return bare or first.firm or len(chunk.pieces) > 1 or before.bracket or cued
    if any(piece.dated for piece in chunk.pieces):
        return True
    if period:
        return True
    listed = before.opens or before.written.rstrip()[-1:] in ",;:("
    apart = (listed and behind.SCHEDULE.match(text, last.end, stop)) or (
        before.opens and behind.CELL_END.match(text, last.end, stop)
    )
    if apart and _titled(text, chunk):
        return True
    if before.first not in ("w", "we") and any(
        is_name(text, piece, stop) for piece in chunk.pieces
    ):
        return False
    return (
        len(chunk.pieces) > 1
        or cued
        or before.first.startswith(CUE_STEMS["weekday"])
        or (before.bracket and text.startswith(")", last.end))
    )


def are_roman_months(text: str, chunk: Chunk, before: Before, stop: int) -> bool:
    """Tell "(IX–XII)" and "od V do VII" from "(moduły I–III)" and "od I do III klasy".

    A span of Roman figures in brackets of its own that goes beyond the fourth, or behind "od" with
    no noun behind it.
    """
    first, last = chunk.pieces[0], chunk.pieces[-1]
    if len(chunk.pieces) != 2 or chunk.links != ["range"] or (last.number or 0) <= _QUARTERS:
        return False
    if (first.number or 0) >= (last.number or 0):
        return False
    if before.bracket:
        return text.startswith(")", last.end) and not names_part(before.second)
    joined = text[first.end : last.start].strip().lower() == "do"
    return before.first == "od" and joined and not behind.NOUN.match(text, last.end, stop)


def _titled(text: str, chunk: Chunk) -> bool:
    """Tell whether the months stand in the nominative, as over what was done in them."""
    words = (text[piece.start : piece.end].lower() for piece in chunk.pieces)
    return all(word in MONTH_NAMES for word in words)
