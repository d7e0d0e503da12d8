"""What hours that leave their unit out lean on: the hours read last."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.facts.hours.members import CUES

if TYPE_CHECKING:
    from extract.polish.tokens import Tokens

ADJECTIVES = "hours before adjectives"
IN_LIST = "hours in a list"
IN_LABEL = "hours in a label"
ABOVE = "hours announced above"
PART = "part of hours before a phrase"
BARE = frozenset({ABOVE, IN_LABEL})
"""Rules of hours that a label or a line above announces as such."""
LIST_REACH = 16
"""Tokens between two members of a list, a bracketed aside included."""


@dataclass(slots=True)
class LastHours:
    """The hours read last in a section.

    Attributes
    ----------
    tokens
        Those of the section; the others index them.
    first, behind
        Their first token and the one behind their last; -1 before any are read.
    rule
        By which they were read.
    opened
        Whether the list they stand in began with ":" or "w tym".
    announced
        Whether its numbers were announced as hours.
    """

    tokens: Tokens
    first: int = field(default=-1, init=False)
    behind: int = field(default=-1, init=False)
    rule: str = field(default="", init=False)
    opened: bool = field(default=False, init=False)
    announced: bool = field(default=False, init=False)

    def note(self, first: int, behind: int, rule: str) -> None:
        """Remember that hours were read by ``rule`` at the tokens ``first``..``behind - 1``."""
        listed = self.reaches(first) and rule in (IN_LIST, ADJECTIVES, PART)
        self.opened = (self.opened and listed) or self.tokens.words[max(0, first - 1)] in CUES
        self.announced = rule in BARE or (self.announced and listed)
        self.first, self.behind, self.rule = first, behind, rule

    def reaches(self, first: int) -> bool:
        """Tell whether a number at token ``first`` may stand in one list with them."""
        return 0 <= self.behind <= first <= self.behind + LIST_REACH

    def right_before_bracket(self, first: int, behind: int) -> bool:
        """Tell tokens ``first``..``behind - 1`` alone in a bracket right behind the hours."""
        words = self.tokens.words
        return (
            0 <= self.behind == first - 1
            and words[first - 1] == "("
            and words[behind : behind + 1] == [")"]
        )
