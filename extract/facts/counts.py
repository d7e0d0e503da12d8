"""Counts: so many of something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import arrows, labels, lexicon, phrases
from extract.facts.compared import COMPARED
from extract.facts.count_making import CountMaker
from extract.facts.count_reader import CountReader
from extract.facts.count_rules import ELIDED, IN_ADJECTIVE
from extract.facts.fact import changed
from extract.facts.phrases import Phrase
from extract.polish.numerals import NumberMention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.context import Context
    from extract.facts.fact import Count
    from extract.polish.numerals import CompoundMention
    from extract.sections import Section


def find(section: Section, context: Context) -> Iterator[Count]:
    """Yield the counts stated in ``section``, in order.

    A count whose unit is left out ("7 w UG") has ``unit`` ``None``; ``meaning.breakdown`` gives it
    the unit of its whole or drops it.
    """
    numbers, compounds = context.numbers(section), context.compounds(section)
    if not numbers and not compounds:
        return
    reader = _Numbers(section, context)
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


class _Numbers:
    """Reads the numbers of one section, those beside an arrow and inside of words among them."""

    def __init__(self, section: Section, context: Context) -> None:
        self._counts = CountMaker(section, context)
        self._text = context.report.text
        self._tokens = context.tokens(section)
        self.read = CountReader(self._text, self._tokens, self._counts).read

    def stands(self, number: NumberMention | CompoundMention) -> bool:
        """Tell whether a word begins where ``number`` does; none does inside of "od½od"."""
        first = self._tokens.first_from(number.start)
        return first < len(self._tokens) and self._tokens.starts[first] < number.end

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
        return self._counts.made(number, alone or Phrase("elided", None, first, first), COMPARED)

    def read_later(self, number: NumberMention, count: Count | None, before: Count) -> Count | None:
        """Count that an arrow leads to from ``before``; a noun of its own tells its unit."""
        joined = arrows.joins(self._text, before.number_end, number.start) or arrows.joins(
            self._text, before.end, number.start
        )
        if not joined or (count is not None and count.unit is not None):
            return count
        first = self._tokens.first_from(number.start)
        alone = Phrase("elided", None, first, first)
        return changed(self._counts.made(number, alone, ELIDED), unit=before.unit)

    def read_times(self, number: NumberMention) -> Count | None:
        """Count in "211 razy", "dwukrotnie", unless they compare ("trzy razy więcej")."""
        first = self._tokens.first_from(number.start)
        behind = self._tokens.first_from(number.end)
        words = self._tokens.words
        beside = (*words[max(0, first - 3) : first], *words[behind : behind + 2])
        if any(form.lower().startswith(lexicon.COMPARING) for form in beside):
            return None
        return self._counts.made(number, Phrase("counted", "raz", first, behind - 1), "times")

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
        return self._counts.made(number, phrase, IN_ADJECTIVE)
