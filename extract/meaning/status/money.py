"""Money and shares that are true of the set-up: budgets, a project's value, who pays how much."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.meaning.status.made import is_passive
from extract.meaning.status.signals import COMPARING
from extract.polish.listed import WordLists

if TYPE_CHECKING:
    from extract.facts.fact import Amount

WORDS = WordLists("extract.meaning.status", "money.toml", plain=True)
"""Those beside money, and beside hours and events that are left over as money is."""
_REACH = 90  # characters before an amount that hold what it is of
_WIDE = 220  # and those that hold what has a value
_ONE_WORD = r"(?:[^\W\d_]{1,12}\.?\s)?"  # "ok. ", "kwotę " or none
_MORE_OR_LESS = COMPARING.any_of("more_or_less")
_DASH = r"\s{0,2}[:–—-]?\s{0,2}"
# "dof. PFRON 90%, pow. 10%", "wkład gminy 5%", "udział środków PFRON to 90%"
_SHARE_OF_FUNDER = WORDS.pattern(rf"\b<funders>\s?<equals>?{_DASH}\Z")
# "PFRON 792 000 zł (90%)"
_SHARE_OF_SUM = WORDS.pattern(
    r"\b<funders>[\s:–—-]{1,4}\d[\d .,\u00a0]{0,16}(?:tys\.|mln)?\s?zł\s{0,2}\(\Z"
)
# "w tym 254 912 zł z dotacji wojewody (80%)", but "wydano 40 000 zł z dotacji (95%)"
_SHARE_OF_SOURCE = WORDS.pattern(
    r"(?:[:,;]|\b<of_which>|\b(?:i|oraz|a))\s\d[\d .,\u00a0]{0,16}(?:tys\.|mln)?\s?zł"
    r"\sze?\s<sources>(?:\s[^\W\d_]{1,20}){1,4}\s{0,2}\(\Z"
)
# "wyższy o 4% niż", "o 7,3% więcej", "(wzrost o 14%)"
_COMPARED_BEFORE = WORDS.pattern(
    rf"\b{_MORE_OR_LESS}\s{_ONE_WORD}o\s{_ONE_WORD}\Z"
    rf"|\(\s?<changes>\so\s{_ONE_WORD}\Z"
)
_BY = WORDS.pattern(rf"\bo\s{_ONE_WORD}\Z")
_MORE = re.compile(rf"[^.,;:()\d]{{0,40}}?\b{_MORE_OR_LESS}", re.IGNORECASE)
# "nie może być niższy niż 10%"
_LIMIT = WORDS.pattern(r"\b<musts>\s[^.;\d]{0,40}\Z|\b<required>\s[^.;,\d]{0,30}\Z")
_BUDGET = WORDS.pattern(
    r"(?<!z )(?<!ze )\b<budgets>(?:\s[^\W\d_]{1,20}){0,4}"
    rf"(?:\sna\s\d{{4}}\s?r(?:ok|\.)?)?\s?<equals>\s{{0,2}}{_ONE_WORD}\Z|\b<paid_from>\s\Z"
)
# "na rok 2022 przypadało 28,5 mln zł"
_OF_YEAR = WORDS.pattern(
    r"\bna\s(?:rok\s)?(?:19|20)\d\d\s?(?:r\.|rok|r\b)?"
    rf"\s?<falls_to>\s{_ONE_WORD}\Z"
)
# "na rachunku pozostało 12 300 zł", "Pozostało do końca projektu | 12 300 zł"
_LEFT_OVER = WORDS.pattern(r"\b<left_over>(?![^\d]{0,40}<still_to_do>)[^.;\d]{0,40}\Z")
# "Zadanie dofinansowane z FIO kwotą 118 640 zł", "projekt współfinansowany w wysokości 84 000 zł"
_FUNDED = WORDS.pattern(
    r"\b<undertakings>[^.;\n]{0,140}\b<funded>\s[^.;()\n]{0,80}\b<to_the_amount>\s{1,2}\Z"
)
# "Klub (umowa z MOPS, dotacja 96 400 zł)"
_IN_CONTRACT = WORDS.pattern(r"\(\s?<contracts>\s[^();\n]{0,80},\s<granted>\s{1,2}\Z")
# "z 48 200 zł dotacji wydaliśmy 45 917 zł", "wydano 44 100 zł z 45 000 zł dotacji", "z pożyczki
# (80 000 zł) spłaciliśmy 32 tys. zł"
_OUT_OF = WORDS.pattern(
    r"(?:\A|[\s(,;.])(?:z|ze|spośród)\s(?!(?:czego|tego|nich|których|tym)\b)"
    rf"(?:<sums>\s(?:[^.;()\d]{{0,30}}(?:\d{{4}}\s?r?\.?\s)?)?\(?)?{_ONE_WORD}\Z"
)
_SPENT_BEHIND = WORDS.pattern(r"[^.;]{0,80}?\b<spent>\s[^.;]{0,30}?\d")
_SPENT_BEFORE = WORDS.pattern(r"\b<spent>\s[^.;]{0,60}\d[^.;()]{0,24}\Z")
# "stawka wzrosła z 21 020 zł do 23 050 zł": a rate, whatever it was before
_RATE_CHANGED = WORDS.pattern(r"\b<rates>[^.;\d]{0,60}\b<changed>\b[^.;]{0,40}\Z")
# "dotacja na jedno stanowisko to 23 050 zł"
_FOR_ONE = WORDS.pattern(rf"\bna\s<one>\s(?:[^\W\d_]{{1,20}}\s){{1,2}}<equals>{_DASH}{_ONE_WORD}\Z")
# "Wartość projektu 1 240 000 zł, dofinansowanie UE 1 054 000 zł", each on a line or not
_VALUE_BEFORE = r"\b<values>\s(?:<in_all>\s)?<undertakings>[^;]{0,150}\d[^;\n\d]{0,12}"
_FUNDING_OF_VALUE = WORDS.pattern(
    rf"{_VALUE_BEFORE}[,.\n]\s{{0,3}}(?:[-–•]\s)?(?:<of_which>\s)?<granted own_share>"
    r"(?:\s[^\W\d_]{1,12}){0,4}[\s:–-]{1,3}\Z"
)
# "Projekt trwa do maja. Jego wartość całkowita to 4,9 mln zł, z czego 4,4 mln zł"
_ITS_VALUE = (
    r"\b<undertakings>[^;\n]{0,140}?\b<its>\s(?:<in_all>\s)?<values>[^;\n\d]{0,40}\d[^;\n]{0,24}"
)
# "wartość projektu wyniosła 4,9 mln zł, z czego 4,4 mln zł stanowił grant, a 0,5 mln zł wkład"
_PART_OF_VALUE = WORDS.pattern(
    rf"(?:{_VALUE_BEFORE}|{_ITS_VALUE}),\s<of_which>\s"
    r"(?:\d[^;.\n]{0,24}\s<makes_up>\s<granted own_share>[^;.\n\d]{0,30},?\s<beside>\s)?\Z"
)
_MAKES_UP = WORDS.pattern(r"\s(?:<makes_up>\s)?<granted own_share>")
# "kwota dofinansowania projektu: 300 000 zł"
_FUNDING_OF_PROJECT = WORDS.pattern(rf"\b<granted>\s<undertakings>\s?<equals>?{_DASH}\Z")
_UNUSED = WORDS.pattern(r"\b<unused>[^.;,\d]{0,40}\Z")
# "wartość naszej części wynosi 214 900 zł", "57 stawek po 23 000 zł"
_OF_ONE_PART = WORDS.pattern(
    rf"\b<values>\s<one_part>(?:\s<undertakings>)?\s?<equals>?{_DASH}{_ONE_WORD}\Z"
)
# "27 miejsc pracy, po 24 000 zł na jedno"
_ON_EACH = WORDS.pattern(r"\s?<on_each>(?=\s{0,3}(?:[.,;)]|\Z))")
_AT_RATE = re.compile(r"\b\d{1,4}\sstaw(?:ek|ki)\s(?:[^\W\d_]{1,20}\s){0,2}\Z", re.IGNORECASE)
_GIVEN_BACK = WORDS.pattern(r"[^.;\n]{0,40}\b<given_back>")
_WILL_BE = WORDS.pattern(r"\s<will_be>\s")
_FOR_EACH_OF = WORDS.pattern(r"\b(?:<of_each>|<at_hand>)\s[^.;,\d]{0,60}\Z")
_WILL_BE_LEFT = re.compile(r"\bzostanie\s{1,2}\Z", re.IGNORECASE)  # "zostanie 212 tys. rezerwy"
_BY_LAW = WORDS.pattern(r"\b<fixed>\s(?:w\s)?<law>[^.;,\d]{0,12}\Z")
# "gmina ponosi 10 proc. kosztów": as long as it lasts
_BEARS = WORDS.pattern(
    r"\b<bears>\s(?:[^\W\d_]{1,12}\.?\s){0,2}"
    r"(?:\d{1,3},\s|\d{1,3}\s(?:i|albo|lub|oraz)\s){0,3}\Z"
)
# "7,2% (kraj 5,8%)"
_BENCHMARK = WORDS.pattern(r"[(,]\s?(?:w\s)?<benchmarks>(?:\s[^\W\d_]{1,16}){0,2}\s?[:–-]?\s?\Z")
_OF_AREA = WORDS.pattern(
    r"\b<rates_of_area>\s[^.;\d]{0,60}(?:\d{1,2}(?:,\d{1,2})?\s?(?:%|proc\.)\sdo\s)?\Z"
)
# "Projekt „Start”, umowa nr 117/FIO/2015, dotacja 84 600 zł"
_CONTRACTED = WORDS.pattern(
    r"\b<undertakings>[^;\n]{0,140}\b<contracts>\s(?:nr\s)?[^;\n\s]{1,40},\s"
    rf"<granted>\s{_ONE_WORD}\Z"
)
_VALUE = WORDS.pattern(
    r"\b<undertakings>[^;\n]{0,140}?\b<values>\s?"
    r"(?:(?:<in_all>\s)?(?:<equals>\s)?|[:–—-])\s{0,2}\Z"
)
# "złożono wniosek o kolejny projekt na 3 mln zł", "wniosek do gminy (48 tys. zł"
_APPLIED = WORDS.pattern(
    r"(?<!na )\b<application>(?:\s[^.;:,\d]{0,46})?"
    r"(?:\sna\s|\so\s<granted>\s|\()\Z"
)
# "w maju ruszy nabór wniosków, alokacja 480 tys. zł", "kolejny nabór, na który przeznaczono"
_COMING = WORDS.pattern(
    r"\b<coming>\s(?:[^.;\n]{0,60}\s)?<calls>\b[^.;\n]{0,60}\b<laid_by>[^.;,\d]{0,40}\Z"
    r"|\b<calls>\s<coming>\s(?:[^.;\n]|\br\.){0,60}\b<laid_by>[^.;,\d]{0,40}\Z"
    r"|(?:\A|[\n.;]\s?)<to_give_out>\s[^.;,\n]{0,20}\b<calls>\b(?![^\d]{0,60}\bby[łl])[^.;,]{0,40}\Z"
)
# "sfinansowane przez Gminę Lipa (28 500 zł) i Fundację „Wieś” (10 000 zł)"
_PAID_BY = WORDS.pattern(r"\b<funded>\sprzez\s[^.;\n]{0,120}\(\Z")
_OF_SOURCE = WORDS.pattern(r"\sze?\s<sources>(?!\w)")
_OF_WHICH = WORDS.pattern(r"\d[^.;\d]{0,24},\s<of_which>\s\Z")
# "saldo na koniec roku: 12 400 zł", "stan konta na 31.12.2021: 12 400 zł"
_BALANCE = WORDS.pattern(r"\b<balances>\b[^;,\n]{0,40}\Z")
# "dotacje (do 24 000 zł na osobę)"
_UP_TO = re.compile(r"\b(?:do|maksymalnie|max\.?)\s\Z", re.IGNORECASE)
_FOR_EACH = WORDS.pattern(r"\s(?:na|od)\s(?:<one>\s)?<heads>")
_GRANT_OF_PROJECT = WORDS.pattern(r"(?:\A|\n|[.,;(]\s)\s{0,3}(?:<granted>)\s{0,2}[:–-]?\s{0,2}\Z")
_WORTH = WORDS.pattern("<values>")
_GRANTED = WORDS.pattern("<granted>")


def is_left_or_fixed(amount: Amount, text: str) -> bool:
    """Tell what is left over and what a statute demands, which no plan of the report changes."""
    before = text[max(0, amount.start - _REACH) : amount.start]
    if amount.unit == "%":
        return _BY_LAW.search(before) is not None
    if _OF_ONE_PART.search(before):
        return True
    if amount.modifier == "each" and (
        _AT_RATE.search(before) or _ON_EACH.match(text, amount.end) is not None
    ):
        return True
    if _UNUSED.search(before):
        return _GIVEN_BACK.match(text, amount.end) is None
    left = _LEFT_OVER.search(before) is not None and not is_passive(before)
    left = left and _WILL_BE.match(text, amount.end) is None
    return left or _WILL_BE_LEFT.search(before) is not None


def is_applied_for(before: str) -> bool:
    """Tell "złożono wniosek o kolejny projekt na": of one application nothing is granted yet."""
    return _APPLIED.search(before) is not None


def is_of_coming_call(amount: Amount, text: str) -> bool:
    """Tell what there will be to give: "w maju ruszy nabór wniosków, alokacja 480 tys. zł"."""
    return _COMING.search(text, max(0, amount.start - _WIDE), amount.start) is not None


def is_of_project(before: str) -> bool:
    """Tell "Zadanie zlecone powiatu, dotacja 34 650 zł" among what introduces a project."""
    return _GRANT_OF_PROJECT.search(before) is not None


def is_set_up(amount: Amount, text: str) -> bool:
    """Tell an amount that says how something is paid for or how it compares, no result."""
    start = amount.start
    before = text[max(0, start - _REACH) : start]
    if amount.unit == "%":
        return _is_share(amount, text, before)
    if _BUDGET.search(before) or _OF_YEAR.search(before):
        return True
    if _BALANCE.search(before) or (
        _UP_TO.search(text, max(0, start - 4), amount.number_start)
        and _FOR_EACH.match(text, amount.end) is not None
    ):
        return True
    if _FOR_ONE.search(before) or _RATE_CHANGED.search(before) or _is_base(amount, text, before):
        return True
    wide = text[max(0, start - _WIDE) : start]
    if _FUNDED.search(wide) or _IN_CONTRACT.search(before) or _FOR_EACH_OF.search(before):
        return True
    # Looked for first, for the patterns are slow to fail.
    if _WORTH.search(wide) and (_VALUE.search(wide) or _is_funding(amount, text, wide)):
        return True
    if _FUNDING_OF_PROJECT.search(before) or _PAID_BY.search(wide):
        return True
    return _GRANTED.search(wide) is not None and _CONTRACTED.search(wide) is not None


def _is_funding(amount: Amount, text: str, wide: str) -> bool:
    """Tell who pays how much of a project whose value stands before."""
    if _FUNDING_OF_VALUE.search(wide):
        return True
    return _PART_OF_VALUE.search(wide) is not None and bool(_MAKES_UP.match(text, amount.end))


def _is_base(amount: Amount, text: str, before: str) -> bool:
    """Tell what there is to spend: "z 48 200 zł dotacji wydaliśmy 45 917 zł"."""
    if not _OUT_OF.search(before):
        return False
    ahead = _SPENT_BEHIND.match(text, amount.end) is not None
    return ahead or _SPENT_BEFORE.search(before) is not None


def _is_share(amount: Amount, text: str, before: str) -> bool:
    paid = _SHARE_OF_FUNDER, _SHARE_OF_SUM, _SHARE_OF_SOURCE
    if not amount.phrase and any(pattern.search(before) for pattern in paid):
        return True
    if _OF_SOURCE.match(text, amount.end) and _OF_WHICH.search(before):
        return True  # "612 340 zł, w tym 60% z dotacji"
    if _BEARS.search(before) or _BENCHMARK.search(before) or _OF_AREA.search(before):
        return True
    if _LIMIT.search(before):
        return True
    if not _BY.search(before):
        return False
    return bool(_COMPARED_BEFORE.search(before) or _MORE.match(text, amount.number_end))
