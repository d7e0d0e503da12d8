"""The status that the shape of a table or of a row gives: target and result side by side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.meaning.status.cues import clauses, running_totals, side_stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.facts.fact import Quantity, Status
    from extract.polish.calendar import Interval

_PARTED = re.compile(r"[ \u00a0]*+[\t|][ \t\u00a0]*+|[ \u00a0]{3,}")
_MAY_PART = ("\t", "|", "   ", "\u00a0")  # found faster than the pattern fails at every space
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_LINE = 2_000
_TALLEST = 400
_MEASURE = r"(?:\s?(?:%|proc\.|zł|h|godz\.))?+"
_SLASH_BEHIND = re.compile(rf"{_MEASURE}\s?/\s?(?:min\. )?[\d–-]")
_BEFORE_SLASH = re.compile(rf"(?:\d[\d., \u00a0]{{0,12}}+{_MEASURE}\s?/\s?)+(?:min\. )?\Z")
_SIDES = re.compile(r"[^()/:\n–]{2,40}+(?:/[^()/:\n–]{2,40}+)++")
_GLIMPSE = 40


class Columns:
    """Heads of the tables of one report, found once for each line.

    Asked in the order of the text, so that a row takes its head from the row before it.
    """

    def __init__(self, text: str, period: Interval | None) -> None:
        self._text = text
        self._period = period
        self._heads: dict[int, tuple[str, ...]] = {}
        self._said: dict[str, Status | None] = {}
        parted = any(map(text.__contains__, _MAY_PART))
        self._tables = parted and _PARTED.search(text) is not None

    def status(self, fact: Quantity) -> Status | None:
        """Return what the head of the fact's column says, ``None`` outside tables."""
        cell = self._head_of(fact)
        if cell is None:
            return None
        if cell not in self._said:
            self._said[cell] = self._says(cell)
        return self._said[cell]

    def running(self, fact: Quantity) -> bool:
        """Tell a column of totals since an earlier time: "Narastająco od 1.10.2012"."""
        cell = self._head_of(fact)
        return cell is not None and (
            next(running_totals().in_words(_WORD.findall(cell)), None) is not None
        )

    def _head_of(self, fact: Quantity) -> str | None:
        if not self._tables:
            return None
        position = fact.number_start
        start = self._line_start(position)
        if position - start > _LONGEST_LINE:
            return None
        column = sum(1 for _ in _PARTED.finditer(self._text, start, position))
        if not column and not _PARTED.match(self._text, max(fact.number_end, fact.end)):
            return None
        head = self._head(start)
        if column >= len(head):
            return None
        return head[column]

    def _line_start(self, position: int) -> int:
        return self._text.rfind("\n", max(0, position - _LONGEST_LINE - 1), position) + 1

    def _head(self, start: int) -> tuple[str, ...]:
        """Cells of the first line of the block of lines with as many cells."""
        visited = []
        cells = self._cells(start)
        width = len(cells)
        while start not in self._heads:
            visited.append(start)
            above = self._line_start(start - 1) if start else -1
            if above < 0 or len(visited) > _TALLEST:
                self._heads[start] = cells
                break
            upper = self._heads.get(above) or self._cells(above)
            if len(upper) != width:
                self._heads[start] = cells
                break
            cells, start = upper, above
        head = self._heads[start]
        self._heads.update(dict.fromkeys(visited, head))
        return head

    def _cells(self, start: int) -> tuple[str, ...]:
        end = self._text.find("\n", start, start + _LONGEST_LINE)
        line = self._text[start : end if end >= 0 else start + _LONGEST_LINE]
        return tuple(_PARTED.split(line.strip(" \r")))

    def _says(self, cell: str) -> Status | None:
        if next(running_totals().in_words(_WORD.findall(cell)), None) is not None:
            return "achieved"  # "Narastająco od 1.10.2012" is of no earlier year
        cue = next(clauses().in_words(_WORD.findall(cell)), None)
        if cue is not None and not cue.only:
            return cue.status
        year = _YEAR.search(cell)
        period = self._period
        if year is None or period is None or period.start is None or period.end is None:
            return None
        if int(year.group()) < period.start.year:
            return "context"
        return "planned" if int(year.group()) > period.end.year else None


def sides(title: str) -> tuple[Status, ...]:
    """Say what stands on each side of the slashes of rows below: "plan / wynik / mediana".

    Nothing for a title that does not promise and reach. What is neither is there to compare with.
    """
    for group in _SIDES.finditer(title):
        said = [_side(part) for part in group.group().split("/")]
        if {"planned", "achieved"} <= set(said):
            return tuple(one or "context" for one in said)
    return ()


def _side(words: str) -> Status | None:
    forms = [form.lower() for form in _WORD.findall(words)]
    for status, stems in side_stems().items():
        if any(form.startswith(stems) for form in forms):
            return status
    return None


def beside_slash(text: str, fact: Quantity, sides: Sequence[Status]) -> Status | None:
    """Return the status of the fact's side of a slash: "280 / 312"."""
    before = text[max(0, fact.number_start - _GLIMPSE) : fact.number_start]
    row = _BEFORE_SLASH.search(before)
    side = row.group().count("/") if row else 0
    if not side and not _SLASH_BEHIND.match(text, fact.number_end):
        return None
    return sides[side] if side < len(sides) else None


def words_of(title: str) -> Sequence[str]:
    """Words of a title, for ``cues.titles``."""
    return _WORD.findall(title)
