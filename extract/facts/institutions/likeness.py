"""What two names of one body have in common: all words but one, or all but the town."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extract.facts.institutions.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAST_LETTERS = 5
_MOST_LETTERS = 30
_MOST_WORDS = 30
"""A word or a name beyond is no slip of the pen, and comparing it takes the square of its length.

The official names of bodies have up to some twenty words.
"""


class Body(NamedTuple):
    """A body as some mentions give it.

    Attributes
    ----------
    institution_id, name, kind, place
        As in the table of institutions.
    mentions
        How many mentions it has; of two spellings the more frequent is the right one.
    """

    institution_id: str
    name: str
    kind: str | None = None
    place: str | None = None
    mentions: int = 1


def masked(body: Body) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give each word that may be misspelt, behind what is left of kind and name without it."""
    words = body.name.lower().replace('"', " ").split()
    if len(words) > _MOST_WORDS:
        return
    plain = [slug(word) for word in words]
    for place, word in enumerate(words):
        if _LEAST_LETTERS <= len(word) <= _MOST_LETTERS and word.isalpha():
            yield (body.kind or "", *plain[:place], "*", *plain[place + 1 :]), word


def variants(word: str) -> set[str]:
    """Return a word and what is left of it without one letter; of two words alike some meet."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def placeless(body: Body) -> tuple[str, str]:
    """Return kind and name by which a body with a town and one without are compared."""
    name = body.name if body.place is None else _without_town(body.name)
    return body.kind or "", slug(name)


def _without_town(name: str) -> str:
    for preposition in (" w ", " we ", " na "):
        before, found, _ = name.rpartition(preposition)
        if found:
            return before
    return name
