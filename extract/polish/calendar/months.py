"""Are these months? One alone needs a sign: "w marcu", "(maj)", "Maj – festyn", "V.2022"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.polish.calendar import behind
from extract.polish.calendar.refusals import is_name, is_part, names_part
from extract.polish.calendar.words import CUE_STEMS, CUES, MONTH_NAMES

if TYPE_CHECKING:
    from extract.polish.calendar.before import Before
    from extract.polish.calendar.pieces import Chunk


_QUARTERS = 4
_TERM = re.compile(r"(?<!\w)(?:termin\w*|data|miesiąc)\s?[:–—-]\s?\Z", re.IGNORECASE)


def are_months(
    text: str, chunk: Chunk, shapes: set[str], before: Before, stop: int, *, bare: bool
) -> bool:
    """Tell whether a chunk of months states them; ``bare`` trusts figures without a cue."""
    first, last = chunk.pieces[0], chunk.pieces[-1]
    period = before.first.startswith(CUE_STEMS["month"])
    cued = period or before.first in CUES["month"] or _TERM.search(before.written) is not None
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
    if period or any(piece.dated for piece in chunk.pieces):
        return True
    if _told_apart(text, chunk, before, stop):
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
        or (before.bracket and text.startswith(",", last.end) and _titled(text, chunk))
    )


def _told_apart(text: str, chunk: Chunk, before: Before, stop: int) -> bool:
    """Tell "Maj – festyn", "maj | 12": months in the nominative over what was done in them."""
    end = chunk.pieces[-1].end
    listed = before.opens or before.written.rstrip()[-1:] in ",;:("
    apart = (listed and behind.SCHEDULE.match(text, end, stop)) or (
        before.opens and behind.CELL_END.match(text, end, stop)
    )
    return bool(apart) and _titled(text, chunk)


def are_roman_months(text: str, chunk: Chunk, before: Before, stop: int) -> bool:
    """Tell "w m-cach V i IX", "w okresie IX-XII", "od IX (DPS)" from parts, classes, editions.

    Without a noun that says so only figures above those of stages and quarters are months; a span
    of them in brackets of its own as well ("latem (VI–VIII)").
    """
    word = before.first
    if word in CUES["roman_month"]:
        return True
    if names_part(before.second) or names_part(before.third):
        return False
    last = chunk.pieces[-1]
    if behind.NOUN.match(text, last.end, stop) or behind.NAME.match(text, last.end, stop):
        return False
    if "range" in chunk.links and word.startswith("okres"):
        return True
    numbers = [piece.number or 0 for piece in chunk.pieces]
    if before.bracket:  # "latem (VI–VIII)", but "moduły (IV–VI)"
        closed = text.startswith(")", last.end) and not names_part(before.second)
        above = max(numbers) > _QUARTERS
        alone = len(numbers) == 1 and max(numbers) > _QUARTERS + 1  # "kontrola NIK (XI)"
        return closed and above and ("range" in chunk.links or alone)
    spans = "range" in chunk.links and max(numbers) > _QUARTERS and not names_part(word)
    if spans and behind.CELL_BORDER.match(text, last.end, stop):
        return True  # "Plan I-VI | Wykonanie I-VI"
    alone = len(numbers) == 1 and word in ("od", "do")
    return word in ("w", "od", "do") and min(numbers) >= _QUARTERS and (alone or max(numbers) >= 6)


def _titled(text: str, chunk: Chunk) -> bool:
    """Tell whether the months stand in the nominative, as over what was done in them."""
    words = (text[piece.start : piece.end].lower() for piece in chunk.pieces)
    return all(word in MONTH_NAMES for word in words)
