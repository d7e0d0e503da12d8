"""The finder of dates: where one may begin, whether it is one, the days it means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from extract.polish import misread, totals
from extract.polish.calendar import behind
from extract.polish.calendar.before import Before, look_before
from extract.polish.calendar.evidence import is_date
from extract.polish.calendar.hyphens import mended
from extract.polish.calendar.inference import FROM_NEIGHBOUR, Frame, period_days
from extract.polish.calendar.leaning import (
    lean,
    plans_above,
    year_of_bracket,
    year_of_plans,
    year_of_sentence,
)
from extract.polish.calendar.mention import DateMention
from extract.polish.calendar.patterns import (
    ANCHOR,
    DAYS_BEFORE,
    FIGURES_AFTER,
    ORDINALS_BEFORE,
)
from extract.polish.calendar.pieces import CALENDAR_YEARS, Chunk, Piece, Unit
from extract.polish.calendar.reading import read_chunk, years_cut_short
from extract.polish.calendar.relative import find_relative, may_be_relative
from extract.polish.calendar.resolve import Group, groups
from extract.polish.calendar.sharing import runs
from extract.polish.calendar.words import CUE_STEMS, CUES, REFUSAL_STEMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.polish.calendar.interval import Interval

_OPENERS = {
    "od": "from a date on",
    "po": "from a date on",
    "do": "up to a date",
    "przed": "up to a date",
}
_NAMES_OF_FIGURES = CUES["figure"] | totals.ADVERBS
_WORDS_REACH = 60  # characters before "kwartał" or "maja" that hold the ordinals in words
_LETTERS = frozenset("sSlLmMkKcCwWpPgG")
_QUARTER: tuple[str, Unit] = ("q", "quarter")
_HALF: tuple[str, Unit] = ("h", "half")


def find_dates(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    anchor: Interval | None = None,
    bare: bool = False,
) -> Iterator[DateMention]:
    """Dates in ``text[start:end]``, in order, not overlapping; linear in its length.

    Parameters
    ----------
    text
        Any text; line ends inside a date are read as spaces.
    start, end
        Stretch to search, character offsets. Words before ``start`` are read as context.
    anchor
        The report's period, from which a day or month without a year takes the year that puts it
        inside; if none does, the nearest. Without an anchor such dates are not given: a year is
        never invented.
    bare
        Trust years, spans of years and "5/2019" without a cue, as titles and headings write them.
    """
    stop = len(text) if end is None else end
    frame = period_days(anchor)
    whole, ends = mended(text)
    found = _apart(_find(whole, start, stop, frame, bare=bare))
    if ends:
        found = (replace(one, end=ends.get(one.end, one.end)) for one in found)
    if frame and may_be_relative(text, start, stop):
        return _merged(found, list(find_relative(text, start, stop, frame)))
    return found


def _apart(found: Iterator[DateMention]) -> Iterator[DateMention]:
    """Leave out a mention that begins inside the one before it ("pierwszy kwartał kwartał")."""
    reached = 0
    for mention in found:
        if mention.start >= reached:
            reached = mention.end
            yield mention


def _merged(found: Iterator[DateMention], relative: list[DateMention]) -> Iterator[DateMention]:
    """Put ``relative`` between the mentions found, less those that lie in one ("maja ub.r.")."""
    known = list(found)
    taken = {place for mention in known for place in range(mention.start, mention.end)}
    known += (one for one in relative if taken.isdisjoint(range(one.start, one.end)))
    yield from sorted(known, key=attrgetter("start"))


def _find(
    text: str, start: int, stop: int, frame: Frame | None, *, bare: bool
) -> Iterator[DateMention]:
    position = start
    while (hit := ANCHOR.search(text, position, stop)) is not None:
        at = hit.start()
        if text[at] in _LETTERS:
            at = _with_words(text, at, position, stop)
        chunk = read_chunk(text, at, stop)
        position = hit.end()
        if chunk is None:
            continue
        position = max(position, chunk.end)
        if not chunk.pieces:
            continue
        before = look_before(text, chunk.pieces[0].start)
        if chunk.links[:1] == ["space"] and not _announces_period(before):
            position = chunk.pieces[1].start
            chunk.keep_first()
        for run in runs(chunk, loose=before.bracket or _announces_days(before, chunk)):
            start = run.pieces[0].start
            if start > before.start:
                before = look_before(text, start)
            if before.first in CUES["years"]:
                _read_as_years(run)
            elif before.first.startswith(CUE_STEMS["school"]):
                _read_as_school_year(run)
            elif _names_part_of_year(before.first):
                _read_as_parts(text, run, before.first, stop)
            if _counts_up_to(text, run, before):
                before = look_before(text, run.drop_first().start)
            if misread.spoils_date(text, run.pieces[0].start, run.pieces[-1].end):
                continue
            if is_date(text, run, before, stop, bare=bare):
                yield from _mentions(text, run, before, frame)


def _with_words(text: str, at: int, floor: int, stop: int) -> int:
    """Start of what stands around a noun: "pierwszy kwartał", "kwartał I-III", "trzeciego maja"."""
    reach = max(floor, at - _WORDS_REACH)
    if text[at - 4 : at - 1].lower() == "ego" and (days := DAYS_BEFORE.search(text[reach:at])):
        return reach + days.start()
    if text[at] in "kKpP":
        if ordinals := ORDINALS_BEFORE.search(text[reach:at]):
            return reach + ordinals.start()
        if figures := FIGURES_AFTER.match(text, at, stop):
            return figures.end()
    return at


def _names_part_of_year(word: str) -> bool:
    """Tell "kwartał" and "półrocze" from "sprawozdanie kwartalne"."""
    return word.startswith(CUE_STEMS["part"]) and not word.startswith(CUE_STEMS["part_adjective"])


def _read_as_parts(text: str, chunk: Chunk, noun: str, stop: int) -> None:
    """Read Roman figures behind their noun: "kwartał I-III 2019", "w półroczu II"."""
    if any(piece.shape not in ("ord", "mr") for piece in chunk.pieces):
        return
    last = chunk.pieces[-1]
    if last.shape == "ord" and behind.NAME.match(text, last.end, stop):
        return
    shape, unit = _QUARTER if noun.startswith("k") else _HALF
    for piece in chunk.pieces:
        piece.shape, piece.unit, piece.firm = shape, unit, True


def _read_as_school_year(chunk: Chunk) -> None:
    """Read "rok szkolny 2018-2019" as its year with a slash."""
    years = chunk.pieces
    if chunk.links != ["range"] or any(piece.unit != "year" for piece in years):
        return
    first, last = years
    if first.year is not None and last.year == first.year + 1:
        chunk.drop_last()
        first.shape, first.unit, first.firm, first.end = "pair", "school", True, last.end


def _read_as_years(chunk: Chunk) -> None:
    """Read "lata 2018/2019" as two calendar years."""
    for piece in chunk.pieces:
        if piece.unit == "school":
            piece.number = CALENDAR_YEARS
        elif piece.shape == "im" and piece.year and piece.number:
            years_cut_short(piece, piece.year, piece.number)  # "lata 2010-12"


def _counts_up_to(text: str, chunk: Chunk, before: Before) -> bool:
    """Tell "brakujące 4 do 31.10", a number and a day, from "w dniach 4 do 6 maja".

    So is a number behind the name of a figure, its day behind a dash: "wykonanie 1 – 22 marca".
    """
    if chunk.links[:1] != ["range"] or chunk.pieces[0].unit != "number":
        return False
    between = text[chunk.pieces[0].end : chunk.pieces[1].start]
    if before.first in _NAMES_OF_FIGURES:
        return between[:1].isspace()
    if "do" not in between.lower():
        return False
    word = before.first
    days = before.bracket or before.opens or word in CUES["day"] or word in CUES["held"]
    return bool(word) and not (days or word.startswith(CUE_STEMS["event"] + CUE_STEMS["weekday"]))


def _announces_days(before: Before, chunk: Chunk) -> bool:
    """Tell whether bare numbers may be days: "w dniach 12, 15.03", "spotkania: 12, 15.03".

    Behind the noun or verb of a meeting a comma is not enough: "szkolenie 3, 15.03".
    """
    if before.first in CUES["day"] or before.first.startswith(CUE_STEMS["weekday"]):
        return True
    if "and" not in chunk.links and not before.written.rstrip().endswith(":"):
        return False
    return before.first in CUES["held"] or (
        before.first.startswith(CUE_STEMS["event"])
        and not before.first.startswith(REFUSAL_STEMS["roman"])
    )


def _announces_period(before: Before) -> bool:
    return any(
        word.startswith(CUE_STEMS["period"]) for word in (before.first, before.second, before.third)
    )


def _mentions(
    text: str, chunk: Chunk, before: Before, frame: Frame | None
) -> Iterator[DateMention]:
    first = chunk.pieces[0]
    if first.unit == "school" and before.first.startswith("akad"):
        for piece in chunk.pieces:
            piece.number = 10
    preposition = before.preposition
    looks, told = 0, None
    if frame is not None and not chunk.pieces[-1].dated:
        plans = plans_above(text, before.start)
        looks = lean(text, before, chunk.end, plans)
        told = _year_told(text, before, first, frame, plans)
        if told is not None:
            frame = date(told, 1, 1), date(told, 12, 31)
    for group in groups(chunk, frame, looks):
        start, rule = group.first.start, group.rule
        if group.first is first:
            start = _quote_start(group, before)
            if group.link is None and preposition in _OPENERS:
                rule = _OPENERS[preposition]
                if not before.written.rstrip().endswith(":"):
                    start = min(start, before.place(preposition))
        yield DateMention(
            start,
            group.last.end,
            group.interval,
            group.precision,
            FROM_NEIGHBOUR if told else group.inferred,
            rule,
        )


def _year_told(
    text: str, before: Before, first: Piece, frame: Frame, plans: str | None
) -> int | None:
    """Year outside the report's that a bracket, the sentence or a heading of plans tells."""
    earlier = year_of_bracket(text, before.start)
    if earlier is not None and earlier < frame[0].year and first.unit in ("day", "month"):
        return earlier
    opening = year_of_sentence(text, before.start)
    if opening is not None and not frame[0].year <= opening <= frame[1].year:
        return opening
    later = year_of_plans(plans) if plans else None
    return later if later is not None and later > frame[1].year else None


def _quote_start(group: Group, before: Before) -> int:
    """Quote "roku 2017", "kwartał II", "rok szkolny 2019/2020", "od 3 do 7 czerwca" whole."""
    unit = group.first.unit
    if before.written.rstrip().endswith(":"):
        return group.first.start
    if unit in ("year", "school") and before.first in CUES["year_noun"]:
        return before.place(before.first)
    if unit in ("quarter", "half") and _names_part_of_year(before.first):
        return before.place(before.first)
    if before.first.startswith(CUE_STEMS["school"]) and before.second in (*CUES["year_noun"], "r."):
        return before.place(before.second)
    if group.link is not None and before.preposition in ("od", "między", "pomiędzy"):
        return before.place(before.preposition)
    return group.first.start
