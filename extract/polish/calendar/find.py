"""The finder of dates: where one may begin, whether it is one, the days it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.polish.calendar.evidence import Before, is_date, look_before
from extract.polish.calendar.patterns import ANCHOR, ORDINALS_BEFORE
from extract.polish.calendar.pieces import Chunk, read_chunk
from extract.polish.calendar.resolve import groups, trim
from extract.polish.calendar.words import CUE_STEMS, CUES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.polish.calendar.interval import Interval, Precision

_OPENERS = {
    "od": "from a date on",
    "po": "from a date on",
    "do": "up to a date",
    "przed": "up to a date",
}
_ORDINAL_REACH = 60  # characters before "kwartał" that hold its ordinals in words


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or span of days that a text states.

    Attributes
    ----------
    start, end
        Character offsets into the text searched, end exclusive. In a list of days each mention
        spans its own piece ("12" of "12, 15 i 20 marca").
    interval
        The days the words name, both inclusive. An open range ("do 30 czerwca") is the date it
        names; ``rule`` says which side is open ("from a date on", "up to a date").
    precision
        The finest part the text names: ``day``, ``month``, ``quarter``, ``half``, ``year``.
    inferred
        What the text leaves out and where it was taken from, ``None`` if nothing.
    rule
        Key of ``RULES``.
    """

    start: int
    end: int
    interval: Interval
    precision: Precision
    inferred: str | None
    rule: str


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
    position = start
    while (hit := ANCHOR.search(text, position, stop)) is not None:
        at = hit.start()
        if text[at] in "kKpP":  # perhaps the noun of "pierwszy kwartał"
            reach = max(position, at - _ORDINAL_REACH)
            ordinals = ORDINALS_BEFORE.search(text[reach:at])
            at = reach + ordinals.start() if ordinals else at
        chunk = read_chunk(text, at, stop)
        position = hit.end()
        if chunk is None:
            continue
        position = max(position, chunk.end)
        if not chunk.pieces:
            continue
        before = look_before(text, chunk.pieces[0].start)
        count = len(chunk.pieces)
        trim(chunk, loose=before.bracket or before.first in CUES["day"])
        if len(chunk.pieces) < count:
            before = look_before(text, chunk.pieces[0].start)
        if chunk.links[:1] == ["space"] and not _announces_period(before):
            position = chunk.pieces[1].start
            chunk.keep_first()
        if is_date(text, chunk, before, stop, bare=bare):
            yield from _mentions(text, chunk, before, anchor)


def _announces_period(before: Before) -> bool:
    return any(
        word.startswith(CUE_STEMS["period"]) for word in (before.first, before.second, before.third)
    )


def _mentions(
    text: str, chunk: Chunk, before: Before, anchor: Interval | None
) -> Iterator[DateMention]:
    first = chunk.pieces[0]
    if first.unit == "school" and before.first.startswith("akad"):
        for piece in chunk.pieces:
            piece.number = 10
    preposition = before.preposition
    for group in groups(chunk, anchor):
        start, rule = group.first.start, group.rule
        if group.first is first:
            start = _quote_start(start, before, group.link is not None)
            if group.link is None and preposition in _OPENERS:
                rule = _OPENERS[preposition]
                start = min(start, before.place(preposition))
        yield DateMention(
            start, group.last.end, group.interval, group.precision, group.inferred, rule
        )


def _quote_start(start: int, before: Before, spans: bool) -> int:
    """Quote "roku 2017", "rok szkolny 2019/2020" and "od 3 do 7 czerwca" whole."""
    if before.first in CUES["year_noun"]:
        return before.place(before.first)
    if before.first.startswith(("szk", "akad")) and before.second in CUES["year_noun"]:
        return before.place(before.second)
    if spans and before.preposition in ("od", "między", "pomiędzy"):
        return before.place(before.preposition)
    return start
