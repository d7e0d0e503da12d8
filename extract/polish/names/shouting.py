"""Names written in capitals, brought down to Polish casing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.polish.names.tokens import Token


def calm(tokens: Sequence[Token]) -> Sequence[Token]:
    """Bring a shouted name down to Polish casing; any other comes back as it is."""
    return tokens
