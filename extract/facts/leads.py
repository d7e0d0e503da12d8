"""What the line above a list or an answer announces: "Liczba utworzonych miejsc pracy:"."""

from __future__ import annotations

from extract.facts import labels, lexicon
from extract.polish.remembered import remembered
from extract.polish.tokens import tokenise

_REACH = 200


@remembered(1 << 10)
def unit_of(lead: str) -> str | None:
    """Read the unit that the end of ``lead`` announces for the numbers below it.

    A counting noun names it ("Liczba spotkań w podziale na gminy", "Ile spotkań odbyto?"); without
    one the lead must end with a colon and its last clause begin with a noun in the plural
    ("Miejsca pracy według powiatów:"). ``None`` if it announces none.
    """
    text = lead[-_REACH:].rstrip().removesuffix("?").rstrip()
    tokens = tokenise(text, 0, len(text))
    counting = any(lexicon.names_count(form) for form in tokens.words)
    if not counting and not text.endswith(":"):
        return None
    phrase = labels.read(tokens, len(tokens), separated=True)
    if phrase is None or phrase.kind != "counted":
        return None
    named = lexicon.word(tokens.words[phrase.first])
    return phrase.unit if counting or not named.singular else None
