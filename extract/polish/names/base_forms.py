"""A name in any case, turned into its base form."""

from __future__ import annotations

from extract.polish.names.parse import applied, parses
from extract.polish.names.ranking import best
from extract.polish.names.shouting import calm
from extract.polish.names.tokens import join, split
from extract.polish.names.typography import clean
from extract.polish.remembered import remembered

_LONGEST = 1_000
"""Longer ones are no names; only their typography is unified."""

_MOST_LOOKS = 20
"""Far more than any name needs."""


@remembered(1 << 14)
def base_form(surface: str) -> str:
    """Return a name in the nominative with Polish casing, judged by the surface alone.

    The head and what agrees with it are put in the nominative of their number; complements,
    quoted names, patrons, places and numbers stay as they are. A name in capitals comes down to
    Polish casing; any other keeps its writer's capitals.

    Parameters
    ----------
    surface
        The name as it stands in a text, line breaks included.

    Returns
    -------
    str
        Quotes are ``"``, dashes ``-``, white space single spaces.

    Examples
    --------
    >>> base_form("Gminnym Ośrodkiem Kultury w Pieckach")
    'Gminny Ośrodek Kultury w Pieckach'
    """
    text = clean(surface)
    if len(text) > _LONGEST:
        return text
    # A base form is its own base form: what the first look leaves is looked at again.
    seen = [text]
    for _ in range(_MOST_LOOKS):
        text = _declined(text)
        if text in seen:
            break
        seen.append(text)
    return min(seen[seen.index(text) :])


def _declined(text: str) -> str:
    tokens = calm(split(text))
    if not tokens:
        return text
    return clean(join(applied(tokens, best(parses(tokens)))))
