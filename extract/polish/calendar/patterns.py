"""The shapes of dates: one scan for where a date may begin, the pieces of dates, what joins them.

Everything is linear: spaces are bounded and nothing repeats inside a repetition.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.polish.calendar.words import (
    ABBREVIATIONS,
    DAY_FORMS,
    DAY_GENITIVES,
    DAY_ORDINALS,
    FULL_FORMS,
    MONTH_NAMES,
    ORDINAL_STEMS,
    RELATIVE_YEARS,
    THIS_MONTH,
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
_DAY_WORD = rf"{_MONTH_BEGINS}(?i:{_either(DAY_FORMS)})(?![^\W\d])"
_MONTH_WORD = rf"{_MONTH_BEGINS}(?i:{_either(FULL_FORMS)})(?![^\W\d])"
# a number at the end of a row is no day of the month that opens the next row
_NEXT_ROW = rf"(?!{_BLANK}{{0,4}}\n{_BLANK}{{0,12}}(?i:{_either(MONTH_NAMES)})(?!\w))"
# the full stop that many put behind the number of a day: "12., 19. i 26. maja"
_STOP_BEFORE_MONTH = rf"(?:\.(?={_BLANK}{{1,2}}(?:{_either(DAY_GENITIVES)})(?!\w)))?"
_STOP_IN_LIST = (
    rf"(?:\.(?=,{_BLANK}?[0-9]|{_BLANK}?{_DASH}{_BLANK}?[0-9]"
    rf"|{_BLANK}(?:i|oraz|lub|do){_BLANK}[0-9]))?"
)
_SHORT_WORD = rf"{_MONTH_BEGINS}(?i:{_either(ABBREVIATIONS)})\b\.?"
_ORDINAL = rf"(?i:(?:{_either(ORDINAL_STEMS)})(?:iego|ego|iej|ej|ym|im|m|a|y|i|e|ie|ą|ę)?)(?!\w)"
_QUARTER = (
    r"(?:(?i:kwarta[łl]\w{0,4})|(?i:kw)(?:\.|(?=\s(?:19|20)[0-9]{2}))"
    r"|[qQ](?:(?=20[0-9]{2})|(?![\w&])))"
)
_HALF = rf"(?i:p[oó][łl]r(?:ocz\w{{1,3}}|\.)|po[łl](?:ow\w{{1,2}}|\.)(?={_GAP}(?:rok|[0-9]{{4}})))"
_TENS = _either(word for word, number in DAY_ORDINALS.items() if number in (20, 30))
_ONES = _either(word for word, number in DAY_ORDINALS.items() if number < 10)
_NTH_WORD = rf"(?i:(?:{_TENS}){_GAP}(?:{_ONES})|{_either(DAY_ORDINALS)})(?!\w)"
_WEEKDAY = rf"(?i:(?!(?:pi[ąa]t|czwart)ego)(?:{_either(WEEKDAY_STEMS)}))\w{{0,5}}\.?"
_TAIL = rf"(?:{_MAYBE}(?i:r(?:\.|ok(?:u|iem)?)?)(?!\w))?"


def _relative(prefix: str) -> str:
    """Year told from the report's: "br." in group ``prefix_0``, "ub.r." in ``prefix_1``."""
    return "|".join(
        rf"(?P<{prefix}_{-shift}>(?i:{'|'.join(words).replace(' ', _GAP)}))(?!\w)"
        for shift, words in RELATIVE_YEARS.items()
    )


def _year(prefix: str) -> str:
    """Year after a month or a quarter: "2019 r.", "roku 2019", "/2019", "'19", "br."."""
    return (
        rf"(?:(?:{_MAYBE}(?:(?i:roku?){_GAP})?|/|{_BLANK}?['’])"
        rf"(?P<{prefix}_y>{_YEAR}|(?<=['’])[0-9]{{2}})(?![0-9]|[./][0-9]){_TAIL}"
        rf"|{_MAYBE}(?:{_relative(prefix)}))"
    )


def _figures(prefix: str, top: int) -> str:
    """Which quarter or half-year: Roman, a digit with or without its stop, a word."""
    return (
        rf"(?:(?P<{prefix}_r>{_ROMAN}|(?:IV|I{{1,3}})(?=kw))(?:-[a-z]{{1,4}})?|(?P<{prefix}_n>[1-{top}])(?:\.|-?(?:szy|gi|ci|ty|sze|gie))?"
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
    # 12/03/19, 12-03-19
    "cut": rf"(?P<cut_d>0[1-9]|[12][0-9]|3[01])(?P<cut_s>[-/])(?P<cut_m>0[1-9]|1[0-2])(?P=cut_s)"
    rf"(?P<cut_y>0[3-9]|[1-4][0-9])(?![0-9%]|[./:-][0-9]){_TAIL}",
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
    # 1 IX 2018, 12.XI.2018, 12.XI., (25 III); "dnia 12 III" and "28 VIII –" need a sign before
    "dr": rf"(?P<dr_d>{_DAY})(?:\.?{_BLANK}?|-(?=[IVX]{{1,4}}-[12]))(?P<dr_m>{_ROMAN})"
    rf"(?:(?:\.?{_MAYBE}|-)(?P<dr_y>{_YEAR})(?![0-9]){_TAIL}|\.?{_MAYBE}(?:{_relative('dr')})"
    rf"|(?P<dr_t>\.(?=[\s),;–—-]|\Z)|(?={_BLANK}?(?:[),;\n]|\Z)|{_BLANK}?{_DASH}{_BLANK}?[0-9]"
    rf"|{_BLANK}(?i:do|i|oraz){_BLANK}[0-9]))|(?!-?\w|\.\w|{_BLANK}[0-9]))",
    # 12 września, 12-go marca 2019 r., 12 mar. 2019
    "dw": rf"(?P<dw_d>{_DAY}){_NTH}{_STOP_BEFORE_MONTH}{_NEXT_ROW}{_MAYBE}"
    rf"(?:(?P<dw_w>{_DAY_WORD})(?:{_year('dw')})?|(?P<ds_w>{_SHORT_WORD})(?:{_year('ds')}))",
    # pierwszego maja 2019 r.
    "nw": rf"(?P<nw_o>{_NTH_WORD}){_GAP}(?P<nw_w>{_DAY_WORD})(?:{_year('nw')})?",
    # the first days of "pierwszego i drugiego maja"
    "n": rf"(?P<n_o>{_NTH_WORD})",
    # Q2 2019, Q II 2019
    "qf": rf"[qQ]{_BLANK}?(?:(?P<qf_n>[1-4])|(?P<qf_r>I{{1,3}}|IV))(?!\w)(?:{_year('qf')})?",
    # 2019 Q2
    "yq": rf"(?P<yq_y>{_YEAR}){_BLANK}?[-/]?[qQ](?P<yq_n>[1-4])(?!\w)",
    # 12 bm., 12 b.m.
    "db": rf"(?P<db_d>{_DAY}){_NTH}{_GAP}(?i:{THIS_MONTH.replace(' ', _GAP)})(?!\w)",
    # III kwartał 2019, I kw. 2020, I Q 2020, pierwszy kwartał
    "q": rf"{_figures('q', 4)}{_MAYBE}{_QUARTER}(?:{_year('q')})?",
    # kwartał 4 2019, kwartał czwarty roku 2019
    "qb": rf"(?i:kwarta[łl]\w{{0,4}}){_GAP}(?:(?i:nr){_GAP})?"
    rf"(?:(?P<qb_n>[1-4])|(?P<qb_o>{_ORDINAL}))(?:{_year('qb')})",
    # I półrocze 2020, w pierwszej połowie 2019 roku
    "h": rf"{_figures('h', 2)}{_MAYBE}{_HALF}(?:{_year('h')})?",
    # marcu, marca 2019 r.
    "mw": rf"(?P<mw_w>{_MONTH_WORD})(?:{_year('mw')})?",
    # mar. 2019; the first half of "mar. – maj 2019"
    "ms": rf"(?P<ms_w>{_SHORT_WORD})(?:{_year('ms')}|(?={_MAYBE}{_DASH}{_MAYBE}{_MONTH_BEGINS}))",
    # 2019-03
    "im": rf"(?P<im_y>{_YEAR})-(?P<im_m>0[1-9]|1[0-2])(?![0-9]|[-./][0-9])",
    # V.2022, IV 2020
    "mr": rf"(?P<mr_m>{_ROMAN})(?:\.{_BLANK}?|{_BLANK}{{1,2}}|/|['’])"
    rf"(?:(?P<mr_y>{_YEAR}|(?<=['’])[0-9]{{2}})(?![0-9]|[./][0-9]){_TAIL}|(?:{_relative('mr')}))",
    # the first half of "I-III kwartał", "II-IV 2020"
    "ord": rf"(?P<ord_r>{_ROMAN})|(?P<ord_o>{_ORDINAL})",
    # lata 2017-19
    "ys": rf"(?P<ys_y>{_YEAR}){_DASH}(?P<ys_z>[0-9]{{2}})(?![0-9%]|[-./:,][0-9]){_TAIL}",
    # 2017, 2017 r., 2017 roku
    "y": rf"(?P<y_y>{_YEAR})(?![0-9]|[./:][0-9]|-[0-9]{{1,2}}(?![0-9]))(?P<y_t>{_TAIL})",
    # the first days of "12, 15 i 20 marca", "27-28 lipca", "10-11.06"
    "d": rf"(?P<d_d>{_DAY}){_NTH}(?![0-9:%]|\.[0-9]){_STOP_IN_LIST}",
}


def _shapes(*names: str) -> str:
    return "|".join(f"(?P<{name}>{_ALTERNATIVES[name]})" for name in names)


# looking ahead first, so that each place tries only the shapes that can begin there
PIECE = re.compile(
    rf"(?=[0-9]{{4}})(?:{_shapes('iso', 'pair', 'im', 'yq', 'ys', 'y')})"
    rf"|(?=[0-9]{{1,2}}[./-])(?:{_shapes('dots', 'dash', 'my', 'short', 'cut', 'apart', 'dm')})"
    rf"|(?=[0-9])(?:{_shapes('dr', 'dw', 'db')})"
    rf"|(?=[pdtcsóojPDTCSÓOJ]\w{{5}}){_shapes('nw')}"
    rf"|(?=[1-4IVXpPdDtTcC])(?:{_shapes('q', 'h')})"
    rf"|(?=[0-9]){_shapes('d')}"
    rf"|(?=[IVX])(?:{_shapes('mr')})"
    rf"|(?=[qQ]){_shapes('qf')}"
    rf"|(?=[kK]){_shapes('qb')}"
    rf"|{_shapes('mw', 'ms', 'n', 'ord')}"
)
"""One piece of a date; ``lastgroup`` is the name of its shape."""

_AGAIN = rf"(?:(?i:we?){_GAP})?(?:(?i:dni(?:a|u|ach)){_GAP})?(?:{_WEEKDAY},?{_GAP})?"
JOIN = re.compile(
    # what may stand first, so that most texts behind a date cost one look
    rf"(?=[\s\xa0]{{0,18}}[-–—−/,;&dDaAiIoOlL])(?:"
    rf"(?P<range>{_MAYBE}{_DASH}{{1,2}}{_MAYBE}|/(?=[0-9]{{1,2}}{_GAP}{_MONTH_BEGINS})"
    rf"|{_GAP}(?!Do)(?i:do:?{_GAP}(?:(?:dnia|dn\.|końca|roku|miesiąca){_GAP}){{0,2}})(?:{_WEEKDAY},?{_GAP})?)"
    rf"|(?P<pair>{_GAP}(?i:a){_GAP}(?=[0-9]|{_MONTH_BEGINS}))"
    rf"|(?P<list>{_MAYBE}[,;]{_MAYBE}(?:(?i:i|oraz|a{_GAP}także){_GAP})?{_AGAIN}"
    rf"|{_BLANK}?/{_BLANK}?(?={_MONTH_BEGINS}|[IVX]{{1,3}}{_GAP}(?i:kw|p[oó][łl])))"
    rf"|(?P<and>{_GAP}(?i:i|oraz|a{_GAP}także|lub|&){_GAP}{_AGAIN}))"
)
"""What may stand between two pieces; ``lastgroup`` is ``range``, ``pair`` ("między 3 a 7"),
``list`` (a comma) or ``and``."""

SPACE = re.compile(_GAP)

_CUT = r"(?=\.|\s20|[-–][a-z]{3}[.\s])"  # behind the name of a month cut short
ANCHOR = re.compile(
    # one set of first letters, so that the scan runs through everything else in C
    r"[0-9IVXsSlLmMkKcCwWpPgGqQ](?<!\w.)(?:"
    # figures: what follows must be able to make a date of them
    r"(?<=[0-9])(?<![0-9][.,:\-].)(?<!/.)(?<![A-Z]\..)(?:"
    rf"[0-9]?(?=[./][0-9]|\.?{_BLANK}?[IVX]|-[IVX]{{1,4}}-[12]|\.?{_MAYBE}{_DASH}{{1,2}}{_MAYBE}[0-9]"
    rf"|\.{_BLANK}[0-9]|{_NTH}\.?(?:,{_BLANK}?|{_GAP}(?i:i|oraz|do|a|lub){_GAP}(?:(?i:we?){_GAP})?(?:{_WEEKDAY},?{_GAP})?)[0-9]"
    rf"|{_NTH}\.?{_MAYBE}(?i:stycz|lut|mar|kwi|maj|cze|lip|sie|wrz|pa[źzż]|lis|gru|b\.?m\.|bież)"
    rf"|(?:\.|-?[a-z]{{2,3}})?{_MAYBE}(?i:kwart|kw\.|p[óo][łl]|q(?:\b|20)))"
    r"|(?<=[12])(?:9|0)[0-9]{2}(?![0-9]))"
    r"|(?<=[IVX])[IVX]{0,3}(?!\w)"
    rf"(?=(?:\.|-[a-z]{{1,4}})?{_MAYBE}(?:[0-9]|{_DASH}|(?i:i|do|oraz|lub){_GAP}|,|(?i:kw|p[óo][łl]|q\b|b\.?r\b)|/(?:[IVX]{{1,3}}\b|20[0-9]{{2}}(?![0-9]))|['’][0-9]{{2}}))"
    r"|(?<=I)(?:V|I{0,2})(?=kw)"
    rf"|(?:(?<=(?:[oO]d|[dD]o|.[wW]) .)[IVX]{{0,3}}(?!\w)(?={_BLANK}?(?:[(),;\n]|\Z)|\.\s|\.\Z))"
    r"|(?<=\(.)[IVX]{1,3}(?=\))"
    # months and "kwartał", "półrocze": most words fail by their second letter
    r"|(?=[tiuawzroóTIUAWZROÓ])(?:"
    rf"(?<=[pP])(?i:a[źzż](?:d|{_CUT})|[óo][łl]rocz|o[łl]ow)|(?<=[wW])(?i:rz(?:e|{_CUT}))"
    rf"|(?<=[kK])(?i:wi(?:e|{_CUT})|warta)|(?<=[sS])(?i:tycz|ierp|(?:ty|ie)(?:\.|[-–][a-z]{{3}}[.\s]))"
    rf"|(?<=[mM])(?i:ar(?:c[aeu]|ze?c|ec|{_CUT})|aj)|(?<=[cC])(?i:ze(?:rw|{_CUT}))"
    rf"|(?<=[lL])(?i:ut(?:y|eg|em|{_CUT})|ip(?:ie?c|c[aeu]|ec|{_CUT})|is(?:top|{_CUT}))"
    rf"|(?<=[gG])(?i:ru(?:d|{_CUT})))"
    r"|(?<=[qQ])[ \xa0]?[1-4I]"
    r")"
)
"""Where a date may begin, or where the noun of a quarter stands behind an ordinal in words."""

ORDINALS_BEFORE = re.compile(
    rf"(?<!\w){_ORDINAL}(?:(?:{_MAYBE}{_DASH}{_MAYBE}|{_GAP}(?:i|oraz|do){_GAP}|,{_MAYBE}){_ORDINAL}){{0,3}}{_GAP}\Z"
)
"""The ordinals in words before the noun of a quarter or half-year, at the end of a short slice."""

DAYS_BEFORE = re.compile(
    rf"(?<!\w){_NTH_WORD}(?:(?:{_MAYBE}{_DASH}{_MAYBE}|{_GAP}(?:i|oraz|lub|do|a){_GAP}|,{_MAYBE}){_NTH_WORD}){{0,3}}{_GAP}\Z"
)
"""The days in words before a month, at the end of a short slice."""

FIGURES_AFTER = re.compile(rf"\w{{5,9}}:?{_GAP}(?=[IVX])")
"""The noun of a quarter or half-year before its Roman figures: "kwartale I-III"."""
