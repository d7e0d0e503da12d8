"""The lines at the top that name the document and are no headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.polish.predicates import first_verb
from extract.sections.activities import activity_of
from extract.sections.layout import (
    CLOSING,
    ISSUER,
    PERIOD_WORD,
    TITLE,
    TITLE_GOES_ON,
    TITLE_WORD,
)
from extract.sections.short_lines import is_row
from extract.sections.wording import LONGEST_HEADING, RULE, SIGNED, ends, is_capitals, states

if TYPE_CHECKING:
    from extract.sections.lines import Lines

_LONGEST, _LONGEST_SHORT = 200, 70
_DIVIDED_REACH = 60
_DIGITS = re.compile(r"\d")
# A capitalised word behind the first is a name's: "Anna Lis, koordynatorka".
_NAME = re.compile(r"\s[^\W\d_a-ząćęłńóśźż][a-ząćęłńóśźż]|[„\"]")
_MOST_TITLE_LINES, _MOST_OPENING_LINES = 15, 6


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
        elif (line.blank and _divides(lines, index)) or heads_unspaced(lines, index):
            break
        elif (
            (not line.blank and not (body[-1] == "." and first_verb(body) is not None))
            or _goes_on(body)
            or _signs(lines, index)
            or (says_what and _names_period(body))
        ):
            end = index + 1
        else:
            break
        ruled = ruled or RULE.fullmatch(body) is not None
    return end or _opening(lines, len(top), first_marker)


def heads_unspaced(lines: Lines, index: int) -> bool:
    """Tell "Animacja" right below the title, where no empty line parts anything.

    Its text is right below it, and it names an activity, or others like it come behind.
    """
    line, below = lines.lines[index], index + 1
    if lines.spaced or line.blank or below >= len(lines.lines) or lines.lines[below].blank:
        return False
    body = line.body
    if not body[0].isupper() or _goes_on(body) or _names_period(body) or _is_text(body):
        return False
    if ISSUER.match(body) or TITLE_WORD.search(body) or not _is_told(lines, below):
        return False
    if activity_of(body) is not None or CLOSING.match(body):
        return True
    return _NAME.search(body) is None and any(
        _is_told(lines, at + 1) and lines.lines[at - 1].body[-1] == "."
        for at in range(below + 1, min(below + _DIVIDED_REACH, len(lines.lines) - 1))
        if len(lines.lines[at].body) <= _LONGEST_SHORT and not _is_text(lines.lines[at].body)
    )


def _is_told(lines: Lines, index: int) -> bool:
    """Tell a line of text from another short one: a sentence, an item, a figure with its name."""
    body = lines.lines[index].body
    return (
        (len(body) > _LONGEST_SHORT and body[-1] in ".:;")
        or is_row(lines.lines[index])
        or (not body[0].isalnum() and len(body) > 1 and body[1] == " ")
    )


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


def _divides(lines: Lines, index: int) -> bool:
    """Tell "ROK 2019" above its text, where "ROK 2020" follows, from a title's last line.

    So it is with "I kwartał" where "II kwartał" follows, and "I Animacja" where "II Doradztwo".
    """
    body = lines.lines[index].body
    if len(body) > _LONGEST_SHORT or not body[0].isupper():
        return False
    behind = lines.lines[index + 1 : index + _DIVIDED_REACH]
    if body.startswith("I "):
        return any(
            (line.blank or line.body[3:] == body[2:])
            and line.body.startswith("II ")
            and len(line.body) <= _LONGEST_SHORT
            for line in behind
        )
    if "20" not in body:
        return False
    shape = _DIGITS.sub("#", body)
    return any(
        len(line.body) == len(body) and _DIGITS.sub("#", line.body) == shape for line in behind
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
    if SIGNED.match(body):
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
    return len(body) > LONGEST_HEADING or ends(body, ".;:,") or states(body)


def _rules(lines: Lines, index: int) -> int:
    """Count the rules made of the same sign as the one on this line."""
    sign = lines.lines[index].body[0]
    return sum(
        line.body[0] == sign and RULE.fullmatch(line.body) is not None for line in lines.lines
    )


def _is_ruled(lines: Lines, index: int) -> bool:
    below = index + 1
    return below < len(lines.lines) and RULE.fullmatch(lines.lines[below].body) is not None


def _names_period(body: str) -> bool:
    project = TITLE.match(body)
    return PERIOD_WORD.search(body) is not None and not (project and project.group("project"))
