"""Cells of a row as parts of the one that adds them up, by the heads of their columns.

"Opole | Nysa | razem | plan" above "spotkania | 38 | 41 | 79 | 80": 38 and 41 are parts of 79.
Where the total stands first ("ogółem | kobiety | mężczyźni"), those behind it are, if they make it
up, or where their heads open parts ("w tym kobiety").
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from extract.facts.grids import CELL
from extract.facts.grids.cells import PARTED, SEMICOLONS, TOTAL_ROW
from extract.meaning.breakdown import kinship
from extract.meaning.breakdown.cues import OPENS, PLANS
from extract.polish.lines import line_start

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from extract.meaning.breakdown.mention import Mention, Sentence

_ROWS = 60  # lines back to the head of a table
_LONGEST = 2_000  # characters of a row


def link(sentences: Sequence[Sentence], text: str) -> None:
    """Give the cells of each row the total of their row, where a head names its column so."""
    rows: dict[int, list[Mention]] = {}
    for sentence in sentences:
        for mention in sentence.mentions:
            if mention.fact.rule == CELL:
                rows.setdefault(line_start(text, mention.start), []).append(mention)
    heads: dict[int, list[str]] = {}
    last = -1
    for line, mentions in rows.items():
        above = heads.get(last)
        if above is None or "\n\n" in text[last:line]:
            above = _heads(text, line)
        heads[line], last = above, line
        if any(TOTAL_ROW.match(head) for head in above):
            _link_row({_column(text, line, m): m for m in mentions}, above)


def _heads(text: str, line: int) -> list[str]:
    """Return the cells of the first line of the table that has a row at ``line``."""
    cells = _cells(text, line)
    found: list[str] = []
    for _ in range(_ROWS):
        before = text.rfind("\n", max(0, line - _LONGEST), line - 1) + 1 if line else line
        if before == line:
            break
        above = _cells(text, before)
        if len(above) != len(cells):
            break
        found, line = above, before
    return found


def _cells(text: str, line: int) -> list[str]:
    row = _row(text, line)
    return [cell.strip() for cell in _mark(row).split(row)]


def _column(text: str, line: int, mention: Mention) -> int:
    row = _row(text, line)
    return len(_mark(row).findall(row, 0, mention.start - line))


def _row(text: str, line: int) -> str:
    end = text.find("\n", line, line + _LONGEST)
    return text[line : end if end >= 0 else len(text)]


def _mark(row: str) -> re.Pattern[str]:
    """Return what parts the cells of a row: semicolons where nothing else does."""
    return PARTED if PARTED.search(row) else SEMICOLONS


def _link_row(row: Mapping[int, Mention], heads: Sequence[str]) -> None:
    begin = 1
    for column, head in enumerate(heads):
        if column not in row or not TOTAL_ROW.match(head) or PLANS.search(head):
            continue
        whole = row[column]
        before = [row[at] for at in range(begin, column) if at in row]
        behind = takewhile(lambda at: not TOTAL_ROW.match(heads[at]), range(column + 1, len(heads)))
        if before:
            if len(before) > 1 and kinship.near(kinship.total(before), whole.value or 0.0):
                _assign(before, whole)
        else:
            others = [at for at in behind if at in row]
            opened = [row[at] for at in others if OPENS.match(heads[at])]
            several = [row[at] for at in others]
            exact = kinship.equal(kinship.total(several), whole.value or 0.0)
            _assign(several if exact and len(several) > 1 else opened, whole)
        begin = column + 1


def _assign(parts: Sequence[Mention], whole: Mention) -> None:
    for part in parts:
        if part.whole is None and kinship.counts(part) and kinship.fits(part, whole):
            part.whole = whole
