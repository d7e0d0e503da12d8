"""Which way from the report's period a date without a year looks, and which year its bracket names.

The words matter only where the period holds no such day: of a year the period covers it is that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.polish.calendar.words import AHEAD, AHEAD_VERB, BACK, CUES, DONE, PLANS

if TYPE_CHECKING:
    from extract.polish.calendar.before import Before

_REACH_BEFORE, _REACH_BEHIND = 100, 40  # characters of the clause
_REACH_HEADING = 1_500  # characters that hold the heading
_HEADING = re.compile(r"[^\n]{3,70}(?<![.;,])(?=\n[^\n])")  # behind an empty line
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_PAST = re.compile(
    r"(?<!\w)(?:by[łl][aoyi]?|\w{2,}(?:[aeiy]ł[aoy]|[aeiy]li|ano|ono|ęto))(?!\w)", re.IGNORECASE
)
_REST_END = re.compile(r"[,.;!?()\n]")
_CLAUSE_END = re.compile(r"[.;!?\n](?=\s|\Z)")
# "(w roku 2018 38, bo doradcy zaczęli w maju)": the year that opens the bracket
_BRACKET_YEAR = re.compile(
    r"\((?:(?:w|we|za)\s)?(?:rok\w?\s)?(?P<year>(?:19|20)[0-9]{2})(?![0-9/.-])[^()\n]*\Z"
)

# "W I połowie 2019 roku dwukrotnie – 9 lutego i 10 maja": no other clause begins between the two
_SENTENCE_YEAR = re.compile(
    r"(?:[.!?]\s{1,3}|\n\s{0,8})W\s(?:\w{1,9}\.?\s(?:połowie|półroczu|kwartale|kw\.)\s|roku\s)?"
    r"(?P<year>20[0-9]{2})(?![0-9/.-])(?:\s(?:roku|r\.))?[^.!?;,()\n0-9]*\Z"
)


def lean(text: str, before: Before, end: int, plans: str | None) -> int:
    """Which way the words before and behind a date look: 1 ahead, -1 back, 0 both.

    "plan do grudnia", "przełożono na marzec", but "stan na grudzień"; "przełożone z grudnia", "w
    stosunku do I kwartału", "od stycznia 31"; "w planie na następny rok targi w maju". ``plans`` is
    the heading of plans that the date stands under.
    """
    if before.preposition == "do":
        return -1 if before.second in CUES["compared"] else 1
    if before.first == "na" and not before.second.startswith("stan"):
        return 1
    if before.preposition in ("z", "ze"):
        return -1
    written = text[max(0, before.start - _REACH_BEFORE) : before.start]
    ends = [hit.end() for hit in _CLAUSE_END.finditer(written)]
    clause = written[ends[-1] if ends else 0 :]
    behind = text[end : end + _REACH_BEHIND]
    stop = _REST_END.search(behind)
    rest = behind[: stop.start()] if stop else behind
    ahead = AHEAD.search(clause) is not None and _PAST.search(rest) is None
    ahead = ahead or AHEAD_VERB.search(rest) is not None
    back = BACK.search(clause) is not None
    if not back and plans:
        return 1  # "Plany na II półrocze", below it "od listopada"
    back = back or before.preposition == "od"
    return int(ahead) - int(back)


def plans_above(text: str, start: int) -> str | None:
    """Heading of plans under which ``start`` stands: a short line below an empty one."""
    heading = _heading_above(text, start)
    if heading is None or DONE.search(heading) or not PLANS.search(heading):
        return None
    return heading


def _heading_above(text: str, start: int) -> str | None:
    """Last line before ``start`` that an empty line stands above and none below."""
    first = max(0, start - _REACH_HEADING)
    empty = start
    while (empty := text.rfind("\n\n", max(0, first - 2), empty + 1)) >= 0:
        line = _HEADING.match(text, empty + 2, start)
        if line is not None:
            return line[0]
    line = None if first else _HEADING.match(text, 0, start)
    return line[0] if line is not None else None


def year_of_bracket(text: str, start: int) -> int | None:
    """Year with which the bracket around ``start`` opens: "(w roku 2018 38, bo od maja)"."""
    written = text[max(0, start - _REACH_BEFORE) : start]
    named = _BRACKET_YEAR.search(written)
    return int(named["year"]) if named else None


def year_of_sentence(text: str, start: int) -> int | None:
    """Year that opens the clause in which ``start`` stands: "W 2019 roku spotkano się 9 lutego"."""
    written = "\n" * (start <= _REACH_BEFORE) + text[max(0, start - _REACH_BEFORE) : start]
    named = _SENTENCE_YEAR.search(written)
    return int(named["year"]) if named else None


def year_of_plans(heading: str) -> int | None:
    """Year that a heading of plans names: "Plany na 2020 rok"."""
    named = _YEAR.search(heading)
    return int(named[0]) if named else None
