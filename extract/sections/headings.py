"""Headings without a marker, and the lines that name the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.polish.predicates import first_verb
from extract.polish.sentences import CUT_WORDS
from extract.sections.layout import (
    ASKING,
    ISSUER,
    LEAD_IN,
    LONGEST_SMALL_WORD,
    PERIOD_WORD,
    PREPOSITION,
    QUOTED,
    SMALL_WORD,
    SPACED_LETTERS,
    TITLE,
    TITLE_GOES_ON,
    TITLE_WORD,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.sections.lines import Line, Lines

_SMALL_LETTER = re.compile("[a-ząćęłńóśźż]")
_CAPITAL_WORD = re.compile("[A-ZĄĆĘŁŃÓŚŹŻ]{5}")
# What a heading adds in brackets need not be in capitals: "KADRA (stan na koniec roku)".
_ADDED = re.compile(r"(?<=\w)\s*+\([^()]{1,80}\)\Z")
_ASKED = re.compile(r"\?(?:\s*\([^()]{1,80}\))?\Z")
_YEAR_STOP = re.compile(r"(?:19|20)\d\d\s?[rR]\.\Z")
_CUT_WORD = re.compile(r"(?<![\w.])([^\W\d_]{1,7})\.\Z")
# A line of a list of figures: "powiat łaski – 19".
_FIGURE = re.compile(r"[^\W\d_][^\d.;:]{1,60}\s?[–:-]\s?\d[\d\s.,]{0,12}[^\W\d_%]{0,5}\.?\Z")
_SMALL_RUN = re.compile(f"[a-ząćęłńóśźż]{{{LONGEST_SMALL_WORD + 1}}}")
_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
_BOLD = re.compile(r"(\*\*|__)(?=[^\W\d_])([^*_]{2,120})\1\s*:?\Z")
_RULE = re.compile(r"(?:-{3,}|={3,}|_{3,}|~{3,}|\*{3,}|—{3,}|–{3,})")
# Place and day under a signature or a title: "Lipa, 5.03.2018 r.", "Lipa, marzec 2018".
_SIGNED = re.compile(
    r"[^\W\d][^\d,.:;]{1,40},\s*(?:(?:dn(?:ia|\.)\s*)?\d{1,2}[.\s-][^,;]{0,20}"
    r"|[^\W\d]{3,12}\s(?:19|20)\d\d(?:\s?r(?:\.|oku)?)?)\Z"
)
_NUMBER = re.compile(r"(?<![\w-])\d+(?!\w)")
_QUOTE_SIGN = re.compile('[„“"»]|,,')
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_LONGEST, _LONGEST_CAPITALS, _LONGEST_SHORT = 200, 130, 70
_MOST_TITLE_LINES, _MOST_OPENING_LINES = 15, 6
_SHORT_WORDS, _FEW_WORDS = 9, 5
_MOST_WRAPS = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading without a marker: its first and last line, and how it is made."""

    first: int
    last: int
    family: str


def title_block(lines: Lines, first_marker: int) -> int:
    """Count the lines at the top that name the document and its author.

    They belong to the report itself and are no headings: the line that says what the document
    is ("Sprawozdanie", "Raport"), what stands before it, and the lines that go on with it. Where
    no line says so, it is the block of short lines with which the text opens.
    """
    end = 0
    top = lines.lines[: min(first_marker, _MOST_TITLE_LINES)]
    named = ruled = False
    for index, line in enumerate(top):
        body = line.body
        if len(body) > _LONGEST or (body[-1] == "." and len(body) > 80):
            break
        says_what = TITLE_WORD.search(body) is not None or _heads_period(lines, index)
        if not named:
            if says_what and index and _heads_text(lines, index):
                break
            if says_what or (index == 0 and _names_period(body)):
                end, named = index + 1, says_what
        elif _is_ruled(lines, index) and (line.blank or ruled or _rules(lines, index + 1) > 1):
            break  # the first heading
        elif (
            not line.blank
            or _goes_on(body)
            or _signs(lines, index)
            or (says_what and _names_period(body))
        ):
            end = index + 1
        else:
            break
        ruled = ruled or _RULE.fullmatch(body) is not None
    return end or _opening(lines, len(top), first_marker)


def _heads_text(lines: Lines, index: int) -> bool:
    """Tell "Podsumowanie" right above its paragraph, which names no document there."""
    line, below = lines.lines[index], index + 1
    if not line.blank or below >= len(lines.lines) or lines.lines[below].blank:
        return False
    plain = not is_capitals(line.body) and not _names_period(line.body)
    return plain and len(lines.lines[below].body) > _LONGEST_SHORT


def _heads_period(lines: Lines, index: int) -> bool:
    """Tell a line with the report's period right below it: "za okres lipiec - wrzesień 2021 r."."""
    below = index + 1
    if below >= len(lines.lines) or lines.lines[below].blank or len(lines.lines[index].body) > 130:
        return False
    body = lines.lines[below].body
    return (
        TITLE_GOES_ON.match(body) is not None
        and _names_period(body)
        and not _is_text(body.rstrip("."))
    )


def _goes_on(body: str) -> bool:
    """Tell whether a line below an empty one goes on with the title: "za rok 2019"."""
    if body[0].islower():
        return True
    if TITLE_GOES_ON.match(body) is None:
        return False
    # "O ośrodku" and "Na początek" are headings, "Za okres: marzec" is none.
    return is_capitals(body) or _names_period(body) or not body[0].isalpha() or "I" in body[:2]


def _signs(lines: Lines, index: int) -> bool:
    """Tell a line that says who wrote the report, where or when, on its own below the title."""
    body = lines.lines[index].body
    if _SIGNED.match(body):
        return True
    # A heading has its text below; a body's name has another short line there.
    below = lines.lines[index + 1] if index + 1 < len(lines.lines) else None
    apart = below is not None and below.blank and not _is_text(below.body)
    return apart and ISSUER.match(body) is not None and not _is_text(body)


def _opening(lines: Lines, most: int, first_marker: int) -> int:
    """Count the lines of an opening block that names the document without saying what it is.

    Two short lines or more above an empty one ("Siedem lat wsparcia", "(2017-2023)"), or one above
    a line that opens something else: a heading, a list, the rule under it. A single line above a
    paragraph may be the first heading.
    """
    every = lines.lines
    size = 1
    while size < most and not every[size].blank:
        size += 1
    block = every[:size]
    if size > _MOST_OPENING_LINES or any(_is_text(line.body) for line in block):
        return 0
    if size == len(every):
        return 0
    if size > 1:
        # One line with a rule under it is a heading like those that follow.
        return 0 if size == 2 and _is_ruled(lines, 0) else size
    after = every[1]
    opens = first_marker == 1 or is_capitals(after.body) or _is_ruled(lines, 1)
    return 1 if opens and not is_capitals(block[0].body) else 0


def _is_text(body: str) -> bool:
    return len(body) > _LONGEST_CAPITALS or body[-1] in ".;:," or states(body)


def _rules(lines: Lines, index: int) -> int:
    """Count the rules made of the same sign as the one on this line."""
    sign = lines.lines[index].body[0]
    return sum(
        line.body[0] == sign and _RULE.fullmatch(line.body) is not None for line in lines.lines
    )


def _is_ruled(lines: Lines, index: int) -> bool:
    below = index + 1
    return below < len(lines.lines) and _RULE.fullmatch(lines.lines[below].body) is not None


def _names_period(body: str) -> bool:
    project = TITLE.match(body)
    return PERIOD_WORD.search(body) is not None and not (project and project.group("project"))


def find_headings(lines: Lines, taken: Mapping[int, str], first: int) -> list[Heading]:
    """Headings among the lines from ``first`` on that hold no marker (``taken``).

    Parameters
    ----------
    lines
        Lines of the text.
    taken
        Families of the markers with which lines begin.
    first
        Index of the first line after the document's title.
    """
    every = lines.lines
    capitals = {index for index in range(first, len(every)) if is_capitals(every[index].body)}
    # Where everything is in capitals they set nothing off.
    if len(capitals) > 6 and len(capitals) > 0.5 * (len(every) - first):
        capitals = set()
    found: list[Heading] = []
    index = first
    while index < len(every):
        end = index + 1
        if index in taken:
            pass
        elif (hashes := _MARKDOWN.match(every[index].body)) is not None:
            found.append(Heading(index, index, hashes[1]))
        elif _is_bold(lines, index):
            found.append(Heading(index, index, "bold"))
        elif index in capitals:
            while end in capitals and end not in taken and not every[end].blank:
                end += 1
            if end - index <= 3 and _sets_off(lines, index, end):
                found.append(Heading(index, end - 1, "capitals"))
        elif end < len(every) and _RULE.fullmatch(every[end].body):
            if len(every[index].body) <= _LONGEST_CAPITALS and every[index].body[-1] not in ".,;":
                found.append(Heading(index, end, "underlined"))
                end += 1
        elif _is_short(lines, index, taken, capitals):
            # "KIS" and "PLAN NA 2020 R." are too short to be capitals on their own.
            shouted = bool(capitals) and every[index].body.isupper()
            found.append(Heading(index, index, "capitals" if shouted else "short"))
        index = end
    if sum(every[heading.first].body[-1] == ":" for heading in found) > 1:
        found += _short_notes(lines, taken, first, capitals)
        found.sort(key=lambda heading: heading.first)
    return found


def _short_notes(
    lines: Lines, taken: Mapping[int, str], first: int, capitals: set[int]
) -> list[Heading]:
    """Headings with a colon above a note in small letters: "Szkolenia:", then "brak".

    They are told only where other headings have a colon, too.
    """
    every = lines.lines
    return [
        Heading(index, index, "short")
        for index in range(first, len(every) - 1)
        if every[index].body[-1] == ":"
        and every[index].blank
        and index not in taken
        and index not in capitals
        and every[index + 1].body[0].islower()
        and not every[index + 1].blank
        and not _is_row(every[index + 1])
        and _is_short(lines, index, taken, capitals, note=True)
    ]


def _is_bold(lines: Lines, index: int) -> bool:
    """Tell a line of Markdown that is bold as a whole and states nothing."""
    match = _BOLD.match(lines.lines[index].body)
    return match is not None and index + 1 < len(lines.lines) and not states(match[2])


def is_capitals(body: str) -> bool:
    """Tell whether a line is written in capitals, small words and glued words allowed.

    What it adds in brackets may be in small letters.
    """
    if len(body) > _LONGEST_CAPITALS or body[-1] in ",;|":
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


def heading_below(lines: Lines, index: int, body: str, taken: Mapping[int, str]) -> int | None:
    """Tell whether what follows a marker is a heading: capitals, or a short line above a body.

    Returns
    -------
    int or None
        Index of the heading's last line: a hard-wrapped one goes on below. ``None`` for no heading.
    """
    if is_capitals(body):
        return index
    every = lines.lines
    last = index
    while (
        last + 1 < len(every)
        and last + 1 not in taken
        and last - index < _MOST_WRAPS
        and body[-1] not in ".;:?"
        and lines.continues(last + 1)
    ):
        last += 1
        body = f"{body} {every[last].body}"
    if last + 1 >= len(every) or len(body) > _LONGEST_CAPITALS or _ends(body, ".,;"):
        return None
    if not (body[0].isupper() or body[0] in '„"') or states(body):
        return None
    below = taken.get(last + 1)
    if below is not None:
        # A line above its own sublist heads it; one above its neighbour is an item.
        return last if below != taken.get(index) else None
    following = every[last + 1]
    if body[-1] == ":" and not following.blank:
        return None
    if lines.continues(last + 1):
        return None
    return last if not following.body[0].islower() or _is_row(following) else None


def _ends(body: str, marks: str) -> bool:
    """Tell whether a line ends in one of the marks; the stop of an abbreviation is none."""
    if body[-1] not in marks:
        return False
    if body[-1] != ".":
        return True
    cut = _CUT_WORD.search(body)
    return not (_YEAR_STOP.search(body) or (cut and cut[1].lower() in CUT_WORDS))


def _sets_off(lines: Lines, index: int, end: int) -> bool:
    """Tell whether a line stands like a heading: after an end, before a body."""
    line = lines.lines[index]
    if index and not line.blank and lines.continues(index):
        return False
    if end >= len(lines.lines):
        return False
    before = lines.lines[index - 1].body if index else ""
    return not _is_cell(lines.lines[end]) and (line.blank or not before.isdigit())


def _is_cell(line: Line) -> bool:
    return line.body.replace(" ", "").replace(",", "").isdigit()


def states(body: str) -> bool:
    """Tell whether a line states something: it has a verb, or a number that is no year."""
    if _ASKED.search(body):
        return False
    if _QUOTE_SIGN.search(body):
        body = QUOTED.sub(" ", body)  # "Projekt „Lipa pracuje”"
    if any(not _YEAR.match(number.group()) for number in _NUMBER.finditer(body)):
        return True
    return first_verb(body) is not None and not ASKING.match(body)


def _is_short(
    lines: Lines,
    index: int,
    taken: Mapping[int, str],
    capitals: set[int],
    *,
    note: bool = False,
) -> bool:
    """Bare short line with or without a colon: "Zbiory", "Promocja:"; any ``note`` below it."""
    every = lines.lines
    line = every[index]
    body = line.body
    if len(body) > _LONGEST_SHORT or not body[0].isupper() or _ends(body, ".,;!-–…"):
        return False
    if body.count(" ") >= _SHORT_WORDS or LEAD_IN.match(body) or index + 1 >= len(every):
        return False
    if PREPOSITION.match(body) and not _may_begin_so(lines, index):
        return False
    if _SIGNED.match(body):
        return False
    if ":" in body[:-1] or "|" in body or not _stands_alone(lines, index) or states(body):
        return False
    following = every[index + 1]
    if note:
        return True
    if following.body[0].islower() and not following.blank and not _is_row(following):
        return False
    if index + 1 in taken:
        return True
    if following.blank and not line.blank:
        return False
    return _is_body(following, index + 1 in capitals)


def _may_begin_so(lines: Lines, index: int) -> bool:
    """Tell "O ośrodku", a few words right above their text, from the beginning of a sentence."""
    line, following = lines.lines[index], lines.lines[index + 1]
    few = line.body.count(" ") < _FEW_WORDS and ":" not in line.body
    return few and line.blank and not following.blank and not lines.continues(index + 1)


def _stands_alone(lines: Lines, index: int) -> bool:
    """After an empty line; where the text has none, after a sentence's end."""
    line = lines.lines[index]
    if line.blank:
        return True
    return not lines.spaced and index > 0 and lines.lines[index - 1].body[-1] in ".;!?"


def _is_row(line: Line) -> bool:
    """Tell a row of a table kept by bars or tabs, and a line that gives its figure last."""
    return "|" in line.body or "\t" in line.body or _FIGURE.match(line.body) is not None


def _is_body(line: Line, capitals: bool) -> bool:
    """Tell a paragraph or a statement from another short line, such as a table's cell."""
    body = line.body
    if _is_cell(line) or capitals or _SIGNED.match(body):
        return False
    if _is_row(line):
        return True
    return len(body) >= 60 or body[-1] in ".;:," or _NUMBER.search(body) is not None
