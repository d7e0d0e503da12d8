"""A sentence cut into clauses, at its commas, conjunctions, brackets and dashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.meaning.status.cues import function_words
from extract.meaning.status.marks import CONJUNCTIONS
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.meaning.status.triggers import Trigger
    from extract.polish.tokens import Tokens

_SUBORDINATING = function_words("subordinating")
_PURPOSE = function_words("purpose")
_RELATIVE = tuple(function_words("relative"))
_OPENS_PARTS = function_words("opens_parts")
_PREPOSITIONS = function_words("prepositions")
_LONGEST_LABEL = 2  # words of "(wartość docelowa):"
_MARKS_LABEL = frozenset({":", "–", "—", "-"})


class Clause:
    """A stretch without a comma, and what says of it what its numbers are.

    Attributes
    ----------
    start
        Offset into the text.
    group
        Number of the bracket it stands in, 0 for none.
    back, ahead
        Index of the clause it goes on from, and of the first that goes on from it; -1 for none.
    opens
        It opens parts or a list: behind a colon, "z tego", "spośród".
    labelled
        A colon or dash stands before it.
    resumes
        It goes on behind a bracket.
    subordinate, purpose
        It begins with a subordinating word, with "aby" or the like.
    triggers
        Verbs and phrases in it that give a status, in order.
    """

    __slots__ = (
        "ahead",
        "back",
        "group",
        "labelled",
        "opens",
        "purpose",
        "resumes",
        "start",
        "subordinate",
        "triggers",
    )

    def __init__(self, start: int, group: int, back: int) -> None:
        self.start = start
        self.group = group
        self.back = back
        self.ahead = -1
        self.opens = False
        self.labelled = False
        self.resumes = False
        self.subordinate = False
        self.purpose = False
        self.triggers: list[Trigger] = []


class Cuts:
    """The clauses of a sentence up to the mark that was reached last.

    Attributes
    ----------
    clauses, starts
        The clauses and the offsets at which they begin.
    hosts
        For each bracket, by ``Clause.group``: the clause it stands in and its offset; -1 for none.
    """

    def __init__(self, tokens: Tokens, start: int) -> None:
        self.clauses = [Clause(start, 0, -1)]
        self.starts = [start]
        self.hosts: list[tuple[int, int]] = [(-1, -1)]
        self._tokens = tokens
        self._open: list[str] = []

    def cut(self, at: int) -> bool:
        """Begin a new clause at the mark ``at``, an index of a token.

        Returns
        -------
        bool
            ``False`` where the mark may be a cue as well: for a conjunction, and for a slash or
            dash inside words, which begins none.
        """
        word = self._tokens.words[at]
        starts, ends = self._tokens.starts, self._tokens.ends
        spaced = at == 0 or starts[at] > ends[at - 1]
        followed = at + 1 < len(ends) and starts[at + 1] == ends[at]
        if not spaced and self._is_inside(at, word, followed=followed):
            return False
        here = len(self.clauses) - 1
        group = self.clauses[here].group
        back = here
        said: Clause | None = None
        if word == "(" or (word == "/" and spaced and followed):
            self._open.append(word)
            self.hosts.append((here, starts[at]))
            group, back = len(self.hosts) - 1, -1
        elif self._open and (word == ")" or (word == "/" and not spaced)):
            self._open.pop()
            said = self.clauses[here]
            back = self.hosts[group][0]
            group = self.clauses[back].group
        elif word in (")", "/"):
            return False
        elif word == HARD_BREAK:
            self._open.clear()
            group = 0
        clause = Clause(ends[at], group, back)
        clause.opens = word == ":"
        clause.labelled = word in ":-–—"
        clause.resumes = back >= 0 and back != here
        self._mark_kind(clause, at)
        if said is not None and self._labels(said, at):
            # "Liczba szkoleń (planowana): 12" is told of what stands behind the brackets.
            clause.triggers += [
                t._replace(start=starts[at], reach=float("inf")) for t in said.triggers
            ]
        self.clauses.append(clause)
        self.starts.append(ends[at])
        return word not in CONJUNCTIONS

    def look_ahead(self) -> None:
        """Tell each clause which of the later ones goes on from it first."""
        for index, clause in enumerate(self.clauses):
            if clause.back >= 0 and self.clauses[clause.back].ahead < 0:
                self.clauses[clause.back].ahead = index

    def _is_inside(self, at: int, word: str, *, followed: bool) -> bool:
        """Tell a mark inside of a word or number: "OPS-3", "106,5", "2021–2023"."""
        if word == "-":
            return True
        if not followed or not self._digit(at + 1):
            return False
        return word == "," or (word == "–" and self._digit(at - 1))

    def _labels(self, said: Clause, at: int) -> bool:
        """Tell a bracket, closed at ``at``, of a word or two before the number they are of."""
        words = self._tokens.words
        first = self._tokens.first_from(said.start)
        short = at - first <= _LONGEST_LABEL and all(word.isalpha() for word in words[first:at])
        return short and "".join(words[at + 1 : at + 2]) in _MARKS_LABEL and self._digit(at + 2)

    def _digit(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens.words[at][0].isdigit()

    def _mark_kind(self, clause: Clause, at: int) -> None:
        """Say of a clause how it begins, by its first words."""
        first = [word.lower() for word in self._tokens.words[at + 1 : at + 3]]
        if len(first) == 2 and first[0] in _PREPOSITIONS:
            clause.opens = clause.opens or first[1] in _OPENS_PARTS
            clause.subordinate = first[1].startswith(_RELATIVE)
        if first:
            clause.opens = clause.opens or first[0] == "spośród"
            clause.purpose = first[0] in _PURPOSE
            clause.subordinate = (
                clause.subordinate
                or clause.purpose
                or first[0] in _SUBORDINATING
                or first[0].startswith(_RELATIVE)
            )
