"""Are these years? Four figures alone need "r.", "rok", a preposition, brackets, a table's head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.polish.calendar import behind
from extract.polish.calendar.pieces import CALENDAR_YEARS
from extract.polish.calendar.table_heads import in_table_head
from extract.polish.calendar.words import CUE_STEMS, CUES, PROGRAMME, UNIT
from extract.polish.verb_forms import verb_form

if TYPE_CHECKING:
    from extract.polish.calendar.before import Before
    from extract.polish.calendar.pieces import Chunk, Piece

_FAR = 200  # characters that hold the school year named before
_CLAUSE = 70  # characters that hold the programme a span of years belongs to

_ADJECTIVE = ("ym", "im", "ego")  # "w pandemicznym 2020"
_LONGEST_SPAN = 20  # years of "lata 2017-19"
_QUOTES = ("”", '"', "»", "’")
_SMALL_WORD = re.compile(r"[a-ząćęłńóśźż]+")
_SCHOOL = re.compile(r"szkoln|akademick")


def are_years(text: str, chunk: Chunk, before: Before, stop: int, *, bare: bool) -> bool:
    """Tell whether a chunk of years states them; ``bare`` trusts figures without a cue."""
    first, last = chunk.pieces[0], chunk.pieces[-1]
    if first.unit == "school":
        word = before.first
        return first.firm and (
            word.startswith(("szk", "akad"))
            or first.number == CALENDAR_YEARS
            or (bare and word in CUES["year_noun"])
            or (word in ("w", "we", "do", "z") and _named_school(text, first.start))
        )
    told = behind.VALUE.match(text, last.end, stop) is not None
    if before.second == "na" and before.first in ("lata", "okres") and not told:
        return False
    if first.shape == "ys":
        return _cut_span(text, first, before, bare=bare)
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
    listed = before.opens or before.written.rstrip()[-1:] in ",;:("
    if listed and told:
        return True
    if UNIT.match(text, last.end, stop):
        return False
    if before.first in CUES["year_noun"]:
        return True
    if before.first in ("w", "we") and behind.PLURAL.match(text, last.end, stop):
        return False
    if before.second in ("w", "we", "po", "przed", "do", "od") and before.first.endswith(
        _ADJECTIVE
    ):
        return not behind.NOUN.match(text, last.end, stop) or before.second in ("w", "we")
    if in_table_head(text, first.start, last.end):
        return True
    if before.first in CUES["year_strict"] and behind.NOUN.match(text, last.end, stop):
        return False
    if before.first in CUES["round"]:
        noun = behind.NOUN.match(text, last.end, stop)
        return noun is None or _opens_verb(text, noun.end() - 1)  # "w edycji 2023 zaplanowano"
    cued = before.first in CUES["year"] or before.first.startswith(CUE_STEMS["season"])
    return cued and bool(first.year and first.year % 100)


def _cut_span(text: str, years: Piece, before: Before, *, bare: bool) -> bool:
    """Tell "lata 2017-19"; fewer than two years or more than twenty are something else."""
    if not 1 <= (years.number or 0) <= _LONGEST_SPAN:
        return False
    if PROGRAMME.search(text[max(0, years.start - _CLAUSE) : years.start]):
        return False
    return bare or before.first in CUES["years"]


def _opens_verb(text: str, start: int) -> bool:
    word = _SMALL_WORD.match(text, start)
    return word is not None and verb_form(word.group()) is not None


def _named_school(text: str, start: int) -> bool:
    """Tell whether a school year named before ("w roku szkolnym ...") makes "w 2019/2020" one."""
    return _SCHOOL.search(text, max(0, start - _FAR), start) is not None
