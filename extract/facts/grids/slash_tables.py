"""Lists that a line of heads makes a table of.

"Kolejno: wnioski / umowy / kwota", in the lines below it "bariery: 34 / 12 / 97 800,00".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.grids.cells import Cell
from extract.facts.grids.line_tables import Table
from extract.polish.listed import WordLists

if TYPE_CHECKING:
    from collections.abc import Iterator

_SLASH = re.compile(r"\s?/\s?")
# "Środki funduszu, kolejno: wnioski / umowy / kwota w zł": no digits, spaces around each slash
_HEAD = re.compile(
    r"^[ \t]*+(?P<label>[^\n/\d]{0,80}:[ \t])?"
    r"(?P<cells>[^\n/\d:]{2,40}(?: / [^\n/\d:]{2,40}){1,5}):?[ \t]*+$",
    re.MULTILINE,
)
# "- Ełk: 12 / 8 / 140;"
_ROW = re.compile(
    r"\n[ \t]*+(?:[-–•▪*][ \t]*+)?(?P<label>[^\W\d_][^\n/:]{1,80}?)(?::| [–-])[ \t]++"
    r"(?P<cells>\d[\d \u00a0.,]*+(?:[ \t]?/[ \t]?\d[\d \u00a0.,]*+){1,5}?)[;,.]?[ \t]*+(?=\n|\Z)"
)
_LEAST = 2
_STATUS = (*lexicon.PLANNED_OR_DONE, *WordLists("extract.facts.grids", "words.toml")["not_what"])


def tables(text: str, start: int, end: int) -> Iterator[Table]:
    """Yield the tables in ``text[start:end]``, in order.

    Where the heads say planned and done and not what is counted, the rows are no table here.
    """
    if text.find(" / ", start, end) < 0:
        return
    for head in _HEAD.finditer(text, start, end):
        heads = _cells(head["cells"], head.start("cells"))
        if any(cell.text.lower().startswith(_STATUS) for cell in heads):
            continue
        rows: list[list[Cell]] = []
        row = _ROW.match(text, head.end(), end)
        while row is not None:
            figures = _cells(row["cells"], row.start("cells"))
            if len(figures) != len(heads):
                break
            rows.append([Cell(row["label"], row.start("label")), *figures])
            row = _ROW.match(text, row.end(), end)
        if len(rows) >= _LEAST:
            yield Table([Cell(head["label"] or "", head.start()), *heads], rows, head.start())


def _cells(written: str, start: int) -> list[Cell]:
    cells: list[Cell] = []
    place = 0
    for gap in (*_SLASH.finditer(written), None):
        stop = gap.start() if gap else len(written)
        text = written[place:stop]
        cells.append(
            Cell(text.strip().rstrip(".,;"), start + place + len(text) - len(text.lstrip()))
        )
        place = gap.end() if gap else stop
    return cells
