"""Labels that announce a number of something: "Liczba osób", "Ilość spotkań:"."""

from __future__ import annotations

from extract.facts import lexicon
from extract.polish.remembered import remembered
from extract.polish.tokens import tokenise


@remembered(1 << 10)
def announces_count(label: str) -> bool:
    """Tell a label that announces a number of something: "Liczba osób"."""
    return lexicon.may_name_count(label) and any(
        map(lexicon.names_count, tokenise(label, 0, len(label)).words)
    )
