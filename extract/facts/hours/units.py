"""How the unit of hours is written: "40 godzin", "30 z 40 h", "Doradztwo (h): 40".

It stands behind its number, behind the next number, or in brackets before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.polish.listed import WordLists

if TYPE_CHECKING:
    from extract.polish.numerals import NumberMention

_WORDS = WordLists("extract.facts.hours", "words.toml")
# "h", "godz.", "g.", every form of "godzina", clock, teaching and man hours. A full stop belongs to
# an abbreviation only: that of "40 godzin." ends the sentence.
_UNIT = _WORDS.pattern(
    r"\s{0,3}(?:(?:robocz?o)?godzin(?:ami|ach|om|[aęyą])?\b|godz\b\.?|h\b(?:\.(?=\s(?-i:[a-ząćęłńóśźż(–-])))?"
    r"|g\.(?=\s{0,2}[^\W\d]|[,;)])|rb[gh]\b\.?|r-g\b\.?)"
    r"(?:\s{1,3}(?:(?P<training><of_training>)|<kinds>))?"
)
_NEXT_LABEL = re.compile(r"[ \t]*+\n\s*+[A-Z]")
_ADJECTIVE = r"[a-ząćęłńóśźż]{2,18}(?:ych|ich|ne|we|te)"
# "30 z 40 godzin", "45 z planowanych 60 h": the unit stands behind the whole.
_OUT_OF = re.compile(
    rf"\s{{1,3}}(?:z|ze|na|spośród)\s{{1,3}}(?:{_ADJECTIVE}\s{{1,3}})?"
    rf"\d++(?>(?:[ .]\d{{3}})*)(?>(?:,\d++)?)\s{{0,3}}"
    rf"(?:{_ADJECTIVE}\s{{1,3}})?(?:h\b|godz\w*+\.?)",
)
# "dwa kursy (60 i 40 godz.)"
_AND = re.compile(r"\si\s\d++(?>(?:[ .]\d{3})*)(?>(?:,\d++)?)\s{0,3}(?:h\b|godz\w*+\.?)")
# "planowano 40, udzielono 52 godz.": and behind the result.
_RESULT = re.compile(
    r",\s{1,2}(?:[^\W\d_]{1,20}\s{1,2}){1,3}\d++(?>(?:[ .]\d{3})*)(?>(?:,\d++)?)\s{0,3}"
    r"(?:h\b|godz\w*+\.?)"
)
# "40 bezpłatnych godzin", "200 zaplanowanych godzin": adjectives before the unit.
_ADJECTIVES = re.compile(rf"(?:\s{{1,3}}{_ADJECTIVE}){{1,2}}(?=\s{{1,3}}(?:godz|h\b))")
# "Doradztwo (h): 40", "mentoring [godz.] – 12": the unit in brackets before the number
_UNIT_BEFORE = re.compile(
    r"(?:[(\[]\s?(?:w\s)?(?:h|g\.|godz(?:in(?:y|ach)?)?\.?)\s?[)\]]\s{0,2}[:=–-]?"
    r"|(?P<whole>(?<!\d\s)\bgodzin\s\())\s{0,2}\Z",
    re.IGNORECASE,
)
# "zawsze od 14.00": a time of the day
_CLOCK = re.compile(r"\b(?:od|do|o|po|na|w)\s\d{1,2}[.:][0-5]\d\Z", re.IGNORECASE)
_CLOCK_BEHIND = re.compile(r"[ \u00a0]{0,2}\d{1,2}[.:][0-5]\d(?!\.?\d)")
_BRACKETED = 16  # characters of such a unit


def behind(text: str, end: int) -> re.Match[str] | None:
    """Match the unit right behind a number that ends at ``end``, adjectives between let be."""
    adjectives = _ADJECTIVES.match(text, end)
    unit = _UNIT.match(text, adjectives.end() if adjectives else end)
    if unit is None or _CLOCK_BEHIND.match(text, unit.end()):
        return None  # "posiedzenie 29.07 godz. 9.00"
    if _NEXT_LABEL.match(unit[0]):
        return None  # "Grupy inicjatywne: 22" above "Godziny doradztwa: 1 860"
    return unit


def behind_next(text: str, end: int, *, meant: bool) -> re.Match[str] | None:
    """Match from ``end`` up to the unit behind the next number: a whole, a result, another.

    ``meant`` says that a word of plans stands before the number, so that a result may follow.
    """
    result = _RESULT.match(text, end) if meant else None
    return result or _OUT_OF.match(text, end) or _AND.match(text, end)


def before(text: str, number: NumberMention, floor: int) -> int | None:
    """Offset of the bracket that opens the unit right before ``number``, if there is one."""
    low = max(floor, number.full_start - _BRACKETED)
    unit = _UNIT_BEFORE.search(text, low, number.full_start)
    if unit is None or (unit["whole"] and not text.startswith(")", number.end)):
        return None  # "120 godzin (1 mentor)"
    return unit.start()


def is_clock(text: str, number: NumberMention) -> bool:
    """Tell a time of the day: "zawsze od 14.00"."""
    return _CLOCK.search(text, max(0, number.start - 6), number.end) is not None
