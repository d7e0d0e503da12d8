"""Numbers of running text that count nothing: footnotes, days, pages, rows, ordinals, names."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.unit_classes import unit_class
from extract.polish import morphology
from extract.polish.calendar.words import MONTH_NAMES
from extract.polish.listed import WordLists
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.polish.numerals import NumberMention
    from extract.polish.tokens import Tokens

_WORDS = WordLists("extract.facts", "uncounted.toml")
_NUMBERED, _FIGURES, _AVERAGES = (
    frozenset(_WORDS[name]) for name in ("numbered", "figures", "averages")
)
_RATES, _PAID, _EACH, _MARKS, _AGED = (
    _WORDS[name] for name in ("rate_stems", "paid_stems", "each_stems", "mark_stems", "aged_stems")
)
_POSTS = tuple(f" {stem}" for stem in _WORDS["post_stems"])
_LISTS = frozenset({",", ";", ":", "(", "i", "oraz"})
_BEFORE_GOAL = frozenset({",", ";", ":", "(", "/", *lexicon.DASHES})
_YEARS = frozenset(range(1900, 2101))  # a float is looked up in a range one year after another
_MOST_DIGITS = 6
_ROW = re.compile(r"[ \t]{0,8}(\d{1,2})[ \t]{1,4}(?=[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż])")
_ROW_CELL = re.compile(r"\s{0,4}\d{1,3}[a-z]?[.)]?\s{0,3}[|\t]\s{0,3}[^\W\d]")
_DAY_OR_MONEY = re.compile(r"\d{1,2}\.\d{2}|\d{1,3}(?:[ \u00a0.]\d{3})+,\d\d|\d{4,},\d\d")
_PAGE_BEFORE = re.compile(r"(?:\A|\s\s|\n)[-–]\s?\Z")
_PAGE_BEHIND = re.compile(r"\s?[-–][ \t]*(?:\n|\Z)")
_OF_ONE = frozenset({"jednej", "jednego"})
_ONE = frozenset({"jedno", "jeden", "jedną", "jednego"})
_ZLOTYS = frozenset(WordLists("extract.facts", "amounts.toml")["PLN"])
_PRICE_REACH = 8  # tokens of "na jedno miejsce pracy przekazaliśmy 2 500 zł"
_BETWEEN_DAYS = frozenset({"i", "oraz", "lub", "albo", ","})
_DAY = re.compile(r"[1-9]|[12]\d|3[01]")
_RATE_REACH = 4
_BASE_REACH = 8  # tokens of "średnio 1 nowe miejsce pracy na"
_BEST_MARK = 10
_MARK_REACH = 9  # tokens
_NEAR = 4  # tokens of "średnia z testu 4,2"
_CLAUSE_ENDS = frozenset({",", ";", ".", HARD_BREAK})
_BEHIND_YEARS = frozenset({"r", "rok", "roku"})  # "w tym 2019 roku"
_ROW_REACH = 300  # characters of a row whose neighbours are looked for


def counts_nothing(
    text: str, tokens: Tokens, number: NumberMention, first: int, behind: int
) -> bool:
    """Tell a number, the tokens ``first``..``behind - 1``, that counts nothing by its looks."""
    return (
        _is_garbled(text, number)
        or _is_ordinal(tokens.words, number, behind)
        or _numbers_row(text, tokens.words, number, first)
        or tokens.words[first].lower() in lexicon.BOTH
        or _is_dotted(text, number)
        or _numbers_page(text, number)
        or _numbers_title(text, tokens.words, number, first)
        or _is_none_or_each(tokens.words, first, behind)
        or _is_mark(tokens.words, number, first, behind)
        or _is_age(tokens.words, first, behind)
        or _is_first_day(tokens.words, number, behind)
        or _is_paid_for_one(tokens.words, first, behind)
    )


def is_year(text: str, number: NumberMention) -> bool:
    """Tell four digits that may be a year."""
    return (
        number.form == "digits"
        and number.end - number.start == 4
        and number.value in _YEARS
        and text[number.start : number.end].isdigit()
    )


def is_part(words: list[str], first: int, behind: int) -> bool:
    """Tell four digits behind what opens parts: "z czego 2000 trafiło do szkół" is no year."""
    opened = bool(first) and words[first - 1].lower() in lexicon.PART_OPENERS
    return opened and "".join(words[behind : behind + 1]).lower() not in _BEHIND_YEARS


def is_name(words: list[str], number: NumberMention, first: int) -> bool:
    """Tell "Przedszkole 12", "pakiet 2": the number is a name, nothing stands between."""
    if number.form not in ("digits", "range") or not first:
        return False
    if words[first - 1] == "cel" and first > 1 and words[first - 2] in _BEFORE_GOAL:
        return False  # "cel 40, osiągnięto 27"
    if first > 1 and words[first - 2].startswith(lexicon.RESPECTIVELY):
        return False  # "w kolejnych naborach 5, 8 i 6"
    if first > 2 and words[first - 3].lower() in _NUMBERED and words[first - 2].isdigit():
        return words[first - 1] in (",", "i", "oraz")  # "wskaźników nr 6 i 8"
    entry = lexicon.word(words[first - 1])
    several = entry.kind == "noun" and morphology.is_only_plural(words[first - 1])
    listed = first > 1 and words[first - 2] in _LISTS and words[first - 1].islower()
    if (several or (listed and _may_be_plural(words[first - 1]))) and (
        unit_class(entry.lemma) == "body"
    ):
        return False  # "w szkołach 31", "UG 7, szkoły 5"
    names = entry.kind == "noun" and entry.singular and entry.lemma not in _FIGURES
    if names and _names_row(words, first):
        return True
    named = entry.lemma.lower() in lexicon.NUMBERED_BODIES
    return named and entry.kind in ("noun", "acronym")


def _may_be_plural(form: str) -> bool:
    return any(a.pos == "subst" and ":pl:nom" in a.tag for a in morphology.analyses(form))


def _names_row(words: list[str], first: int) -> bool:
    """Tell "animator 1 – 20 spotkań", "Kurs 2: 14 osób": a number names what has a number."""
    opens = first < 2 or words[first - 2] in (HARD_BREAK, ",", ";", "(", ":", ".", *lexicon.DASHES)
    behind = words[first + 1 : first + 3]
    return opens and len(behind) > 1 and behind[0] in lexicon.DASHES and behind[1][:1].isdigit()


def _is_garbled(text: str, number: NumberMention) -> bool:
    """Tell a footnote digit behind a closing quote, and digits that lost their separators."""
    digits = text[number.start : number.end].isdigit()
    footnote = text[number.start - 1 : number.start] in ("”", "»")
    return digits and (footnote or number.end - number.start > _MOST_DIGITS)


def _is_dotted(text: str, number: NumberMention) -> bool:
    """Tell "3.11" and "46 200,00", a day or money: counts have no such fractions."""
    written = text[number.start : number.end]
    return _DAY_OR_MONEY.fullmatch(written) is not None and not text.startswith(_POSTS, number.end)


def _numbers_page(text: str, number: NumberMention) -> bool:
    """Tell "- 2 -" at the end of a page's header or on a line of its own."""
    opens = text[max(0, number.start - 4) : number.start]
    page = _PAGE_BEHIND.match(text, number.end)
    return page is not None and _PAGE_BEFORE.search(opens) is not None


def _numbers_title(text: str, words: list[str], number: NumberMention, first: int) -> bool:
    """Tell "Ustalenie 2" at the beginning of a line, of a text with an "Ustalenie 1" or 3."""
    if number.form != "digits" or not first or not words[first - 1].istitle():
        return False
    if number.value is None or (first > 1 and words[first - 2] != HARD_BREAK):
        return False
    others = (f"{words[first - 1]} {int(number.value) + step}" for step in (-1, 1))
    return any(f"\n{other}" in text or text.startswith(other) for other in others)


def _is_none_or_each(words: list[str], first: int, behind: int) -> bool:
    """Tell "ani jedno szkolenie", "na 1 uczestnika przypadło średnio", "koszt 1 miejsca"."""
    before = words[first - 1].lower() if first else ""
    if before == "na" and _is_base(words, first, behind):
        return True
    figure = words[first] == "1" and behind == first + 1
    if not figure and not words[first].lower().startswith("jed"):
        return False
    if before == "na" and words[max(0, first - 2) : first - 1] == ["zł"]:
        return True  # "21 020 zł na 1 miejsce pracy"
    of_one = _governs_genitive(words, behind) if figure else words[first].lower() in _OF_ONE
    if before == "na" or of_one:
        beside = words[max(0, first - 3) : first] + words[behind + 1 : behind + 2]
        if any(form.lower().startswith(_RATES) for form in beside):
            # "koszt wsparcia jednej osoby", "kwota dotacji na jedno miejsce pracy"
            return not (figure and _is_paid(words, first))
    if figure and before != "na":
        return _is_average(words, first)
    around = (*words[max(0, first - 3) : first], *words[behind : behind + _RATE_REACH])
    return before == "ani" or any(
        form.lower() in _AVERAGES or form.startswith(_EACH) for form in around
    )


def _governs_genitive(words: list[str], behind: int) -> bool:
    """Tell "1 miejsca", "1 nowego miejsca" from "1 miejsce": of one."""
    described = "".join(words[behind : behind + 1]).endswith(("ego", "ej"))
    noun = "".join(words[behind + described : behind + described + 1])
    return morphology.is_singular_genitive(noun)


def _is_paid(words: list[str], first: int) -> bool:
    """Tell "sfinansowano koszty szkolenia 1 osoby", which was one: somebody paid for it."""
    return any(form.lower().startswith(_PAID) for form in words[max(0, first - _NEAR) : first])


def _is_average(words: list[str], first: int) -> bool:
    """Tell "średnio 1" and "średnio powstało 1"."""
    return any(form.lower() in _AVERAGES for form in _clause_before(words, first, 3))


def _is_base(words: list[str], first: int, behind: int) -> bool:
    """Tell the second number of "średnio 1 miejsce pracy na 3 spotkania"."""
    if "".join(words[behind : behind + 1]).endswith("ach"):
        return False  # "średnio 1 osoba na 3 spotkaniach": there were three
    clause = _clause_before(words, first, _BASE_REACH)
    return any(
        form.lower() in _AVERAGES and (following == "1" or following.lower().startswith("jed"))
        for form, following in pairwise(clause)
    )


def _clause_before(words: list[str], first: int, reach: int) -> list[str]:
    """Words of the clause right before token ``first``, at most ``reach``."""
    begin = first
    while begin > max(0, first - reach) and words[begin - 1] not in _CLAUSE_ENDS:
        begin -= 1
    return words[begin:first]


def _is_mark(words: list[str], number: NumberMention, first: int, behind: int) -> bool:
    """Tell "średnia ocena w ankietach 4,7": a mark, which has a fraction and a small number."""
    value = number.value
    if value is None or value == int(value) or value > _BEST_MARK:
        return False
    for position in range(first - 1, max(-1, first - _MARK_REACH), -1):
        form = words[position].lower()
        if form in _CLAUSE_ENDS:
            return False
        if form.startswith(_MARKS):
            return True
        if form == "średnia" and first - position < _NEAR:
            return not "".join(words[behind : behind + 1]).isalpha()
    return False


def _is_age(words: list[str], first: int, behind: int) -> bool:
    """Tell "najmłodszy uczestnik miał 17 lat, najstarszy 79"."""
    if not any(form.lower().startswith(_AGED) for form in words[max(0, first - _NEAR) : first]):
        return False
    return behind >= len(words) or words[behind] in _CLAUSE_ENDS or words[behind] in ("lat", "i")


def _is_first_day(words: list[str], number: NumberMention, behind: int) -> bool:
    """Tell "odbyły się 3 i 4 grudnia", where the year is not known and no date is read."""
    joined = "".join(words[behind : behind + 1])
    last = "".join(words[behind + 1 : behind + 2])
    if number.form != "digits" or joined not in _BETWEEN_DAYS or not _DAY.fullmatch(last):
        return False
    month = "".join(words[behind + 2 : behind + 3])
    return any(a.lemma in MONTH_NAMES for a in morphology.analyses(month))


def _is_paid_for_one(words: list[str], first: int, behind: int) -> bool:
    """Tell "na jedno stanowisko przekazaliśmy 2 500 zł": what each of several had."""
    if not first or words[first - 1].lower() != "na" or words[first].lower() not in _ONE:
        return False
    for form in words[behind : behind + _PRICE_REACH]:
        if form in _CLAUSE_ENDS:
            return False
        if form in _ZLOTYS:
            return True
    return False


def _is_ordinal(words: list[str], number: NumberMention, behind: int) -> bool:
    """Tell "5. edycja": a stop behind digits, then a word in lower case."""
    return (
        number.form == "digits"
        and behind + 1 < len(words)
        and words[behind] == "."
        and words[behind + 1][:1].islower()
        and lexicon.word(words[behind + 1]).kind in ("noun", "adjective")
    )


def _numbers_row(text: str, words: list[str], number: NumberMention, first: int) -> bool:
    """Tell the number of a row: of a table, or one whose full stop is lost.

    "6 | Miejsca pracy | 20", "2 Termin realizacji" above "3 …".
    """
    line = text.rfind("\n", max(0, number.start - _ROW_REACH), number.start) + 1
    if _ROW_CELL.match(text, line) and not text[line : number.start].strip():
        return True
    if first and words[first - 1] != HARD_BREAK:
        return False
    own = _ROW.match(text, number.start)
    if own is None or own.end(1) != number.end:
        return False
    row = int(own[1])
    behind = text.find("\n", number.end, number.end + _ROW_REACH)
    following = _ROW.match(text, behind + 1) if behind >= 0 else None
    above = text.rfind("\n", max(0, number.start - _ROW_REACH), max(0, number.start - 1))
    before = _ROW.match(text, above + 1)
    return (following is not None and int(following[1]) == row + 1) or (
        before is not None and before.start() < number.start and int(before[1]) == row - 1
    )
