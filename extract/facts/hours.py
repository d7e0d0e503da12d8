"""Hours of something delivered, and of what."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.facts import labels, lexicon
from extract.facts.fact import Hours
from extract.facts.topics import Topic, TopicReader
from extract.polish.tokens import HARD_BREAK

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
    r"\s{0,2}/?\s{0,2}(?:dziennie|tygodniowo|miesięcznie|tyg\b|dz\.|każd|na\s1\s"
    r"|na (?:dobę|osobę|dzień|tydzień|uczestnika|grupę)|(?:w|na)\s(?:tyg|mies(?:\.|iąc)))",
    re.IGNORECASE,
)
_TIMES = re.compile(r"(?:\s[^\W\d_]{1,20}\.?){0,3}\s{0,2}[x×*]\s{0,2}", re.IGNORECASE)
# "porada trwa 2 godziny", "każdy trwał półtorej godziny": how long one of them lasts, no total.
_LASTS = re.compile(
    r"\btrwa(?:ją)?\b[^.;\n]{0,40}\Z|\b(?:każd|jednorazow|pojedyncz)\w{1,4}\b[^.;\n]{0,40}\btrwa\w{1,3}\b"
    r"[^.;\n]{0,30}\Z",
    re.IGNORECASE,
)
_ENUMERATION = frozenset({",", ";", "i", "oraz", "a", "/", ":", "(", ")", "-", "–"})
_CONJUNCTIONS = frozenset({"i", "oraz", "a"})
MULTIPLIED = "hours multiplied"
ADJECTIVES = "hours before adjectives"
_OPENERS = frozenset({"tym", "tego", "czego", ":", "("})
_LASTS_REACH = 80  # characters back to the verb "trwa"
_FACTOR_REACH = 60  # characters between two factors
_LIST_REACH = 16  # tokens between two members of a list, a bracketed aside included


def find(section: Section, context: Context) -> Iterator[Hours]:
    """Yield the hours stated in ``section``, in order, each with the nominative of its topic.

    Rates ("8 h dziennie", "po 6 godzin") and the length of one event ("porada trwa 2 godziny")
    state no total and are passed over; clock times are traps. Two factors in one phrase
    ("3 szkolenia x 8 godz.") are multiplied, which ``rule`` says.
    """
    reader = _Reader(section, context)
    previous: NumberMention | None = None
    for number in context.numbers(section):
        if number.start >= reader.taken and context.free(number.start, number.end):
            hours = reader.read(number, previous)
            if hours is not None:
                yield hours
        previous = number


class _Reader:
    """Reads the hours of one section; ``taken`` is the offset up to which minutes were read."""

    def __init__(self, section: Section, context: Context) -> None:
        self.taken = -1
        self._section = section
        self._context = context
        self._text = context.report.text
        self._tokens = context.tokens(section)
        self._topics = TopicReader(section, context, self._tokens)
        self._behind = -1  # token index behind the hours read last
        self._adjectives_behind = False  # whether only adjectives stood behind their number

    def read(self, number: NumberMention, previous: NumberMention | None) -> Hours | None:
        """Hours that ``number`` states; ``previous`` may be the first factor of a product."""
        unit = _UNIT.match(self._text, number.end)
        first = self._tokens.first_from(number.full_start)
        if unit is None:
            found = self._without_unit(first, self._tokens.first_from(number.end))
            return self._hours(number, number.value, number.end, *found) if found else None
        end, value, rule = unit.end(), number.value, "hours"
        if self._is_rate(number, end):
            return None
        minutes = _MINUTES.match(self._text, end)
        if minutes is not None and value is not None:
            value += int(minutes[1]) / 60
            end = minutes.end()
        times = self._first_factor(previous, number)
        topic = self._topics.read(first, self._tokens.first_from(end), end)
        hours = self._hours(number, value, end, topic, rule)
        if times is None or value is None or previous is None:
            return hours
        start = min(hours.start, previous.full_start)
        quote = self._text[start : hours.end]
        return replace(hours, value=value * times, start=start, quote=quote, rule=MULTIPLIED)

    def _is_rate(self, number: NumberMention, end: int) -> bool:
        earliest = max(self._section.content_start, number.full_start - _LASTS_REACH)
        return bool(
            number.modifier == "each"
            or _RATE_AFTER.match(self._text, end)
            or _LASTS.search(self._text, earliest, number.full_start)
        )

    def _first_factor(self, previous: NumberMention | None, number: NumberMention) -> float | None:
        """Value of the first factor of "3 szkolenia x 8 godz.", ``None`` if there is none."""
        if previous is None or number.full_start - previous.end > _FACTOR_REACH:
            return None
        joined = _TIMES.fullmatch(self._text, previous.end, number.full_start)
        return previous.value if joined else None

    def _without_unit(self, first: int, behind: int) -> tuple[Topic | None, str] | None:
        """Hours whose unit is left out: "księgowe 38" in a list, "Liczba godzin …: 45"."""
        words = self._tokens.words
        following = words[behind] if behind < len(words) else HARD_BREAK
        if following[:1].isalpha() and following not in _CONJUNCTIONS:
            return self._before_adjectives(first, behind)
        if 0 <= self._behind <= first <= self._behind + _LIST_REACH and self._behind < len(words):
            label = _list_label(words, self._behind, first)
            topic = self._topics.adjectives(*label) if label is not None else None
            if topic is not None:
                return topic, "hours in a list"
        span = labels.span(self._tokens, first)
        if span is None:
            return None
        for position in range(span[0], span[1] + 1):
            if self._names_hours(position):
                return self._topics.labelled(position + 1, span[1]), "hours in a label"
        return None

    def _before_adjectives(self, first: int, behind: int) -> tuple[Topic | None, str] | None:
        """Read "20 prawnego i 28 księgowego" behind "48 godzin doradztwa, w tym"."""
        words = self._tokens.words
        if not 0 <= self._behind <= first <= self._behind + _LIST_REACH:
            return None
        between = words[self._behind : first]
        opened = self._adjectives_behind or any(form in _OPENERS for form in between)
        last = behind
        while last < len(words) and lexicon.word(words[last]).adjectival:
            last += 1
        closed = last >= len(words) or not words[last][:1].isalpha() or words[last] in _CONJUNCTIONS
        if not opened or last == behind or not closed or not _is_aside(between):
            return None
        topic = self._topics.adjectives(behind, last - 1)
        return (topic, ADJECTIVES) if topic is not None else None

    def _names_hours(self, position: int) -> bool:
        """Tell a word for hours that is no clock time and not the unit of a number before it."""
        tokens = self._tokens
        return (
            lexicon.names_hours(tokens.words[position])
            and not self._context.traps.overlaps(tokens.starts[position], tokens.ends[position])
            and not (position and tokens.words[position - 1][:1].isdigit())
        )

    def _hours(
        self, number: NumberMention, value: float | None, end: int, topic: Topic | None, rule: str
    ) -> Hours:
        text, start = self._text, number.full_start
        self.taken = end
        if topic is not None and topic.span is not None:
            start, end = min(start, topic.span[0]), max(end, topic.span[1])
            if text[end : end + 1] == ")" and "(" in text[start:end]:
                end += 1
        self._behind = self._tokens.first_from(end)
        self._adjectives_behind = rule == ADJECTIVES
        self._topics.note(topic, self._behind)
        return Hours(
            report_id=self._context.report.report_id,
            section_id=self._section.section_id,
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


def _list_label(words: list[str], behind: int, first: int) -> tuple[int, int] | None:
    """Adjectives that name the next member of a list of hours, just before its number.

    Between the members may stand brackets, what the hours were given to ("dla 33 klientów") and
    what opens a part ("w tym"); a full stop or a line end closes the list.
    """
    last = first - 1
    while last > behind and words[last] in lexicon.DASHES:
        last -= 1
    start = last
    while start >= behind and (
        lexicon.word(words[start]).adjectival or words[start] in _CONJUNCTIONS
    ):
        start -= 1
    while start < last and words[start + 1] in _CONJUNCTIONS | {"tym", "tego", "czego"}:
        start += 1
    opener = words[start].lower() if start >= behind else ""
    if start == last or (opener not in _ENUMERATION and opener not in ("tym", "tego", "czego")):
        return None
    between = words[behind : start + 1]
    if HARD_BREAK in between or not _is_aside(between):
        return None
    return start + 1, last


def _is_aside(words: list[str]) -> bool:
    """Tell words between two members that start no other list: marks, asides, "dla 33 osób"."""
    depth = 0
    for index, form in enumerate(words):
        depth += (form == "(") - (form == ")")
        if depth > 0 or form in _ENUMERATION or form in ("w", "z", "tym", "tego", "czego", "dla"):
            continue
        if form == "." or lexicon.word(form).kind == "verb":
            return False
        receiver = "dla" in words[max(0, index - 3) : index]
        if not receiver:
            return False
    return True
