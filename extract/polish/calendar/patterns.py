"""The shapes of dates: one scan for where a date may begin, the pieces of dates, what joins them.

Everything is linear: spaces are bounded and nothing repeats inside a repetition.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.polish.calendar.words import (
    ABBREVIATIONS,
    DAY_FORMS,
    FULL_FORMS,
    ORDINAL_STEMS,
    RELATIVE_YEARS,
    WEEKDAY_STEMS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


_BLANK = "[ \t\xa0\u2002-\u200a\u202f]"
_GAP = rf"(?:{_BLANK}{{1,4}}(?:\n{_BLANK}{{0,12}})?|\n{_BLANK}{{0,12}})"  # at most one line end
_MAYBE = f"{_GAP}?"
_DASH = "[-–—−]"

_DAY = "(?:[12][0-9]|3[01]|0?[1-9])"
_NTH = r"(?:(?:-?e?go|-[a-z]{2,6}go)(?!\w))?"  # "12-go", "12-tego"
_MONTH = "(?:1[0-2]|0?[1-9])"
_YEAR = "(?:19[0-9]{2}|20[0-9]{2})"
_ROMAN = r"(?:X(?:I{1,2})?|IX|IV|V(?:I{1,3})?|I{1,3})(?!\w)"
_MONTH_BEGINS = "(?=[sSlLmMkKcCwWpPgG][tTiIuUaAwWzZrR])"  # spares most words the long list
_DAY_WORD = rf"{_MONTH_BEGINS}(?i:{_either(DAY_FORMS)})(?!\w)"
_MONTH_WORD = rf"{_MONTH_BEGINS}(?i:{_either(FULL_FORMS)})(?!\w)"
_SHORT_WORD = rf"{_MONTH_BEGINS}(?i:{_either(ABBREVIATIONS)})\b\.?"
_ORDINAL = rf"(?i:(?:{_either(ORDINAL_STEMS)})(?:iego|ego|iej|ej|ym|im|a|y|i|e|ie|ą|ę)?)(?!\w)"
_QUARTER = r"(?:(?i:kwarta[łl]\w{0,4})|(?i:kw)(?:\.|(?=\s(?:19|20)[0-9]{2})))"
_HALF = rf"(?i:p[oó][łl]rocz\w{{1,3}}|po[łl](?:ow\w{{1,2}}|\.)(?={_GAP}(?:rok|[0-9]{{4}})))"
_WEEKDAY = rf"(?i:{_either(WEEKDAY_STEMS)})\w{{0,5}}\.?"
_TAIL = rf"(?:{_MAYBE}(?i:r(?:\.|ok(?:u|iem)?)?)(?!\w))?"


def _relative(prefix: str) -> str:
    """Year told from the report's: "br." in group ``prefix_0``, "ub.r." in ``prefix_1``."""
    return "|".join(
        rf"(?P<{prefix}_{-shift}>(?i:{'|'.join(words).replace(' ', _GAP)}))(?!\w)"
        for shift, words in RELATIVE_YEARS.items()
    )


def _year(prefix: str) -> str:
    """Year after a month or a quarter: "2019 r.", "roku 2019", "br."."""
    return (
        rf"(?:{_MAYBE}(?:(?i:roku?){_GAP})?(?P<{prefix}_y>{_YEAR})(?![0-9]|[./][0-9]){_TAIL}"
        rf"|{_MAYBE}(?:{_relative(prefix)}))"
    )


def _figures(prefix: str, top: int) -> str:
    """Which quarter or half-year: Roman, a digit with or without its stop, a word."""
    return (
        rf"(?:(?P<{prefix}_r>{_ROMAN})(?:-[a-z]{{1,4}})?|(?P<{prefix}_n>[1-{top}])(?:\.|-?(?:szy|gi|ci|ty|sze|gie))?"
        rf"|(?P<{prefix}_o>{_ORDINAL}))"
    )


_ALTERNATIVES = {
    # 2018-09-01
    "iso": rf"(?P<iso_y>{_YEAR})(?P<iso_s>[-./])(?P<iso_m>{_MONTH})(?P=iso_s)"
    rf"(?P<iso_d>{_DAY})(?![0-9])",
    # 12.03.2019, 12. 03. 2019
    "dots": rf"(?P<dots_d>{_DAY})\.{_BLANK}?(?P<dots_m>{_MONTH})\.{_BLANK}{{0,2}}"
    rf"(?P<dots_y>{_YEAR})(?![0-9]|[./][0-9]){_TAIL}",
    # 12-03-2019, 12/03/2019
    "dash": rf"(?P<dash_d>{_DAY})(?P<dash_s>[-/])(?P<dash_m>{_MONTH})(?P=dash_s)(?P<dash_y>{_YEAR})"
    rf"(?![0-9]|[./][0-9]){_TAIL}",
    # 12.03.19
    "short": rf"(?P<short_d>{_DAY})\.(?P<short_m>0[1-9]|1[0-2])\."
    rf"(?P<short_y>0[3-9]|[1-4][0-9]|9[0-9])(?![0-9]|[./:][0-9]|-[0-9]{{2}}(?![.0-9]))(?!{_BLANK}?%){_TAIL}",
    # 15.11 2018 r.
    "apart": rf"(?P<apart_d>{_DAY})\.(?P<apart_m>{_MONTH}){_BLANK}(?P<apart_y>{_YEAR})"
    rf"(?={_BLANK}?(?i:r)(?:\.|(?i:ok)|\b)|{_BLANK}?[-–,;)]|\.?\s*\Z|\.?\n){_TAIL}",
    # 2019/2020
    "pair": rf"(?P<pair_y>{_YEAR})/(?P<pair_z>20[0-9]{{2}}|[0-9]{{2}})(?![0-9/]){_TAIL}",
    # 04/2020, 04.2020
    "my": rf"(?P<my_m>{_MONTH})(?P<my_s>[-./])(?P<my_y>{_YEAR})(?![0-9]|[./][0-9]){_TAIL}",
    # 06.09., 20.10, 5.09 br.
    "dm": rf"(?P<dm_d>{_DAY})\.(?P<dm_m>{_MONTH})(?![0-9]|[.:/][0-9]|,[0-9](?![0-9]?\.[0-9]))"
    rf"(?P<dm_dot>\.)?(?:{_MAYBE}(?:{_relative('dm')}))?(?P<dm_t>{_BLANK}?r\.(?!\w))?",
    # 1 IX 2018, 12.XI.2018, 12.XI., (25 III)
    "dr": rf"(?P<dr_d>{_DAY})\.?{_BLANK}?(?P<dr_m>{_ROMAN})"
    rf"(?:\.?{_MAYBE}(?P<dr_y>{_YEAR})(?![0-9]){_TAIL}|\.?{_MAYBE}(?:{_relative('dr')})"
    rf"|\.(?=[\s),;]|\Z)|(?={_BLANK}?(?:[),;\n]|\Z)|{_BLANK}?{_DASH}{_BLANK}?[0-9]|{_BLANK}(?i:do|i|oraz){_BLANK}[0-9]))",
    # 12 września, 12-go marca 2019 r., 12 mar. 2019
    "dw": rf"(?P<dw_d>{_DAY}){_NTH}{_MAYBE}"
    rf"(?:(?P<dw_w>{_DAY_WORD})(?:{_year('dw')})?|(?P<ds_w>{_SHORT_WORD})(?:{_year('ds')}))",
    # III kwartał 2019, I kw. 2020, pierwszy kwartał
    "q": rf"{_figures('q', 4)}{_MAYBE}{_QUARTER}(?:{_year('q')})?",
    # I półrocze 2020, w pierwszej połowie 2019 roku
    "h": rf"{_figures('h', 2)}{_MAYBE}{_HALF}(?:{_year('h')})?",
    # marcu, marca 2019 r.
    "mw": rf"(?P<mw_w>{_MONTH_WORD})(?:{_year('mw')})?",
    # V.2022, IV 2020
    "mr": rf"(?P<mr_m>{_ROMAN})(?:\.{_BLANK}?|{_BLANK}{{1,2}}|/)"
    rf"(?P<mr_y>{_YEAR})(?![0-9]|[./][0-9]){_TAIL}",
    # the first half of "I-III kwartał", "II-IV 2020"
    "ord": rf"(?P<ord_r>{_ROMAN})|(?P<ord_o>{_ORDINAL})",
    # 2017, 2017 r., 2017 roku
    "y": rf"(?P<y_y>{_YEAR})(?![0-9]|[./:][0-9]|-[0-9]{{1,2}}(?![0-9]))(?P<y_t>{_TAIL})",
    # the first days of "12, 15 i 20 marca", "27-28 lipca", "10-11.06"
    "d": rf"(?P<d_d>{_DAY}){_NTH}(?![0-9:%]|\.[0-9])",
}


def _shapes(*names: str) -> str:
    return "|".join(f"(?P<{name}>{_ALTERNATIVES[name]})" for name in names)


# looking ahead first, so that each place tries only the shapes that can begin there
PIECE = re.compile(
    rf"(?=[0-9]{{4}})(?:{_shapes('iso', 'pair', 'y')})"
    rf"|(?=[0-9]{{1,2}}[./-])(?:{_shapes('dots', 'dash', 'my', 'short', 'apart', 'dm')})"
    rf"|(?=[0-9])(?:{_shapes('dr', 'dw')})"
    rf"|(?=[1-4IVXpPdDtTcC])(?:{_shapes('q', 'h')})"
    rf"|(?=[0-9]){_shapes('d')}"
    rf"|(?=[IVX])(?:{_shapes('mr')})"
    rf"|{_shapes('mw', 'ord')}"
)
"""One piece of a date; ``lastgroup`` is the name of its shape."""

_AGAIN = rf"(?:(?i:we?){_GAP})?(?:(?i:dni(?:a|u|ach)){_GAP})?(?:{_WEEKDAY},?{_GAP})?"
JOIN = re.compile(
    rf"(?P<range>{_MAYBE}{_DASH}{{1,2}}{_MAYBE}|/(?=[0-9]{{1,2}}{_GAP}{_MONTH_BEGINS})"
    rf"|{_GAP}(?i:do:?{_GAP}(?:(?:dnia|dn\.|końca|roku|miesiąca){_GAP})?)(?:{_WEEKDAY},?{_GAP})?)"
    rf"|(?P<pair>{_GAP}(?i:a){_GAP}(?=[0-9]))"
    rf"|(?P<list>{_MAYBE}[,;]{_MAYBE}(?:(?i:i|oraz){_GAP})?{_AGAIN})"
    rf"|(?P<and>{_GAP}(?i:i|oraz|a{_GAP}także|lub|&){_GAP}{_AGAIN})"
)
"""What may stand between two pieces; ``lastgroup`` is ``range``, ``pair`` ("między 3 a 7"),
``list`` (a comma) or ``and``."""

SPACE = re.compile(_GAP)

ANCHOR = re.compile(
    # one set of first letters, so that the scan runs through everything else in C
    r"[0-9IVXsSlLmMkKcCwWpPgG](?<!\w.)(?:"
    # figures: what follows must be able to make a date of them
    r"(?<=[0-9])(?<![0-9][.,:\-].)(?<!/.)(?<![A-Z]\..)(?:"
    rf"[0-9]?(?=[./][0-9]|\.?{_BLANK}?[IVX]|{_MAYBE}{_DASH}{{1,2}}{_MAYBE}[0-9]"
    rf"|\.{_BLANK}[0-9]|{_NTH}(?:,{_BLANK}?|{_GAP}(?i:i|oraz|do|a|lub){_GAP})[0-9]"
    rf"|{_NTH}{_MAYBE}(?i:stycz|lut|mar|kwi|maj|cze|lip|sie|wrz|pa[źz]|lis|gru)"
    rf"|(?:\.|-?[a-z]{{2,3}})?{_MAYBE}(?i:kwart|kw\.|p[óo][łl]))"
    r"|(?<=[12])(?:9|0)[0-9]{2}(?![0-9]))"
    r"|(?<=[IVX])[IVX]{0,3}(?!\w)"
    rf"(?=(?:\.|-[a-z]{{1,4}})?{_MAYBE}(?:[0-9]|{_DASH}|(?i:i|do|oraz|lub){_GAP}|,|(?i:kw|p[óo][łl])))"
    r"|(?<=[sS])(?i:tycz|ierp)|(?<=[lL])(?i:ut(?:y|eg|em)|ip(?:ie?c|ca|cu|ec)|istop)"
    r"|(?<=[mM])(?i:ar(?:ca|cu|ze?c|ec)|aj)|(?<=[cC])(?i:zerw)|(?<=[wW])(?i:rze)"
    r"|(?<=[gG])(?i:rud)|(?<=[kK])(?i:wie|warta)|(?<=[pP])(?i:a[źz]d|[óo][łl]rocz|o[łl]ow)"
    r")"
)
"""Where a date may begin, or where the noun of a quarter stands behind an ordinal in words."""

ORDINALS_BEFORE = re.compile(
    rf"(?<!\w){_ORDINAL}(?:(?:{_MAYBE}{_DASH}{_MAYBE}|{_GAP}(?:i|oraz|do){_GAP}|,{_MAYBE}){_ORDINAL}){{0,3}}{_GAP}\Z"
)
"""The ordinals in words before the noun of a quarter or half-year, at the end of a short slice."""
