"""The report's period and title, and the dates of a project in its heading.

The period is looked for in the head of the report: its first 40 lines, at most 3,000 characters.
Every span of days there is a candidate; what stands around it speaks for it or against it:

========================================================================  =====
"za okres", "okres sprawozdawczy" right before                            +10
"za rok", "za miesiąc" right before                                       +3
"za", "w okresie", "w roku", "w" right before                             +2
its line, or the line before it, names the document ("Sprawozdanie ...")  +3
it stands alone in its line                                               +2
it stands in the first 3 (8) lines that are not blank                     +2 (+1)
none of these lines, and no opening sentence that tells of deeds          -3
a project's ("okres realizacji", a quoted name or "projekt" before it)    -6
a document's ("Łódź, 15.01.2018", "data sporządzenia"); a plan's          out
========================================================================  =====

The best with at least 4 wins, the first of equals; a cue that names the report's period outweighs
whatever else the line holds. Failing that, the first dates after "okres sprawozdawczy" or "okres
objęty" in the first 20,000 characters; failing that, the dates of the only project that the head
names, which ``inferred`` says. Statutes and the periods of programmes never get this far: the
calendar does not read them.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING

from extract.polish.calendar import DateMention, Interval, find_dates
from extract.polish.calendar_in_names import intervals_in_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

RULES: dict[str, str] = {
    "named period": "the text says that these are the days it reports on",
    "period in title": "the line that names the document holds the days",
    "line of its own": "the days stand alone under the title",
    "opening sentence": "a text without a title tells at once when what it reports was done",
    "period in the text": "okres sprawozdawczy is named after the head of the report",
    "project dates": "the report names no period of its own, and one project with its dates",
    "file name": "the file's name holds the days",
}
"""Why each rule that finds a period exists."""

PROJECT_DATES = "report period taken from the project's dates"
YEAR_FROM_TITLE = "year from the title"

_WORDS = tomllib.loads(files("extract").joinpath("period.toml").read_text(encoding="utf-8"))

_HEAD_LINES, _HEAD_CHARS, _EARLY_CHARS = 40, 3_000, 20_000
_TITLE_LINES = 12  # not blank; the title is among them
_BODY_LINE = 240  # characters; a longer line is a paragraph
_CUE_REACH = 60  # characters before a date that hold its cue
_THRESHOLD = 4
_SHORTEST = 13  # days; shorter spans are events unless the text calls them its period

_END = r"[\s\xa0:„\"(–-]*(?:od(?:\s+dnia)?:?[\s\xa0]*)?\Z"
_STRONG = re.compile(rf"(?<!\w){_WORDS['strong']}{_END}")
_PLAIN = re.compile(rf"(?<!\w){_WORDS['plain']}{_END}")
_OVER = re.compile(rf"(?<!\w){_WORDS['over']}{_END}")
_DEEDS = re.compile(_WORDS["deeds"])
_TITLE = re.compile(rf"(?<!\w)(?:{_WORDS['title']})")
_HEADING = re.compile(rf"(?<!\w)(?:{_WORDS['heading']})")
_PROJECT = re.compile(rf"(?<!\w)(?:{_WORDS['project']})")
_PROJECT_CLOSE = re.compile(
    rf"(?<!\w){_WORDS['project_close']}[\s\xa0:,(–-]*(?:w\s+(?:okresie|terminie|latach))?{_END}"
)
_DOCUMENT = re.compile(rf"(?<!\w){_WORDS['document']}(?:\s+\w+){{0,2}}[\s\xa0:]*\Z")
_DOCUMENT_LINE = re.compile(rf"\s*{_WORDS['document']}")
_PLACE_SHAPE = r"\s*(?:[^\W\d_][\w-]*+\s?+){1,3},\s*(?:dn(?:ia|\.)?\s*)?"
_PLACE = re.compile(rf"{_PLACE_SHAPE}\Z")
_PLACE_LINE = re.compile(rf"{_PLACE_SHAPE}[0-9]")
_QUOTED = re.compile(r"[”\"»’]{1,2}[\s\xa0,.:;(–-]{0,6}(?:od\s*)?\Z")
_LIST_NUMBER = re.compile(r"\s*(?:[0-9]{1,2}|[IVX]{1,4})[.)/]\s*\S")
_LATER = re.compile(r"(?i:okres\w{0,4}\s{1,3}(?:sprawozdawcz|objęt)\w{1,5})")
_AROUND = re.compile(
    r"[\s\xa0()\[\].:–„”\"*_=-]*(?:(?:za|w|rok\w?|r\.|okres\w*|od|miesiąc\w*)[\s\xa0:]*)*"
)
_BROKEN_OFF = re.compile(
    r"\s(?:od|do|za|z|ze|w|we|i|oraz|dla|na|o|okres|okresie|dnia|roku|miesiąc)\Z"
)
_APPOSITION = re.compile(
    r"[\s\xa0]{0,3}(?:\(|,?[\s\xa0]{0,2}tj\.|,?[\s\xa0]{0,2}czyli)[\s\xa0]{0,3}(?:tj\.|od)?[\s\xa0]{0,3}"
)
_SENTENCE_END = re.compile(r"(?<=[a-ząćęłńóśżź)0-9])[.!?]\s")


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """The days a report says it covers.

    ``start`` and ``end`` are character offsets of the words they were read from, ``None`` when
    they come from a file name; ``rule`` is a key of ``RULES``; ``inferred`` says what was taken
    from elsewhere.
    """

    interval: Interval
    start: int | None
    end: int | None
    rule: str
    inferred: str | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the head: its text in lower case, its offset, its rank among non-blank lines."""

    text: str
    start: int
    rank: int


def _head(text: str) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    for line in text[:_HEAD_CHARS].split("\n")[:_HEAD_LINES]:
        if line.strip():
            lines.append(_Line(line.lower(), start, len(lines)))
        start += len(line) + 1
    return lines


def _closed(interval: Interval) -> tuple[date, date] | None:
    if interval.start is None or interval.end is None:
        return None
    return interval.start, interval.end


def _is_span(interval: Interval) -> bool:
    days = _closed(interval)
    return days is not None and abs((days[1] - days[0]).days) >= _SHORTEST


def _score(text: str, mention: DateMention, lines: list[_Line]) -> tuple[int, str]:
    """How much speaks for ``mention`` being the report's period, and the rule that says so."""
    place = max(i for i, line in enumerate(lines) if line.start <= mention.start)
    line = lines[place]
    before = text[max(0, mention.start - _CUE_REACH) : mention.start].lower()
    # the quote itself may hold the cue's last words: "roku 2017", "od 1.03 do 31.05"
    before += re.match(r"(?:rok\w*|lata\w*|od)?", text[mention.start : mention.end].lower())[0]  # type: ignore[index]
    own = line.text[: mention.start - line.start]
    rest = text[mention.end : line.start + len(line.text)]
    if _STRONG.search(before):
        return 10, "named period"
    if not _is_span(mention.interval):
        return -9, ""
    titled = bool(_HEADING.search(own)) or bool(_TITLE.search(own) and len(line.text) <= _BODY_LINE)
    if _DOCUMENT.search(before) or (_PLACE.fullmatch(own) and not titled):
        return -9, ""
    score = 2 - (line.rank >= 3) - (line.rank >= 8)
    above = place > 0 and bool(_HEADING.search(lines[place - 1].text)) and len(own) <= 80
    alone = not _AROUND.sub("", own, count=1).strip() and not _AROUND.sub("", rest, count=1).strip()
    if _OVER.search(before):
        score += 3
    elif _PLAIN.search(before):
        score += 2
    if titled or above:
        score += 3
    if alone:
        score += 2
    opening = line.rank <= 1 and len(own) <= 40 and _DEEDS.search(rest[:_BODY_LINE])
    if not (titled or above or alone or opening):
        score -= 3
    if _of_project(before, own, titled):
        score -= 6
    if titled or above:
        return score, "line of its own" if alone and not titled else "period in title"
    return score, "line of its own" if alone else "opening sentence"


def _of_project(before: str, own: str, titled: bool) -> bool:
    if announces_project(before):
        return True
    if titled:
        return False
    return bool(_QUOTED.search(before) or _PROJECT.search(own))


def announces_project(before: str) -> bool:
    """Tell whether ``before`` ends in words that a project's dates follow: "okres realizacji"."""
    return bool(_PROJECT_CLOSE.search(before.lower()))


def find_period(text: str) -> PeriodMention | None:
    """Days the report covers, by the rules in this module's head; ``None`` if it names none."""
    lines = _head(text)
    if not lines:
        return None
    end = lines[-1].start + len(lines[-1].text)
    best: tuple[int, str, DateMention] | None = None
    mentions = [m for m in find_dates(text, 0, end, bare=True) if _closed(m.interval)]
    for mention in mentions:
        score, rule = _score(text, mention, lines)
        if score >= _THRESHOLD and (best is None or score > best[0]):
            best = score, rule, mention
    if best is not None:
        _, rule, mention = best
        found = PeriodMention(mention.interval, mention.start, mention.end, rule)
        return _narrowed(text, end, lines, found) or _explained(text, mentions, found)
    return _later(text) or _only_project(text, mentions, lines)


def _narrowed(text: str, end: int, lines: list[_Line], year: PeriodMention) -> PeriodMention | None:
    """Part of the title's year that the head calls its period: "Okres: styczeń – marzec"."""
    for mention in find_dates(text, 0, end, anchor=year.interval):
        if mention.inferred is None or not _closed(mention.interval):
            continue
        score, rule = _score(text, mention, lines)
        part = mention.precision != "day" or _is_span(mention.interval)
        if part and score >= _THRESHOLD + 3 and "outside" not in mention.inferred:
            return PeriodMention(
                mention.interval, mention.start, mention.end, rule, YEAR_FROM_TITLE
            )
    return None


def _explained(text: str, mentions: list[DateMention], found: PeriodMention) -> PeriodMention:
    """Exact days in brackets behind a period: "rok szkolny 2018/2019 (3.09.2018 – 21.06.2019)"."""
    if found.end is None:
        return found
    for mention in mentions:
        between = text[found.end : mention.start]
        exact = mention.precision == "day" and _is_span(mention.interval)
        if exact and mention.start >= found.end and _APPOSITION.fullmatch(between):
            return replace(found, interval=mention.interval, start=mention.start, end=mention.end)
    return found


def _later(text: str) -> PeriodMention | None:
    for cue in _LATER.finditer(text, 0, _EARLY_CHARS):
        for mention in find_dates(text, cue.end(), min(len(text), cue.end() + 120), bare=True):
            if _is_span(mention.interval):
                return PeriodMention(
                    mention.interval, mention.start, mention.end, "period in the text"
                )
            break
    return None


def _only_project(
    text: str, mentions: list[DateMention], lines: list[_Line]
) -> PeriodMention | None:
    """Dates of the head's one project; of two with different dates, none."""
    found: dict[Interval, DateMention] = {}
    for mention in mentions:
        place = max(i for i, line in enumerate(lines) if line.start <= mention.start)
        own = text[lines[place].start : mention.start].lower()
        before = text[max(0, mention.start - _CUE_REACH) : mention.start].lower()
        if _is_span(mention.interval) and _of_project(before, own, titled=False):
            found.setdefault(mention.interval, mention)
    if len(found) != 1:
        return None
    mention = next(iter(found.values()))
    return PeriodMention(
        mention.interval, mention.start, mention.end, "project dates", PROJECT_DATES
    )


def find_period_in_name(stem: str) -> PeriodMention | None:
    """Days that a file's name (without its ending) gives: "sprawozdanie_2019_Q2", "2020-03 raport".

    A name says less than a text: use it only where ``find_period`` finds nothing, and record that
    the period is assumed. A single day is the document's date, never a period.
    """
    interval = next(filter(_is_span, intervals_in_name(stem)), None)
    return PeriodMention(interval, None, None, "file name", "file name") if interval else None


def find_title(text: str) -> str | None:
    """Line of the head that names the document, else its first line if that is short enough.

    A line of one word ("SPRAWOZDANIE") or one that breaks off after a preposition takes the next
    with it; of a paragraph only the first sentence counts, and only if it names the document.
    ``None`` where nothing does.
    """
    lines = _head(text)
    for line in lines[:_TITLE_LINES]:
        named = _HEADING.search(line.text)
        if not named or named.start() > _CUE_REACH:
            continue
        title = _written(text, line)
        if len(title) > _BODY_LINE:
            end = _SENTENCE_END.search(title)
            if end is None or end.end() > _BODY_LINE:
                continue
            return title[: end.start() + 1]
        if (" " not in title or _BROKEN_OFF.search(title)) and line.rank + 1 < len(lines):
            follows = _written(text, lines[line.rank + 1])
            return f"{title} {follows}" if len(follows) <= _BODY_LINE else title
        return title
    if not lines:
        return None
    first = lines[0].text
    title = _written(text, lines[0])
    other = _PLACE_LINE.match(first) or _LIST_NUMBER.match(first) or _DOCUMENT_LINE.match(first)
    return None if other or len(title) > 120 or title.endswith((".", ";", ",")) else title


def _written(text: str, line: _Line) -> str:
    return " ".join(text[line.start : line.start + len(line.text)].split())


def heading_period(text: str, start: int, end: int) -> Interval | None:
    """Days in a project's heading ``text[start:end]``; a single day is no project's period."""
    found = heading_mention(text, start, end)
    return found.interval if found else None


def heading_mention(text: str, start: int, end: int) -> DateMention | None:
    """As ``heading_period``, with the offsets of the words that say so."""
    return next((m for m in _spans(text, start, end)), None)


def _spans(text: str, start: int, end: int) -> Iterator[DateMention]:
    for mention in find_dates(text, start, end, bare=True):
        if _is_span(mention.interval):
            yield mention
