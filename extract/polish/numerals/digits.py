"""What digits say, by the marks in them and what is written close to them; many are no number."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.polish.morphology import is_adjective, is_noun
from extract.polish.numerals.compounds import compound_after_digits
from extract.polish.numerals.lists import HYPHENS, SPACES, numeral_lists
from extract.polish.numerals.pairs import is_pair
from extract.polish.numerals.token import Token

if TYPE_CHECKING:
    from collections.abc import Iterator

CLOSING = ".,;:)\n"
"""Marks right behind digits that are no part of them."""
LONGEST = 15
"""More digits are an account or a telephone number (and float64 counts no further)."""
_HYPHEN_SPLIT = re.compile(rf"[^÷{HYPHENS}]+")
_COMMA_SPLIT = re.compile(r"[^,]+")
_GROUPED = re.compile(rf"[0-9]+(?:[{SPACES}][0-9]{{3}})+(?:[.,][0-9]{{1,2}})?")
_DOT_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_DECIMAL = re.compile(r"[0-9]{1,15}([.,])([0-9]{1,15})")
_SLASH_FRACTION = re.compile(r"([1-9])/([2-9]|10)")
_WORD_BEFORE = re.compile(r"[^\W\d_]{1,24}\Z")
_GLUED = re.compile(rf"(?P<hyphen>[{HYPHENS}]?)(?P<word>[^\W\d_]++)")
SUSPENDED = re.compile(r"-\s{0,2}(?:i|oraz|lub|albo|,)\s", re.IGNORECASE)
"""Cuts a word before the conjunction: "dwu- i trzydniowe"."""
_SEXES = re.compile(r"\d\s?(?:K\b[^\d\n]{1,6}\d{1,5}\s?M|M\b[^\d\n]{1,6}\d{1,5}\s?K)\b")
_SEXES_REACH = 16
# "12 PES/" before "44 h", "61,5 godz."
_COUNTED_BEFORE = re.compile(r"(?<![\w/])\d{1,4}\s[A-ZĄĆĘŁŃÓŚŹŻ]{2,5}/\Z")
_COUNT_REACH = 14
_MEASURED = re.compile(r"\d{1,5}(?:,\d{1,2})?\s?(?:h\b|godz|os\b|osób|osoby|zł)")


@cache
def _codes() -> frozenset[str]:
    return frozenset(numeral_lists()["codes"]["words"])


@cache
def _code_letters() -> frozenset[str]:
    return frozenset(numeral_lists()["codes"]["letters"])


@cache
def _endings() -> tuple[frozenset[str], frozenset[str]]:
    endings = numeral_lists()["endings"]
    return frozenset(endings["cardinal"]), frozenset(endings["ordinal"])


def digits(text: str, start: int, end: int, written: str) -> Iterator[Token]:
    """Numbers that ``written``, the digits of ``text[start:end]`` with their marks, states.

    Digits that are no number give a ``dead`` token; letters glued to digits belong to them.
    """
    if _in_identifier(text, start):
        yield Token(start, end, "dead", None, 0.0, "")
        return
    found = _read_digits(written, start) if "/" not in written else _slashed(text, start, written)
    if not found:
        yield Token(start, end, "dead", None, 0.0, "")
        return
    following = text[end : end + 1]
    if following not in CLOSING:
        end, rule = _after(text, end)
        if rule == "dead":
            yield Token(start, end, "dead", None, 0.0, "")
            return
        if rule:
            last = found[-1]
            found[-1] = last._replace(end=end, rule=rule)
    yield from found


def _in_identifier(text: str, start: int) -> bool:
    """Tell "COVID-19", "A-4" and "ABC/2020" by what stands before the digits."""
    before = text[start - 1] if start else " "
    if before in HYPHENS:
        word = _WORD_BEFORE.search(text, max(0, start - 26), start - 1)
        return word is not None and (
            (word.group() in _code_letters()) or word.group().lower() in _codes()
        )
    if before == "/":
        earlier = text[max(0, start - 2) : start - 1]
        coded = earlier.isupper() and not _of_sexes(text, start)
        return (coded and not _beside_count(text, start)) or earlier.isdigit()
    return False


def _of_sexes(text: str, at: int) -> bool:
    """Tell "14K/6M", women and men with nothing between digits and letters, from "5G" and "4K"."""
    return _SEXES.search(text, max(0, at - _SEXES_REACH), at + _SEXES_REACH) is not None


def _beside_count(text: str, at: int) -> bool:
    """Tell "12 PES/44 h", a number with its unit on either side, from "12 ABC/2020"."""
    counted = _COUNTED_BEFORE.search(text, max(0, at - _COUNT_REACH), at) is not None
    return counted and _MEASURED.match(text, at) is not None


def _read_digits(written: str, start: int) -> list[Token]:
    """Read digits with the marks inside them; an empty list if they are no number.

    Dates and section numbers (2.3.1), clock times (8:00), postal codes (00-001), telephone
    numbers (22-123-45-67) and case numbers (12/2019) are not.
    """
    if written.isdigit():
        value = _integer(written)
        return [] if value is None else [_token(start, len(written), value, "digits")]
    if ":" in written:
        return []
    if "/" in written:
        fraction = _SLASH_FRACTION.fullmatch(written)
        if not fraction or int(fraction[1]) >= int(fraction[2]):
            return []
        value = int(fraction[1]) / int(fraction[2])
        return [_token(start, len(written), value, "fraction")]
    parts = list(_HYPHEN_SPLIT.finditer(written))
    if len(parts) > 2:
        return []
    found = []
    for part in parts:
        simple = _read_plain(part.group())
        if simple is not None:
            value, rule = simple
            if len(parts) == 2 and rule == "decimal-dot" and part.group()[-3] == ".":
                return []  # "20.10-21.11", "8.00-16.00": days or hours of the clock
            if len(parts) == 2 and part.group()[0] == "0" and len(part.group()) > 1 and value >= 1:
                return []
            found.append(_token(start + part.start(), len(part.group()), value, rule))
        elif len(parts) == 1:
            return _read_list(written, start)
        else:
            return []
    if len(parts) == 2 and parts[0].group() == "00":
        return []
    return found


def _slashed(text: str, start: int, written: str) -> list[Token]:
    """Read a fraction ("1/2"), or planned and done side by side where the text says so."""
    if is_pair(text, start, written):
        first, _, second = written.partition("/")
        return [*_read_digits(first, start), *_read_digits(second, start + len(first) + 1)]
    return _read_digits(written, start)


def _token(start: int, length: int, value: float, rule: str) -> Token:
    return Token(start, start + length, "digits", None, value, rule)


def _integer(written: str) -> float | None:
    if len(written) > LONGEST or (written[0] == "0" and len(written) > 2):
        return None
    return float(written)


def _read_plain(written: str) -> tuple[float, str] | None:
    """One number: "386", "1 234,5", "48.200,50", "12,5", "20.10"."""
    if written.isdigit():
        value = _integer(written)
        return None if value is None else (value, "digits")
    if _GROUPED.fullmatch(written):
        digits = re.sub(rf"[{SPACES}]", "", written)
        return float(digits.replace(",", ".")), "digits-grouped"
    if _DOT_THOUSANDS.fullmatch(written):
        return float(written.replace(".", "").replace(",", ".")), "dot-thousands"
    decimal = _DECIMAL.fullmatch(written)
    if decimal:
        rule = "decimal-comma" if decimal[1] == "," else "decimal-dot"
        return float(written.replace(",", ".")), rule
    return None


def _read_list(written: str, start: int) -> list[Token]:
    """Numbers that share commas without spaces: "12,14,19.03"; dotted chains yield nothing."""
    if "," not in written:
        return []
    found = []
    for part in _COMMA_SPLIT.finditer(written):
        simple = _read_plain(part.group())
        if simple is not None:
            found.append(_token(start + part.start(), len(part.group()), simple[0], simple[1]))
    return found


def _after(text: str, end: int) -> tuple[int, str]:
    """Judge digits by the characters right after them.

    Returns the number's end and the name of a rule, ``""`` for a plain number, ``dead`` for
    digits that are part of a word or an identifier.
    """
    following = text[end]
    if following == "+":
        return end + 1, "digits-plus"
    if following in "⁰°º" or (following == "/" and text[end + 1 : end + 2].isupper()):
        return end, "dead"
    if compound_after_digits().match(text, end) or SUSPENDED.match(text, end):
        return end, "dead"
    glued = _GLUED.match(text, end)
    if glued is None:
        return end, ""
    return _glued(text, end, glued["hyphen"], glued["word"])


def _glued(text: str, end: int, hyphen: str, written: str) -> tuple[int, str]:
    """Judge letters glued to digits: "10-ciu", "17h", "2gi", "3-krotnie", "5G", "10-lecie"."""
    word = written.lower()
    after = end + len(hyphen) + len(written)
    cardinal, ordinal = _endings()
    if word == "krotnie":
        return after, "krotnie"
    if written.islower() and word in cardinal and (hyphen or len(word) > 1):
        return after, "digits-ending"
    if word in ordinal and (hyphen or word not in {"y", "ą"}):
        return end, "dead"
    if hyphen:
        if hyphen == "-" and written[0].islower() and (is_adjective(word) or not is_noun(word)):
            return end, "dead"
        return end, "dead" if word.startswith(("leci", "lat", "krot", "proc")) else ""
    if written.isupper() and len(written) <= 2 and written not in {"H", "X", "ZŁ"}:
        return end, "" if _of_sexes(text, end) else "dead"
    return end, ""
