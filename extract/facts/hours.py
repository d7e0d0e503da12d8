"""Hours of something delivered, and of what."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.elided_hours import ElidedReader
from extract.facts.fact import Hours
from extract.facts.topics import Topic, TopicReader

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
_NEXT_LABEL = re.compile(r"[ \t]*+\n\s*+[A-Z]")
# "30 z 40 godzin": the unit stands behind the whole.
_OUT_OF = re.compile(
    r"\s{1,3}(?:z|ze|na|spośród)\s{1,3}\d++(?:[ .]\d{3})*+(?:,\d++)?+\s{0,3}"
    r"(?:[a-ząćęłńóśźż]{2,18}ych\s{1,3})?(?:h\b|godz\w*+\.?)",
)
# "40 bezpłatnych godzin", "200 zaplanowanych godzin": adjectives before the unit.
_ADJECTIVES = re.compile(r"(?:\s{1,3}[a-ząćęłńóśźż]{2,18}(?:ych|ich|ne|we|te)){1,2}(?=\s{1,3}godz)")
_MINUTES = re.compile(r"(?:\s{0,2}i)?\s{1,2}(\d{1,2})\s{0,2}min(?:ut\w{0,3})?\b\.?", re.IGNORECASE)
_RATE_AFTER = re.compile(
    r"\s{0,2}/?\s{0,2}(?:dziennie|tygodniowo|miesięcznie|tyg\b|dz\.|każd|na\s1\s"
    r"|na (?:dobę|dzień|tydzień|grupę)|(?:w|na)\s(?:tyg|mies(?:\.|iąc)))",
    re.IGNORECASE,
)
# "72 godziny na osobę": hours, for each of them.
_PER_HEAD = re.compile(
    r"\s{0,2}/?\s{0,2}na\s(?:(?:1|jedn\w{1,3}|każd\w{1,3})\s)?"
    r"(?:osobę|os\.|uczestni\w{2,4}|podmiot\b|PE?S\b|rodzinę|dziecko|klienta|organizację|spółdzielnię)",
    re.IGNORECASE,
)
# "każdy uczestnik otrzymał po 10 godzin": given so; "zajęcia po 3 godziny" says how long one lasts.
_GIVEN = re.compile(
    r"\b(?:otrzym|skorzyst|wykorzyst|przepracow|uzysk|przyzna|przydziel|udziel|przysług|zaofer"
    r"|zapewni)\w{1,8}\b(?!.{0,60}\braz[yu]?\sw\b)[^.;\n]{0,60}\Z",
    re.IGNORECASE,
)
_TIMES = re.compile(r"(?:\s[^\W\d_]{1,20}\.?){0,3}\s{0,2}[x×*]\s{0,2}", re.IGNORECASE)
# "porada trwa 2 godziny", "każdy trwał półtorej godziny": how long one of them lasts, no total.
_LASTS = re.compile(
    r"\btrwa(?:ją)?\b[^.;\n]{0,40}\Z|\b(?:każd|jednorazow|pojedyncz)\w{1,4}\b[^.;\n]{0,40}\btrwa\w{1,3}\b"
    r"[^.;\n]{0,30}\Z|\bczas\w{0,2}\s(?:ich\s|jej\s|jego\s)?trwania\b[^.;\n]{0,40}\Z",
    re.IGNORECASE,
)
_LASTED = re.compile(r"\btrwał\w{0,2}\b[^.;\n]{0,20}\Z", re.IGNORECASE)
_SAME = (
    r"\s{{0,2}}[,;(]?\s{{0,2}}(?:tj\.|to jest|czyli|razem|łącznie|co daje|=)"
    r"\s{{0,2}}{}\s?(?:h\b|godz)"
)
MULTIPLIED = "hours multiplied"
_LASTS_REACH = 80  # characters back to the verb "trwa"
_FACTOR_REACH = 60  # characters between two factors


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
        self._elided = ElidedReader(section, context, self._tokens, self._topics)

    def read(self, number: NumberMention, previous: NumberMention | None) -> Hours | None:
        """Hours that ``number`` states; ``previous`` may be the first factor of a product."""
        adjectives = _ADJECTIVES.match(self._text, number.end)
        unit = _UNIT.match(self._text, adjectives.end() if adjectives else number.end)
        if unit is not None and _NEXT_LABEL.match(unit[0]):
            unit = None  # "Grupy inicjatywne: 22" above "Godziny doradztwa: 1 860"
        first = self._tokens.first_from(number.full_start)
        out_of = _OUT_OF.match(self._text, number.end) if unit is None else None
        if out_of is not None:
            topic = self._topics.read(first, self._tokens.first_from(out_of.end()), out_of.end())
            name = replace(topic, span=None) if topic is not None else None
            return self._hours(number, number.value, number.end, name, "unit left out")
        if unit is None:
            found = self._elided.read(first, self._tokens.first_from(number.end))
            return self._hours(number, number.value, number.end, *found) if found else None
        end, value, rule = unit.end(), number.value, "hours"
        if self._is_rate(number, end):
            return None
        minutes = _MINUTES.match(self._text, end)
        if minutes is not None and value is not None:
            value += int(minutes[1]) / 60
            end = minutes.end()
        times = self._first_factor(previous, number)
        if times is not None and value is not None and self._restated(times * value, end):
            return None
        topic = self._topics.read(first, self._tokens.first_from(end), end)
        hours = self._hours(number, value, end, topic, rule)
        if _PER_HEAD.match(self._text, unit.end()) or _PER_HEAD.match(self._text, hours.end):
            return replace(hours, modifier="each")
        if times is None or value is None or previous is None:
            return hours
        start = min(hours.start, previous.full_start)
        quote = self._text[start : hours.end]
        return replace(hours, value=value * times, start=start, quote=quote, rule=MULTIPLIED)

    def _is_rate(self, number: NumberMention, end: int) -> bool:
        if _PER_HEAD.match(self._text, end):
            return False
        earliest = max(self._section.content_start, number.full_start - _LASTS_REACH)
        where = earliest, number.full_start
        rate = _RATE_AFTER.match(self._text, end)
        if rate is not None and not ("każd" in rate[0] and number.modifier == "each"):
            return True
        if number.modifier == "each":
            return not _GIVEN.search(self._text, *where) or self._beside_event(number)
        if number.value_max is not None and _LASTED.search(self._text, *where):
            return True
        return _LASTS.search(self._text, *where) is not None

    def _beside_event(self, number: NumberMention) -> bool:
        """Tell "4 szkolenia po 8 godzin" from "skorzystały po 8 godzin"."""
        words = self._tokens.words
        before = self._tokens.first_from(number.full_start) - 1
        while before >= 0 and words[before] in ("(", ",", "-", "–"):
            before -= 1
        return before >= 0 and lexicon.unit_class(lexicon.word(words[before]).lemma) == "event"

    def _restated(self, total: float, end: int) -> bool:
        """Tell "6 spotkań x 4 h, tj. 24 h": the product is stated behind its factors."""
        written = f"{total:g}".replace(".", ",")
        return re.compile(_SAME.format(re.escape(written))).match(self._text, end) is not None

    def _first_factor(self, previous: NumberMention | None, number: NumberMention) -> float | None:
        """Value of the first factor of "3 szkolenia x 8 godz.", ``None`` if there is none."""
        if previous is None or number.full_start - previous.end > _FACTOR_REACH:
            return None
        joined = _TIMES.fullmatch(self._text, previous.end, number.full_start)
        return previous.value if joined else None

    def _hours(
        self, number: NumberMention, value: float | None, end: int, topic: Topic | None, rule: str
    ) -> Hours:
        text, start = self._text, number.full_start
        self.taken = end
        if topic is not None and topic.span is not None:
            start, end = min(start, topic.span[0]), max(end, topic.span[1])
            if text[end : end + 1] == ")" and "(" in text[start:end]:
                end += 1
        behind = self._tokens.first_from(end)
        self._elided.note(self._tokens.first_from(number.full_start), behind, rule)
        self._topics.note(topic, behind)
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
