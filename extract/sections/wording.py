"""Whether the words of a line can be a heading's: capitals, no statement, no full stop."""

from __future__ import annotations

import re

from extract.polish.predicates import first_verb
from extract.polish.sentences import CUT_WORDS
from extract.sections.layout import ASKING, LONGEST_SMALL_WORD, QUOTED, SMALL_WORD, SPACED_LETTERS

RULE = re.compile(r"(?:-{3,}|={3,}|_{3,}|~{3,}|\*{3,}|—{3,}|–{3,})")
"""A rule below a heading."""
SIGNED = re.compile(
    r"[^\W\d][^\d,.:;]{1,40},\s*(?:(?:dn(?:ia|\.)\s*)?\d{1,2}[.\s-][^,;]{0,20}"
    r"|[^\W\d]{3,12}\s(?:19|20)\d\d(?:\s?r(?:\.|oku)?)?)\Z"
)
"""Place and day under a signature or a title: "Lipa, 5.03.2018 r.", "Lipa, marzec 2018"."""
NUMBER = re.compile(r"(?<![\w-])\d+(?!\w)")
"""A number that stands by itself."""
LONGEST_HEADING = 130
"""Characters; no heading is longer."""
_SMALL_LETTER = re.compile("[a-ząćęłńóśźż]")
_CAPITAL_WORD = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ]{5}|\b(?:ROK|LATA|MAJ|LUTY)\s(?:19|20)\d\d")
_SMALL_RUN = re.compile(f"[a-ząćęłńóśźż]{{{LONGEST_SMALL_WORD + 1}}}")
# What a heading adds in brackets need not be in capitals: "KADRA (stan na koniec roku)".
_ADDED = re.compile(r"(?<=\w)\s*+\([^()]{1,80}\)\Z")
_ASKED = re.compile(r"\?(?:\s*\([^()]{1,80}\))?\Z")
_YEAR_STOP = re.compile(r"(?:19|20)\d\d\s?[rR]\.\Z")
_CUT_WORD = re.compile(r"(?<![\w.])([^\W\d_]{1,7})\.\Z")
_QUOTE_SIGN = re.compile('[„“"»]|,,')
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


def is_capitals(body: str) -> bool:
    """Tell whether a line is written in capitals, small words and glued words allowed.

    What it adds in brackets may be in small letters.
    """
    if len(body) > LONGEST_HEADING or body[-1] in ",;|":
        return False
    if body[-1] == ")":
        body = _ADDED.sub("", body)
    # Most lines fail at once, at the first longer word in small letters.
    if _SMALL_RUN.search(body):
        return False
    if "|" in body or not (_CAPITAL_WORD.search(body) or SPACED_LETTERS.search(body)):
        return False
    if not _SMALL_LETTER.search(body):
        return True
    return not _SMALL_LETTER.search(SMALL_WORD.sub("", body))


def states(body: str) -> bool:
    """Tell whether a line states something: it has a verb, or a number that is no year."""
    if _ASKED.search(body):
        return False
    if _QUOTE_SIGN.search(body):
        body = QUOTED.sub(" ", body)  # "Projekt „Lipa pracuje”"
    if any(not _YEAR.match(number.group()) for number in NUMBER.finditer(body)):
        return True
    return first_verb(body) is not None and not ASKING.match(body)


def ends(body: str, marks: str) -> bool:
    """Tell whether a line ends in one of the marks; the stop of an abbreviation is none."""
    if body[-1] not in marks:
        return False
    if body[-1] != ".":
        return True
    cut = _CUT_WORD.search(body)
    return not (_YEAR_STOP.search(body) or (cut and cut[1].lower() in CUT_WORDS))
