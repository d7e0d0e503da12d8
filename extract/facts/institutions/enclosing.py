"""Quotation marks around a mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts.institutions import quotes
from extract.facts.institutions.words import is_titled
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.polish.tokens import Tokens

_LINE_REACH = 2_000
_QUOTE_REACH = 20


def end_in_quotes(tokens: Tokens, text: str, first: int, core_last: int, last: int) -> int:
    """Return where a mention inside of quotation marks ends; -1 if it is part of a title.

    A quotation that holds a body's name and nothing else is that name ("„Fundacja Jutro”"),
    any other is a title that merely names one.
    """
    words = tokens.words
    opening = _opening(tokens, text, first)
    if opening is None:
        return last
    found = quotes.quoted(tokens, text, opening)
    if found is None or found.after <= first:
        return last
    before = opening - 1
    while before >= 0 and words[before] in {".", ":", HARD_BREAK}:
        before -= 1
    starts = opening == 0 or words[opening - 1] in {HARD_BREAK, ".", ")"}
    if found.first != first or starts or (before >= 0 and is_titled(words[before])):
        return -1
    if last >= found.last:
        return found.last if found.last > core_last else -1
    return -1


def _opening(tokens: Tokens, text: str, first: int) -> int | None:
    """Token of the quotation mark before ``first`` that nothing has closed, on its line."""
    words = tokens.words
    for at in range(first - 1, max(-1, first - _QUOTE_REACH), -1):
        word = words[at]
        if word == HARD_BREAK:
            return None
        if word in {"”", "»", "’"}:
            return None
        if word == "«" and "»" in words[max(0, at - _QUOTE_REACH) : at]:
            return None  # »…« closes with it
        if word in {"„", "«"} or (word == "," and quotes.opens(tokens, at)):
            return at
        if word in {'"', "“"}:
            here = tokens.starts[at]
            far = max(0, here - _LINE_REACH)
            line = text.rfind("\n", far, here) + 1 or far
            before = text.count(word, line, here)
            return at if before % 2 == 0 or (word == "“" and before == 0) else None
    return None
