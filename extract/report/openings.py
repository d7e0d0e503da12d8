"""Whether a report's first lines tell its period though none of them names it as a report.

Title lines set the period off ("Praca zespołu, marzec 2024", "Program „Start”, edycja 2018 –
wyniki"), begin with it ("Rok 2019 w liczbach"), ask what was done in it ("Co robiliśmy w 2021
roku") or say what figures are of it ("Ankieta, dane za 2020 rok").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.polish.listed import WordLists
from extract.polish.predicates import first_verb
from extract.report.head import WORDS

if TYPE_CHECKING:
    from extract.report.head import HeadLine

OPENING_LINES = 4
"""Lines that are not blank; below them stands the report's text."""
LONGEST = 160
"""Characters of a title line; a longer one is a paragraph."""

_WORDS = WordLists("extract.report", "openings.toml")
_LONGEST_NAME = 80
_SHORT_TOPIC = 40
_AHEAD = _WORDS.pattern(r"(?<!\w)<ahead>")
_LOOKED_BACK = _WORDS.pattern(r"(?<!\w)<looked_back>")
_FOUNDED = _WORDS.pattern(r"(?<!\w)<founded>(?:\s+\w+){0,2}\s*\Z")
_DATA = _WORDS.pattern(r"(?<!\w)<data>(?!\w)")
_BODY = _WORDS.pattern(r"\s*(?:nasz\w?\s+)?<bodies>(?!\w)")
_ASKED = _WORDS.pattern(r"(?:\A|[.,:;!?)–—-]|\bo tym,)\s*<asking>\s(?P<asked>[^.?!]{1,70})\Z")
_ASKS = _WORDS.pattern(r"\s*[–—:-]\s*<asking>\s[^.?!]{1,70}\Z")
_WE_DID = re.compile(r"\w(?:li|ły)śmy(?!\w)")
_GONE_BY = _WORDS.pattern(r"(?<!\w)<gone_by>(?!\w)")
_GONE_BY_BEHIND = _WORDS.pattern(r"\s*(?:r\.|roku)?\s*<gone_by>(?!\w)")
_WITHIN = re.compile(r"(?<!\w)we?\s(?:\w{3,12}\s)?\Z")
_OVER = re.compile(r"(?<!\w)za\s\Z")
_OF_PAPER = _WORDS.pattern(r"(?<!\w)<papers>(?:\s\w+){0,2}\s+za\s+okr(?:es|\.)\s*(?:od\s*)?\Z")
_LEAD = _WORDS.pattern(r"(?:[\s(„\"]|(?<!\w)<year>)*\Z")
_SET_OFF = re.compile(r"(?:\A|[,:;.–—|/(-])\s*\Z")
_YEAR_NAMED = _WORDS.pattern(r"(?<!\w)<year>\s*\Z")
_BEHIND = re.compile(r"\A\s*(?:r\.|rok\w?(?!\w))?\s*(?:[)”\"]\s*)?")
_ENDS = re.compile(r"[.:!]?\s*\Z")
_NAMES_PAPER = re.compile(rf"\s*(?:r\.|roku)?[\s.,:–|/-]+(?:{WORDS['heading']})")
_SENTENCE = re.compile(r"\s\w+[.;,]\Z")
_MORE = re.compile(r"(?:\s*(?:,|i|oraz|[–-])\s*[\w.]+){1,3}\s+(?:19|20)\d\d\s*(?:r\.|rok\w?)?\s*\Z")
_PARTED = re.compile(r"\s?[,–—|/):]|\.\s|\s-\s")
_COMPARED = _WORDS.pattern(r"\s*,?\s*<compared>\s")
_SENDS = _WORDS.pattern(r"<sends>(?!\w)")
_TOLD = _WORDS.pattern(r"\s*[–—:-]?\s*<told>(?!\w)")
_IN_BODY = re.compile(r"(?:we?|u)\s+\w")


def opens_with(line: HeadLine, start: int, end: int, *, year: bool) -> bool:
    """Tell whether the days at ``line.text[start:end]`` are those that the report is about.

    Parameters
    ----------
    line
        A line of the head.
    start, end
        Offsets of the days' words in the line's text.
    year
        Whether these are a year or years, which could be any number's.
    """
    words = line.text
    own, rest = words[:start], words[end:]
    if line.rank <= 1 and not own.strip() and _GONE_BY_BEHIND.match(rest):
        return True  # "Rok 2021 był dla nas trudny."
    if line.rank >= OPENING_LINES or len(words) > LONGEST:
        return False
    if _AHEAD.search(words, 0, end) and not _LOOKED_BACK.search(words, 0, end):
        return False
    if _FOUNDED.search(own):
        return False
    if asked := _ASKED.search(own):
        # "Co robiliśmy w 2021 roku", "Jak minął nam rok 2022", "Co słychać – maj 2021"
        told = _WITHIN.search(own) or _GONE_BY.search(asked["asked"])
        return bool(told or (_SET_OFF.search(own) and _ENDS.match(rest)))
    if _WE_DID.search(own) and _WITHIN.search(own) and _ENDS.match(rest):
        return line.rank <= 1  # "Tak pracowaliśmy w 2021 roku"
    verb = first_verb(own)
    if verb is not None and not _SENDS.match(own, verb):
        return False
    if (_DATA.search(own) or _OVER.search(own)) and first_verb(rest) is None:
        return True
    quote = words[start:end]
    named = not year or not quote.isdigit() or bool(_YEAR_NAMED.search(own))
    if line.rank == 0 and not year and len(own) <= _SHORT_TOPIC and _ENDS.match(rest):
        return True  # "Animacja czerwiec 2022"
    return _set_off(own, rest, named=named) or _names_body(line, own, rest)


def _set_off(own: str, rest: str, *, named: bool) -> bool:
    """Tell "Praca zespołu, marzec 2024", "Rok 2019 w liczbach", "XII 2021. Ośrodek Lipa"."""
    before = _LEAD.sub("", own, count=1)
    if not _SET_OFF.search(before):
        return False
    behind = _BEHIND.sub("", rest, count=1)
    if _COMPARED.match(behind) or _TOLD.match(behind):
        return True
    if _MORE.match(behind) or (named and _ENDS.match(behind)):
        return bool(own.strip())
    if not named:
        return False
    if _ASKS.match(behind):
        return True
    if _SENTENCE.search(behind) or first_verb(behind) is not None:
        return False
    return bool(_PARTED.match(behind) or (not before.strip() and _IN_BODY.match(behind)))


def _names_body(line: HeadLine, own: str, rest: str) -> bool:
    """Tell "Fundacja „Lipa” w 2019 roku", a body's name with the year it tells of."""
    ends = _ENDS.match(rest) or _NAMES_PAPER.match(rest)
    if line.rank > 1 or len(line.text) > _LONGEST_NAME or not ends:
        return False
    return bool(_WITHIN.search(own) and _BODY.match(own))


def announces(words: str) -> bool:
    """Tell the title of a paper on what is to come: "Plan działania na 2021 r."."""
    return bool(_AHEAD.match(words.lstrip())) and not _LOOKED_BACK.search(words)


def names_body(words: str) -> bool:
    """Tell whether ``words`` begin like a body's name, which is no place: "Ośrodek Lipa, "."""
    return _BODY.match(words) is not None


def of_another_paper(line: HeadLine, before: str) -> bool:
    """Tell "wniosek o płatność za okres", unless the report itself is that paper."""
    return line.rank >= OPENING_LINES and _OF_PAPER.search(before) is not None
