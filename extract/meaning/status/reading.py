"""One sentence as its numbers ask for it: clauses, brackets, labels and the words around.

In "Na czerwiec: 3 spotkania, 2 szkolenia (w tym 1 zdalnie)" the clause of each number begins with
its comma, the list of both with "Na", and the last stands in a bracket.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from extract.meaning.status.clauses import Clauses
from extract.meaning.status.signals import signals

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from extract.meaning.status.triggers import Trigger
    from extract.polish.tokens import Tokens

_NEAREST = 24  # verbs and cues of a clause looked at on either side
_AROUND = 40  # words looked at on either side of a number
_DEPTH = 8  # labels of labels
_BACK = 40  # clauses asked before a number's own
_START = attrgetter("start")


class Reading:
    """One sentence; built once, asked for each number in it. Linear in its length.

    Parameters
    ----------
    tokens
        Those of the sentence.
    start, end
        The sentence, as offsets into the text.
    numbers
        Offsets of the numbers in it, in order.

    Attributes
    ----------
    clauses, starts, hosts
        Those of :class:`extract.meaning.status.clauses.Clauses`.
    signals
        Which rules it has words for, see :mod:`extract.meaning.status.signals`.
    """

    def __init__(self, tokens: Tokens, start: int, end: int, numbers: Sequence[int]) -> None:
        self.start, self.end = start, end
        self.tokens = tokens
        self.signals = signals(tokens.words)
        read = Clauses(tokens, start, end, numbers)
        self.numbers = numbers
        self.clauses, self.starts, self.hosts = read.clauses, read.starts, read.hosts
        self._totals = read.totals
        self._lemmas: set[str] | None = None

    def near(self, position: int, trigger: Trigger) -> bool:
        """Tell whether ``trigger`` is of the clause of ``position``, its label or its brackets."""
        opens = self.bracket(position)
        if opens is not None and trigger.start < opens:
            position = opens
        return self.clause_start(position) <= trigger.start < self.clause_end(position)

    def words_of(self, position: int) -> list[str]:
        """Words of the clause of ``position``."""
        here = bisect_right(self.starts, position) - 1
        first = self.tokens.first_from(self.starts[here])
        last = self.tokens.first_from(self.clause_end(position))
        at = self.tokens.first_from(position)
        return self.tokens.words[max(first, at - _AROUND) : min(last, at + _AROUND)]

    def words_before(self, position: int) -> list[str]:
        """Words of the sentence before ``position``, some dozens at most."""
        at = self.tokens.first_from(position)
        return self.tokens.words[max(0, at - _AROUND) : at]

    def words_between(self, start: int, end: int) -> list[str]:
        """Words of the sentence from ``start`` to ``end``, some dozens at most."""
        first, last = self.tokens.first_from(start), self.tokens.first_from(end)
        return self.tokens.words[max(first, last - _AROUND) : last]

    def changes_by(self, position: int) -> bool:
        """Tell a number that something rose or fell by: "zwiększono plan o 28 tys. zł"."""
        at = self.tokens.first_from(position)
        return self.tokens.words[max(0, at - 1) : at] == ["o"]

    def done_in(self, position: int) -> bool:
        """Tell whether the clause of ``position`` has a verb in the past."""
        triggers = self.clauses[bisect_right(self.starts, position) - 1].triggers
        at = bisect_left(triggers, position, key=_START)
        near = triggers[max(0, at - _NEAREST) : at + _NEAREST]
        return any(t.tense == "past" and not t.weak for t in near)

    def done_between(self, start: int, end: int) -> bool:
        """Tell whether a verb in the past stands between two offsets."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end)
        return any(
            t.tense == "past" and not t.weak and start < t.start < end
            for clause in self.clauses[max(first, last - _BACK) : last]
            for t in clause.triggers[:_NEAREST]
        )

    def has_all(self, lemmas: Collection[str]) -> bool:
        """Tell whether the sentence has every one of these verbs."""
        if self._lemmas is None:
            self._lemmas = {t.lemma for clause in self.clauses for t in clause.triggers}
        return self._lemmas >= set(lemmas)

    @property
    def has_totals(self) -> bool:
        """Whether the sentence has any word of a total since an earlier time."""
        return bool(self._totals)

    def running_total(self, start: int, end: int) -> bool:
        """Tell whether ``start``..``end`` has a word of a total since an earlier time."""
        if not self._totals:
            return False
        at = bisect_left(self._totals, start)
        return at < len(self._totals) and self._totals[at] < end

    def bracket(self, position: int) -> int | None:
        """Offset at which the bracket around ``position`` opens, ``None`` outside brackets."""
        here = bisect_right(self.starts, position) - 1
        offset = self.hosts[self.clauses[here].group][1]
        return offset if offset >= 0 else None

    def clause_start(self, position: int) -> int:
        """Offset at which the clause of ``position`` begins, its label before ":" included."""
        clause = self.clauses[bisect_right(self.starts, position) - 1]
        for _ in range(_DEPTH):
            if not clause.labelled or clause.back < 0:
                break
            clause = self.clauses[clause.back]
        return clause.start

    def list_start(self, position: int) -> int:
        """Offset at which the label of the list of ``position`` begins, else its clause.

        "Na czerwiec: 3 spotkania, 2 szkolenia": the label is that of every item.
        """
        clause = self.clauses[bisect_right(self.starts, position) - 1]
        for _ in range(_BACK):
            if clause.back < 0:
                break
            if clause.opens and clause.labelled:
                return self.clause_start(clause.start)
            clause = self.clauses[clause.back]
        return self.clause_start(position)

    def opening(self, position: int) -> int:
        """Offset of the first number of the clause of ``position``, its label included."""
        return self.numbers[bisect_left(self.numbers, self.clause_start(position))]

    def happens_behind(self, position: int) -> bool:
        """Tell whether a verb in the past says of a number before it that it was done."""
        here = self.clauses[bisect_right(self.starts, position) - 1]
        following = bisect_right(self.numbers, position)
        last = self.numbers[following] if following < len(self.numbers) else self.end
        behind = [t for t in here.triggers if position <= t.start < last]
        done = [t for t in behind if t.tense == "past" and not t.weak]
        return bool(done) and all(t.status == "achieved" for t in behind)

    def number_between(self, position: int, end: int) -> bool:
        """Tell whether another number of the sentence begins between two offsets."""
        at = bisect_right(self.numbers, position)
        return at < len(self.numbers) and self.numbers[at] < end

    def clause_end(self, position: int) -> int:
        """Offset at which the clause of ``position`` ends."""
        here = bisect_right(self.starts, position)
        return self.starts[here] if here < len(self.starts) else self.end

    def begins_clause(self, position: int) -> bool:
        """Tell whether nothing stands before ``position`` in its clause, and no label."""
        clause = self.clauses[bisect_right(self.starts, position) - 1]
        first = self.tokens.first_from(clause.start)
        return not clause.opens and self.tokens.starts[first] >= position
