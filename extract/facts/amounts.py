"""Amounts: money and shares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extract.facts import amount_products, bare_amounts, listed_amounts, phrases
from extract.facts.fact import Amount
from extract.polish.listed import WordLists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.context import Context
    from extract.polish.numerals import NumberMention
    from extract.sections import Section

MONEY = "money"
_WORDS = WordLists("extract.facts", "amounts.toml")
_KINDS = r"(?:(?P<PLN><PLN>)|(?P<EUR><EUR>)|(?P<share><share>))"
_UNIT = _WORDS.pattern(rf"(?:\s?,\s?[-–])?\s{{0,3}}{_KINDS}")
# "7 483 ,00 zł", "12 000, 00 zł": a number that the typist has torn
_TORN = _WORDS.pattern(r"(?:\s,(?P<apart>\d\d)|,\s(?P<zeros>00))\s{0,3}<zlotys>")
# "10, 30 albo 50 proc.", "20, 24 i 26 tys. zł": the unit stands behind the last of a series
_NUMBER = r"\d{1,3}(?:[ \u00a0]?\d{3}){0,2}(?:,\d{1,2})?"
_SCALE = r"\s?(?:tys\.?|mln)"
_SERIES = _WORDS.pattern(
    rf"(?P<more>(?:,\s{_NUMBER}(?:{_SCALE})?){{0,4}})\s(?P<joint>i|oraz|albo|lub)\s"
    rf"{_NUMBER}(?P<scale>{_SCALE})?\s{{0,2}}{_KINDS}"
)
_LEAST_SUM = 1000  # of two numbers joined by "i" before a word for money, the first is one
# "1 104\n000,00 zł": a hard-wrapped line ends between the thousands
_WRAPPED = _WORDS.pattern(r"[ ]?\n[ ]{0,12}(?P<rest>\d{3}(?:[ \u00a0]\d{3})?(?:,\d\d)?)\s?<zlotys>")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0]\d{3})*")
_FULL_LINE = 40  # characters; a shorter line was not broken off for want of room
_GROSZE = re.compile(r"\s(\d{1,2})\s?gr\b\.?")
_DASH_ALONE = re.compile(r",[-–](?!\d)")  # "2.450,-" is money without a word for it
_UNIT_BEFORE = re.compile(
    r"(?<!\d)(?<!\d\s)(?<!tys\. )(?<!mln )(?:(?P<PLN>\bPLN|\bz[łl])|(?P<EUR>\bEUR|€))"
    r"(?:\s{0,2}|\s?[)\]]?\s?[:=–-]?\s{1,2})\Z"
)
_BEFORE = 10  # characters of "(w zł): "


def find(section: Section, context: Context) -> Iterator[Amount]:
    """Yield money (``PLN``, ``EUR``) and shares (``%``) stated in ``section``, in order."""
    numbers = context.numbers(section)
    if not numbers:
        return
    reader = _Reader(section, context)
    previous: NumberMention | None = None
    for number in numbers:
        if number.start >= reader.taken and context.free(number.start, number.end):
            amount = reader.read(number)
            if amount is not None and amount.rule == MONEY:
                amount = amount_products.multiplied(context.report.text, amount, previous)
                reader.taken = amount.end
            if amount is not None:
                yield amount
        previous = number


class _Series(NamedTuple):
    """Amounts in a row: where the last ends, its unit, and the thousands it names."""

    end: int
    unit: str
    factor: int


class _Reader:
    """Reads the amounts of one section; ``taken`` is where the one read last ends."""

    def __init__(self, section: Section, context: Context) -> None:
        self.taken = -1
        self._section = section
        self._context = context
        self._text = context.report.text
        self._tokens = context.tokens(section)
        self._money = -1  # where the sum read last ends
        self._part = -1  # where the last sum ends that was told as a part
        self._unit = ""  # of the amount read last, where it names one
        self._series = _Series(-1, "", 1)

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
        member = self._member(number, end)
        if member is not None:
            return member
        wrapped = self._wrapped(number)
        if wrapped is not None:
            return wrapped
        low = max(self._section.start, number.full_start - _BEFORE)
        before = _UNIT_BEFORE.search(text, low, number.full_start)
        if before is not None:
            return self._amount(number, value, (before.start(), end), str(before.lastgroup))
        dash = _DASH_ALONE.match(text, end)
        if dash is not None:
            return self._amount(number, value, (number.full_start, dash.end()), "PLN")
        return self._without_unit(number, value, (number.full_start, end))

    def _without_unit(
        self, number: NumberMention, value: float | None, span: tuple[int, int]
    ) -> Amount | None:
        """Amount of a number that leaves its unit out."""
        text, tokens, floor = self._text, self._tokens, self._section.start
        part = bare_amounts.is_part(text, number, self._money, go_on=self._money == self._part)
        if part:
            self._part = number.end
        if (
            part
            or bare_amounts.goes_on(text, tokens, number, self._money)
            or listed_amounts.is_member(text, self._money, number)
        ):
            return self._amount(number, value, span, "PLN", listed=True)
        if bare_amounts.is_money(text, tokens, number, floor):
            return self._amount(number, value, span, "PLN")
        if self._unit and bare_amounts.is_parallel(text, number, self.taken):
            return self._amount(number, value, span, self._unit, listed=True)
        if bare_amounts.is_to_the_grosz(text, number, floor):
            return self._amount(number, value, span, "PLN", listed=True)
        return None

    def _member(self, number: NumberMention, end: int) -> Amount | None:
        """Amount of a series whose unit, and thousands, stand behind its last."""
        if number.value is None:
            return None
        if number.start >= self._series.end:
            found = _SERIES.match(self._text, end)
            if found is None:
                return None
            scale = (found["scale"] or "").strip()
            sums = found["more"] or scale or found["joint"] in ("albo", "lub")
            if not sums and number.value < _LEAST_SUM:
                return None
            factor = 1000 if scale.startswith("tys") else 1_000_000 if scale else 1
            self._series = _Series(found.end(), str(found.lastgroup), factor)
        series = self._series
        own = number.value >= _LEAST_SUM or series.unit == "share"
        value = number.value if own else number.value * series.factor
        return self._amount(number, value, (number.full_start, end), series.unit, listed=True)

    def _wrapped(self, number: NumberMention) -> Amount | None:
        """Sum whose thousands the end of a hard-wrapped line parts."""
        text = self._text
        rest = _WRAPPED.match(text, number.end)
        if rest is None or number.value is None:
            return None
        if not _GROUPED.fullmatch(text, number.start, number.end):
            return None
        full = rest.start() - _FULL_LINE
        if full < 0 or text.find("\n", full, number.start) >= 0:
            return None
        figures = rest["rest"].replace(" ", "").replace("\u00a0", "")
        groups = len(figures.partition(",")[0]) // 3
        value = number.value * 1000**groups + float(figures.replace(",", "."))
        return self._amount(number, value, (number.full_start, rest.end()), "PLN")

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
        self._unit = "" if listed else unit
        if not share:
            self._money = end
        return Amount(
            report_id=self._context.report.report_id,
            section_id=self._section.section_id,
            start=start,
            end=end,
            quote=text[start:end],
            rule="share" if share else MONEY,
            value=value,
            value_max=number.value_max,
            modifier=number.modifier,
            number_start=number.start,
            number_end=number.end,
            unit="%" if share else unit,
            phrase=words,
        )
