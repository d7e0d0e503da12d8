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
        return _school_year(text, first, before, bare=bare)
    told = behind.VALUE.match(text, last.end, stop) is not None
    if before.second == "na" and before.first in ("lata", "okres") and not told:
        return False
    if first.shape == "ys":
        return _cut_span(text, first, before, bare=bare)
    bracketed = before.bracket and text.startswith(")", last.end)
    if "range" in chunk.links:
        if _of_programme(text, first):
            return False
        return (
            bare
            or last.firm
            or before.first in CUES["year_span"]
            or before.first in ("w", "we")
            or bracketed
            or before.written.rstrip()[-1:] in _QUOTES
        )
    if first.firm or last.firm or bare or bracketed:
        return True
    listed = before.opens or before.written.rstrip()[-1:] in ",;:("
    return (listed and told) or _cued(text, first, last.end, before, stop)


def _school_year(text: str, year: Piece, before: Before, *, bare: bool) -> bool:
    """Tell "w roku szkolnym 2019/2020", "lata 2019/2020" from the number of a case or a letter."""
    word = before.first
    return year.firm and (
        word.startswith(("szk", "akad"))
        or year.number == CALENDAR_YEARS
        or (bare and word in CUES["year_noun"])
        or (word in ("w", "we", "do", "z") and _named_school(text, year.start))
    )


def _cued(text: str, year: Piece, end: int, before: Before, stop: int) -> bool:
    """Tell "w roku 2019", "edycja 2019" from "w 2019 gospodarstwach", by the words around.

    ``end`` is the offset behind the last figure.
    """
    if UNIT.match(text, end, stop):
        return False
    if before.first in CUES["year_noun"]:
        return True
    if before.first in ("w", "we") and behind.PLURAL.match(text, end, stop):
        return False
    noun = behind.NOUN.match(text, end, stop)
    if before.second in ("w", "we", "po", "przed", "do", "od") and before.first.endswith(
        _ADJECTIVE
    ):
        return not noun or before.second in ("w", "we")
    if in_table_head(text, year.start, end):
        return True
    if before.first in CUES["year_strict"] and noun:
        return False
    if before.first in CUES["round"]:
        return noun is None or _opens_verb(text, noun.end() - 1)  # "w edycji 2023 zaplanowano"
    cued = before.first in CUES["year"] or before.first.startswith(CUE_STEMS["season"])
    return cued and bool(year.year and year.year % 100)


def _of_programme(text: str, years: Piece) -> bool:
    """Tell years that are the life of a programme named before them: "RPO 2014-2020"."""
    return PROGRAMME.search(text[max(0, years.start - _CLAUSE) : years.start]) is not None


def _cut_span(text: str, years: Piece, before: Before, *, bare: bool) -> bool:
    """Tell "lata 2017-19"; fewer than two years or more than twenty are something else."""
    if not 1 <= (years.number or 0) <= _LONGEST_SPAN:
        return False
    if _of_programme(text, years):
        return False
    return bare or before.first in CUES["years"]


def _opens_verb(text: str, start: int) -> bool:
    word = _SMALL_WORD.match(text, start)
    return word is not None and verb_form(word.group()) is not None


def _named_school(text: str, start: int) -> bool:
    """Tell whether a school year named before ("w roku szkolnym ...") makes "w 2019/2020" one."""
    return _SCHOOL.search(text, max(0, start - _FAR), start) is not None
