"""A number and the phrase beside it made a count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.fact import Count

if TYPE_CHECKING:
    from extract.facts.context import Context
    from extract.facts.phrases import Phrase
    from extract.polish.numerals import NumberMention
    from extract.sections import Section


class CountMaker:
    """Makes the counts of one section."""

    def __init__(self, section: Section, context: Context) -> None:
        self._section = section
        self._context = context
        self._text = context.report.text
        self._tokens = context.tokens(section)

    def made(
        self, number: NumberMention, phrase: Phrase, rule: str, *, end: int | None = None
    ) -> Count:
        """Return the count that ``number`` and ``phrase`` state, found by ``rule``.

        Its quote goes from the first of the two to the end of the last, or to offset ``end``.
        """
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
