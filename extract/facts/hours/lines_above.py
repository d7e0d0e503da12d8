"""Short lines that stand as titles over lines of figures, without being headings of sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import lexicon, phrases
from extract.facts.hours import announced
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.polish.tokens import Tokens

_LINES = 8
_LONGEST = 30  # tokens of a line that ends with a colon
_TITLE = 10  # tokens of one that does not
_REACH = 120  # tokens looked at


def service(words: list[str], index: int) -> tuple[int, int] | None:
    """First and last token of the service named by the nearest such line above token ``index``."""
    for first, last in _titles(words, index):
        for place in range(first, last + 1):
            if lexicon.names_service(words[place]):
                return place, min(last, phrases.complements(words, place + 1) - 1)
    return None


def announce_hours(tokens: Tokens, text: str, index: int) -> bool:
    """Tell whether the nearest such line that announces numbers announces hours."""
    for first, last in _titles(tokens.words, index):
        said = announced.announces_hours(tokens.surface(text, first, last + 1))
        if said is not None:
            return said
    return False


def under_hours(tokens: Tokens, text: str, index: int) -> bool:
    """Tell a row at token ``index`` below a line that states hours, other rows between them."""
    words = tokens.words
    for first, last in _lines(words, index, index):
        line = tokens.surface(text, first, last + 1)
        if announced.states_hours(line):
            return True
        opens = announced.opens_parts(line)
        row = last - first < _TITLE and any(form[:1].isdigit() for form in words[first : last + 1])
        if not opens and not (row and lexicon.word(words[first]).adjectival):
            return False
    return False


def _titles(words: list[str], index: int) -> Iterator[tuple[int, int]]:
    """Yield the lines above token ``index`` that may be titles, the nearest first.

    Lines of figures are passed over; a longer line or one with a verb is running text and ends
    the search.
    """
    end = index
    while end > 0 and words[end - 1] != HARD_BREAK:
        end -= 1
        if index - end > _REACH:
            return
    for first, last in _lines(words, index, end):
        if first and words[first - 1] != HARD_BREAK:
            return
        line = words[first : last + 1]
        leads = line[-1] == ":"
        if not leads and (
            last - first > _TITLE or any(lexicon.word(form).kind == "verb" for form in line)
        ):
            return
        if leads or not any(form[:1].isdigit() for form in line):
            yield first, last


def _lines(words: list[str], index: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield first and last token of the lines above token ``end``, the nearest first.

    None that begins out of reach of ``index``; of one that is too long only the end.
    """
    for _ in range(_LINES):
        last = end - 1
        while last >= 0 and words[last] == HARD_BREAK:
            last -= 1
        first = last
        while first > 0 and words[first - 1] != HARD_BREAK and last - first < _LONGEST:
            first -= 1
        if last < 0 or index - first > _REACH:
            return
        yield first, last
        end = first
