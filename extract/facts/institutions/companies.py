"""Companies by their legal form: "Alfa sp. z o.o.", „Beta” S.A."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts.institutions.legal_forms import LEGAL
from extract.facts.institutions.mention import Mention
from extract.facts.institutions.words import is_capital

if TYPE_CHECKING:
    from extract.facts.institutions.kinds import Kind
    from extract.polish.tokens import Tokens

_FLOOR_REACH = 8


def read_company(
    tokens: Tokens, text: str, kind: Kind | None, at: int, reached: int
) -> Mention | None:
    """Read the company, of this ``kind``, whose legal form the word ``at`` opens.

    Nothing before ``reached`` belongs to it.
    """
    words = tokens.words
    match = LEGAL.match(text, tokens.starts[at])
    if match is None or at == 0:
        return None
    first = at
    if words[at - 1] in {"”", '"', "»", "“"}:
        opening = next(
            (
                place
                for place in range(at - 2, max(reached, at - 10) - 1, -1)
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
    ):
        first -= 1
    if first == at:
        return None
    return Mention(
        start=tokens.starts[first],
        end=match.end(),
        kind=kind,
        core=tokens.surface(text, first, at),
        written=text[tokens.starts[first] : match.end()],
        proper=True,
        named=True,
        rule="legal form",
    )
