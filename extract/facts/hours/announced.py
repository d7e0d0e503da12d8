"""Hours announced above their numbers: "Liczba godzin doradztwa:", "Ile godzin udzielono?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.count_labels import announces_count
from extract.polish.listed import WordLists
from extract.polish.remembered import remembered
from extract.polish.tokens import tokenise
from extract.sections import LIST_ITEMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.context import Context
    from extract.sections import Section

_LEAD = 240
_LONGEST = 400
_WORDS = WordLists("extract.facts.hours", "words.toml")
# "Liczba udzielonych godzin", "(w godz.)", "[h]", "w godzinach:"
_HOURS = _WORDS.pattern(
    r"\b<announcing>\s{1,3}(?:[^\W\d_]{1,20}\s{1,3}){0,2}?godzin\b"
    r"|[(\[]\s?(?:w\s)?(?:godz\w{0,8}\.?|h)\s?[)\]]|\bw godzinach\s?(?::|\Z)|\A\s*godziny\b"
)
# "120 h", "godz. doradztwa: 45"
_STATES = re.compile(
    r"\d\s?(?:h\b|godz)|\b(?:liczba\s(?:[^\W\d_]{1,20}\s)?godzin|godziny|godz\.)[^.;\n]{0,60}\d",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\s*(?:w tym|z tego|z czego)\b", re.IGNORECASE)
_YEAR_OR_DAY = re.compile(r"\b(?:\d{1,2}\.\d{1,2}\.)?(?:19|20)\d\d\b")
# "1 240,5 godz.", "36 dydaktycznych h"
_NUMBER_OF_HOURS = re.compile(r"(?>\d[\d ,.\u00a0]*)(?:[^\W\d_]{3,18}(?:ych|ich)\s)?(?:h\b|godz)")
_LAST_SENTENCE = re.compile(r"[.;]\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ][^.;]*[.:;]?\s*\Z)")
_PRESENCE = _WORDS.pattern(r"\bgodzin\w{0,4}\s{1,3}<of_presence>")
_MAY_NAME = ("godz", "GODZ", "Godz", "h)", "h]")
_INTRODUCES = (":", "?")


def above(section: Section, context: Context) -> Iterator[str]:
    """Yield what stands above the numbers of ``section``, the nearest first.

    The title of the section, the line that opens its list, then those of the sections around it.
    """
    text = context.report.text
    current: Section | None = section
    while current is not None:
        yield current.title or ""
        parent = context.section(current.parent_id)
        if parent is not None:
            lead = text[max(parent.content_start, parent.end - _LEAD) : parent.end].rstrip()
            if lead.endswith(_INTRODUCES) or section.kind == "bullet":
                yield lead
        current = parent


def hours_above(section: Section, context: Context) -> bool:
    """Tell whether the bare numbers of ``section`` are hours, by the nearest words that count."""
    for words in above(section, context):
        said = announces_hours(words[-_LONGEST:])
        if said is not None:
            return said
    return False


@remembered(1 << 10)
def names_hours(label: str) -> bool:
    """Tell a head of a table or row that announces hours: "Liczba godz.", "doradztwo (h)"."""
    if _PRESENCE.search(label):
        return False
    words = tokenise(label, 0, len(label)).words
    return any(lexicon.names_hours(form) for form in words) or bool(_HOURS.search(label))


def states_hours(line: str) -> bool:
    """Tell a line that states a number of hours: "Godziny doradztwa: 120", "udzielono 120 h"."""
    return _STATES.search(line) is not None


def tells_hours(line: str) -> bool:
    """Tell a line above a table that tells hours first of all numbers, or announces them."""
    sentence = _YEAR_OR_DAY.sub(" ", _LAST_SENTENCE.split(line)[-1])
    first = next((at for at, sign in enumerate(sentence) if sign.isdigit()), -1)
    if first >= 0:
        return _NUMBER_OF_HOURS.match(sentence, first) is not None or bool(_HOURS.search(sentence))
    words = tokenise(sentence, 0, len(sentence)).words
    return any(map(lexicon.names_hours, words)) and _PRESENCE.search(sentence) is None


def opens_parts(line: str) -> bool:
    """Tell a line that opens parts, or a row of them: "w tym:", "w tym prawne: 80"."""
    return _OPENS.match(line) is not None


def under_stated(section: Section, context: Context) -> bool:
    """Tell an item of a list that stands below a line with hours, "w tym:" between them or not."""
    parent = context.section(section.parent_id)
    if parent is None or section.kind not in LIST_ITEMS:
        return False
    text = context.report.text
    lines = text[max(parent.content_start, parent.end - _LEAD) : parent.end].rstrip().split("\n")
    if len(lines) > 1 and _OPENS.match(lines[-1]) and lines[-1].rstrip().endswith(":"):
        del lines[-1]
    return states_hours(lines[-1])


@remembered(1 << 10)
def announces_hours(words: str) -> bool | None:
    """Tell whether words announce hours; ``None`` if they announce no numbers at all."""
    if any(map(words.__contains__, _MAY_NAME)) and _HOURS.search(words):
        return not _PRESENCE.search(words)
    return False if announces_count(words) else None
