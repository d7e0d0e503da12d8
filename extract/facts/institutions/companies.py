"""Companies by their legal form: "Alfa sp. z o.o.", „Beta” S.A."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts.institutions import places, quotes
from extract.facts.institutions.legal_forms import LEGAL
from extract.facts.institutions.mention import Mention
from extract.facts.institutions.words import is_capital
from extract.polish import morphology

if TYPE_CHECKING:
    from extract.facts.institutions.index import Index
    from extract.polish.tokens import Tokens

_FLOOR_REACH = 8
_QUOTE_REACH = 10


def quoted_company(tokens: Tokens, text: str, at: int) -> int | None:
    """Find the legal form behind a name in quotes that the word ``at`` begins: „Bar Lipa” S.A."""
    if not at or not quotes.opens(tokens, at - 1):
        return None
    name = quotes.quoted(tokens, text, at - 1)
    if name is None or name.after >= len(tokens.words):
        return None
    return name.after if LEGAL.match(text, tokens.starts[name.after]) else None


def read_company(tokens: Tokens, text: str, index: Index, at: int, reached: int) -> Mention | None:
    """Read the company whose legal form the word ``at`` opens, and its town.

    Nothing before ``reached`` belongs to it.
    """
    words = tokens.words
    match = LEGAL.match(text, tokens.starts[at])
    if match is None or at == 0:
        return None
    first = _name_start(words, at, reached)
    if first is None:
        return None
    end, inside = match.end(), None
    behind = tokens.first_from(end)
    if behind < len(words) and words[behind] in {"w", "we"}:
        after = places.read_in(tokens, index, behind + 1)
        if after > behind + 1:
            end = tokens.ends[after - 1]
            inside = tokens.surface(text, behind + 1, after)
    return Mention(
        start=tokens.starts[first],
        end=end,
        inside=inside,
        kind=index.codebook.kinds.get("spółka"),
        core=tokens.surface(text, first, at),
        written=text[tokens.starts[first] : end],
        proper=True,
        named=True,
        rule="legal form",
    )


def _name_start(words: list[str], at: int, reached: int) -> int | None:
    """Index of the first word of the name before the legal form ``at``; ``None`` for no name."""
    first = at
    if words[at - 1] in {"”", '"', "»", "“"}:
        opening = next(
            (
                place
                for place in range(at - 2, max(reached, at - _QUOTE_REACH) - 1, -1)
                if words[place] in {"„", '"', "«", "“"}
            ),
            None,
        )
        if opening is None:
            return None
        first = opening
    while (
        first > max(reached, at - _FLOOR_REACH)
        and is_capital(words[first - 1])
        and words[first - 1].replace("-", "").isalpha()
        and not (first < at and morphology.is_verb(words[first - 1]))
    ):
        first -= 1
    return first if first < at else None
