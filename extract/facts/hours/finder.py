"""Hours of something delivered, and of what."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from extract.facts import answers, heads, label_phrases, lexicon, phrases, products
from extract.facts.compared import COMPARED
from extract.facts.count_rules import ELIDED
from extract.facts.fact import Hours
from extract.facts.hours import adding_up, factors, pairs, rates, totals, units
from extract.facts.hours.elided import ElidedReader
from extract.facts.hours.last import ABOVE, LastHours
from extract.facts.hours.members import SUMS
from extract.facts.hours.topics import Topic, TopicReader
from extract.polish import morphology
from extract.polish.numerals import CompoundMention, NumberMention, is_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.facts.context import Context
    from extract.sections import Section

_MINUTES = re.compile(r"(?:\s{0,2}i)?\s{1,2}(\d{1,2})\s{0,2}min(?:ut\w{0,3})?\b\.?", re.IGNORECASE)
MULTIPLIED = "hours multiplied"
PAIR = "hours beside a slash"
IN_ADJECTIVE = "hours in an adjective"
_AT_ONCE = 24  # hours without a break are a way of working, not an amount
# What "16-godzinny" tells the amount of: not of duties, care and meetings, whose length it is.
_BY_THE_HOUR = lexicon.SERVICES - lexicon.PORTIONS - lexicon.ROUND_THE_CLOCK
_START = attrgetter("start")
_PLURAL_ENDINGS = ("ych", "ymi")


def find(section: Section, context: Context) -> Iterator[Hours]:
    """Yield the hours stated in ``section``, in order, each with the nominative of its topic.

    Rates ("8 h dziennie", "po 6 godzin") and the length of one event ("porada trwa 2 godziny")
    state no total and are passed over; clock times are traps. Two factors in one phrase
    ("3 szkolenia x 8 godz.") are multiplied, which ``rule`` says.
    """
    numbers = _numbers(section, context)
    if not numbers:
        return
    reader = _Reader(section, context)
    previous: NumberMention | None = None
    for number in numbers:
        if isinstance(number, pairs.Pair):
            if context.free(number.first[0], number.second[1]):
                yield from reader.read_pair(number)
            continue
        if number.start >= reader.taken and context.free(number.start, number.end):
            if isinstance(number, CompoundMention):
                hours = reader.read_compound(number)
            else:
                hours = reader.read(number, previous)
            if hours is not None:
                yield hours
        if not isinstance(number, CompoundMention):
            previous = number


_Found = NumberMention | CompoundMention | pairs.Pair


def _numbers(section: Section, context: Context) -> Sequence[_Found]:
    """Numbers of ``section``, those in "16-godzinny" and pairs beside a slash, in order."""
    numbers = context.numbers(section)
    more: list[_Found] = [c for c in context.compounds(section) if c.base == "godzina"]
    announced = [*pairs.find(context.report.text, section.content_start, section.end)]
    more += announced or pairs.of_plans(context.report.text, section.content_start, section.end)
    return sorted([*numbers, *more], key=attrgetter("start")) if more else numbers


class _Reader:
    """Reads the hours of one section; ``taken`` is the offset up to which minutes were read."""

    def __init__(self, section: Section, context: Context) -> None:
        self.taken = -1
        self._section = section
        self._context = context
        self._text = context.report.text
        self._tokens = context.tokens(section)
        self._topics = TopicReader(section, context, self._tokens)
        self._last = LastHours(self._tokens)
        self._summands: set[int] = set()
        self._each_until: int | None = None  # where the last hours that are for each end
        self._numbers: list[NumberMention] | None = None
        self._elided = ElidedReader(section, context, self._tokens, self._topics, self._last)

    def read(self, number: NumberMention, previous: NumberMention | None) -> Hours | None:
        """Hours that ``number`` states; ``previous`` may be the first factor of a product."""
        text, floor = self._text, self._section.content_start
        unit = units.behind(text, number.end)
        if unit is None:
            return self._without_unit(number)
        if totals.states_no_total(
            text, self._tokens, number, previous, floor=floor, end=unit.end()
        ):
            return None
        if number.value == 1 and rates.price_of_one(
            text, floor, number.full_start, unit=unit.start(), end=unit.end()
        ):
            return None
        value, end = self._with_minutes(number.value, unit.end())
        times = products.first_factor(text, number.full_start, previous)
        if times is not None and value is not None and factors.restated(text, times * value, end):
            return None
        first, behind = self._tokens.first_from(number.full_start), self._tokens.first_from(end)
        # "6 318 godzin doradztwa (5 940 h)"
        rule = COMPARED if self._last.right_before_bracket(first, behind) else "hours"
        topic = self._topics.read(first, behind, end)
        if unit["training"] and (topic is None or topic.span is None):
            topic = Topic("szkolenie", "szkolenie")  # "48 godzin szkoleniowych"
        hours = self._hours(number, value, end, topic, rule)
        if (
            self._is_for_each(number.full_start, hours.end)
            or rates.per_head(text, unit.end())
            or rates.each_behind(text, unit.end())
            or rates.per_head(text, hours.end)
        ):
            return replace(hours, modifier="each")
        if times is None or value is None or previous is None:
            return hours
        start = min(hours.start, previous.full_start)
        quote = text[start : hours.end]
        return replace(hours, value=value * times, start=start, quote=quote, rule=MULTIPLIED)

    def _is_for_each(self, start: int, end: int) -> bool:
        """Tell "każdy otrzymał 12 godzin doradztwa oraz 6 h wsparcia", the second as the first."""
        text, each = self._text, self._each_until
        told = rates.for_each_before(text, self._section.content_start, start) or (
            each is not None and rates.listed_behind(text, each, start)
        )
        self._each_until = end if told else None
        return told

    def _without_unit(self, number: NumberMention) -> Hours | None:
        """Hours whose unit stands elsewhere: behind the next number, before, or left out."""
        first = self._tokens.first_from(number.full_start)
        out_of = self._unit_ahead(number, first)
        if out_of is not None:
            topic = self._topics.read(first, self._tokens.first_from(out_of.end()), out_of.end())
            name = replace(topic, span=None) if topic is not None else None
            return self._hours(number, number.value, number.end, name, ELIDED)
        behind = self._tokens.first_from(number.end)
        asked = answers.hours(self._text, self._tokens, number, first)
        if asked is not None:
            topic = self._topics.read(asked, asked + 1, self._tokens.ends[asked])
            return self._hours(number, number.value, number.end, topic, ABOVE)
        before = units.before(self._text, number, self._section.content_start)
        if before is not None:
            topic = self._topics.read(self._tokens.first_from(before), behind, number.end)
            return self._hours(number, number.value, number.end, topic, "hours in brackets before")
        if units.is_clock(self._text, number):
            return None
        found = self._elided.read(first, behind)
        if number.start in self._summands and (found is None or found[1] == COMPARED):
            found = self._elided.summand(first, behind)
        return self._hours(number, number.value, number.end, *found) if found else None

    def _with_minutes(self, hours: float | None, end: int) -> tuple[float | None, int]:
        """Hours with the minutes that stand behind ``end`` ("2 godz. 30 min"), and their end."""
        minutes = _MINUTES.match(self._text, end)
        if minutes is None or hours is None:
            return hours, end
        return hours + int(minutes[1]) / 60, minutes.end()

    def read_pair(self, pair: pairs.Pair) -> Iterator[Hours]:
        """Hours on both sides of a slash, of what the label before them names."""
        first = self._tokens.first_from(pair.label[0])
        last = self._tokens.first_from(pair.label[1]) - 1
        summed = self._tokens.words[last].lower() in SUMS
        topic = self._topics.total(first + 1) if summed else self._topics.of_label(first, last)
        for side in (pair.first, pair.second):
            start, end = side
            value = pairs.value(self._text[start:end])
            number = NumberMention(start, end, start, value, None, "exact", "digits", PAIR)
            name = topic
            if topic is not None:
                name = replace(topic, span=pair.label if side == pair.first else None)
            planned = side == pair.planned
            yield self._hours(number, value, end, name, pairs.PLAN if planned else PAIR)

    def _unit_ahead(self, number: NumberMention, first: int) -> re.Match[str] | None:
        """Tell a number whose unit stands behind the next one, as its whole or its result."""
        meant = first > 0 and self._tokens.words[first - 1].lower().startswith(lexicon.MEANT)
        return units.behind_next(self._text, number.end, meant=meant)

    def read_compound(self, compound: CompoundMention) -> Hours | None:
        """Hours in "16-godzinne szkolenie"; of several events they are the length of each."""
        words = self._tokens.words
        first = self._tokens.first_from(compound.start)
        phrase = phrases.after(self._tokens, self._tokens.first_from(compound.end))
        if phrase is None or phrase.kind != "counted":
            phrase = label_phrases.ending_at(self._tokens, first - 1) if first else None
        if phrase is None or phrase.unit not in _BY_THE_HOUR:
            return None
        if compound.value == _AT_ONCE and phrase.unit in lexicon.NEVER_COUNTED:
            return None  # "24-godzinne poradnictwo", but a course may well take so long
        head = heads.head(words, phrase.first, phrase.last)
        ending = self._text[compound.start : compound.end].endswith(_PLURAL_ENDINGS)
        counted = phrase.first > 0 and is_number(words[phrase.first - 1])
        several = ending or (head is not None and (counted or _only_plural(words[head])))
        number = NumberMention(
            compound.start,
            compound.end,
            compound.start,
            compound.value,
            compound.value_max,
            "each" if several else "exact",
            "digits",
            IN_ADJECTIVE,
        )
        topic = self._topics.named(phrase.first, phrase.last)
        return self._hours(number, compound.value, compound.end, topic, IN_ADJECTIVE)

    def _expect_summands(self, behind: int, value: float) -> None:
        """Note the numbers listed behind hours that add up to them."""
        if not adding_up.opens(self._tokens.words, behind):
            return
        if self._numbers is None:
            self._numbers = self._context.numbers(self._section)
        at = bisect_left(self._numbers, self.taken, key=_START)
        following = self._numbers[at : at + adding_up.MOST]
        self._summands.update(adding_up.parts(self._tokens, behind, value, following))

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
        self._last.note(self._tokens.first_from(number.full_start), behind, rule)
        self._topics.note(topic, behind)
        if value is not None and rule == "hours":
            self._expect_summands(behind, value)
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


def _only_plural(form: str) -> bool:
    """Tell "szkolenia" from "szkolenie" and from "warsztaty", which may be one event."""
    nouns = [a for a in morphology.analyses(form) if a.pos == "subst"]
    one = any(":sg:nom" in a.tag or ":sg:acc" in a.tag or ":sg:nom.acc" in a.tag for a in nouns)
    return not one and lexicon.word(form).lemma != "warsztat" and not lexicon.word(form).singular
