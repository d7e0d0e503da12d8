"""The report's title: the line of its head that names the document."""

from __future__ import annotations

import re

from extract.polish.predicates import first_verb
from extract.report.head import BODY_LINE, CUE_REACH, HEADING, PLACE_SHAPE, WORDS, HeadLine, head

_TITLE_LINES = 12  # not blank; the title is among them
_LONGEST_OPENING = 120
_LONGEST_NAME = 40  # of the words that name a document: "działania zrealizowane"
_LONGEST_PART = 60  # characters; a longer line that goes on in small letters is hard-wrapped text
_DOCUMENT_LINE = re.compile(rf"\s*{WORDS['document']}")
_PLACE_LINE = re.compile(rf"{PLACE_SHAPE}[0-9]")
# What begins an item of a list ("1. ", "a) ", "- ") or a chapter ("Rozdział II").
_MARKED = re.compile(
    r"\s*+(?:\(?(?:[0-9]{1,2}|[ivx]{1,4})[.)/]\s*+(?!\d)\S|\(?[a-z]\)|[a-z][./]\s|[-–—•▪➢·]\s*+\S"
    rf"|(?:{WORDS['chapter']})\s++(?:[0-9]{{1,2}}|[ivx]{{1,5}})\b)"
)
_BROKEN_OFF = re.compile(rf"\s(?:{WORDS['broken_off']})\Z")
_SENTENCE_END = re.compile(r"(?<=[a-ząćęłńóśżź)0-9])[.!?]\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ„\"])")
_MARKUP = "#*_ "
# What stands above a text on a web page or in a message: "Strona > O nas > Raporty", "Do: …".
_ABOVE = re.compile(
    rf"\s*+(?:(?:{WORDS['message']})\s?:\s"
    r"|[^>\n]{1,40}+(?:>[^>\n]{1,60}+){2,})"
)
_SUBJECT = re.compile(rf"(?:{WORDS['subject']})\s?:\s*", re.IGNORECASE)
# The page's number, far from the text of a header: "Raport roczny          str. 1".
_PAGE = re.compile(
    r"(?<!\s)(?:\s{3,}+|\t)(?:(?:strona|str\.|s\.)\s?\d{1,3}(?:\s?(?:z|/)\s?\d{1,3})?"
    r"|[-–]\s?\d{1,3}\s?[-–]|\d{1,3}\s?/\s?\d{1,3})\Z",
    re.IGNORECASE,
)
_YEAR_STOP = re.compile(r"(?:19|20)\d\d\s?r\.\Z")


def find_title(text: str) -> str | None:
    """Line of the head that names the document, else its first line if that can be a title.

    A line of one word ("SPRAWOZDANIE") or one that breaks off after a preposition takes the next
    with it, unless that one is a sentence or an item; of a paragraph only the first sentence
    counts, and only if it names the document. Chapters, list items and statements are no titles,
    and behind the first of them none is looked for; a web page's path and a message's header lines
    are passed over. ``None`` where nothing names the document.
    """
    lines = head(text)
    for line in lines[:_TITLE_LINES]:
        if _MARKED.match(line.text):
            break
        if _ABOVE.match(line.text):
            continue
        written = _written(text, line)
        title = _naming(written, line)
        if title is not None:
            return _completed(text, lines, line, title)
        ended = written.endswith((".", "!", "?"))
        if len(written) > BODY_LINE or (ended and first_verb(written) is not None):
            break
    return _opening(text, lines)


def _naming(written: str, line: HeadLine) -> str | None:
    """Give the line's title, or that of its first sentence; ``None`` if it names no document."""
    named = HEADING.search(line.text, 0, CUE_REACH + _LONGEST_NAME)
    if named is None or named.start() > CUE_REACH:
        return None
    title = written
    end = _SENTENCE_END.search(title)
    if end is not None and (len(title) > BODY_LINE or first_verb(title) is not None):
        title = title[: end.start() + 1]
    if len(title) > BODY_LINE:
        return None
    verb = first_verb(title)
    if verb is None:
        return title
    # "Informacja o tym, co zrobiono w roku 2019", but not "Raport przygotowała Ewa Lis".
    late = len(title[:verb].split()) > 3
    return title if late and named.start() == 0 and title[-1] != "." else None


def _completed(text: str, lines: tuple[HeadLine, ...], line: HeadLine, title: str) -> str:
    """Add the next line to a title that breaks off; one word alone says too little."""
    alone = " " not in title
    if not (alone or _BROKEN_OFF.search(title)) or line.rank + 1 == len(lines):
        return title
    below = lines[line.rank + 1]
    follows = _written(text, below)
    if not follows or len(follows) > BODY_LINE or _MARKED.match(below.text):
        return title
    if alone and (first_verb(follows) is not None or len(follows) > _LONGEST_OPENING):
        return title
    return f"{title} {follows}"


def _opening(text: str, lines: tuple[HeadLine, ...]) -> str | None:
    """First line of all, if it can be a title though it does not say of what kind."""
    first = next((line for line in lines[:_TITLE_LINES] if not _ABOVE.match(line.text)), None)
    if first is None:
        return None
    title = _written(text, first)
    if not title or text.startswith(("##", "*", "_"), first.start):
        return None  # a section's heading in Markdown
    if len(title) > _LONGEST_OPENING or first_verb(title) is not None:
        return None
    if title[-1] in ".;,:" and not _YEAR_STOP.search(title):
        return None
    if any(form.match(first.text) for form in (_PLACE_LINE, _DOCUMENT_LINE, _MARKED)):
        return None
    below = lines[first.rank + 1] if first.rank + 1 < len(lines) else None
    wrapped = below is not None and below.start == first.end + 1 and text[below.start].islower()
    return None if wrapped and len(title) > _LONGEST_PART else title


def _written(text: str, line: HeadLine) -> str:
    words = " ".join(_PAGE.sub("", text[line.start : line.end].rstrip()).split())
    words = _SUBJECT.sub("", words, count=1) if _SUBJECT.match(words) else words
    return words.strip(_MARKUP) if words[:1] in _MARKUP else words
