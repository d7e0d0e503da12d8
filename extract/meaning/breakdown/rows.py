"""Lines of several numbers each as parts of the line that adds them up, unit by unit.

"Borki: 12 spotkań [20], 3 grupy; Sady: 9 spotkań [15], 4 grupy; Region: 21 spotkań [35], 7 grup".
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from extract.facts.compared import COMPARED
from extract.facts.grids.cells import ROW_OPENING, TOTAL_ROW
from extract.meaning.breakdown import kinship
from extract.polish.lines import line_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.meaning.breakdown.mention import Mention, Sentence

_LABEL = re.compile(
    rf"{ROW_OPENING}"
    r"(?P<label>[^\W\d_][^\n:;]{1,60}?)\s?[:–-]\s"
)
_OPENED = re.compile(r"(?P<mark>[(\[/])(?:[^\W\d_]{2,12}\s?:?\s)?\Z")  # "(plan 40)", "[40]"
_WORDS = 16  # characters of it
_WORD = re.compile(r"[^\W\d_]{3,}")
_LINES = 40
_ASIDE = {"[": "]", "(": ")", "/": "/"}


class _Column(NamedTuple):
    """What numbers of one column share: key, unit, and what tells them from another of these.

    The bracket that they stand in behind another, or the word that says which they are.
    """

    key: str
    unit: str | None
    bracket: str


class _Row(NamedTuple):
    """One labelled line: where its label begins, where it ends, its first number of each kind."""

    label: int
    end: int
    cells: dict[_Column, Mention]


def link(sentences: Sequence[Sentence], text: str) -> None:
    """Give the numbers in labelled lines above a total line that line's number of their kind.

    Where a column has a number in each line, its sum may be off, as sums in reports are.
    """
    above: list[_Row] = []
    for row in _rows(sentences, text):
        if above and "\n\n" in text[above[-1].end : row.label]:
            above = []
        if TOTAL_ROW.match(text, row.label):
            _add_up(row, above)
            above = []
        else:
            above = [*above[-_LINES:], row]


def _rows(sentences: Sequence[Sentence], text: str) -> Iterator[_Row]:
    """Yield the lines that begin with a label and state numbers."""
    mentions = (mention for sentence in sentences for mention in sentence.mentions)
    for line, members in groupby(mentions, key=lambda m: line_start(text, m.start)):
        found = list(members)
        label = _LABEL.match(text, line, found[0].fact.number_start)
        if label is None:
            continue
        cells: dict[_Column, Mention] = {}
        before: Mention | None = None
        for mention in found:
            column = _column(mention, before, text)
            if column in cells and before is not None:  # "plan 40 h, wykonanie 38 h"
                said = _WORD.search(text, before.end, mention.fact.number_start)
                column = column._replace(bracket=said[0].lower()) if said is not None else None
            if column is not None:
                cells.setdefault(column, mention)
            if column is None or not column.bracket or column.bracket[0].isalpha():
                before = mention
        yield _Row(label.start("label"), found[-1].end, cells)


def _column(mention: Mention, before: Mention | None, text: str) -> _Column | None:
    """Tell of what a number is: of its unit, or beside the number before it in a bracket."""
    number = mention.fact
    opened = _OPENED.search(text, max(0, number.number_start - _WORDS), number.number_start)
    closed = _ASIDE.get(opened["mark"]) if opened is not None else None
    alone = text[number.number_end : number.number_end + 1] == closed
    if mention.fact.rule == COMPARED or alone:
        if before is None or opened is None or not alone or before.key != mention.key:
            return None
        return _Column(mention.key, before.unit, opened[0].lower())
    if mention.whole is not None or not kinship.counts(mention):
        return None
    if mention.key == "count" and mention.unit is None:
        return None
    return _Column(mention.key, mention.unit if mention.key == "count" else None, "")


def _add_up(total: _Row, rows: Sequence[_Row]) -> None:
    for column, whole in total.cells.items():
        parts = [row.cells[column] for row in rows if column in row.cells]
        if len(parts) < 2 or whole.value is None or not all(_below(part, whole) for part in parts):
            continue
        stated = kinship.total(parts)
        near = len(parts) == len(rows) and kinship.near(stated, whole.value)
        if near or kinship.equal(stated, whole.value):
            for part in parts:
                part.whole = whole


def _below(part: Mention, whole: Mention) -> bool:
    return part.whole is None and kinship.fits(part, whole)
