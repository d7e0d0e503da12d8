"""Is it a date? What stands around a chunk of pieces says so.

A date needs a month in words, a year, or a sign that the figures cannot be a quantity. The figures
``dd.mm`` alone are the hard case (``_figures_are_days``): "20.10" may be a number. They are days

* after a cue ("dn.", "w dniach", "od", a weekday, an event: "Spotkanie 7.10"),
* in a list or a range of such figures ("20.10, 16.11", "10-11.06"), with two-digit months or stops,
* with a zero that no quantity has ("06.09", "5.09."), a stop and a two-digit month ("15.11."),
* with a day above 12 and a two-digit month ("20.10"), or a bracket, comma, "r." behind them,

and never before a unit ("3.10 zł"), after the name of a numbered thing ("pkt 3.10",
"Działanie 9.3"), as a clock time ("godz. 9.10", "9.30-10.10") or as the number of a heading
("2.10. Szkolenia").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.polish.calendar.table_heads import in_table_head
from extract.polish.calendar.words import (
    CUE_STEMS,
    CUES,
    MONTH_NAMES,
    PAPER,
    PROGRAMME,
    REFUSAL_STEMS,
    REFUSALS,
    STATUTE,
    UNIT,
)

if TYPE_CHECKING:
    from extract.polish.calendar.before import Before
    from extract.polish.calendar.pieces import Chunk, Piece

_FAR = 200  # characters that hold the statute a date belongs to
_CLAUSE = 70  # characters that hold the programme a span of years belongs to

_SENTENCE = re.compile(r"(?<![Dd]z)[.!?]\s+(?=[A-ZĄĆĘŁŃÓŚŻŹ][a-ząćęłńóśżź]{2})|\n\s*\n")
_JOURNAL = re.compile(r"[\s,.]{0,4}(?:nr[\s\xa0]{1,3}[0-9]{1,4}[\s,]{1,3})?poz\b")
_CLOCK_AFTER = re.compile(r"[ \t\xa0]{0,3}[-–—][ \t\xa0]{0,3}[0-9]{1,2}[.:][0-9]{2}(?![.0-9])")
_CLOCK_BEFORE = re.compile(r"[0-9][.:][0-9]{2}[ \t\xa0]{0,3}(?:[-–—]|do)[ \t\xa0]{0,3}\Z")
_CLOSED = re.compile(r"[ \t\xa0]{0,2}(?:[),;]|r\.)")
_HEADING_WORD = re.compile(r"[ \t\xa0]{1,4}[A-ZĄĆĘŁŃÓŚŻŹ]")
NEXT_NAME = re.compile(r"[ \t\xa0]{1,3}[A-ZĄĆĘŁŃÓŚŻŹ0-9]")
_NEXT_NOUN = re.compile(r"[ \t\xa0\n]{1,3}(?!(?:i|oraz|do|a|w|we|na|z|o)[ \t\xa0\n])[a-ząćęłńóśżź]")
_ALONE = re.compile(r"[ \xa0]*+(?:[|\n\t]|\Z)")
_COUNTED = re.compile(
    r"[ \t\xa0\n]{1,3}(?:[a-ząćęłńóśżź-]{3,}[yi]ch[ \t\xa0\n]{1,3})?[a-ząćęłńóśżź]{4,}ach(?!\w)"
)
_STOPPED = re.compile(r"[0-9]{1,2}\.[IVX]{1,4}\.")
_VALUE = re.compile(r"[ \xa0]?[:–—-][ \xa0][0-9]")
_QUOTES = ("”", '"', "»", "’")
_LINE_END = re.compile(r"\.?[ \t\xa0]*+(?:\n|\Z)")
_SCHOOL = re.compile(r"szkoln|akademick")
_SCHEDULE = re.compile(r"[ \t\xa0]{0,2}[-–—:][ \t\xa0]")


def _numbered(before: Before) -> bool:
    """Tell whether it follows "nr", "pkt", "Działanie": the number of a thing."""
    word = before.first
    return (
        word in REFUSALS["numbering"]
        or word in REFUSALS["axis"]
        or word.startswith(REFUSAL_STEMS["numbering"])
    )


def _part(before: Before) -> bool:
    """Tell whether it follows "moduł", "etap", "klasa", where Roman figures are no months."""
    word = before.first
    return word in REFUSALS["roman"] or word.startswith(REFUSAL_STEMS["roman"])


def _cited(text: str, chunk: Chunk, before: Before, stop: int) -> bool:
    """Tell a citation: "ustawa z dnia 24 kwietnia 2003 r.", "Dz.U. z 2016 r. poz. 446"."""
    last = chunk.pieces[-1]
    if last.unit == "year" and _JOURNAL.match(text, last.end, stop):
        return True
    if before.preposition not in ("z", "ze") and before.first not in ("u.", "dz.u.", "m.p.", "u"):
        return False
    start = chunk.pieces[0].start
    window = text[max(0, start - _FAR) : start]
    for border in _SENTENCE.finditer(window):
        window = " " * border.end() + window[border.end() :]
    return bool(STATUTE.search(window) or (before.first != "z" and PAPER.search(window)))


def _paper_number(chunk: Chunk, before: Before, text: str) -> bool:
    """Tell the number of a paper: "uchwała 12/2019", "umowa nr 4/05/2018"."""
    first = chunk.pieces[0]
    if "range" in chunk.links or first.shape not in ("dash", "my", "pair"):
        return False
    if "/" not in text[first.start : first.end]:
        return False
    return any(
        word.startswith(REFUSAL_STEMS["paper"]) or word in REFUSALS["numbering"]
        for word in (before.first, before.second)
    )


def _proper_name(text: str, piece: Piece, stop: int) -> bool:
    """Tell a name: "Święto 3 Maja", "Maja Nowak"; a month has no capital."""
    written = text[piece.start : piece.end]
    word = written.split()[-1].lstrip("0123456789")
    if not word[:1].isupper():
        return False
    if word.isupper() and len(word) > 2:
        return bool(piece.shape == "mw" and NEXT_NAME.match(text, piece.end, stop))
    return True


def _figures_are_days(text: str, chunk: Chunk, before: Before, stop: int) -> bool:
    """Apply the rule in the head of this module to figures without a year."""
    first, last = chunk.pieces[0], chunk.pieces[-1]
    if not last.firm and UNIT.match(text, last.end, stop):
        return False
    if before.first in REFUSALS["quantity"] or _CLOCK_AFTER.match(text, last.end, stop):
        return False
    if _CLOCK_BEFORE.search(text[max(0, first.start - 16) : first.start]):
        return False
    if (
        before.first in CUES["day"]
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
    zero = any(part.startswith("0") for part in written[0].split("."))
    day = first.day or 0
    if before.line_start and not zero and day <= 12 and _HEADING_WORD.match(text, last.end, stop):
        return False
    if before.opens and _SCHEDULE.match(text, last.end, stop):
        return True
    if not wide:
        return bool(
            before.line_start is False and first.firm and _CLOSED.match(text, last.end, stop)
        )
    return first.firm or zero or day > 12 or bool(_CLOSED.match(text, last.end, stop))


def _roman_days(text: str, chunk: Chunk, before: Before, stop: int) -> bool:
    """Tell "dnia 12 III", "(25 III)" and an item "28 VIII – dożynki" from "10 I edycji"."""
    first, last = chunk.pieces[0], chunk.pieces[-1]
    if before.first in CUES["plain_day"] or before.first.startswith(CUE_STEMS["weekday"]):
        return True
    if before.opens and (
        _SCHEDULE.match(text, last.end, stop) or _STOPPED.fullmatch(text, first.start, last.end)
    ):
        return True
    closed = all(piece.firm for piece in chunk.pieces if piece.shape == "dr")
    if not closed:
        return "range" in chunk.links and first.firm and before.first in CUES["day"]
    return bool(
        before.bracket
        or len(chunk.pieces) > 1
        or before.first in CUES["day"]
        or _CLOSED.match(text, last.end, stop)
        or (last.number != 1 and _LINE_END.match(text, last.end, stop))
    )


def _days(text: str, chunk: Chunk, shapes: set[str], before: Before, stop: int) -> bool:
    first, last = chunk.pieces[0], chunk.pieces[-1]
    if any(piece.dated for piece in chunk.pieces):
        if "short" in shapes and before.line_start and _HEADING_WORD.match(text, last.end, stop):
            return before.first in CUES["day"]
        return not (before.first in REFUSALS["street"] and first.shape == "dw")
    if "dr" in shapes:
        return not _part(before) and _roman_days(text, chunk, before, stop)
    word = next((piece for piece in chunk.pieces if piece.shape == "dw"), None)
    if word is not None:
        return before.first not in REFUSALS["street"] and (
            not _proper_name(text, word, stop) or before.first in ("dnia", "dniu")
        )
    return _figures_are_days(text, chunk, before, stop)


def _months(
    text: str, chunk: Chunk, shapes: set[str], before: Before, stop: int, *, bare: bool
) -> bool:
    first, last = chunk.pieces[0], chunk.pieces[-1]
    if shapes & {"ord", "mr"}:
        if _part(before) or not any(piece.dated for piece in chunk.pieces):
            return False
        return (
            bare
            or len(chunk.pieces) > 1
            or first.firm
            or before.bracket
            or before.opens
            or before.written.rstrip().endswith(":")
            or before.first in CUES["month"]
            or before.first.startswith(CUE_STEMS["month"])
        )
    if "ms" in shapes and not last.dated:
        return False
    if "im" in shapes:
        return (
            bare
            or len(chunk.pieces) > 1
            or before.first in CUES["month"]
            or before.first.startswith(CUE_STEMS["month"])
        )
    if "my" in shapes:
        return (
            bare
            or first.firm
            or len(chunk.pieces) > 1
            or before.bracket
            or before.first in CUES["month"]
            or before.first.startswith(CUE_STEMS["month"])
        )
    if any(piece.dated for piece in chunk.pieces):
        return True
    if before.first.startswith(CUE_STEMS["month"]):
        return True
    listed = before.opens or before.written.rstrip()[-1:] in ",;:("
    if (listed and _SCHEDULE.match(text, last.end, stop)) or (
        before.opens and _ALONE.match(text, last.end, stop)
    ):
        return _titled(text, chunk)
    if before.first not in ("w", "we") and any(
        _proper_name(text, piece, stop) for piece in chunk.pieces
    ):
        return False
    return (
        len(chunk.pieces) > 1
        or before.first in CUES["month"]
        or before.first.startswith(CUE_STEMS["weekday"])
        or (before.bracket and text.startswith(")", last.end))
    )


def _titled(text: str, chunk: Chunk) -> bool:
    """Tell whether the months stand in the nominative, as over what was done in them."""
    words = (text[piece.start : piece.end].lower() for piece in chunk.pieces)
    return all(word in MONTH_NAMES for word in words)


def _years(text: str, chunk: Chunk, before: Before, stop: int, bare: bool) -> bool:
    first, last = chunk.pieces[0], chunk.pieces[-1]
    if first.unit == "school":
        word = before.first
        return first.firm and (
            word.startswith(("szk", "akad"))
            or (bare and word in CUES["year_noun"])
            or (word in ("w", "we", "do", "z") and _named_school(text, first.start))
        )
    if before.second == "na" and before.first in ("lata", "okres"):
        return False
    if "range" in chunk.links:
        window = text[max(0, first.start - _CLAUSE) : first.start]
        if PROGRAMME.search(window):
            return False
        return (
            bare
            or last.firm
            or before.first in CUES["year_span"]
            or before.first in ("w", "we")
            or (before.bracket and text.startswith(")", last.end))
            or before.written.rstrip()[-1:] in _QUOTES
        )
    if first.firm or last.firm or bare:
        return True
    if before.bracket and text.startswith(")", last.end):
        return True
    if (before.opens or before.written.rstrip()[-1:] in ",;:(") and _VALUE.match(text, last.end):
        return True
    if UNIT.match(text, last.end, stop):
        return False
    if before.first in CUES["year_noun"]:
        return True
    if before.first in ("w", "we") and _COUNTED.match(text, last.end, stop):
        return False
    if in_table_head(text, first.start, last.end):
        return True
    if before.first in CUES["year_strict"] and _NEXT_NOUN.match(text, last.end, stop):
        return False
    return before.first in CUES["year"] and bool(first.year and first.year % 100)


def _named_school(text: str, start: int) -> bool:
    """Tell whether a school year named before ("w roku szkolnym ...") makes "w 2019/2020" one."""
    return _SCHOOL.search(text, max(0, start - _FAR), start) is not None


def is_date(text: str, chunk: Chunk, before: Before, stop: int, *, bare: bool) -> bool:
    """Tell whether ``chunk`` states days; ``bare`` trusts years and months without a cue."""
    shapes = {piece.shape for piece in chunk.pieces}
    units = {piece.unit for piece in chunk.pieces}
    if _numbered(before) and shapes.isdisjoint(("dw", "mw")) and not _whole(chunk):
        return False
    if _paper_number(chunk, before, text) or _cited(text, chunk, before, stop):
        return False
    if "day" in units:
        return _days(text, chunk, shapes, before, stop)
    if "month" in units:
        return _months(text, chunk, shapes, before, stop, bare=bare)
    if chunk.pieces[0].unit in ("year", "school"):
        return _years(text, chunk, before, stop, bare)
    if units == {"ordinal"}:
        return before.first in CUES["roman_month"]
    if "qf" in shapes and not chunk.pieces[-1].dated:
        return (
            before.bracket
            or before.opens
            or before.first in CUES["month"]
            or _SCHEDULE.match(text, chunk.pieces[-1].end, stop) is not None
        )
    return units <= {"quarter", "half", "ordinal", "number"}


def _whole(chunk: Chunk) -> bool:
    return any(piece.unit == "day" and piece.dated for piece in chunk.pieces)
