"""Hours of something delivered, and of what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.facts import lexicon, phrases
from extract.facts.fact import Hours
from extract.polish import morphology
from extract.polish.tokens import HARD_BREAK, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.context import Context
    from extract.polish.numerals import NumberMention
    from extract.sections import Section

# "h", "godz.", "g.", every form of "godzina", clock and teaching hours.
_UNIT = re.compile(
    r"\s{0,3}(?:godz(?:in(?:ami|ach|om|[aęyą])?)?\b\.?|h\b\.?|g\.(?=\s{0,2}[^\W\d]|[,;)])|rbh\b)"
    r"(?:\s{1,3}(?:zegarow|dydaktyczn|lekcyjn|szkoleniow|robocz|terapeutyczn)\w{1,3})?",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"(?:\s{0,2}i)?\s{1,2}(\d{1,2})\s{0,2}min(?:ut\w{0,3})?\b\.?", re.IGNORECASE)
_RATE_AFTER = re.compile(
    r"\s{0,2}/?\s{0,2}(?:dziennie|tygodniowo|miesięcznie|tyg\b|na (?:dobę|osobę|dzień|tydzień|uczestnika|grupę)|każd|(?:w|na)\s(?:tyg|mies)|na\s1\s)",
    re.IGNORECASE,
)
_TIMES = re.compile(r"(?:\s[^\W\d_]{1,20}\.?){0,3}\s{0,2}[x×*]\s{0,2}", re.IGNORECASE)
_SCOPE = re.compile(
    r"\s{1,3}(?:(?:z|w)\s(?:zakres(?:u|ie)|obszar(?:u|ze)|ramach|tematyce|dziedzinie|formie)|na|tj\.|-|–)\s{1,2}"
)
# Words between a topic and its hours that belong to neither: "doradztwo w wymiarze 20 h".
_BRIDGE = frozenset(
    {"w", "wymiarze", "łącznym", "łącznie", "ogółem", "razem", "liczbie", "ilości", "przez", "to", "-", "–", "—", ":", "=", "("}
)
_ENUMERATION = frozenset({",", ";", "i", "oraz", "a", "/", ":", "(", HARD_BREAK})
_CLAUSE_ENDS = frozenset({".", ";", HARD_BREAK})


@dataclass(frozen=True, slots=True)
class _Topic:
    """Nominative of a topic, its head noun's lemma and its tokens (inclusive)."""

    name: str
    head: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _List:
    """The enumeration being read: token index behind its last member, head noun of the topics."""

    behind: int = -1
    head: str | None = None


def find(section: Section, context: Context) -> Iterator[Hours]:
    """Yield the hours stated in ``section``, in order, each with the nominative of its topic.

    Rates ("8 h dziennie", "po 6 godzin") state no total and are passed over; clock times are
    traps. Two factors in one phrase ("3 szkolenia x 8 godz.") are multiplied, which ``rule`` says.
    """
    text = context.report.text
    tokens = context.tokens(section)
    running = _List()
    before: NumberMention | None = None
    taken = -1
    for number in context.numbers(section):
        previous, before = before, number
        if number.start < taken or not context.free(number.start, number.end):
            continue
        first = tokens.first_from(number.full_start)
        unit = _UNIT.match(text, number.end)
        value, end, rule = number.value, number.end, "hours"
        if unit is not None:
            end = unit.end()
            if number.modifier == "each" or _RATE_AFTER.match(text, end):
                continue
            minutes = _MINUTES.match(text, end)
            if minutes is not None and value is not None:
                value += int(minutes[1]) / 60
                end = minutes.end()
            times = _factor(previous, number, text)
            if times is not None and value is not None:
                value, rule = value * times, "hours multiplied"
            behind = tokens.first_from(end)
            topic = (
                _topic_after(text, end, tokens, behind, running)
                or _topic_before(tokens, first - 1, running)
                or _topic_of_clause(tokens, first - 1)
                or _topic_of_heading(section, behind)
            )
        else:
            behind = tokens.first_from(end)
            topic, rule = _without_unit(tokens, first, behind, running)
            if topic is None:
                continue
        taken = end
        running = _List(behind, topic.head if topic else running.head)
        start = number.full_start
        if topic is not None and topic.first < len(tokens):
            start = min(start, tokens.starts[topic.first])
            end = max(end, tokens.ends[topic.last])
            running = _List(max(behind, topic.last + 1), topic.head)
        yield Hours(
            report_id=context.report.report_id,
            section_id=section.section_id,
            start=start,
            end=end,
            quote=text[start:end],
            rule=rule,
            value=value,
            value_max=number.value_max,
            modifier=number.modifier,
            number_start=number.start,
            number_end=number.end,
            topic=topic.name if topic else None,
        )


def _factor(previous: NumberMention | None, number: NumberMention, text: str) -> float | None:
    """Value of the first factor of "3 szkolenia x 8 godz.", ``None`` if there is none."""
    if previous is None or previous.value is None or number.full_start - previous.end > 60:
        return None
    if _TIMES.fullmatch(text, previous.end, number.full_start):
        return previous.value
    return None


def _topic_after(
    text: str, end: int, tokens: Tokens, behind: int, running: _List
) -> _Topic | None:
    """Topic that follows the hours: "godziny doradztwa prawnego", "h z zakresu księgowości"."""
    scope = _SCOPE.match(text, end)
    if scope is not None:
        behind = tokens.first_from(scope.end())
    phrase = phrases.after(tokens, behind)
    if phrase is None or phrase.kind == "measure":
        return None
    return _named(tokens, phrase.first, phrase.last, running)


def _topic_before(tokens: Tokens, index: int, running: _List) -> _Topic | None:
    """Topic that precedes the hours: "doradztwo prawne 2 h", "kadrowe 17h", "… (61,5h)"."""
    words = tokens.words
    while index >= 0 and words[index].lower() in _BRIDGE:
        index -= 1
    if index < 0:
        return None
    phrase = phrases.ending_at(tokens, index)
    if phrase is not None and phrase.kind == "counted":
        return _named(tokens, phrase.first, phrase.last, running)
    first = index
    while first >= 0 and lexicon.word(words[first]).kind == "adjective":
        first -= 1
    if first < index:
        return _named(tokens, first + 1, index, running)
    return None


def _named(tokens: Tokens, first: int, last: int, running: _List) -> _Topic | None:
    """Nominative of ``tokens[first..last]``; adjectives alone take the head of the list before."""
    words = tokens.words[first : last + 1]
    head = next(
        (
            i
            for i, form in enumerate(words)
            if lexicon.word(form).kind in ("noun", "acronym", "abbreviation")
            and not (lexicon.word(form).adjectival and i + 1 < len(words))
        ),
        None,
    )
    if head is None:
        if running.head is None:
            return None
        name = morphology.complete_phrase(running.head, words)
        return _Topic(name, running.head, first, last)
    kept = [form for form in words[head:] if form[:1].isalpha()]
    name = morphology.nominative_phrase(kept)
    return _Topic(name, lexicon.word(words[head]).lemma, first, last)


def _topic_of_clause(tokens: Tokens, index: int) -> _Topic | None:
    """Nearest noun to the left in the clause that names a service hours are given of."""
    words = tokens.words
    stop = max(-1, index - 25)
    while index > stop and words[index] not in _CLAUSE_ENDS:
        if lexicon.word(words[index]).lemma in lexicon.SERVICES:
            last = phrases.complements(words, index + 1) - 1
            name = morphology.nominative_phrase(words[index : last + 1])
            return _Topic(name, lexicon.word(words[index]).lemma, len(tokens), last)
        index -= 1
    return None


def _topic_of_heading(section: Section, behind: int) -> _Topic | None:
    """Topic of a section whose title begins with a service: "Doradztwo prawne:"."""
    words = (section.title or "").split()
    if not words or lexicon.word(words[0]).lemma not in lexicon.SERVICES:
        return None
    name = morphology.nominative_phrase([w.strip(":,.;") for w in words[:2]])
    return _Topic(name, lexicon.word(words[0]).lemma, 1 << 60, behind)


def _without_unit(
    tokens: Tokens, first: int, behind: int, running: _List
) -> tuple[_Topic | None, str]:
    """Hours whose unit is left out: "księgowe 38" in a list of hours, "Liczba godzin …: 45"."""
    words = tokens.words
    if behind < len(words) and words[behind][:1].isalpha() and words[behind] not in ("i", "oraz", "a"):
        return None, ""
    if first and 0 <= running.behind <= first and first - running.behind <= 6:
        between = words[running.behind : first]
        if between and between[0] in _ENUMERATION and HARD_BREAK not in between[1:]:
            inner = [form for form in between if form not in _ENUMERATION and form not in _BRIDGE]
            if inner and all(lexicon.word(form).adjectival for form in inner):
                topic = _topic_before(tokens, first - 1, running)
                return topic, "hours in a list"
    phrase = phrases.label_span(tokens, first)
    if phrase is None:
        return None, ""
    start, last = phrase
    for position in range(start, last + 1):
        if lexicon.word(words[position]).lemma in ("godzina", "godz"):
            following = phrases.after(tokens, position + 1)
            if following is None or following.last > last:
                return _Topic("", "", position, last), "hours in a label"
            return _named(tokens, following.first, following.last, running), "hours in a label"
    return None, ""
