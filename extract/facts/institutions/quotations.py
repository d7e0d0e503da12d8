"""A name in quotation marks behind a core: "Fundacja „Kładka”", "pn. „…”"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts.institutions import quotes
from extract.facts.institutions.growing import OWN_NAMED
from extract.facts.institutions.words import is_capital

if TYPE_CHECKING:
    from extract.facts.institutions.growing import Growing


def over_break(name: Growing, at: int) -> int:
    """Go over a line end before the name in quotes; a paragraph's end stops it."""
    tokens = name.tokens
    if name.text.count("\n", tokens.starts[at], tokens.ends[at]) > 1:
        return at
    if (
        name.mention.own
        or at + 1 >= len(name.words)
        or name.role not in {"brand", "firm", "common"}
    ):
        return at
    if quotes.opens(tokens, at + 1):
        after = quotation(name, at + 1)
        return at if after == at + 1 else after
    return at


def quotation(name: Growing, at: int) -> int:
    """Read a name in quotation marks."""
    if name.mention.quoted or name.role in {"class", "area"}:
        return at
    if name.core.plural and name.core.small and name.role not in OWN_NAMED:
        return at
    found = quotes.quoted(name.tokens, name.text, at)
    words = name.words
    if found is not None:
        inside = words[found.first : found.last]
        first_word = next((word for word in inside if word[0].isalnum()), "")
        if not first_word or (first_word.islower() and name.core.small):
            return at
        name.mention.quoted = True
        return found.after
    # An opening mark that nothing closes: the capitals behind it are the name.
    first = at + quotes.opens(name.tokens, at)
    last = first
    while last < min(first + 4, len(words)) and is_capital(words[last]):
        if last > first and name.is_kind(words[last]):
            break  # the next body
        last += 1
    if last == first:
        return at
    name.mention.quoted = True
    return last


def called(name: Growing, at: int) -> int:
    """Read "pn. „…”", "pod nazwą „…”"; an opening quote must follow."""
    words = name.words
    place = at + 1
    if place < len(words) and words[place] in {".", "nazwą"}:
        place += 1
    if name.role in OWN_NAMED and quotes.opens(name.tokens, place):
        after = quotation(name, place)
        return at if after == place else after
    return at
