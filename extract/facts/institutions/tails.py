"""What goes on behind the core of a name: quotes, numbers, patrons, complements, the place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.institutions import places, quotes
from extract.facts.institutions.capitals import capitals
from extract.facts.institutions.complements import enumeration, joint, small_words
from extract.facts.institutions.growing import OWN_NAMED
from extract.facts.institutions.legal_forms import legal_form
from extract.facts.institutions.numbers import bare_number, inner_number, number
from extract.facts.institutions.patrons import holy, patron
from extract.facts.institutions.quotations import called, over_break, quotation
from extract.facts.institutions.settled import comes_from, located, seated
from extract.facts.institutions.words import (
    JOINTS,
    LISTS,
    is_capital,
    is_given_name,
    is_person_name,
    is_place,
    is_stop,
)
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.facts.institutions.growing import Growing

_CAPITAL_CITY = re.compile(r"m\.\s?st\.\s?Warszaw[aąęy]")
_NUMBER = frozenset({"nr", "numer"})
_PATRON = frozenset({"im", "imienia"})
_HOLY = frozenset(LISTS["holy"])


def read_tail(name: Growing) -> int:
    """Read on behind the core and return the token behind the name."""
    at = name.core.last
    words = name.words
    mention = name.mention
    if at < len(words) and words[at] == "+" and name.touches(at):
        at += 1
    while at < len(words) and not name.in_next_cell(at):
        after = _step(name, at)
        if after == at:
            break
        at = after
        if mention.placed or name.whole:
            break
    if mention.placed and at < len(words):
        at = legal_form(name, at)
    return at


def _step(name: Growing, at: int) -> int:
    """Return the token behind the next part of the name; ``at`` if the name ends here."""
    word = name.words[at]
    if word == HARD_BREAK:
        return over_break(name, at)
    if quotes.opens(name.tokens, at):
        return quotation(name, at)
    small = word.lower()
    capital = _CAPITAL_CITY.match(name.text, name.tokens.starts[at]) if small == "m" else None
    if capital is not None:
        name.mention.proper = name.whole = True
        return name.tokens.first_from(capital.end())
    if small in _NUMBER:
        return number(name, at)
    if word.isdigit():
        return bare_number(name, at) if at == name.core.last else inner_number(name, at)
    if small in _PATRON:
        return patron(name, at)
    if small in _HOLY:
        return holy(name, at)
    legal = legal_form(name, at)
    if legal > at:
        return legal
    if small in {"w", "we"}:
        return located(name, at)
    if small in {"z", "ze"}:
        after = max(seated(name, at), comes_from(name, at))
        if after > at:
            return after
    if word in {"pn", "pod"}:
        return called(name, at)
    if word == ",":
        return enumeration(name, at)
    if word == "." and name.core.cut and is_capital(name.word(at + 1)):
        return at + 1 if at > name.core.last and name.touches(at) else at
    if name.core.small:
        return _after_small(name, at)
    if is_capital(word):
        return capitals(name, at)
    if small in JOINTS and (name.core.last != at or not name.core.short or small == "dla"):
        return joint(name, at)
    return small_words(name, at)


def _after_small(name: Growing, at: int) -> int:
    """Behind a core in small letters only a bare place or a brand's own name goes on."""
    word = name.words[at]
    if not is_capital(word) or name.mention.plural or name.core.short:
        return at
    if name.role == "office":
        after = places.read_bare(name.tokens, name.index, at)
        if after > at:
            name.place_first = at
            name.mention.bare = name.slice(at, after)
            return after
        if is_place(word, "gen"):
            name.mention.proper = True
            return at + 1
        return at
    if name.role in OWN_NAMED and _names_brand(name, at):
        name.mention.tail_start = name.mention.tail_start or name.tokens.starts[at]
        name.mention.proper = True
        return at + 1
    return at


def _names_brand(name: Growing, at: int) -> bool:
    word = name.words[at]
    return (
        name.index.trigger(word) is None
        and not is_stop(word)
        and not (is_given_name(word) and is_person_name(name.word(at + 1)))
    )
