"""Text -> lines worth looking at: no blank ones, no page numbers, no repeated page headers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from extract.sections.layout import dangles

# Besides white space: zero-width and direction marks, which are no part of a line's text.
_INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"
)
_MARGIN = " \t\xa0\f\v\r\x1c\x1d\x1e\x1f\x85\u2002\u2003\u2007\u2009\u202f\u3000\ufffc" + _INVISIBLE

_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s?\d{1,4}\s?[-–—]"
    r"|(?:strona|str\.?|s\.)\s?\d{1,4}(?:\s?(?:z|/)\s?\d{1,4})?"
    r"|\d{1,4}(?:\s?/\s?\d{1,4}|\s?z\s\d{1,4})?"
    r"|\|\s?(?:strona|str\.?)\s?\d{1,4})",
    re.IGNORECASE,
)
_PAGE_LENGTH = 20
# A page header or footer: its text, and far from it the page's number ("Raport      - 2 -").
_PAGE_MARK = r"(?:[-–—]\s?\d{1,4}\s?[-–—]|(?:strona|str\.?|s\.)\s?\d{1,4}(?:\s?(?:z|/)\s?\d{1,4})?)"
_GAP = r"(?:\s{3,}|\s*\t\s*)"
_PAGE_HEADER = re.compile(rf"{_PAGE_MARK}{_GAP}\S|.*\S{_GAP}{_PAGE_MARK}\Z", re.IGNORECASE)
_LEADERS = ("....", "……", ". . .", "….")
_HEADER_LENGTH = 120
_WRAP_LEAST, _WRAP_MOST = 38, 140


@dataclass(slots=True)
class Line:
    """One line that holds text.

    Attributes
    ----------
    start
        Offset of the line's first character, white space included.
    at, end
        Offsets of ``body``, the line without the white space around it.
    blank
        Whether the page is empty between this line and the one before (or there is none).
    page
        Whether a page begins between this line and the one before.
    """

    start: int
    at: int
    end: int
    body: str
    blank: bool
    page: bool = False

    @property
    def indent(self) -> int:
        """Characters before the body."""
        return self.at - self.start


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a text and the column at which it was hard-wrapped (0 if it was not)."""

    lines: list[Line]
    width: int
    spaced: bool

    def continues(self, index: int) -> bool:
        """Tell whether the line goes on with the sentence of the line before it.

        It does after a hyphenated word or a word that cannot end a sentence, and where the line
        before is so full that the first word of this one did not fit on it any more.
        """
        if index == 0:
            return False
        line, before = self.lines[index], self.lines[index - 1]
        if line.blank and not line.page:
            return False
        body = before.body
        if body[-1] == "-" and body[-2:-1].isalpha():
            return True
        if dangles(body):
            return True
        # The end of a page leaves an empty line in a sentence, too, but nothing else tells so.
        if line.blank or body[-1] in ".;:!?…":
            return False
        return not self.broke_early(index)

    def broke_early(self, index: int) -> bool:
        """Tell whether the line before ends though this one's first word had room on it."""
        if not self.width:
            return True
        word = self.lines[index].body[:30].split(None, 1)[0]
        # Proportional fonts leave a ragged edge once they are text.
        return len(self.lines[index - 1].body) + 1 + len(word) <= 0.87 * self.width


def read_lines(text: str) -> Lines:
    """Read the lines of ``text``; linear in its length."""
    found: list[Line] = []
    blank = page = True
    position = 0
    page_edges: list[int] = []
    gaps = 0
    rows = text.split("\n")
    for number, raw in enumerate(rows):
        body = raw.strip(_MARGIN)
        start = position
        position += len(raw) + 1
        if "\f" in raw:
            page = True
        if not body:
            blank = True
            continue
        size = len(body)
        # A bare number with text right above and below is a table's cell.
        if (
            size <= _PAGE_LENGTH
            and _is_page_number(body)
            and (blank or not body.isdigit() or not "".join(rows[number + 1 : number + 2]).strip())
        ):
            # A page number parts pages, not sentences: the next line may go on with one.
            page = True
            if found and (not page_edges or page_edges[-1] != len(found)):
                page_edges.append(len(found))
            continue
        if found and size <= _HEADER_LENGTH and _is_page_header(body):
            page = True
            continue
        if size <= _HEADER_LENGTH and body[-1].isdigit() and _is_contents_line(body):
            blank = True
            continue
        lead = 0 if raw[0] == body[0] else len(raw) - len(raw.lstrip(_MARGIN))
        if page and found and (not page_edges or page_edges[-1] != len(found)):
            page_edges.append(len(found))
        if blank and found and not page:
            gaps += 1
        found.append(Line(start, start + lead, start + lead + size, body, blank, page))
        blank = page = False
    if page_edges:
        found = _without_headers(found, page_edges)
    # A title apart from a text without empty lines does not make it one with them.
    return Lines(found, _width(found), gaps > max(1, len(found) // 12))


def _is_page_number(body: str) -> bool:
    return (body[-1].isdigit() or body[-1] in "-–—") and _PAGE_NUMBER.fullmatch(body) is not None


def _is_page_header(body: str) -> bool:
    """Tell "Raport roczny          strona 2 z 7" from a row that ends in a number."""
    return ("   " in body or "\t" in body) and _PAGE_HEADER.match(body) is not None


def _is_contents_line(body: str) -> bool:
    """Tell a line of a table of contents: "2. Szkolenia ........ 7"."""
    return body.rstrip("0123456789 \t").endswith(_LEADERS)


def _without_headers(found: list[Line], edges: list[int]) -> list[Line]:
    """Drop the lines that come again at the edges of pages, their digits aside."""
    near: dict[int, str] = {}
    for edge in edges:
        for index in (edge - 2, edge - 1, edge, edge + 1):
            if 0 <= index < len(found) and len(found[index].body) <= _HEADER_LENGTH:
                near[index] = re.sub(r"\d+", "#", found[index].body)
    times = Counter(near.values())
    kept: list[Line] = []
    for index, line in enumerate(found):
        # The first time it may be the document's own title.
        if index in near and times[near[index]] > 2 and kept:
            if index + 1 < len(found):
                found[index + 1].blank = found[index + 1].blank or line.blank
                found[index + 1].page = True
            continue
        kept.append(line)
    return kept


def _width(found: list[Line]) -> int:
    """Column at which most lines break, 0 where each paragraph is one line."""
    sizes = sorted(len(line.body) for line in found)
    if len(sizes) < 4:
        return 0
    wide = sizes[int(len(sizes) * 0.93)]
    if not _WRAP_LEAST <= wide <= _WRAP_MOST:
        return 0
    # Wrapped text has many lines near its widest; a list of short items has not.
    near = sum(size > 0.8 * wide for size in sizes)
    return wide if near >= max(3, len(sizes) * 0.2) else 0
