"""Bodies that share words: "PCPR w Lesku i Sanoku", "powiatowy i wojewódzki urząd pracy"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.facts.institutions import places, quotes
from extract.facts.institutions.mention import Mention
from extract.facts.institutions.words import fold, is_capital, is_place
from extract.polish import morphology

if TYPE_CHECKING:
    from extract.facts.institutions.cores import Core
    from extract.facts.institutions.full_names import Pattern
    from extract.facts.institutions.index import Index, Trigger
    from extract.polish.tokens import Tokens

_AND = frozenset({"i", "oraz"})
_MOST = 12


def heads_before(tokens: Tokens, core: Core, trigger: Trigger, floor: int) -> list[Mention]:
    """Return the bodies whose adjectives before a core share its head.

    Of "powiatowy i wojewódzki urząd pracy" the core is "wojewódzki urząd pracy". Nothing before
    the token ``floor`` is looked at.
    """
    return [
        Mention(
            start=tokens.starts[at],
            end=tokens.ends[at],
            kind=pattern.kind,
            core=pattern.name,
            written=tokens.words[at],
            small=core.small,
            rule="shared head",
        )
        for at, pattern in _shared_heads(tokens, core, trigger, floor)
    ]


def names_behind(
    tokens: Tokens,
    text: str,
    index: Index,
    core: Core,
    mention: Mention,
    *,
    at: int,
    plural: bool,
) -> list[Mention]:
    """Return the bodies whose names or places behind ``mention`` share its words.

    Parameters
    ----------
    core
        What ``mention`` was read from.
    at
        Token behind ``mention``.
    plural
        Whether its head may be plural: "spółdzielnie „Krok” i „Most”".
    """
    found: list[Mention] = []
    names: list[tuple[int, int]] = []
    if mention.quoted and not mention.placed and plural:
        names = _quotes_behind(tokens, text, at)
    at = names[-1][1] if names else at
    if core.kind is not None and core.kind.role == "area" and mention.proper:
        names += _areas_behind(tokens, index, tokens.words[core.head], at)
    at = names[-1][1] if names else at
    for first, last in names:
        name = tokens.surface(text, first, last)
        start, end = tokens.starts[first], tokens.ends[last - 1]
        found.append(replace(mention, start=start, end=end, tail=name, rule="list of names"))
    if mention.placed and not mention.shouted and not mention.own:
        inside = mention.inside is not None
        for first, last in _places_behind(tokens, index, at, inside=inside):
            place = tokens.surface(text, first, last)
            found.append(
                replace(
                    mention,
                    start=tokens.starts[first],
                    end=tokens.ends[last - 1],
                    inside=place if inside else None,
                    bare=None if inside else place,
                    rule="list of places",
                )
            )
    return found


def _places_behind(tokens: Tokens, index: Index, at: int, *, inside: bool) -> list[tuple[int, int]]:
    """Return the spans of tokens of further places in a list that begins at ``at``.

    The list must close with "i" or "oraz". Places in the locative (``inside``) may repeat their
    *w/we*; bare ones must be places that the dictionary knows.
    """
    words = tokens.words
    found: list[tuple[int, int]] = []
    place = at
    while len(found) < _MOST and place < len(words):
        closing = words[place] in _AND
        if not closing and words[place] != ",":
            return []
        first = place + 1
        if inside and first < len(words) and words[first] in {"w", "we"}:
            first += 1
        if index.trigger(words[first] if first < len(words) else "") is not None:
            return []
        last = (places.read_in if inside else places.read_bare)(tokens, index, first)
        if last == first or not (inside or is_place(words[first], "nom") or last > first + 1):
            return []
        if last < len(words) and is_capital(words[last]) and words[last].isalpha():
            return []
        found.append((first, last))
        if closing:
            return found
        place = last
    return []


def _areas_behind(tokens: Tokens, index: Index, head: str, at: int) -> list[tuple[int, int]]:
    """Return the span of the adjective that shares a head: "Powiatem Leskim i Sanockim"."""
    words = tokens.words
    if at + 1 >= len(words) or words[at] not in _AND:
        return []
    word, following = words[at + 1], words[at + 2] if at + 2 < len(words) else ""
    if not is_capital(word) or is_capital(following) or index.trigger(word) is not None:
        return []
    agrees = morphology.is_adjective(word) and morphology.agree(word, head)
    return [(at + 1, at + 2)] if agrees else []


def _quotes_behind(tokens: Tokens, text: str, at: int) -> list[tuple[int, int]]:
    """Return the spans of tokens of further names in quotes in a list that begins at ``at``."""
    words = tokens.words
    found: list[tuple[int, int]] = []
    place = at
    while len(found) < _MOST and place + 1 < len(words) and words[place] in _AND | {","}:
        first = place + 1
        quoted = quotes.quoted(tokens, text, first)
        if quoted is None:
            break
        found.append((first, quoted.after))
        if words[place] in _AND:
            break
        place = quoted.after
    return found


def _shared_heads(
    tokens: Tokens, core: Core, trigger: Trigger, floor: int
) -> list[tuple[int, Pattern]]:
    """Return the adjectives before a core that share its head, each with the full name it opens."""
    words = tokens.words
    found: list[tuple[int, Pattern]] = []
    place = core.first
    joined = False
    while place - 2 >= floor and words[place - 1] in _AND | {","}:
        joined = joined or words[place - 1] in _AND
        pattern = _opened(words, place - 2, core, trigger)
        if pattern is None:
            break
        found.append((place - 2, pattern))
        place -= 2
    return found[::-1] if joined else []


def _opened(words: list[str], at: int, core: Core, trigger: Trigger) -> Pattern | None:
    """Find the full name that differs from the core in its first word, which is the word ``at``."""
    length = core.last - core.first
    for pattern in trigger.patterns:
        if (
            pattern.kind is not None
            and len(pattern.items) == length > 1
            and pattern.head == core.head - core.first > 0
            and fold(words[at]) in pattern.items[0]
            and all(
                fold(words[core.first + place]) in pattern.items[place]
                for place in range(1, length)
            )
        ):
            return pattern
    return None
