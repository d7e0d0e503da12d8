"""Are these figures days? Without a year ``dd.mm`` is the hard case: "20.10" may be a number.

They are days

* after a cue ("dn.", "w dniach", "od", a weekday, an event: "Spotkanie 7.10"),
* before the hour ("29.07 godz. 9.00"),
* in a list or a range of such figures ("20.10, 16.11", "10-11.06"), with two-digit months or stops,
* with a zero that no quantity has ("06.09", "5.09."), a stop and a two-digit month ("15.11."),
* behind a place ("w Kietrzu 7.12"),
* with a day above 12 and a two-digit month ("20.10"), or a bracket, comma, "r." behind them,
* where a line or an item opens with them before a dash or a colon ("3.10 – wyjazd"), or an item
  before an event ("• 5.10 spotkanie"),

and never before a unit ("3.10 zł"), as a clock time ("godz. 9.10", "9.30-10.10") or as the number
of a heading ("2.10. Szkolenia").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.polish import totals
from extract.polish.calendar import behind
from extract.polish.calendar.refusals import is_name, is_part
from extract.polish.calendar.words import CUE_STEMS, CUES, REFUSALS, UNIT
from extract.polish.listed import any_of

if TYPE_CHECKING:
    from extract.polish.calendar.before import Before
    from extract.polish.calendar.pieces import Chunk

_NO_DAYS = REFUSALS["quantity"] | totals.ADVERBS
_CLOCK_BEFORE = re.compile(r"[0-9][.:][0-9]{2}[ \t\xa0]{0,3}(?:[-–—]|do)[ \t\xa0]{0,3}\Z")
# "w Kietrzu 7.12": where something was, then when
_IN_PLACE = re.compile(r"(?<!\w)[Ww]e?[ \xa0][A-ZĄĆĘŁŃÓŚŻŹ][a-ząćęłńóśżź-]{2,24}[ \xa0]\Z")
# "- 5.10 spotkanie z PUP": an item's day before what happened on it
_BULLET = re.compile(r"(?:\A|\n)[ \xa0]*+[-–—•*▪➢·][ \xa0]{1,4}\Z")
_HAPPENED = re.compile(rf"[ \xa0]{{1,3}}(?:{'|'.join(CUE_STEMS['event'])})")
_CELL_BEHIND = re.compile(r"[ \xa0]*+[\t|]")
# the head of a table whose rows all begin with a figure
_HEAD_OF_DATES = re.compile(
    rf"(?:\A|\n)(?i:{any_of(CUES['column'])})[^\n\t|]{{0,20}}[\t|][^\n]*"
    r"(?>(?:\n[ \xa0]*+[0-9][^\n]*[\t|][^\n]*)*)\n\Z"
)
_TABLE = 1_000  # characters of a table above its row
_STOPPED = re.compile(r"[0-9]{1,2}\.[IVX]{1,4}\.")
_GLUED = re.compile(r"[0-9]{1,2}[IVX]")


def are_days(text: str, chunk: Chunk, shapes: set[str], before: Before, stop: int) -> bool:
    """Tell whether a chunk with days in it states them."""
    first, last = chunk.pieces[0], chunk.pieces[-1]
    if any(piece.dated for piece in chunk.pieces):
        if "short" in shapes and before.line_start and behind.HEADING.match(text, last.end, stop):
            return before.first in CUES["day"]
        if "cut" in shapes:
            return _cut_is_day(text, chunk, before)
        return not (before.first in REFUSALS["street"] and first.shape == "dw")
    if "dr" in shapes:
        return not is_part(before) and _roman_days(text, chunk, before, stop)
    word = next((piece for piece in chunk.pieces if piece.shape == "dw"), None)
    if word is not None:
        return before.first not in REFUSALS["street"] and (
            not is_name(text, word, stop) or before.first in ("dnia", "dniu")
        )
    return _figures_are_days(text, chunk, before, stop)


def _cut_is_day(text: str, chunk: Chunk, before: Before) -> bool:
    """Tell "odbyło się 07/02/18" and "(07/02/18)" from "plan/wykonanie 12/10/14"."""
    return (
        "range" in chunk.links
        or before.first in CUES["day"]
        or before.first in CUES["held"]
        or before.first.startswith(CUE_STEMS["weekday"])
        or (before.bracket and text.startswith(")", chunk.pieces[-1].end))
    )


def _roman_days(text: str, chunk: Chunk, before: Before, stop: int) -> bool:
    """Tell "dnia 12 III", "(25 III)" and an item "28 VIII – dożynki" from "10 I edycji"."""
    first, last = chunk.pieces[0], chunk.pieces[-1]
    if before.first in CUES["plain_day"] or before.first.startswith(CUE_STEMS["weekday"]):
        return True
    if (before.opens or before.written.rstrip().endswith(";")) and (
        behind.SCHEDULE.match(text, last.end, stop)
        or _STOPPED.fullmatch(text, first.start, last.end)
    ):
        return True
    closed = all(piece.firm for piece in chunk.pieces if piece.shape == "dr")
    if _IN_PLACE.search(before.written) and behind.SCHEDULE.match(text, last.end, stop):
        return True  # "w Płońsku 16 V – 2 osoby"
    if not closed:
        return "range" in chunk.links and first.firm and before.first in CUES["day"]
    return bool(
        before.bracket
        or len(chunk.pieces) > 1
        or before.first in CUES["day"]
        or behind.CLOSED.match(text, last.end, stop)
        or (
            last.number != 1
            and behind.LINE_END.match(text, last.end, stop)
            and not _GLUED.match(text, last.start)
        )
    )


def _in_column_of_dates(text: str, start: int, end: int) -> bool:
    """Tell a cell that opens its row below a head such as "data"."""
    if text[start - 1 : start] != "\n" or not _CELL_BEHIND.match(text, end):
        return False
    return _HEAD_OF_DATES.search(text, max(0, start - _TABLE), start) is not None


def _figures_are_days(text: str, chunk: Chunk, before: Before, stop: int) -> bool:
    """Apply the rule in the head of this module."""
    first, last = chunk.pieces[0], chunk.pieces[-1]
    timed = behind.HOUR.match(text, last.end, stop) is not None
    if not last.firm and not timed and UNIT.match(text, last.end, stop):
        return False
    several = len(chunk.pieces) > 1 and before.first in REFUSALS["held_or_sum"]
    if before.first in _NO_DAYS and not several:
        return False
    if behind.CLOCK.match(text, last.end, stop):
        return False
    if _CLOCK_BEFORE.search(text[max(0, first.start - 16) : first.start]):
        return False
    if (
        timed
        or before.first in CUES["day"]
        or before.first.startswith(CUE_STEMS["weekday"])
        or before.first.startswith(CUE_STEMS["event"])
    ):
        return True
    figures = [piece for piece in chunk.pieces if piece.unit == "day"]
    written = [text[piece.start : piece.end].rstrip(" r.\xa0") for piece in figures]
    wide = all(len(figure.partition(".")[2]) == 2 for figure in written)
    if not wide and not all(piece.firm for piece in figures):
        return False
    if len(chunk.pieces) > 1 or before.bracket:
        return True
    if _in_column_of_dates(text, first.start, last.end):
        return True
    zero = any(part.startswith("0") for part in written[0].split("."))
    day = first.day or 0
    if before.line_start and not zero and day <= 12 and behind.HEADING.match(text, last.end, stop):
        return False
    if before.opens and behind.SCHEDULE.match(text, last.end, stop):
        return True
    if not wide:
        return bool(
            before.line_start is False and first.firm and behind.CLOSED.match(text, last.end, stop)
        )
    if _BULLET.search(before.written) and _HAPPENED.match(text, last.end, stop):
        return True
    if first.firm or zero or day > 12 or behind.CLOSED.match(text, last.end, stop):
        return True
    return _IN_PLACE.search(before.written) is not None
