"""Counts: so many of something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import (
    arrows,
    bracketed,
    compared,
    elision,
    governed,
    labels,
    lexicon,
    phrases,
    portioned,
    predicated,
    uncounted,
)
from extract.facts.compared import COMPARED
from extract.facts.count_rules import (
    AFTER_NOUN,
    BEFORE_NOUN,
    CATEGORY,
    ELIDED,
    IN_ADJECTIVE,
    IN_BRACKETS,
    LABELLED,
    PREDICATED,
)
from extract.facts.fact import Count, changed
from extract.facts.phrases import Phrase
from extract.facts.unit_classes import unit_class
from extract.polish import morphology
from extract.polish.numerals import NumberMention
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.context import Context
    from extract.polish.numerals import CompoundMention
    from extract.sections import Section

# "17 k., 23 m.": metres only where no women stand before.
_AFTER_WOMEN = re.compile(r"\d\s?(?:k\.?|K\.?|kob\.|kobiet\w{0,2})\s{0,2}(?:,|i|oraz|/)\s{0,2}\Z")
_WOMEN_REACH = 16
_DIVISIBLE = "etat"


def find(section: Section, context: Context) -> Iterator[Count]:
    """Yield the counts stated in ``section``, in order.

    A count whose unit is left out ("7 w UG") has ``unit`` ``None``; ``meaning.breakdown`` gives it
    the unit of its whole or drops it.
    """
    numbers, compounds = context.numbers(section), context.compounds(section)
    if not numbers and not compounds:
        return
    reader = _Reader(section, context)
    previous = -1
    before: Count | None = None
    for number in numbers:
        if context.free(number.start, number.end) and reader.stands(number):
            times = number.form == "multiplicative"
            count = reader.read_times(number) if times else reader.read(number, previous)
            end = number.end if count is None else max(number.end, count.end)
            if arrows.leads_on(context.report.text, end):
                count = reader.read_earlier(number, count, previous)
            elif before is not None and arrows.opens(context.report.text, number.start):
                count = reader.read_later(number, count, before)
            before = count
            previous = number.end
            if count is not None:
                yield count
    for compound in compounds:
        if context.free(compound.start, compound.end) and reader.stands(compound):
            count = reader.read_compound(compound)
            if count is not None:
                yield count


class _Reader:
    """Reads the numbers of one section, each from the words beside it."""

    def __init__(self, section: Section, context: Context) -> None:
        self._section = section
        self._context = context
        self._text = context.report.text
        self._tokens = context.tokens(section)

    def stands(self, number: NumberMention | CompoundMention) -> bool:
        """Tell whether a word begins where ``number`` does; none does inside of "od½od"."""
        first = self._tokens.first_from(number.start)
        return first < len(self._tokens) and self._tokens.starts[first] < number.end

    def read(self, number: NumberMention, previous: int) -> Count | None:
        """Count that ``number`` states; ``previous`` is where the free number before it ends."""
        words = self._tokens.words
        first = self._tokens.first_from(number.full_start)
        behind = self._tokens.first_from(number.end)
        if uncounted.counts_nothing(self._text, self._tokens, number, first, behind):
            return None
        floor = self._tokens.first_from(previous) if previous >= 0 else 0
        preceding = words[first - 1] if first else HARD_BREAK
        following = words[behind] if behind < len(words) else HARD_BREAK
        if bracketed.is_alone(self._text, number):
            return self._count(number, Phrase("elided", None, first, behind - 1), COMPARED)
        if following == ")":
            if number.form == "words" and preceding == "(" and floor == first - 1 > 0:
                return None  # "24 (dwadzieścia cztery) spotkania"
            count = self._in_brackets(number, first, behind, floor)
            if count is not None:
                return count
        new_cell = preceding == ":" and labels.opens_cell(following)
        phrase = None
        if not new_cell:
            phrase = phrases.after(self._tokens, behind, plural=governed.is_plural(number))
            phrase = (
                phrase
                or bracketed.behind_words(self._text, self._tokens, number, behind)
                or governed.in_quotes(self._tokens, number, behind)
            )
        if phrase is not None and phrase.kind == "counted":
            if _is_share(number, phrase) or _is_said(number, phrase):
                return None
            if governed.tells_whose(self._text, self._tokens, number, phrase):
                whose = Phrase("elided", None, phrase.first, phrase.last)
                return self._count(number, whose, ELIDED)
            return self._before_noun(number, phrase, first, floor)
        told = None
        if phrase is None or phrase.kind == "measure":
            told = compared.read(words, first, behind)
        if phrase is not None and phrase.kind == "measure" and told is None:
            return self._men(number, phrase)
        if uncounted.is_name(words, number, first) or (
            uncounted.is_year(self._text, number) and not uncounted.is_part(words, first, behind)
        ):
            return None
        said = predicated.read(words, first, behind)
        if said is not None:
            return self._count(number, said, PREDICATED)
        front = self._fronted(first, floor) if phrase is None else None
        if front is not None:
            return self._count(number, front, AFTER_NOUN)
        told = told or elision.of_us(words, behind) or elision.aged(words, first, behind)
        if told is not None:
            above = None
            if (
                told.kind == "elided"
                and told.last < first
                and told.first
                and words[told.first - 1] == ":"
            ):
                above = labels.read(self._tokens, told.first, floor=floor, separated=True)
            if above is not None and above.kind == "counted":
                label = Phrase("counted", above.unit, above.first, told.last)
                return self._count(number, label, AFTER_NOUN)
            told_by = " ".join(words[told.first : told.last + 1])
            return self._count(number, told, COMPARED if compared.compares(told_by) else ELIDED)
        named = None
        if phrase is None and (
            preceding in elision.FROM_TO or new_cell or not governed.goes_on(words, behind)
        ):
            named = labels.read(self._tokens, first, floor=floor)
            if named is not None and (named.kind == "measure" or _is_share(number, named)):
                return None
            if named is not None and named.kind == "counted":
                category = governed.is_category(self._tokens, number, named)
                rule = CATEGORY if category else AFTER_NOUN
                return self._count(number, named, rule)
        if number.rule == "digits-multiplier":
            return None  # "52 tys. pochodziło z darowizn": money whose currency is left out
        named = elision.changed_to(words, first, floor, named)
        elided = phrase or elision.target(words, first) or named
        elided = elided or elision.read(self._tokens, first, behind)
        return self._count(number, elided, ELIDED) if elided is not None else None

    def _fronted(self, first: int, floor: int) -> Phrase | None:
        amounted = portioned.amounting(self._tokens, first)
        return amounted or labels.fronted(self._tokens, first, floor=floor)

    def read_earlier(self, number: NumberMention, count: Count | None, previous: int) -> Count:
        """Count that an arrow leads away from: "grupy 15 → 17", "miejsca pracy (8 → 19)"."""
        if count is not None:
            return changed(count, rule=COMPARED)
        first = self._tokens.first_from(number.full_start)
        opened = bool(first) and self._tokens.words[first - 1] == "("
        floor = self._tokens.first_from(previous) if previous >= 0 else 0
        label = labels.read(self._tokens, first - 1, floor=floor, separated=True)
        known = opened and label is not None and label.kind == "counted"
        alone = Phrase("counted", label.unit, first, first) if known and label else None
        return self._count(number, alone or Phrase("elided", None, first, first), COMPARED)

    def read_later(self, number: NumberMention, count: Count | None, before: Count) -> Count | None:
        """Count that an arrow leads to from ``before``; a noun of its own tells its unit."""
        joined = arrows.joins(self._text, before.number_end, number.start) or arrows.joins(
            self._text, before.end, number.start
        )
        if not joined or (count is not None and count.unit is not None):
            return count
        first = self._tokens.first_from(number.start)
        alone = Phrase("elided", None, first, first)
        return changed(self._count(number, alone, ELIDED), unit=before.unit)

    def read_times(self, number: NumberMention) -> Count | None:
        """Count in "211 razy", "dwukrotnie", unless they compare ("trzy razy więcej")."""
        first = self._tokens.first_from(number.start)
        behind = self._tokens.first_from(number.end)
        words = self._tokens.words
        beside = (*words[max(0, first - 3) : first], *words[behind : behind + 2])
        if any(form.lower().startswith(lexicon.COMPARING) for form in beside):
            return None
        return self._count(number, Phrase("counted", "raz", first, behind - 1), "times")

    def read_compound(self, compound: CompoundMention) -> Count | None:
        """Count in "ośmioosobowy zespół" (8 osoba) and "1 dniowe szkolenie" (1 szkolenie)."""
        behind = self._tokens.first_from(compound.end)
        phrase: Phrase | None = None
        if compound.base == "osoba":
            first = self._tokens.first_from(compound.start)
            phrase = Phrase("counted", "osoba", first, behind - 1)
        elif compound.value == 1 and self._text.startswith("1 ", compound.start):
            phrase = phrases.after(self._tokens, behind)
        if phrase is None or phrase.kind != "counted":
            return None
        number = NumberMention(
            start=compound.start,
            end=compound.end,
            full_start=compound.start,
            value=compound.value,
            value_max=compound.value_max,
            modifier="exact",
            form="digits",
            rule="compound",
        )
        return self._count(number, phrase, IN_ADJECTIVE)

    def _in_brackets(
        self, number: NumberMention, first: int, behind: int, floor: int
    ) -> Count | None:
        """Read "Grupy inicjatywne (8)" and the exact value of "blisko 250 (dokładnie 243) osób"."""
        exact = bracketed.exactly(self._tokens, number, first, behind)
        if exact is not None:
            return self._count(number, exact, "number restated")
        phrase = bracketed.named(self._tokens, first, behind, floor)
        if phrase is None:
            return None
        category = phrase.kind == "counted" and governed.is_category(self._tokens, number, phrase)
        rule = CATEGORY if category else IN_BRACKETS
        return self._count(number, phrase, rule, end=self._tokens.ends[behind])

    def _before_noun(
        self, number: NumberMention, phrase: Phrase, first: int, floor: int
    ) -> Count | None:
        words = self._tokens.words
        if uncounted.is_year(self._text, number) and not morphology.is_plural_genitive(
            words[phrase.first]
        ):
            return None
        dashed = bool(first) and words[first - 1] in lexicon.DASHES
        pieces = phrase.unit in lexicon.CLASSIFIERS
        named = labels.read(self._tokens, first, floor=floor) if dashed or pieces else None
        amounted = portioned.amounting(self._tokens, first) if pieces else None
        if amounted is not None:
            return self._count(number, amounted, AFTER_NOUN)
        if pieces and first > 1 and words[first - 1] in ("(", ","):
            come = portioned.named(self._tokens, number, first)
            if come is None:
                return self._count(number, phrase, BEFORE_NOUN)
            end = portioned.end(self._tokens, phrase)
            return self._count(number, come, IN_BRACKETS, end=end)
        if pieces and named is not None and named.kind == "counted":
            return self._count(number, named, AFTER_NOUN)  # "ulotki – 1500 szt."
        rule = LABELLED if dashed and named is not None else BEFORE_NOUN
        return self._count(number, phrase, rule)

    def _men(self, number: NumberMention, phrase: Phrase) -> Count | None:
        """Read "23 m." behind "17 k.": men; any other measure counts nothing."""
        earliest = max(0, number.start - _WOMEN_REACH)
        if phrase.unit != "m" or not _AFTER_WOMEN.search(self._text, earliest, number.start):
            return None
        men = Phrase("counted", "mężczyzna", phrase.first, phrase.last)
        return self._count(number, men, BEFORE_NOUN)

    def _count(
        self, number: NumberMention, phrase: Phrase, rule: str, *, end: int | None = None
    ) -> Count:
        tokens, text = self._tokens, self._text
        phrase_start, phrase_end = tokens.starts[phrase.first], tokens.ends[phrase.last]
        start = min(number.full_start, phrase_start)
        stop = end or max(number.end, phrase_end)
        return Count(
            report_id=self._context.report.report_id,
            section_id=self._section.section_id,
            start=start,
            end=stop,
            quote=text[start:stop],
            rule=rule,
            value=number.value,
            value_max=number.value_max,
            modifier=number.modifier,
            number_start=number.start,
            number_end=number.end,
            unit=self._unit(phrase),
            phrase=text[phrase_start:phrase_end],
        )

    def _unit(self, phrase: Phrase) -> str | None:
        """Return the unit, an ambiguous abbreviation ("wol.") read as the report asks."""
        if phrase.unit is None:
            return None
        for form in self._tokens.words[phrase.first : phrase.last + 1]:
            entry = lexicon.AMBIGUOUS.get(form.lower())
            if entry is not None:
                return self._context.reading(form.lower(), *entry, default=phrase.unit)
        return phrase.unit


def _is_said(number: NumberMention, phrase: Phrase) -> bool:
    """Tell "kilka słów o nas", which counts no words."""
    return number.value is None and phrase.unit in lexicon.SAID


def _is_share(number: NumberMention, phrase: Phrase) -> bool:
    """Tell "1/3 ogólnej liczby członków" and "2/3 uczestników", and done of meant: "PS: 3/8"."""
    if number.rule != "fraction" or phrase.unit == _DIVISIBLE:
        return False
    return phrase.unit in lexicon.COUNTING_NOUNS or unit_class(phrase.unit) is not None
