"""Amounts: money and shares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import phrases
from extract.facts.fact import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.context import Context
    from extract.sections import Section

_UNIT = re.compile(
    r"(?:,\s?[-–])?\s{0,3}(?:(?P<PLN>zł(?:ot(?:y(?:ch|mi|m)?|e(?:go|mu)?|ych))?\b|PLN\b)"
    r"|(?P<EUR>euro\b|EUR\b|€)"
    r"|(?P<share>%|proc(?:\.|ent(?:ów|y|ach|ami|om|u)?\b)))",
    re.IGNORECASE,
)
_UNIT_BEFORE = re.compile(r"(?:(?P<PLN>\bPLN|\bzł)|(?P<EUR>\bEUR|€))\s{0,2}\Z")


def find(section: Section, context: Context) -> Iterator[Amount]:
    """Yield money (``PLN``, ``EUR``) and shares (``%``) stated in ``section``, in order."""
    text = context.report.text
    tokens = context.tokens(section)
    for number in context.numbers(section):
        if not context.free(number.start, number.end):
            continue
        unit = _UNIT.match(text, number.end)
        start, end = number.full_start, number.end
        if unit is not None:
            end = unit.end()
        else:
            unit = _UNIT_BEFORE.search(
                text, max(section.start, number.full_start - 6), number.full_start
            )
            if unit is None:
                continue
            start = unit.start()
        phrase = phrases.after(tokens, tokens.first_from(end))
        if phrase is not None and phrase.kind == "counted":
            stop = tokens.ends[phrase.last]
            words = text[tokens.starts[phrase.first] : stop]
        else:
            stop, words = end, ""
        share = unit.lastgroup == "share"
        if share:
            end = stop
        yield Amount(
            report_id=context.report.report_id,
            section_id=section.section_id,
            start=start,
            end=end,
            quote=text[start:end],
            rule="share" if share else "money",
            value=number.value,
            value_max=number.value_max,
            modifier=number.modifier,
            number_start=number.start,
            number_end=number.end,
            unit="%" if share else str(unit.lastgroup),
            phrase=words,
        )
