"""A name that is being read on behind its core."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.polish import morphology

if TYPE_CHECKING:
    from extract.facts.institutions.cores import Core
    from extract.facts.institutions.index import Index
    from extract.facts.institutions.mention import Mention
    from extract.polish.tokens import Tokens

OWN_NAMED = frozenset({"brand", "firm"})
"""Roles of bodies that have a name of their own beside their kind."""
MOST_NAMES = 7
MOST_RUN = 14
"""Words of a name, and of all that stands behind a core."""


class Growing:
    """A name as far as it is read.

    Attributes
    ----------
    tokens, words, text
        Tokens of the stretch, their words, and the whole report, which their offsets index.
    index
        The codebook's look-ups.
    core, role
        What the name begins with, and the role of its kind.
    mention
        Filled in as the name grows.
    whole
        Nothing can follow.
    place_first
        The token with which the place begins, ``None`` while none is read.
    """

    def __init__(
        self, tokens: Tokens, text: str, index: Index, core: Core, mention: Mention
    ) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.text = text
        self.index = index
        self.core = core
        self.mention = mention
        self.role = core.kind.role if core.kind is not None else "office"
        self.whole = False
        self.place_first: int | None = None

    def word(self, at: int) -> str:
        """Return the word ``at``, empty outside of the stretch."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def in_next_cell(self, at: int) -> bool:
        """Tell a word that a tab parts from the name: it stands in another cell of the table."""
        before = self.tokens.ends[at - 1]
        return self.text.find("\t", before, self.tokens.starts[at]) >= 0

    def touches(self, at: int) -> bool:
        """Tell whether nothing stands between a word and the one before it."""
        return self.tokens.starts[at] == self.tokens.ends[at - 1]

    def is_kind(self, word: str) -> bool:
        """Tell a word that names a body by itself: "Szkoły", not "Administracji"."""
        trigger = self.index.trigger(word)
        return trigger is not None and (
            bool(trigger.shorts) or any(len(pattern.items) == 1 for pattern in trigger.patterns)
        )

    def begins_body(self, at: int) -> bool:
        """Tell a word with which another body begins, perhaps with an adjective before its head."""
        words = self.words
        if self.index.trigger(words[at]) is not None:
            return True
        following = self.word(at + 1)
        return (
            morphology.is_adjective(words[at])
            and following != ""
            and self.index.trigger(following) is not None
            and morphology.agree(words[at], following)
        )

    def slice(self, first: int, last: int) -> str:
        """Return the text of the tokens ``first``..``last``."""
        return self.tokens.surface(self.text, first, last)
