"""The report's title: the line of its head that names the document."""

from __future__ import annotations

import re

from extract.report.head import BODY_LINE, CUE_REACH, HEADING, PLACE_SHAPE, WORDS, HeadLine, head

_TITLE_LINES = 12  # not blank; the title is among them
_DOCUMENT_LINE = re.compile(rf"\s*{WORDS['document']}")
_PLACE_LINE = re.compile(rf"{PLACE_SHAPE}[0-9]")
_LIST_NUMBER = re.compile(r"\s*(?:[0-9]{1,2}|[IVX]{1,4})[.)/]\s*\S")
_BROKEN_OFF = re.compile(
    r"\s(?:od|do|za|z|ze|w|we|i|oraz|dla|na|o|okres|okresie|dnia|roku|miesiąc)\Z"
)
_SENTENCE_END = re.compile(r"(?<=[a-ząćęłńóśżź)0-9])[.!?]\s")


def find_title(text: str) -> str | None:
    """Line of the head that names the document, else its first line if that is short enough.

    A line of one word ("SPRAWOZDANIE") or one that breaks off after a preposition takes the next
    with it; of a paragraph only the first sentence counts, and only if it names the document.
    ``None`` where nothing does.
    """
    lines = head(text)
    for line in lines[:_TITLE_LINES]:
        named = HEADING.search(line.text)
        if not named or named.start() > CUE_REACH:
            continue
        title = _written(text, line)
        if len(title) > BODY_LINE:
            end = _SENTENCE_END.search(title)
            if end is None or end.end() > BODY_LINE:
                continue
            return title[: end.start() + 1]
        if (" " not in title or _BROKEN_OFF.search(title)) and line.rank + 1 < len(lines):
            follows = _written(text, lines[line.rank + 1])
            return f"{title} {follows}" if len(follows) <= BODY_LINE else title
        return title
    if not lines:
        return None
    first = lines[0].text
    title = _written(text, lines[0])
    other = _PLACE_LINE.match(first) or _LIST_NUMBER.match(first) or _DOCUMENT_LINE.match(first)
    return None if other or len(title) > 120 or title.endswith((".", ";", ",")) else title


def _written(text: str, line: HeadLine) -> str:
    return " ".join(text[line.start : line.end].split())
