"""Sums and shares that leave their unit out, told by a word for money or by amounts beside them.

Offsets are into the text of the report; ``before`` is where the amount before ends, -1 for none,
``floor`` where the section begins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import lexicon, phrases
from extract.polish.listed import WordLists
from extract.polish.totals import IN_ALL

if TYPE_CHECKING:
    from extract.polish.numerals import NumberMention
    from extract.polish.tokens import Tokens

_WORDS = WordLists("extract.facts", "amounts.toml")
# "dotacja (78 000)", "koszt szkolenia (12 400)"
_SUM_IN_BRACKETS = _WORDS.pattern(r"\b<money>\s(?:[^\W\d_]{1,16}\s){0,2}\(\Z")
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
# "z czego 60 000 z dotacji, a 30 000 na remont"
_PAID_OUT_OF = re.compile(r"[ ](?:ze?|na|od)[ ][^\W\d_]")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0.]\d{3}){1,2}(?:,\d\d)?")
_FUNDS = frozenset(_WORDS["funds"])
_STOP = re.compile(r"[.;\n](?=\s|\Z)")
_CELL_BEFORE = re.compile(r"[|\t][ \u00a0]{0,8}\Z")
_CELL_BEHIND = re.compile(r"[ \u00a0]{0,8}[|\t]")
_CELL = 10  # characters that hold the mark between two cells
_LONGEST_PARALLEL = 80  # characters
_SENTENCE = 160  # characters back to another sum of the sentence
_LEAST_SUM = 1000


def is_money(text: str, tokens: Tokens, number: NumberMention, floor: int) -> bool:
    """Tell "dotacja 2,5 mln", "dotacja (78 000)": a word for money stands before."""
    return _is_scaled_money(text, tokens, number, floor) or _is_in_brackets(text, number, floor)


def _is_scaled_money(text: str, tokens: Tokens, number: NumberMention, floor: int) -> bool:
    """Tell "dotacja 2,5 mln": thousands and millions behind a word for money."""
    if not _SCALED.search(text, number.start, number.end):
        return False
    low = max(floor, number.full_start - _WORDS_FOR_MONEY)
    if _MONEY_NOUN.search(text, low, number.full_start) is None:
        return False
    phrase = phrases.after(tokens, tokens.first_from(number.end))
    # "Dotacja to 2,5 mln. Koszty" opens a sentence
    return phrase is None or text[tokens.starts[phrase.first]].isupper()


def _is_in_brackets(text: str, number: NumberMention, floor: int) -> bool:
    """Tell "dotacja (78 000)": thousands in brackets behind a word for money."""
    if number.value is None or number.value < _LEAST_SUM:
        return False
    if not text.startswith(")", number.end):
        return False
    low = max(floor, number.start - _WORDS_FOR_MONEY)
    return _SUM_IN_BRACKETS.search(text, low, number.full_start) is not None


def is_parallel(text: str, number: NumberMention, before: int) -> bool:
    """Tell "88 procent na działania, 12 na biuro": of the unit of the amount before."""
    if number.start - before > _LONGEST_PARALLEL:
        return False
    between = _PARALLEL.search(text, before, number.full_start)
    if between is None or between.start() != before:
        return False
    return text.startswith(f" {between['to']} ", number.end)


def is_to_the_grosz(text: str, number: NumberMention, floor: int) -> bool:
    """Tell a sum to the grosz among sums that name zlotys."""
    start, end = number.start, number.end
    if not _TO_THE_GROSZ.fullmatch(text, start, end):
        return False
    if _CELL_BEFORE.search(text, max(0, start - _CELL), start) or _CELL_BEHIND.match(text, end):
        return False  # cells are read with the heads of their columns
    if not _NOTHING_COUNTED.match(text, end):
        return False
    return bool(
        _IN_ZLOTYS.search(text, end, end + _BESIDE)
        or _IN_ZLOTYS.search(text, max(0, start - _BESIDE), start)
        or _HEAD_IN_ZLOTYS.search(text, max(floor, start - _TABLE), start)
    )


def goes_on(text: str, tokens: Tokens, number: NumberMention, before: int) -> bool:
    """Tell "90 tys. zł z PFRON, 52 tys. z darowizn": thousands of the zlotys before."""
    if before < 0 or number.start - before > _SENTENCE:
        return False
    if not _SCALED.search(text, number.start, number.end):
        return False
    if _STOP.search(text, before, number.full_start) or _ENDED.match(text, before - 1):
        return False
    phrase = phrases.after(tokens, tokens.first_from(number.end))
    return phrase is None or phrase.unit in _FUNDS


def is_part(text: str, number: NumberMention, before: int, *, go_on: bool) -> bool:
    """Tell "88 200 zł, w tym przedłużone 12 600": thousands among the zlotys before them.

    ``go_on`` says that the sum before was told as a part itself: the next need not say so.
    """
    if before < 0 or number.start - before > _SENTENCE:
        return False
    if number.value is None or not _THOUSANDS.fullmatch(text, number.start, number.end):
        return False
    opened = _OPENS_PARTS.search(text, before, number.full_start)
    if opened is None and go_on:
        opened = _NEXT_PART.fullmatch(text, before, number.full_start)
    if opened is None or _STOP.search(text, before, number.full_start):
        return False
    if not (_NOTHING_COUNTED.match(text, number.end) or _PAID_OUT_OF.match(text, number.end)):
        return False
    between = text[before : number.full_start].split()
    # "z czego na ulotki 4 000, rozdano ulotek 12 000"
    return not any(lexicon.word(form.strip(",:")).kind == "verb" for form in between)
