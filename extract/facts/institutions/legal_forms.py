"""Legal forms of companies: "sp. z o.o.", "S.A."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.facts.institutions.growing import Growing

# "Sp. z o.o.", "sp. z o.o. non-profit", "spółka z ograniczoną odpowiedzialnością", "S.A.", "sp.k."
LEGAL = re.compile(
    r"(?:[Ss]p(?:ółka|\.)?\s?z\s?(?:ograniczoną odpowiedzialnością|o\.?\s?o\.?)"
    r"|SP\.?\s?Z\s?O\.?\s?O\.?"
    r"|S\.\s?A\.|SA\b|[Ss]\.\s?[cC]\.|[Ss]p\.\s?[jkp]\.(?:\s?k\.)?)(?:\s(?:non|not)[\s-]{1,3}profit\b)?"
)


def legal_form(name: Growing, at: int) -> int:
    """Return the token behind a legal form that begins at ``at``; ``at`` if none does."""
    if name.words[at][:1] not in "sS":
        return at
    match = LEGAL.match(name.text, name.tokens.starts[at])
    if match is None:
        return at
    return name.tokens.first_from(match.end())
