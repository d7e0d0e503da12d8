"""Amounts: money and shares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import phrases
from extract.facts.fact import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.context import Context
    from extract.polish.numerals import NumberMention
    from extract.sections import Section

_KINDS = (
    r"(?:(?P<PLN>zł(?:ot(?:y(?:ch|mi|m)?|e(?:go|mu)?|ych))?\b|PLN\b)"
    r"|(?P<EUR>euro\b|EUR\b|€)"
    r"|(?P<share>%|proc(?:\.|ent(?:ów|y|ach|ami|om|u)?\b)))"
)
_UNIT = re.compile(rf"(?:\s?,\s?[-–])?\s{{0,3}}{_KINDS}", re.IGNORECASE)
# "7 483 ,00 zł", "12 000, 00 zł": a number that the typist has torn
_TORN = re.compile(r"(?:\s,(?P<apart>\d\d)|,\s(?P<zeros>00))\s{0,3}(?:zł|PLN)\b", re.IGNORECASE)
# "10, 30 albo 50 proc.": the unit stands behind the last of a series
_NUMBER = r"\d{1,3}(?:[ \u00a0]?\d{3}){0,2}(?:,\d{1,2})?"
_SERIES = re.compile(
    rf"(?:,\s{_NUMBER}){{0,4}}\s(?P<joint>i|oraz|albo|lub)\s{_NUMBER}(?:\stys\.)?\s{{0,2}}{_KINDS}",
    re.IGNORECASE,
)
_GROSZE = re.compile(r"\s(\d{1,2})\s?gr\b\.?")
_DASH_ALONE = re.compile(r",[-–](?!\d)")  # "2.450,-" is money without a word for it
_SCALED = re.compile(r"(?:tys\.?|mln\.?|mld\.?)\Z", re.IGNORECASE)
_STOP = re.compile(r"[.;\n](?=\s|\Z)")
_UNIT_BEFORE = re.compile(
    r"(?<!\d)(?<!\d\s)(?<!tys\. )(?<!mln )(?:(?P<PLN>\bPLN|\bzł)|(?P<EUR>\bEUR|€))"
    r"(?:\s{0,2}|\s?[)\]]?\s?[:=–-]?\s{1,2})\Z"
)
_BEFORE = 10  # characters of "(w zł): "
_SENTENCE = 160  # characters back to another sum of the sentence


def find(section: Section, context: Context) -> Iterator[Amount]:
    """Yield money (``PLN``, ``EUR``) and shares (``%``) stated in ``section``, in order."""
    reader = _Reader(section, context)
    for number in context.numbers(section):
        if number.start >= reader.taken and context.free(number.start, number.end):
            amount = reader.read(number)
            if amount is not None:
                yield amount


class _Reader:
    """Reads the amounts of one section; ``taken`` is where the one read last ends."""

    def __init__(self, section: Section, context: Context) -> None:
        self.taken = -1
        self._section = section
        self._context = context
        self._text = context.report.text
        self._tokens = context.tokens(section)
        self._money = -1  # where the sum read last ends

    def read(self, number: NumberMention) -> Amount | None:
        """Amount that ``number`` states."""
        text, value, end = self._text, number.value, number.end
        torn = _TORN.match(text, end) if number.rule in ("digits", "digits-grouped") else None
        if torn is not None and value is not None:
            value += int(torn["apart"] or 0) / 100
            end = torn.end("apart") if torn["apart"] else torn.end("zeros")
        unit = _UNIT.match(text, end)
        if unit is not None:
            behind = unit.end()
            grosze = _GROSZE.match(text, behind) if unit.lastgroup == "PLN" else None
            if grosze is not None and value is not None:
                value, behind = value + int(grosze[1]) / 100, grosze.end()
            return self._amount(number, value, (number.full_start, behind), str(unit.lastgroup))
        series = _SERIES.match(text, end)
        if series is not None and ("," in series[0][:3] or series["joint"] in ("albo", "lub")):
            named = str(series.lastgroup)
            return self._amount(number, value, (number.full_start, end), named, listed=True)
        low = max(self._section.start, number.full_start - _BEFORE)
        before = _UNIT_BEFORE.search(text, low, number.full_start)
        if before is not None:
            return self._amount(number, value, (before.start(), end), str(before.lastgroup))
        dash = _DASH_ALONE.match(text, end)
        if dash is not None:
            return self._amount(number, value, (number.full_start, dash.end()), "PLN")
        if self._goes_on(number):
            return self._amount(number, value, (number.full_start, end), "PLN", listed=True)
        return None

    def _goes_on(self, number: NumberMention) -> bool:
        """Tell "90 tys. zł z PFRON, 52 tys. z darowizn": thousands of the zlotys before."""
        text = self._text
        if self._money < 0 or number.start - self._money > _SENTENCE:
            return False
        if not _SCALED.search(text, number.start, number.end):
            return False
        if _STOP.search(text, self._money, number.full_start):
            return False
        return phrases.after(self._tokens, self._tokens.first_from(number.end)) is None

    def _amount(
        self,
        number: NumberMention,
        value: float | None,
        span: tuple[int, int],
        unit: str,
        *,
        listed: bool = False,
    ) -> Amount:
        text, (start, end) = self._text, span
        phrase = None
        if not listed:
            phrase = phrases.after(self._tokens, self._tokens.first_from(end))
        words = ""
        share = unit == "share"
        if phrase is not None and phrase.kind == "counted":
            stop = self._tokens.ends[phrase.last]
            words = text[self._tokens.starts[phrase.first] : stop]
            end = stop if share else end
        self.taken = end
        if not share:
            self._money = end
        return Amount(
            report_id=self._context.report.report_id,
            section_id=self._section.section_id,
            start=start,
            end=end,
            quote=text[start:end],
            rule="share" if share else "money",
            value=value,
            value_max=number.value_max,
            modifier=number.modifier,
            number_start=number.start,
            number_end=number.end,
            unit="%" if share else unit,
            phrase=words,
        )
