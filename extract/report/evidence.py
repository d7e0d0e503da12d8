"""What speaks for a span of days in a report's head being its period, and what against it.

========================================================================  =====
"za okres", "okres sprawozdawczy" right before                            +10
"za rok", "za miesiąc" right before                                       +3
"za", "w okresie", "w roku", "w" right before                             +2
its line, or the line before it, names the document ("Sprawozdanie ...")  +3
or the report opens with it and tells them as titles do (``openings``)     +3
it stands alone in its line                                               +2
it stands in the first 3 (8) lines that are not blank                     +2 (+1)
none of these lines, and no opening sentence that tells of deeds          -3
a project's ("okres realizacji", a quoted name or "projekt" before it)    -6
a document's ("Łódź, 15.01.2018", "data sporządzenia"); a plan's          out
========================================================================  =====

A cue that names the report's period outweighs whatever else the line holds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from extract.polish.predicates import first_verb
from extract.report.head import (
    BODY_LINE,
    CUE_END,
    CUE_REACH,
    HEADING,
    PLACE_NAME,
    PLACE_SHAPE,
    WORDS,
)
from extract.report.openings import announces, names_body, of_another_paper, opens_with
from extract.report.project_dates import announces_project, is_span
from extract.report.stretches import OPENING, SHORT_LINE, TITLE

if TYPE_CHECKING:
    from extract.polish.calendar import DateMention
    from extract.report.head import HeadLine

NAMED = 10
"""What a cue that names the report's period is worth."""
_STRONG = re.compile(rf"(?<!\w){WORDS['strong']}{CUE_END}")
_PLAIN = re.compile(rf"(?<!\w){WORDS['plain']}{CUE_END}")
_OVER = re.compile(rf"(?<!\w){WORDS['over']}{CUE_END}")
_DEEDS = re.compile(WORDS["deeds"])
_PROJECT = re.compile(rf"(?<!\w)(?:{WORDS['project']})")
_DOCUMENT = re.compile(rf"(?<!\w){WORDS['document']}(?:\s+\w+){{0,2}}[\s\xa0:]*\Z")
_PLACE = re.compile(rf"{PLACE_SHAPE}|{PLACE_NAME}[–—-]\s")
_SMALL_IN_PLACES = ("nad", "pod", "k.", "koło")
_QUOTED = re.compile(r"[”\"»’]{1,2}[\s\xa0,.:;(–-]{0,6}(?:od\s*)?\Z")
_OPENS = re.compile(r"rok\w*|lata\w*|od", re.IGNORECASE)
_SENTENCE_END = re.compile(r".*[^\d\s][.!]\s", re.DOTALL)
# What a line may hold beside its dates and be a line of the period alone: "(za okres: od …)"
_AROUND = re.compile(
    r"[\s\xa0()\[\].:–„”\"*_=-]*"
    r"(?:(?:za|w|terminie|okresie|latach|rok\w?|r\.|okres\w*|od|miesiąc\w*|m-c\w?|kwartał\w*|półrocz\w*|czas|termin)[\s\xa0:]*)*"
)


def weigh(text: str, mention: DateMention, lines: tuple[HeadLine, ...]) -> tuple[int, str]:
    """Points for ``mention`` being the report's period, and the rule that says so."""
    place = line_of(lines, mention)
    line = lines[place]
    before = text[max(0, mention.start - CUE_REACH) : mention.start].lower()
    # the quote itself may hold the cue's last words: "roku 2017", "od 1.03 do 31.05"
    if opens := _OPENS.match(text, mention.start, mention.end):
        before += opens[0].lower()
    own = line.text[: mention.start - line.start]
    rest = text[mention.end : line.end]
    if _STRONG.search(before):
        return (-9, "") if of_another_paper(line, before) else (NAMED, "named period")
    if not is_span(mention.interval):
        return -9, ""
    if announces(line.text):
        return -9, ""
    titled = bool(HEADING.search(own)) or bool(TITLE.search(own) and len(line.text) <= BODY_LINE)
    if _DOCUMENT.search(before) or (not titled and _names_place(text, line, mention)):
        return -9, ""
    points = 2 - (line.rank >= 3) - (line.rank >= 8)
    below = place > 0 and bool(HEADING.search(lines[place - 1].text)) and len(own) <= SHORT_LINE
    above = below and first_verb(own) is None  # not "Fundacja powstała w maju 2012 r."
    within = mention.start - line.start, mention.end - line.start
    over = opens_with(line, *within, year=mention.precision == "year")
    alone = not _AROUND.sub("", own, count=1).strip() and not _AROUND.sub("", rest, count=1).strip()
    if _OVER.search(before):
        points += 3
    elif _PLAIN.search(before):
        points += 2
    if titled or above or over:
        points += 3
    if alone:
        points += 2
    opening = line.rank <= 1 and _opens_sentence(own, rest, mention.precision)
    if not (titled or above or over or alone or opening):
        points -= 3
    if of_project(before, own, titled):
        points -= 6
    if titled or above or over:
        return points, "line of its own" if alone and not titled else "period in title"
    return points, "line of its own" if alone else "opening sentence"


def line_of(lines: tuple[HeadLine, ...], mention: DateMention) -> int:
    """Place of the line in which ``mention`` begins."""
    return max(0, bisect_right(lines, mention.start, key=attrgetter("start")) - 1)


def of_project(before: str, own: str, titled: bool) -> bool:
    """Tell dates of a project by the words before them: ``own`` in their line, ``before`` nearer.

    Where the line names the document (``titled``), only what announces a project right before.
    """
    if announces_project(before):
        return True
    if titled:
        return False
    return bool(_QUOTED.search(before) or _PROJECT.search(own))


def _opens_sentence(own: str, rest: str, precision: str) -> bool:
    """Tell "W 2019 r. prowadziliśmy", "W I półroczu 2019 r. zespół pracował" in a paragraph."""
    ended = _SENTENCE_END.search(own)
    if len(own) - (ended.end() if ended else 0) > OPENING:
        return False
    if precision in ("quarter", "half") and first_verb(rest[:BODY_LINE]) is not None:
        return True
    return _DEEDS.search(rest[:BODY_LINE]) is not None


def _names_place(text: str, line: HeadLine, mention: DateMention) -> bool:
    """Tell "Łódź, dnia 5 maja 2019" under a letter from "Praca zespołu, maj 2019"."""
    own = line.text[: mention.start - line.start]
    if mention.precision in ("quarter", "half") or not _PLACE.fullmatch(own) or names_body(own):
        return False
    if "," not in own and not (line.rank and mention.precision == "month"):
        return False
    words = text[line.start : mention.start].strip(" ,–—-").partition(",")[0].split()
    shouted = [len(word) > 1 and word.isupper() for word in words]
    # Of "OWES Lipa" the first word is an abbreviation.
    names = [word for word in words if word not in _SMALL_IN_PLACES]
    return all(word[0].isupper() for word in names) and (all(shouted) or not any(shouted))
