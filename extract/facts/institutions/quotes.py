"""Names in quotation marks, of whatever kind and however badly they are closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.polish.tokens import Tokens

_MOST_WORDS = 18
_CLOSERS = {
    "„": frozenset('”“"»’'),
    "“": frozenset('”“"'),
    "”": frozenset('”“"'),
    '"': frozenset('"”“'),
    "«": frozenset("»"),
    "»": frozenset("«"),
    "‚": frozenset("’‘'"),
    "‘": frozenset("’'"),
}
_DOUBLED = frozenset({",", "'", "’", "‚", "`", "‘", "<", ">"})
_ALWAYS_OPEN = frozenset("„«")


class Quoted(NamedTuple):
    """A quotation by its tokens: the first inside, the first closing mark, the first behind."""

    first: int
    last: int
    after: int


def opens(tokens: Tokens, at: int) -> int:
    """Return the number of tokens of the quotation mark that opens at ``at``, or 0."""
    words = tokens.words
    if at >= len(words):
        return 0
    word = words[at]
    if word in _DOUBLED and _doubled(tokens, at):
        return 2
    return 1 if word in _CLOSERS else 0


def quoted(tokens: Tokens, text: str, at: int) -> Quoted | None:
    """Read the quotation that opens at ``at``; ``None`` if none does or none closes it nearby."""
    width = opens(tokens, at)
    if not width:
        return None
    words = tokens.words
    first = at + width
    closers = _CLOSERS["„"] if width > 1 else _CLOSERS[words[at]]
    depth = 1
    closed: Quoted | None = None
    place = first
    while place < min(first + _MOST_WORDS, len(words)):
        word = words[place]
        if word == HARD_BREAK and text.count("\n", tokens.starts[place], tokens.ends[place]) > 1:
            break
        nested = word in _ALWAYS_OPEN and word not in closers
        if place > first and (nested or (word == '"' and _stands_before(tokens, place))):
            depth += 1
        else:
            marks = _closing(tokens, place, closers)
            if marks:
                if place == first:
                    return None
                depth -= 1
                closed = Quoted(first, place, place + marks)
                if depth == 0:
                    return closed
                place += marks - 1
        place += 1
    return closed


def _stands_before(tokens: Tokens, at: int) -> bool:
    """Tell a straight mark that opens: a space before it, none behind."""
    starts, ends = tokens.starts, tokens.ends
    return (
        starts[at] > ends[at - 1]
        and at + 1 < len(starts)
        and starts[at + 1] == ends[at]
        and tokens.words[at + 1][0].isalnum()
    )


def _closing(tokens: Tokens, place: int, closers: frozenset[str]) -> int:
    word = tokens.words[place]
    if word in _DOUBLED and word != "," and _doubled(tokens, place):
        return 2
    if word in closers and word not in _DOUBLED:
        return 1
    return 1 if word in closers and closers is not _CLOSERS["„"] else 0


def _doubled(tokens: Tokens, at: int) -> bool:
    """Tell two marks side by side that make one: ",,", "''"."""
    words = tokens.words
    return (
        at + 1 < len(words)
        and words[at + 1] in _DOUBLED
        and tokens.starts[at + 1] == tokens.ends[at]
        and (words[at] == ",") == (words[at + 1] == ",")
    )
