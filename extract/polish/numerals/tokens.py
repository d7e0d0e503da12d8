"""Single pieces of numbers in a text: what stands in digits, and each number word."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from extract.polish import misread
from extract.polish.numerals.compounds import compound_after_digits
from extract.polish.numerals.digits import CLOSING, LONGEST, SUSPENDED, digits
from extract.polish.numerals.lists import HYPHENS, SPACES
from extract.polish.numerals.token import Token
from extract.polish.numerals.words import NumberWord, number_words, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_VULGAR = "½¼¾⅓⅔⅛"
_JOINING = f"{HYPHENS}/"

_PART = (
    rf"(?:[1-9][0-9]{{0,2}}(?>(?:[{SPACES}][0-9]{{3}}(?![0-9])){{1,4}})|[0-9]++)"
    r"(?>(?:[.,:/][0-9]++)*)"
)
_FIRST_PART = (
    rf"(?:(?<=[1-9])[0-9]{{0,2}}(?>(?:[{SPACES}][0-9]{{3}}(?![0-9])){{1,4}})|[0-9]*+)"
    r"(?>(?:[.,:/][0-9]++)*)"
)
_HYPHENATED_WORD = re.compile(r"-([^\W\d_]+)")
# Digits inside an identifier (A4, RPO2014, m2) are no number, but "2x8h" and "1h30" hold two.
_DIGITS = re.compile(
    rf"[0-9{_VULGAR}](?:(?<=[0-9])(?:(?<!\w.)|(?<=[0-9][xXhH×].)){_FIRST_PART}"
    rf"(?>(?:[÷{HYPHENS}]{_PART})*)|(?<![^\W0-9].)(?<=[{_VULGAR}]))"
)
_LETTERS = "A-Za-zĄąĆćĘęŁłŃńÓóŚśŹźŻż_"


@cache
def _word_scans() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of a number word at the start of the text, and behind what is no letter.

    The second begins with that character, so that the scan stops once a word, not at each of the
    many letters that number words begin with. Capitals are written out: to ignore case costs
    more than all the rest.
    """
    rest, initials = pattern()
    word = rf"[{initials}{initials.upper()}](?<![^\W0-9].)(?:{rest}|{rest.upper()})(?!\w)"
    return re.compile(word), re.compile(f"[^{_LETTERS}]{word}")


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Pieces of numbers in ``text[start:end]``, in order; linear in its length."""
    compound = compound_after_digits()
    words = _words(text, start, end)
    word = next(words, None)
    for match in _DIGITS.finditer(text, start, end):
        first, last = match.span()
        while word is not None and word.start < first:
            yield word
            word = next(words, None)
        written = match[0]
        following = text[last : last + 1]
        if misread.spoils_number(text, first, last):
            yield Token(first, last, "dead", None, 0.0, "")
        elif (
            written.isdecimal()  # as nine in ten are, with nothing beside them
            and (len(written) < 3 or (written[0] > "0" and len(written) <= LONGEST))
            and (following in CLOSING or (following in SPACES and not compound.match(text, last)))
            and (first == 0 or text[first - 1] not in _JOINING)
        ):
            yield Token(first, last, "digits", None, float(written), "digits")
        elif written in _VULGAR:
            yield Token(first, last, "vulgar", None, unicodedata.numeric(written), "fraction")
        else:
            for token in digits(text, first, last, written):
                # Letters that are an ending of the digits ("5stu") are no word of their own.
                while word is not None and first <= word.start < token.end:
                    word = next(words, None)
                yield token
    if word is not None:
        yield word
        yield from words


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    known = number_words()
    at_start, behind_other = _word_scans()
    match = at_start.match(text, start, end) if start == 0 else None
    if match is not None and (word := known.get(match[0].lower())) is not None:
        yield _word(text, 0, match.end(), word)
    for match in behind_other.finditer(text, max(start - 1, 0), end):
        word = known.get(match[0][1:].lower())
        if word is not None:
            yield _word(text, match.start() + 1, match.end(), word)


def _word(text: str, start: int, end: int, word: NumberWord) -> Token:
    if text[end : end + 1] == "-" and _opens_word(text, end):
        return Token(start, end, "dead", None, 0.0, "")
    if word.kind == "times":
        return Token(start, end, "times", word, word.low, "krotnie")
    if word.dependent and text[end : end + 1] == "." and len(text[start:end]) == 3:
        end += 1  # the stop of the abbreviation "tys."
    return Token(start, end, "word", word, word.low, "words")


def _opens_word(text: str, end: int) -> bool:
    """Tell "dwu- i trzydniowe" and "pół-Polak" from a range "dwa-trzy"."""
    if SUSPENDED.match(text, end):
        return True
    following = _HYPHENATED_WORD.match(text, end)
    return following is not None and following[1].lower() not in number_words()
