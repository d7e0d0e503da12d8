"""Pieces of HTML: a card of named values, a table, a text with marks.

Every text is escaped; there is no script and no style sheet, so that a notebook shows them
wherever it is opened. Colours are half transparent: they are seen on white and on black.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# The hues of Okabe and Ito. Beside its colour a mark has its kind as a word behind it.
_HUES = {
    "count": "0, 158, 115",
    "hours": "86, 180, 233",
    "amount": "230, 159, 0",
    "date": "204, 121, 167",
    "institution": "0, 114, 178",
}
_OTHER = "127, 127, 127"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text to mark: its offsets, its kind, and what is said of it."""

    start: int
    end: int
    kind: str
    said: str = ""


def card(title: str, values: Iterable[tuple[str, object]]) -> str:
    """Return named values under a title; those that are ``None`` or empty are left out."""
    rows = "".join(
        f'<tr><th style="text-align:left">{escape(name)}</th>'
        f'<td style="text-align:left">{escape(str(value))}</td></tr>'
        for name, value in values
        if value is not None and value != ""
    )
    return f"<div><p><b>{escape(title)}</b></p><table>{rows}</table></div>"


def listing(headings: Sequence[str], rows: Sequence[Sequence[object]], *, most: int) -> str:
    """Return a table of the first rows, and how many more there are."""
    head = "".join(f'<th style="text-align:left">{escape(name)}</th>' for name in headings)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td style="text-align:left">{escape("" if cell is None else str(cell))}</td>'
            for cell in row
        )
        + "</tr>"
        for row in rows[:most]
    )
    more = f"<p>… and {len(rows) - most} more</p>" if len(rows) > most else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def marked(text: str, marks: Iterable[Mark], *, most: int) -> str:
    """Return the beginning of a text with marks; where marks overlap the shortest is seen.

    Parameters
    ----------
    text
        The text.
    marks
        Stretches of it.
    most
        Characters that are shown.
    """
    seen = [mark for mark in marks if mark.start < min(mark.end, most)]
    end = min(len(text), most)
    cuts = sorted({0, end, *(min(at, end) for mark in seen for at in (mark.start, mark.end))})
    by_length = sorted(seen, key=lambda mark: mark.start - mark.end)
    owner: dict[int, Mark] = {}
    places = {cut: number for number, cut in enumerate(cuts)}
    for mark in by_length:  # the longest first, so that the shortest has the last word
        for number in range(places[mark.start], places[min(mark.end, end)]):
            owner[number] = mark
    pieces = []
    for number, (first, last) in enumerate(pairwise(cuts)):
        piece, found = escape(text[first:last]), owner.get(number)
        pieces.append(piece if found is None else _mark(piece, found, ends=last == found.end))
    more = f" <i>… {len(text) - end} more characters</i>" if end < len(text) else ""
    body = "".join(pieces)
    return f'<div style="white-space:pre-wrap;line-height:1.7">{body}{more}</div>'


def _mark(piece: str, mark: Mark, *, ends: bool) -> str:
    hue = _HUES.get(mark.kind, _OTHER)
    style = f"background:rgba({hue},.25);border-bottom:2px solid rgb({hue});color:inherit"
    kind = f"<sub>{escape(mark.kind)}</sub>" if ends else ""
    return f'<mark style="{style}" title="{escape(mark.said)}">{piece}{kind}</mark>'
