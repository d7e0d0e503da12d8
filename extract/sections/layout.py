"""The words of ``layout.toml``, ready for use."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

from extract.polish.listed import any_of
from extract.polish.totals import TOTALS

_WORDS: dict[str, Any] = tomllib.loads(
    (files("extract.sections") / "layout.toml").read_text(encoding="utf-8")
)

NUMBER_STEMS: tuple[str, ...] = tuple(_WORDS["number_words"]["stems"])
"""Stems of "pierwszy", "drugi" and so on, in order: the number in words of "Część druga"."""
NUMBERED_WORD = re.compile(
    rf"(?P<word>(?P<task>{any_of(_WORDS['numbered_words']['task'])})"
    rf"|{any_of(_WORDS['numbered_words']['heading'])})\s?(?:nr\.?\s?)?"
    r"(?P<number>\d{1,2}|[ivxIVX]{1,5}|(?-i:[A-Z])(?=\s?[-–—:.)]|\s*\Z)"
    rf"|(?:{'|'.join(NUMBER_STEMS)})(?:ie|[yaie])?(?=\s?[-–—:.]|\s*\Z))\b"
    r"(?P<close>[.)]?\s?[-–—:]?)(?P<rest>\s*)",
    re.IGNORECASE,
)
"""A word and a number at the start of a line: "ZADANIE I -"."""
PREFIX = 3
NUMBERED_WORD_PREFIXES = frozenset(
    word[:PREFIX] for words in _WORDS["numbered_words"].values() for word in words
)
"""First letters of these words: few lines begin with them, so few are matched in full."""

QUOTED = re.compile(r"(?:„|“|,,)[^„”“\"]*(?:[”“\"]|\Z)|\"[^\"]*(?:\"|\Z)|»[^«]*(?:«|\Z)")
"""What stands in quotation marks, up to the end where they are not closed."""

_OPEN, _CLOSE = r"(?:„|“|”|\"|»|«|,,|‚‚|'')", r"(?:”|“|\"|''|’’|«|»|″)"
_COUNTED = r"(?:\s?(?:nr\.?\s?)?(?:\d{1,2}|[IVX]{1,4})\b[.)]?)?"
TITLE = re.compile(
    rf"(?:(?P<project>{any_of(_WORDS['project']['words'])}){_COUNTED}\s*"
    rf"(?P<named>(?:{any_of(_WORDS['project']['named'])}\s*)?[:–-]?)\s*)?"
    rf"{_OPEN}\s*(?P<title>[^\n„”“\"«»]{{2,250}}?)\s*{_CLOSE}",
    re.IGNORECASE,
)
"""A title in quotes, perhaps with the word "projekt" before it."""

ANNOUNCES = re.compile(any_of(_WORDS["project"]["words"]), re.IGNORECASE)
"""The words that announce a project."""

OPENS_TITLE = re.compile(
    rf"(?:{any_of(_WORDS['project']['words'])}{_COUNTED}\s*"
    rf"(?:{any_of(_WORDS['project']['named'])}\s*)?[:–-]?\s*)?{_OPEN}",
    re.IGNORECASE,
)
"""The beginning of ``TITLE``, whose end may stand on the next line."""

PROJECT_COLON = re.compile(
    rf"(?P<project>{any_of(_WORDS['project']['words'])}){_COUNTED}\s*:\s*"
    r"(?P<title>[^\n]{3,200})",
    re.IGNORECASE,
)
"""A project's name after a colon, without quotes."""

PROJECT_DATED = re.compile(
    rf"(?P<project>{any_of(_WORDS['project']['words'])})\s+(?P<title>(?-i:[A-ZĄĆĘŁŃÓŚŹŻ])[^\n„”“\"(]{{2,100}}?)"
    r"\s*[(,–-]\s*(?=[^\n]{0,60}(?:19|20)\d\d)",
    re.IGNORECASE,
)
"""A project's name without quotes, behind it a bracket or dash and its dates."""

BESIDE_TITLE = re.compile(rf"\b{any_of(_WORDS['project']['beside'])}", re.IGNORECASE)
_TOTALS = [*TOTALS["in_all"], *TOTALS["sums"]]
LEAD_IN = re.compile(rf"{any_of([*_WORDS['lead_in']['first'], *_TOTALS])}(?!\w)", re.IGNORECASE)
TOTAL = re.compile(rf"{any_of(_TOTALS)}(?!\w)", re.IGNORECASE)
"""What may head the sums of all parts: "Ogółem w regionie"."""
PREPOSITION = re.compile(rf"{any_of(_WORDS['lead_in']['prepositions'])}(?!\w)", re.IGNORECASE)
CONJUNCTION = re.compile(rf"{any_of(_WORDS['lead_in']['conjunctions'])}(?!\w)", re.IGNORECASE)
CLOSING = re.compile(rf"{any_of(_WORDS['closing']['words'])}(?!\w)", re.IGNORECASE)
OFFICE = re.compile(
    rf"(?i:{any_of(_WORDS['office']['words'])}\s{any_of(_WORDS['office']['gives'])}\s"
    r"(?:[–-]\s|we?\s)?(?!(?:dla|i|oraz)\s))[A-ZŁŚŻĆŃÓ]"
)
"""An office and its place, in a heading: "Punkt doradczy w Lubaczowie"."""
ISSUER = re.compile(rf"{any_of(_WORDS['title']['issuers'])}(?!\w)", re.IGNORECASE)
ASKING = re.compile(rf"{any_of(_WORDS['lead_in']['asking'])}(?!\w)", re.IGNORECASE)
SMALL_WORD = re.compile(rf"\b{any_of(_WORDS['lead_in']['small'])}\.?")
LONGEST_SMALL_WORD = max(map(len, _WORDS["lead_in"]["small"]))
TITLE_WORD = re.compile(rf"\b{any_of(_WORDS['title']['words'])}", re.IGNORECASE)
PERIOD_WORD = re.compile(
    rf"\b(?:{any_of(_WORDS['title']['period'])}|(?:19|20)\d\d\b)", re.IGNORECASE
)
TITLE_GOES_ON = re.compile(rf"{any_of(_WORDS['title']['goes_on'])}|[\d(]|[IVX]+\b", re.IGNORECASE)
ORDINAL_BEFORE = re.compile(any_of(_WORDS["ordinal"]["before"]))
_DANGLING = frozenset(_WORDS["dangling"]["words"])
_DANGLING_NUMBERED = frozenset(_WORDS["dangling"]["numbered"])
_UNITS = frozenset(_WORDS["dangling"]["units"])
_COUNTING = frozenset(
    (*_WORDS["numbered_words"]["task"], *_WORDS["numbered_words"]["heading"], "nr", "projekt")
)
_TAIL = 24
SPACED_LETTERS = re.compile(r"(?<!\S)(?:[A-ZĄĆĘŁŃÓŚŹŻ][ \xa0]){3,}[A-ZĄĆĘŁŃÓŚŹŻ](?!\w)")
"""A word in spaced letters: "Z A J Ę C I A"."""


def dangles(body: str) -> bool:
    """Tell whether a line cannot end here: "... w dniu", "... zgodnie z art. 5 ust. 2 pkt"."""
    words = body[-_TAIL:].split()
    if not words:
        return False  # marks that Python takes for white space and no pattern does
    last = words[-1].lower()
    if SPACED_LETTERS.search(body[-_TAIL:]) is not None:
        return False  # "Z A J Ę C I A"
    if last in _DANGLING or last in _DANGLING_NUMBERED:
        if len(last) == len(body) or (last in _UNITS and words[-2][-1:].isdigit()):
            return False
        # "Rozdział I" is complete, "SPOTKANIA I" goes on.
        return words[-1] != "I" or (body.isupper() and words[-2].lower() not in _COUNTING)
    numbered = len(words) > 1 and last[0].isdigit() and last[-1] not in ".;:!?"
    return numbered and words[-2].lower() in _DANGLING_NUMBERED
