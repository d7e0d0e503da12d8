"""Where in a report's head dates are worth reading: most of it is text whose dates cannot win."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.report.head import BODY_LINE, CUE_REACH, HEADING, WORDS
from extract.report.openings import LONGEST, OPENING_LINES

if TYPE_CHECKING:
    from extract.report.head import HeadLine

SHORT_LINE = 80
"""Characters; a title line below the line that names the document is no longer."""
OPENING = 40
"""Characters before the days of a sentence that opens a text without a title."""
TITLE = re.compile(rf"(?<!\w)(?:{WORDS['title']})")
"""Names the document, as words of its text may, too."""

_DATE = 80  # characters; no span of days is longer
_CUE_AND_DATE = CUE_REACH + _DATE
_PROJECT_OR_LASTING = re.compile(
    rf"(?<!\w)(?:{WORDS['project']}|trwa)|(?:trwania|realizacji)(?!\w)"
)
_LEADS_IN = re.compile(
    r"[\s\xa0()\[\].:–„”\"*_=-]*+(?:za|we?|o?d|rok\w*|lat\w*|miesi\w*|m-c\w*|okr\w*)(?!\w)"
)
_QUOTE_END = re.compile(r"[”\"»’](?=[\s\xa0,.:;(–-]{0,6}(?:od\s*)?\w)")


def stretches(lines: tuple[HeadLine, ...]) -> list[tuple[int, int]]:
    """Where a date can stand that reaches the threshold: offsets, in order, not overlapping.

    ``lines`` are those of a head, at least one; the offsets are into the text they are of.
    Most of a head is body text whose dates cannot win, and reading dates is dear. By the table in
    the head of ``evidence`` a winner stands behind "okres ...", in or below a line that names the
    document, among the first lines, or alone in a line with a word such as "za" before it.
    """
    found: list[tuple[int, int]] = []
    above = False
    for line in lines:
        start, words = line.start, line.text
        cue = words.find("okr")
        while cue >= 0:
            found.append((start + cue, start + cue + _CUE_AND_DATE))
            cue = words.find("okr", cue + 1)
        title = TITLE.search(words, 0, BODY_LINE)
        # Whatever names a document by HEADING does so by TITLE, too.
        named = title and HEADING.search(words, title.start(), BODY_LINE)
        short = len(words) <= SHORT_LINE
        if line.rank < OPENING_LINES and len(words) <= LONGEST:
            found.append((start, line.end + _DATE))
        elif title and (named or len(words) <= BODY_LINE):
            found.append((start + title.end(), start + min(len(words), BODY_LINE) + _DATE))
        elif above or (short and _LEADS_IN.match(words)):
            found.append((start, start + min(len(words), SHORT_LINE) + _DATE))
        elif line.rank < 2:
            found.append((start, start + OPENING + _DATE))
        above = named is not None
    return _merged(found, lines[-1].end)


def project_stretches(lines: tuple[HeadLine, ...]) -> list[tuple[int, int]]:
    """Where dates of a project can stand: behind a word such as "realizacja", behind a quote."""
    found: list[tuple[int, int]] = []
    for line in lines:
        told = _PROJECT_OR_LASTING.search(line.text)
        if told:
            found.append((line.start + told.end(), line.end + _DATE))
        found.extend(
            (line.start + quote.end(), line.start + quote.end() + _DATE)
            for quote in _QUOTE_END.finditer(line.text)
        )
    return _merged(found, lines[-1].end)


def _merged(stretches: list[tuple[int, int]], limit: int) -> list[tuple[int, int]]:
    """Put overlapping stretches together, so that no date is read twice."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(stretches):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return [(first, min(last, limit)) for first, last in merged if first < limit]
