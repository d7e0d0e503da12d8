"""Money and shares that are true of the set-up: budgets, a project's value, who pays how much."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.facts.fact import Amount

_REACH = 90  # characters before an amount that hold what it is of
_FUNDER = (
    r"(?:\bPFRON(?:-?u)?|\bUE\b|\bEFS\+?|\bEFRR|\bunii europejskiej"
    r"|\bbudżet\w{0,3} (?:państwa|gminy|powiatu|jst|województwa)|\bpowiat(?:u|em)?|\bpow\."
    r"|\bgmin[ay]|\bmiast[ao]|\bsamorząd\w{0,2}(?: [^\W\d_]{1,20}){0,2}"
    r"|\bfundusz\w{0,2} [^\W\d_]{1,20}|\bwojewod[ay]|\bjst\b|\bministerstw[ao]"
    r"|\bwkład\w{0,3}(?: (?:własn\w{1,3}|gminy|powiatu|partnera|samorządu|jst))?)"
)
# "dof. PFRON 90%, pow. 10%", "wkład gminy 5%", "udział środków PFRON to 90%"
_SHARE_OF_FUNDER = re.compile(
    rf"{_FUNDER}\s?(?:to|wynosi\w{{0,2}}|stanowi\w{{0,2}}|w wysokości)?"
    r"\s{0,2}[:–—-]?\s{0,2}\Z",
    re.IGNORECASE,
)
# "PFRON 792 000 zł (90%)"
_SHARE_OF_SUM = re.compile(
    rf"{_FUNDER}[\s:–—-]{{1,4}}\d[\d .,\u00a0]{{0,16}}(?:tys\.|mln)?\s?zł\s{{0,2}}\(\Z",
    re.IGNORECASE,
)
# "wyższy o 4% niż", "o 7,3% więcej", "(wzrost o 14%)"
_COMPARED_BEFORE = re.compile(
    r"\b(?:wyższ|niższ|więks|mniejsz)\w{1,3}\s(?:[^\W\d_]{1,12}\s)?o\s(?:[^\W\d_]{1,8}\.?\s)?\Z"
    r"|\(\s?(?:wzrost|spadek)\so\s(?:[^\W\d_]{1,8}\.?\s)?\Z",
    re.IGNORECASE,
)
_BY = re.compile(r"\bo\s(?:[^\W\d_]{1,8}\.?\s)?\Z", re.IGNORECASE)
_MORE = re.compile(
    r"[^.,;:()\d]{0,40}?\b(?:więcej|mniej|wyższ\w{1,3}|niższ\w{1,3})\b", re.IGNORECASE
)
# "nie może być niższy niż 10%"
_LIMIT = re.compile(
    r"\b(?:nie może|nie mogą|musi|muszą|powin\w{2,4})\s[^.;\d]{0,40}\Z"
    r"|\bwymagan\w{1,3}\s[^.;,\d]{0,30}\Z",
    re.IGNORECASE,
)
_BUDGET = re.compile(
    r"(?<!z )(?<!ze )\b(?:budżet\w{0,2}|limit|pula|alokacja)(?:\s[^\W\d_]{1,20}){0,4}"
    r"(?:\sna\s\d{4}\s?r(?:ok|\.)?)?"
    r"\s?(?:wynosi\w{0,2}|to|opiewa\w{0,2} na|liczy\w{0,2})\s{0,2}(?:[^\W\d_]{1,10}\.?\s)?\Z"
    r"|\bz budżetu(?: (?:projektu|zadania|programu))?\s\Z",
    re.IGNORECASE,
)
# "na rok 2022 przypadało 28,5 mln zł": what a year has of the whole
_OF_YEAR = re.compile(
    r"\bna\s(?:rok\s)?(?:19|20)\d\d\s?(?:r\.|rok|r\b)?\s?przypad\w{1,3}\s(?:[^\W\d_]{1,8}\.?\s)?\Z",
    re.IGNORECASE,
)
# "na rachunku pozostało 12 300 zł", "Pozostało do końca projektu | 12 300 zł"
_LEFT_OVER = re.compile(
    r"(?<!\w)(?:po)?zosta(?:ło|ły|ła|je|ją)\b(?![^\d]{0,40}(?:zrealizow|wykona|przeprowadz|utworz))"
    r"[^.;\d]{0,40}\Z",
    re.IGNORECASE,
)
_BY_LAW = re.compile(
    r"\b(?:wymagan|określon|ustalon|przewidzian)\w{1,3}\s(?:w\s)?(?:ustaw|przepis|rozporządz|praw)"
    r"\w{0,6}[^.;,\d]{0,12}\Z",
    re.IGNORECASE,
)
# "gmina ponosi 10 proc. kosztów": as long as it lasts
_BEARS = re.compile(
    r"\b(?:ponosi|ponoszą|pokrywa|pokrywają|finansuje|finansują|refunduje|refundują|dopłaca)\s"
    r"(?:[^\W\d_]{1,12}\.?\s){0,2}(?:\d{1,3},\s|\d{1,3}\s(?:i|albo|lub|oraz)\s){0,3}\Z",
    re.IGNORECASE,
)
# "7,2% (kraj 5,8%)"
_BENCHMARK = re.compile(
    r"[(,]\s?(?:w\s)?(?:kraj\w{0,2}|Polsk\w{1,2}|wojew\w{1,9}\.?|region\w{0,2}|mediana|średnia)"
    r"(?:\s[^\W\d_]{1,16}){0,2}\s?[:–-]?\s?\Z",
    re.IGNORECASE,
)
# "Projekt „Start”, umowa nr 117/FIO/2015, dotacja 84 600 zł": the value of what was contracted
_CONTRACTED = re.compile(
    r"\b(?:projekt|zadani)\w{0,4}\b[^;\n]{0,140}\bumow[ay]\s(?:nr\s)?[^;\n\s]{1,40},\s"
    r"(?:kwota\s)?dotacj[ai]\s(?:[^\W\d_]{1,12}\s)?\Z",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"\b(?:projekt|program|zadani|inwestycj|realizacj)\w{0,4}\b[^;\n]{0,140}?\bwartoś(?:ć|ci)\w?\s?"
    r"(?:całkowita\s|ogółem\s|to\s|wynosi\w{0,2}\s|[:–—-])?\s{0,2}\Z",
    re.IGNORECASE,
)
_WIDE = 220


def is_left_or_fixed(amount: Amount, text: str) -> bool:
    """Tell what is left over and what a statute demands, which no plan of the report changes."""
    before = text[max(0, amount.start - _REACH) : amount.start]
    if amount.unit == "%":
        return _BY_LAW.search(before) is not None
    return _LEFT_OVER.search(before) is not None


def is_set_up(amount: Amount, text: str) -> bool:
    """Tell an amount that says how something is paid for or how it compares, no result."""
    start = amount.start
    before = text[max(0, start - _REACH) : start]
    if amount.unit == "%":
        return _is_share(amount, text, before)
    if _BUDGET.search(before) or _OF_YEAR.search(before):
        return True
    wide = text[max(0, start - _WIDE) : start]
    said = wide.lower()  # looked into first, for both patterns are slow to fail
    if "wartoś" in said and _VALUE.search(wide):
        return True
    return "dotacj" in said and _CONTRACTED.search(wide) is not None


def _is_share(amount: Amount, text: str, before: str) -> bool:
    if not amount.phrase and (_SHARE_OF_FUNDER.search(before) or _SHARE_OF_SUM.search(before)):
        return True
    if _BEARS.search(before) or _BENCHMARK.search(before):
        return True
    if _COMPARED_BEFORE.search(before) or _LIMIT.search(before):
        return True
    return bool(_BY.search(before) and _MORE.match(text, amount.number_end))
