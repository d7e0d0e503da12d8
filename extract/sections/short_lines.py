"""Bare short lines that head what is below them: "Zbiory", "Promocja:", "Świetlica żyje"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.sections.layout import CONJUNCTION, LEAD_IN, PREPOSITION, TOTAL
from extract.sections.wording import LONGEST_HEADING, NUMBER, SIGNED, ends, states

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.sections.lines import Line, Lines

# A line of a list of figures: "powiat łaski – 19".
_FIGURE = re.compile(r"[^\W\d_][^\d.;:]{1,60}\s?[–:-]\s?\d[\d\s.,]{0,12}[^\W\d_%]{0,5}\.?\Z")
# Where one ends, whatever its label is like: "Grupy – 9, w tym nowych – 4".
_ENDS_IN_FIGURE = re.compile(
    r"[–:(-]\s?(?:\w{1,10}:?\s)?(?!\d\d?\.\d)\d[\d\s]{0,8}(?:,\d\d?)?(?<!20\d\d)\)?\Z"
)
_LONGEST_SHORT = 70
# What a heading adds in brackets: "Animacja [plan 120]", "Doradztwo (budżet: 80 000 zł)".
_ADDED = re.compile(r"\s*+(?:\([^()]{1,60}\)|\[[^\[\]]{1,60}\])\Z")
_SHORT_WORDS, _FEW_WORDS = 9, 5
PARAGRAPH = 100
"""Characters; a line as long as that is a paragraph's."""


def is_cell(line: Line) -> bool:
    """Tell a line with a figure and nothing else."""
    return line.body.replace(" ", "").replace(",", "").isdigit()


def is_short(
    lines: Lines,
    index: int,
    taken: Mapping[int, str],
    capitals: set[int],
    *,
    note: bool = False,
) -> bool:
    """Bare short line with or without a colon: "Zbiory", "Promocja:"; any ``note`` below it."""
    every = lines.lines
    line = every[index]
    body = line.body
    if len(body) > LONGEST_HEADING or not body[0].isupper() or ends(body, ".,;!-–…"):
        return False
    if index + 1 >= len(every) or (LEAD_IN.match(body) and not _heads_totals(lines, index)):
        return False
    long = len(body) > _LONGEST_SHORT or body.count(" ") >= _SHORT_WORDS
    if (long or ":" in _ADDED.sub("", body)[:-1]) and not _heads_paragraph(lines, index):
        return False
    begun = PREPOSITION.match(body) or CONJUNCTION.match(body)
    if begun and not note and not _may_begin_so(lines, index):
        return False
    if SIGNED.match(body):
        return False
    if _heads_table(line, every[index + 1]) or not (
        _stands_alone(lines, index) or _parts_bullets(lines, index, taken)
    ):
        return False
    if states(body) and not _tells_in_short(lines, index):
        return False
    following = every[index + 1]
    if note:
        return True
    if index + 1 in taken:
        return True
    if following.body[0].islower() and not following.blank and not is_row(following):
        return _heads_notes(lines, index)
    if following.blank and not line.blank:
        return False
    return _is_body(following, index + 1 in capitals) or _heads_headings(lines, index, taken)


def _heads_headings(lines: Lines, index: int, taken: Mapping[int, str]) -> bool:
    """Tell "Zajęcia" apart above "Pracownia stolarska", which has its own text right below it."""
    line, following = lines.lines[index], lines.lines[index + 1]
    if not (line.blank and following.blank) or index + 2 >= len(lines.lines):
        return False
    body, text = following.body, lines.lines[index + 2]
    if text.blank or index + 2 in taken or not _is_body(text, capitals=False):
        return False
    short = len(body) <= _LONGEST_SHORT and body[0].isupper() and not ends(body, ".,;:!-–…")
    return short and line.body.count(" ") < _FEW_WORDS and not states(body)


def _heads_totals(lines: Lines, index: int) -> bool:
    """Tell "Ogółem w regionie" above the sums of all parts from "Razem: 14" and a table's row."""
    line, following = lines.lines[index], lines.lines[index + 1]
    if not TOTAL.match(line.body) or not line.blank or following.blank:
        return False
    return not is_cell(following) and NUMBER.search(following.body) is not None


def _heads_paragraph(lines: Lines, index: int) -> bool:
    """Tell a long heading, or one with a colon in it, from text: a paragraph is right below it.

    It has neither a number nor a verb that says it all: "Doradztwo: kto skorzystał".
    """
    line, following = lines.lines[index], lines.lines[index + 1]
    if lines.width or not line.blank or following.blank or line.body[-1] == ":":
        return False
    if NUMBER.search(_ADDED.sub("", line.body)) or following.body[-1] not in ".!?":
        return False
    return len(following.body) >= max(PARAGRAPH, 1.5 * len(line.body))


def _tells_in_short(lines: Lines, index: int) -> bool:
    """Tell a heading that is a sentence, "Świetlica znów jest pełna", from a line of text.

    It has no number and no stop and a paragraph right below it; where lines are hard-wrapped, it
    ends far from the margin and a full line is below it.
    """
    line, following = lines.lines[index], lines.lines[index + 1]
    if not line.blank or following.blank or line.body[-1] == ":":
        return False
    bare = _ADDED.sub("", line.body)
    if NUMBER.search(bare) or (bare != line.body and states(bare)):
        return False
    if lines.width:
        return len(line.body) < 0.6 * lines.width and len(following.body) > 0.8 * lines.width
    if following.body[-1] not in ".!?":
        return False
    return len(following.body) >= max(PARAGRAPH, 2 * len(line.body))


def _heads_notes(lines: Lines, index: int) -> bool:
    """Tell "Kadra" above "4 osoby, 3 etaty" or "na 30.06: 27 osób" from a sentence broken there.

    The heading is a few words behind an empty line, with room for more on its line; what is below
    is a note, not the rest of an address.
    """
    line, following = lines.lines[index], lines.lines[index + 1]
    few = line.body.count(" ") < _FEW_WORDS
    if not (index and line.blank and few) or lines.continues(index + 1):
        return False
    if PREPOSITION.match(line.body) or LEAD_IN.match(following.body):
        return False
    return _is_body(following, capitals=False)


def _may_begin_so(lines: Lines, index: int) -> bool:
    """Tell "O ośrodku", a few words right above their text, from the beginning of a sentence."""
    line, following = lines.lines[index], lines.lines[index + 1]
    few = line.body.count(" ") < _FEW_WORDS and ":" not in line.body
    return few and line.blank and not following.blank and not lines.continues(index + 1)


def _stands_alone(lines: Lines, index: int) -> bool:
    """After an empty line; where the text has none, after a sentence's end or a figure."""
    line = lines.lines[index]
    if line.blank:
        return True
    if lines.spaced or not index or lines.continues(index):
        return False
    above = lines.lines[index - 1]
    return above.body[-1] in ".;!?" or _ENDS_IN_FIGURE.search(above.body) is not None


def _parts_bullets(lines: Lines, index: int, taken: Mapping[int, str]) -> bool:
    """Tell a line between two lists of bullets, set in no further than they are."""
    above, below = taken.get(index - 1), taken.get(index + 1)
    if above is None or above != below or above[-1:].isalnum() or above[-1:] in ".)/":
        return False
    return lines.lines[index].indent <= lines.lines[index - 1].indent and not lines.continues(index)


def is_row(line: Line) -> bool:
    """Tell a row of a table (bars, tabs, semicolons), and a line that ends in its figure."""
    return _has_cells(line.body) or _FIGURE.match(line.body) is not None


def _heads_table(line: Line, following: Line) -> bool:
    """Tell "Biuro;prawne;księgowe" above "Ełk;20;30", and any line with bars."""
    return "|" in line.body or (_has_cells(line.body) and _has_cells(following.body))


def _has_cells(body: str) -> bool:
    return "|" in body or "\t" in body or (body.count(";") > 1 and "; " not in body)


def _is_body(line: Line, capitals: bool) -> bool:
    """Tell a paragraph or a statement from another short line, such as a table's cell."""
    body = line.body
    if is_cell(line) or capitals or SIGNED.match(body):
        return False
    if is_row(line):
        return True
    return len(body) >= 60 or body[-1] in ".;:," or NUMBER.search(body) is not None
