"""Amounts: money and shares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extract.facts import amount_products, lexicon, listed_amounts, phrases
from extract.facts.fact import Amount
from extract.polish.listed import WordLists
from extract.polish.totals import IN_ALL

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
# "dotacja (78 000)", "koszt szkolenia (12 400)"
_SUM_IN_BRACKETS = _WORDS.pattern(r"\b<money>\s(?:[^\W\d_]{1,16}\s){0,2}\(\Z")
# "1 104\n000,00 zł": a hard-wrapped line ends between the thousands
_WRAPPED = _WORDS.pattern(r"[ ]?\n[ ]{0,12}(?P<rest>\d{3}(?:[ \u00a0]\d{3})?(?:,\d\d)?)\s?<zlotys>")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0]\d{3})*")
_FULL_LINE = 40  # characters; a shorter line was not broken off for want of room
# "dotacje 246 000,00, darowizny 98 700,80": beside sums in zlotys these are such
_TO_THE_GROSZ = re.compile(r"\d{1,3}(?:[ \u00a0.]\d{3})+,\d\d")
_NOTHING_COUNTED = re.compile(r"[ ]?(?:[,;.)|\n](?!\d)|[–-][ ]|i[ ]|oraz[ ]|w tym[ ]|\Z)")
_IN_ZLOTYS = _WORDS.pattern(r"\d\s?<zlotys>")
# "kolejno: wnioski / umowy / kwota w zł" above rows
_HEAD_IN_ZLOTYS = _WORDS.pattern(r"[^\W\d_]\s[(\[]?(?:w\s)?<zlotys>[)\]]?\s{0,2}:?[ ]?\n")
_TABLE = 800  # characters of rows below such a head
_BESIDE = 200  # characters on either side that hold such a sum
# "88 procent na działania, 12 na biuro": what is parallel leaves the unit out
_PARALLEL = re.compile(r"\s(?P<to>na|dla|z|ze|od)\s[^,;.:()\d]{2,60}(?:,|,?\s(?:i|a|oraz|zaś))\s\Z")
_GROSZE = re.compile(r"\s(\d{1,2})\s?gr\b\.?")
_DASH_ALONE = re.compile(r",[-–](?!\d)")  # "2.450,-" is money without a word for it
_SCALED = re.compile(r"(?:tys\.?|mln\.?|mld\.?)\Z", re.IGNORECASE)
_MONEY_NOUN = _WORDS.pattern(r"\b<money>\s(?:[^\W\d_]{1,12}\.?\s){0,2}(?:[:–-]\s)?\Z")
_WORDS_FOR_MONEY = 48  # characters that hold such a noun and what stands behind it
_ENDED = re.compile(r"\.\s+[A-ZĄĆĘŁŃÓŚŹŻ]")  # "400 tys. Ulotek 12 tys."
# "88 200 zł, w tym przedłużone 12 600"
_OPENS_PARTS = re.compile(
    rf"\b(?:w tym|z tego|z czego|w tym:|{IN_ALL})\s(?:[^\W\d_]{{1,16}}\.?\s){{0,3}}(?:[:–-]\s)?\Z"
)
_NEXT_PART = re.compile(
    r"(?:,|,?\s(?:i|oraz|a))\s(?:(?:na|dla|z|od)\s)?(?:[^\W\d_]{2,16}\.?\s){1,3}(?:[:–-]\s)?"
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0.]\d{3}){1,2}(?:,\d\d)?")
_FUNDS = frozenset(_WORDS["funds"])
_STOP = re.compile(r"[.;\n](?=\s|\Z)")
_UNIT_BEFORE = re.compile(
    r"(?<!\d)(?<!\d\s)(?<!tys\. )(?<!mln )(?:(?P<PLN>\bPLN|\bz[łl])|(?P<EUR>\bEUR|€))"
    r"(?:\s{0,2}|\s?[)\]]?\s?[:=–-]?\s{1,2})\Z"
)
_CELL_BEFORE = re.compile(r"[|\t][ \u00a0]{0,8}\Z")
_CELL_BEHIND = re.compile(r"[ \u00a0]{0,8}[|\t]")
_BEFORE = 10  # characters of "(w zł): "
_LONGEST_PARALLEL = 80  # characters
_SENTENCE = 160  # characters back to another sum of the sentence


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
        listed = self._goes_on(number) or self._is_part(number)
        if listed or listed_amounts.is_member(text, self._money, number):
            return self._amount(number, value, (number.full_start, end), "PLN", listed=True)
        if self._is_scaled_money(number) or self._is_sum_in_brackets(number):
            return self._amount(number, value, (number.full_start, end), "PLN")
        if self._is_parallel(number):
            return self._amount(number, value, (number.full_start, end), self._unit, listed=True)
        if self._to_the_grosz(number):
            return self._amount(number, value, (number.full_start, end), "PLN", listed=True)
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

    def _is_scaled_money(self, number: NumberMention) -> bool:
        """Tell "dotacja 2,5 mln": thousands and millions behind a word for money."""
        text = self._text
        if not _SCALED.search(text, number.start, number.end):
            return False
        low = max(self._section.start, number.full_start - _WORDS_FOR_MONEY)
        if _MONEY_NOUN.search(text, low, number.full_start) is None:
            return False
        phrase = phrases.after(self._tokens, self._tokens.first_from(number.end))
        # "Dotacja to 2,5 mln. Koszty" opens a sentence
        return phrase is None or text[self._tokens.starts[phrase.first]].isupper()

    def _is_sum_in_brackets(self, number: NumberMention) -> bool:
        """Tell "dotacja (78 000)": thousands in brackets behind a word for money."""
        if number.value is None or number.value < _LEAST_SUM:
            return False
        if not self._text.startswith(")", number.end):
            return False
        low = max(self._section.start, number.start - _WORDS_FOR_MONEY)
        return _SUM_IN_BRACKETS.search(self._text, low, number.full_start) is not None

    def _is_parallel(self, number: NumberMention) -> bool:
        """Tell "88 procent na działania, 12 na biuro": of the unit of the amount before."""
        text, unit = self._text, self._unit
        if not unit or number.start - self.taken > _LONGEST_PARALLEL:
            return False
        before = _PARALLEL.search(text, self.taken, number.full_start)
        if before is None or before.start() != self.taken:
            return False
        return text.startswith(f" {before['to']} ", number.end)

    def _to_the_grosz(self, number: NumberMention) -> bool:
        """Tell a sum to the grosz among sums that name zlotys."""
        text, start, end = self._text, number.start, number.end
        if not _TO_THE_GROSZ.fullmatch(text, start, end):
            return False
        if _CELL_BEFORE.search(text, max(0, start - _BEFORE), start) or _CELL_BEHIND.match(
            text, end
        ):
            return False  # cells are read with the heads of their columns
        if not _NOTHING_COUNTED.match(text, end):
            return False
        return bool(
            _IN_ZLOTYS.search(text, end, end + _BESIDE)
            or _IN_ZLOTYS.search(text, max(0, start - _BESIDE), start)
            or _HEAD_IN_ZLOTYS.search(text, max(self._section.start, start - _TABLE), start)
        )

    def _goes_on(self, number: NumberMention) -> bool:
        """Tell "90 tys. zł z PFRON, 52 tys. z darowizn": thousands of the zlotys before."""
        text = self._text
        if self._money < 0 or number.start - self._money > _SENTENCE:
            return False
        if not _SCALED.search(text, number.start, number.end):
            return False
        if _STOP.search(text, self._money, number.full_start):
            return False
        if _ENDED.match(text, self._money - 1):
            return False
        phrase = phrases.after(self._tokens, self._tokens.first_from(number.end))
        return phrase is None or phrase.unit in _FUNDS

    def _is_part(self, number: NumberMention) -> bool:
        """Tell "88 200 zł, w tym przedłużone 12 600": thousands among the zlotys before them."""
        text = self._text
        if self._money < 0 or number.start - self._money > _SENTENCE:
            return False
        if number.value is None or not _THOUSANDS.fullmatch(text, number.start, number.end):
            return False
        opened = _OPENS_PARTS.search(text, self._money, number.full_start)
        if opened is None and self._money == self._part:
            opened = _NEXT_PART.fullmatch(text, self._part, number.full_start)
        if opened is None or _STOP.search(text, self._money, number.full_start):
            return False
        if _NOTHING_COUNTED.match(text, number.end) is None:
            return False
        between = text[self._money : number.full_start].split()
        if any(lexicon.word(form.strip(",:")).kind == "verb" for form in between):
            return False  # "z czego na ulotki 4 000, rozdano ulotek 12 000"
        self._part = number.end
        return True

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
