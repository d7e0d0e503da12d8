"""Hours of something delivered, and of what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import lexicon, phrases
from extract.facts.fact import Hours
from extract.facts.topics import Topic, TopicReader
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
    r"\s{0,2}/?\s{0,2}(?:dziennie|tygodniowo|miesięcznie|tyg\b|na (?:dobę|osobę|dzień|tydzień|uczestnika|grupę)|dz\.|każd|(?:w|na)\s(?:tyg|mies(?:\.|iąc))|na\s1\s)",
    re.IGNORECASE,
)
_TIMES = re.compile(r"(?:\s[^\W\d_]{1,20}\.?){0,3}\s{0,2}[x×*]\s{0,2}", re.IGNORECASE)
# "porada trwa 2 godziny", "każdy trwał półtorej godziny": how long one of them lasts, no total.
_LASTS = re.compile(
    r"\btrwa(?:ją)?\b[^.;\n]{0,40}\Z|\b(?:każd|jednorazow|pojedyncz)\w{1,4}\b[^.;\n]{0,40}\btrwa\w{1,3}\b"
    r"[^.;\n]{0,30}\Z",
    re.IGNORECASE,
)
_ENUMERATION = frozenset({",", ";", "i", "oraz", "a", "/", ":", "(", ")", "-", "–", HARD_BREAK})
_HOUR_LEMMAS = frozenset({"godzina", "godz"})


def find(section: Section, context: Context) -> Iterator[Hours]:
    """Yield the hours stated in ``section``, in order, each with the nominative of its topic.

    Rates ("8 h dziennie", "po 6 godzin") and the length of one event ("porada trwa 2 godziny")
    state no total and are passed over; clock times are traps. Two factors in one phrase
    ("3 szkolenia x 8 godz.") are multiplied, which ``rule`` says.
    """
    text = context.report.text
    tokens = context.tokens(section)
    topics = TopicReader(section, context, tokens)
    before: NumberMention | None = None
    taken = -1
    last_hours = -1
    for number in context.numbers(section):
        previous, before = before, number
        if number.start < taken or not context.free(number.start, number.end):
            continue
        first = tokens.first_from(number.full_start)
        unit = _UNIT.match(text, number.end)
        value, end, rule = number.value, number.end, "hours"
        if unit is not None:
            end = unit.end()
            if (
                number.modifier == "each"
                or _RATE_AFTER.match(text, end)
                or _LASTS.search(
                    text, max(section.content_start, number.full_start - 80), number.full_start
                )
            ):
                continue
            minutes = _MINUTES.match(text, end)
            if minutes is not None and value is not None:
                value += int(minutes[1]) / 60
                end = minutes.end()
            times = _factor(previous, number, text)
            if times is not None and value is not None:
                value, rule = value * times, "hours multiplied"
            topic = topics.read(first, tokens.first_from(end), end)
        else:
            found = _without_unit(
                tokens, first, tokens.first_from(end), last_hours, topics, context
            )
            if found is None:
                continue
            topic, rule = found
        taken = end
        start = number.full_start
        if topic is not None and topic.span is not None:
            start, end = min(start, topic.span[0]), max(end, topic.span[1])
            if text[end : end + 1] == ")" and "(" in text[start:end]:
                end += 1
        last_hours = tokens.first_from(end)
        topics.note(topic, last_hours)
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


def _without_unit(
    tokens: Tokens,
    first: int,
    behind: int,
    last_hours: int,
    topics: TopicReader,
    context: Context,
) -> tuple[Topic | None, str] | None:
    """Hours whose unit is left out: "księgowe 38" in a list of hours, "Liczba godzin …: 45"."""
    words = tokens.words
    following = words[behind] if behind < len(words) else HARD_BREAK
    if following[:1].isalpha() and following not in ("i", "oraz", "a"):
        return None
    if 0 <= last_hours <= first and first - last_hours <= 16 and last_hours < len(words):
        label = _list_label(words, last_hours, first)
        if label is not None:
            topic = topics.adjectives(*label)
            if topic is not None:
                return topic, "hours in a list"
    span = phrases.label_span(tokens, first)
    if span is None:
        return None
    start, last = span
    for position in range(start, last + 1):
        if (
            lexicon.word(words[position]).lemma in _HOUR_LEMMAS
            and not context.traps.overlaps(tokens.starts[position], tokens.ends[position])
            and not (position and words[position - 1][:1].isdigit())
        ):
            return topics.labelled(position + 1, last), "hours in a label"
    return None


def _list_label(words: list[str], behind: int, first: int) -> tuple[int, int] | None:
    """Adjectives between two members of a list of hours, brackets passed over, or ``None``."""
    inner: list[int] = []
    depth = 0
    for position in range(behind, first):
        form = words[position]
        if form == HARD_BREAK or (form == "." and not depth):
            return None
        depth += (form == "(") - (form == ")")
        if depth > 0 or form in _ENUMERATION:
            continue
        if not lexicon.word(form).adjectival:
            return None
        inner.append(position)
    if not inner or words[behind] not in _ENUMERATION:
        return None
    return inner[0], inner[-1]
