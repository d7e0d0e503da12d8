"""What labels say of a number: a bracket behind it, its row and column, the head of its list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.fact import Amount
from extract.facts.grids import CELL, HEADED
from extract.facts.grids.cells import DASHES, PART_ROW, PARTED, SEMICOLONS
from extract.meaning.left_out import WORDS
from extract.meaning.taken_up import NEW_LINE
from extract.polish.lines import line_start

if TYPE_CHECKING:
    from extract.facts.fact import Quantity
    from extract.polish.sentences import SentenceIndex

DIGITS = re.compile(r"\d++")
TITLE = re.compile(r"[„“«\"][^„“”«»\"\n]{1,120}+[”“»\"]")

_STOP_BEFORE = 2  # characters of the stop that ends the sentence before
_FAR = 300  # characters from the head of a list to its last member
_MEMBER_REACH = 40

# "480 000 zł (dotacje) i 172 800 zł (wsparcie pomostowe)": what the money is.
_LABEL = re.compile(r"\s{0,3}\(([^()\d;]{4,40})\)")
_MEMBER = re.compile(r":\s\d[\d ,]*[^\W\d_]{0,12}\.?\Z")  # "doradca: 64 h"
_HEAD = re.compile(
    r"(?:\A|\n|[,;:.(•–-]\s|\b(?:i|oraz|a)\s)(?P<head>[^,;:.()•\n\d]{3,60})(?:\([^()]{0,40}\)\s?)?:\s"
)


def labels(fact: Quantity, text: str, sentences: SentenceIndex) -> tuple[str, str, str]:
    """Return what labels say of a number; an empty text for each that it has not.

    What the bracket right behind an amount says the money is; the label of the row of a cell and
    the head of its column; and what stands before the colon of the list that it is a member of.
    """
    return _bracket(fact, text), _cell(fact, text), _head(fact, text, sentences)


def bare(words: str) -> str:
    """Leave out titles and digits and fold white space."""
    return " ".join(DIGITS.sub("", TITLE.sub(" ", words)).split())


def _bracket(fact: Quantity, text: str) -> str:
    """Return what a bracket right behind an amount says the money is."""
    label = _LABEL.match(text, fact.end) if isinstance(fact, Amount) else None
    return " ".join(label[1].split()) if label is not None else ""


def _cell(fact: Quantity, text: str) -> str:
    """Return the label of the row that a cell of a table stands in and the head of its column."""
    if fact.rule != CELL:
        return ""
    phrase = getattr(fact, "phrase", None) or ""
    head = phrase.rpartition(HEADED)[2] if HEADED in phrase else ""
    return " ".join(filter(None, (_row(fact, text), bare(head))))


def _row(fact: Quantity, text: str) -> str:
    """Return the label of the row that a cell of a table stands in."""
    begin = line_start(text, fact.number_start)
    label = _label_of_row(text, begin, fact.number_start)
    if begin and PART_ROW.match(label):
        above = line_start(text, begin - 1)
        label = f"{_label_of_row(text, above, begin)} {label}"
    return bare(label)


def _label_of_row(text: str, begin: int, end: int) -> str:
    """Return the first cell of a line that is no number of the row."""
    for _ in range(2):
        marks = (mark.search(text, begin, end) for mark in (PARTED, SEMICOLONS, DASHES))
        parted = next(filter(None, marks), None)
        if parted is None:
            return ""
        label = text[begin : parted.start()]
        if WORDS.search(label):
            return label
        begin = parted.end()
    return ""


def _head(fact: Quantity, text: str, sentences: SentenceIndex) -> str:
    """Return what stands before the colon of the list that a number is a member of."""
    left = max(sentences.span(fact.start, fact.end)[0], fact.start - _FAR)
    colon = text.rfind(": ", left, fact.start)
    if colon < 0 or ";" in text[colon : fact.start] or NEW_LINE.search(text, colon, fact.start):
        return ""
    begin = max(0, left - _STOP_BEFORE)
    head = next(reversed([*_HEAD.finditer(text, begin, colon + 2)]), None)
    if head is None or head.end() != colon + 2 or _is_of_one(head, text):
        return ""
    return bare(head["head"])


def _is_of_one(head: re.Match[str], text: str) -> bool:
    """Tell the label of one member of a list: "doradca: 64 h, psycholog: 41 h, razem 105 h"."""
    if not text[head.end() : head.end() + 1].isdigit() or head[0][:1] not in ",;":
        return False
    return _MEMBER.search(text, max(0, head.start() - _MEMBER_REACH), head.start()) is not None
