"""The core of a mention: an abbreviation, or the words of a full name around its head."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extract.facts.institutions.words import fold, is_capital, is_known, is_shouted

if TYPE_CHECKING:
    from extract.facts.institutions.codebook import Codebook
    from extract.facts.institutions.full_names import Pattern, Short
    from extract.facts.institutions.index import Index, Trigger
    from extract.facts.institutions.kinds import Kind
    from extract.polish.tokens import Tokens

_DASHES = frozenset("-–—/")
_NEAR = 60
_SHORT_CUT = 4
_SKIPPED = frozenset(".-–—")


class Core(NamedTuple):
    """The tokens of a core and what it is.

    ``kind`` is ``None`` for what only looks like a body; ``head`` is the token of the head.
    """

    first: int
    last: int
    head: int
    kind: Kind | None
    name: str
    short: bool
    plural: bool
    small: bool
    corrected: str | None = None
    cut: bool = False


def read_core(
    tokens: Tokens, text: str, at: int, trigger: Trigger, index: Index, *, floor: int
) -> Core | None:
    """Read the core that the word ``at`` opens or heads, none of it before ``floor``."""
    for short in trigger.shorts:
        last = _spelled(tokens, at, short)
        if last:
            kind = _meant(text, tokens, at, short.kind, index.codebook)
            plural = trigger.plural is True
            return Core(at, last, at, kind, kind.name, True, plural, False)
    found = [
        (pattern, span)
        for pattern in _likely(tokens.words, at, trigger)
        if (span := _matched(tokens, at, pattern, floor)) is not None
    ]
    if not found:
        return None
    plural = trigger.plural is True
    longest = max(last - first for _, (first, last) in found)
    ties = [(p, s) for p, s in found if s[1] - s[0] == longest]
    pattern, (first, last) = min(ties, key=lambda one: one[0].plural != plural)
    if trigger.cut:
        if tokens.words[at + 1 : at + 2] != ["."]:
            return None
        last = max(last, at + 2)
    word = tokens.words[at]
    small = not is_capital(word)
    if pattern.kind is not None and small and _needs_capital(pattern.kind):
        return None
    return Core(
        first,
        last,
        at,
        pattern.kind,
        pattern.name,
        False,
        plural and not pattern.plural,
        small,
        trigger.corrected,
        trigger.cut,
    )


def _needs_capital(kind: Kind) -> bool:
    return kind.capital or kind.role in {"head", "organ", "area"}


def _spelled(tokens: Tokens, at: int, short: Short) -> int:
    """Return the token behind an abbreviation that begins at ``at``; 0 if it is not there."""
    words = tokens.words
    place = at + 1
    for part in short.rest:
        if place >= len(words):
            return 0
        word = words[place]
        if part in _DASHES:
            if word not in _DASHES:
                return 0
        elif word != part and not (
            word.startswith(part) and word[len(part) :].strip("-").islower()
        ):
            return 0
        place += 1
    return place


def _likely(words: list[str], at: int, trigger: Trigger) -> list[Pattern]:
    """Leave out the full names that another word stands beside the head of."""
    behind = words[at + 1] if at + 1 < len(words) else ""
    before = words[at - 1] if at else ""
    dash = at + 2 < len(words) and words[at + 2] in _DASHES
    cut = at + 2 < len(words) and words[at + 2] == "."
    right = None if dash or cut or behind in _SKIPPED else fold(behind)
    left = None if before == "." or (at > 1 and words[at - 2] in _DASHES) else fold(before)
    return [
        pattern
        for pattern in trigger.patterns
        if (right is None or pattern.right is None or right in pattern.right)
        and (left is None or pattern.left is None or left in pattern.left)
    ]


def _matched(tokens: Tokens, at: int, pattern: Pattern, floor: int) -> tuple[int, int] | None:
    """Span of a full name whose head is the word ``at``; full stops and split hyphens allowed."""
    words = tokens.words
    items = pattern.items
    if len(items) == 1:
        return at, at + 1
    last = at + 1
    for item in items[pattern.head + 1 :]:
        last = _behind(words, last, item)
        if not last:
            return None
    first = at
    for item in reversed(items[: pattern.head]):
        first -= 1
        if first < floor:
            return None
        if fold(words[first]) in item:
            continue
        if words[first] == "." and first > floor and _is_cut(words, first - 1, item):
            first -= 1
            continue
        if first - 2 < floor or words[first - 1] not in _DASHES:
            return None
        if fold(f"{words[first - 2]}-{words[first]}") not in item:
            return None
        first -= 2
    return first, last


def _behind(words: list[str], at: int, item: frozenset[str]) -> int:
    """Return the token behind the next word of a full name, 0 if another stands there."""
    place = at
    while place < len(words) and words[place] in _SKIPPED:
        place += 1
    if place >= len(words):
        return 0
    if fold(words[place]) in item:
        return place + 1
    if _is_cut(words, place, item):
        return place + 2
    if place + 2 < len(words) and words[place + 1] in _DASHES:
        halves = f"{words[place]}-{words[place + 2]}"
        return place + 3 if fold(halves) in item else 0
    return 0


def _is_cut(words: list[str], at: int, item: frozenset[str]) -> bool:
    """Tell a word cut short, with its full stop: "Pow.", "Społ."."""
    word = fold(words[at])
    return (
        words[at + 1 : at + 2] == ["."]
        and len(word) > 1
        and word.isalpha()
        and (len(word) <= _SHORT_CUT or not is_known(words[at]))
        and any(form.startswith(word) for form in item)
    )


def _meant(text: str, tokens: Tokens, at: int, kind: Kind, codebook: Codebook) -> Kind:
    """Choose between the two kinds an abbreviation can stand for by the words near it."""
    choice = (codebook.ambiguous or {}).get(tokens.words[at])
    if choice is None:
        return kind
    start, end = tokens.starts[at], tokens.ends[at]
    line_start = text.rfind("\n", max(0, start - _NEAR), start) + 1 or max(0, start - _NEAR)
    line_end = text.find("\n", end, end + _NEAR)
    before = text[line_start:start]
    behind = text[end : line_end if line_end >= 0 else end + _NEAR]
    if any(word in before or word in behind for word in choice.near):
        return codebook.kinds[choice.kind_id]
    return kind


def dashed_short(tokens: Tokens, at: int, index: Index) -> int:
    """Return where "M – GOPS" begins if the abbreviation ``at`` is its end, else ``at``."""
    words = tokens.words
    if at < 2 or words[at - 1] not in _DASHES or not is_shouted(words[at]):
        return at
    trigger = index.trigger(words[at - 2])
    if trigger and any(_spelled(tokens, at - 2, short) > at for short in trigger.shorts):
        return at - 2
    return at
