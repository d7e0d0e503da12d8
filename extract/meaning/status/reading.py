"""What governs each number of a sentence.

Polish puts the verb anywhere in its clause and leaves it out where the clause before has the same
("zaplanowano 8 szkoleń, zrealizowano 5, w tym 2 zdalnie"). So a number asks its own clause first,
then the clauses before it, then those behind it; one in brackets asks the brackets first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from extract.meaning.status.clauses import Clauses
from extract.meaning.status.cues import verbs
from extract.meaning.status.signals import signals

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from extract.meaning.status.triggers import Trigger
    from extract.polish.tokens import Tokens

_NEAREST = 24  # verbs and cues of a clause looked at on either side
_AROUND = 40  # words looked at on either side of a number
_DEPTH = 8  # brackets in brackets, labels of labels
_BACK, _AHEAD = 40, 6  # clauses asked before and behind a number's own
_BEHIND = 40  # characters between a number and the participle that it has behind it
_START = attrgetter("start")
_BEFORE_LABEL = frozenset({"przy", "wobec", "na", "z", "ze", "zamiast", "niż"})
_NOUNS = frozenset({"participle", "label", "aim"})


def _over_set_up(found: Trigger, candidates: Sequence[Trigger]) -> Trigger:
    """Prefer the plan of a clause to its word for staff: "planuje się zatrudnienie 4 osób"."""
    if found.tense != "label" or found.status != "context":
        return found
    return next((t for t in candidates if t.status == "planned"), found)


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
    signals
        Which rules it has words for, see :mod:`extract.meaning.status.signals`.
    """

    def __init__(self, tokens: Tokens, start: int, end: int, numbers: Sequence[int]) -> None:
        self.start, self.end = start, end
        self.tokens = tokens
        self.signals = signals(tokens.words)
        read = Clauses(tokens, start, end, numbers)
        self._numbers = numbers
        self._clauses, self._starts, self._hosts = read.clauses, read.starts, read.hosts
        self._totals = read.totals
        self._lemmas: set[str] | None = None

    def governing(self, position: int, only: Collection[str]) -> Trigger | None:
        """Return what governs the number at ``position``, ``None`` for nothing.

        ``only`` names the groups of facts that the number belongs to.
        """
        here = bisect_right(self._starts, position) - 1
        for _ in range(_DEPTH):
            found = self._in_group(here, position, only)
            host, offset = self._hosts[self._clauses[here].group]
            if found is not None or host < 0:
                return found
            here, position = host, offset
        return None

    def near(self, position: int, trigger: Trigger) -> bool:
        """Tell whether ``trigger`` is of the clause of ``position``, its label or its brackets."""
        opens = self.bracket(position)
        if opens is not None and trigger.start < opens:
            position = opens
        return self.clause_start(position) <= trigger.start < self.clause_end(position)

    def words_of(self, position: int) -> list[str]:
        """Words of the clause of ``position``."""
        here = bisect_right(self._starts, position) - 1
        first = self.tokens.first_from(self._starts[here])
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
        triggers = self._clauses[bisect_right(self._starts, position) - 1].triggers
        at = bisect_left(triggers, position, key=_START)
        near = triggers[max(0, at - _NEAREST) : at + _NEAREST]
        return any(t.tense == "past" and not t.weak for t in near)

    def done_between(self, start: int, end: int) -> bool:
        """Tell whether a verb in the past stands between two offsets."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end)
        return any(
            t.tense == "past" and not t.weak and start < t.start < end
            for clause in self._clauses[max(first, last - _BACK) : last]
            for t in clause.triggers[:_NEAREST]
        )

    def has_all(self, lemmas: Collection[str]) -> bool:
        """Tell whether the sentence has every one of these verbs."""
        if self._lemmas is None:
            self._lemmas = {t.lemma for clause in self._clauses for t in clause.triggers}
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
        here = bisect_right(self._starts, position) - 1
        offset = self._hosts[self._clauses[here].group][1]
        return offset if offset >= 0 else None

    def clause_start(self, position: int) -> int:
        """Offset at which the clause of ``position`` begins, its label before ":" included."""
        clause = self._clauses[bisect_right(self._starts, position) - 1]
        for _ in range(_DEPTH):
            if not clause.labelled or clause.back < 0:
                break
            clause = self._clauses[clause.back]
        return clause.start

    def list_start(self, position: int) -> int:
        """Offset at which the label of the list of ``position`` begins, else its clause.

        "Na czerwiec: 3 spotkania, 2 szkolenia": the label is that of every item.
        """
        clause = self._clauses[bisect_right(self._starts, position) - 1]
        for _ in range(_BACK):
            if clause.back < 0:
                break
            if clause.opens and clause.labelled:
                return self.clause_start(clause.start)
            clause = self._clauses[clause.back]
        return self.clause_start(position)

    def opening(self, position: int) -> int:
        """Offset of the first number of the clause of ``position``, its label included."""
        return self._numbers[bisect_left(self._numbers, self.clause_start(position))]

    def stands_right_before(self, start: int, position: int) -> bool:
        """Tell "planowane 8" from "z planowanych 8"; the participle begins at ``start``."""
        word, number = self.tokens.first_from(start), self.tokens.first_from(position)
        before = self.tokens.words[word - 1].lower() if word else ""
        return number - word == 1 and before not in _BEFORE_LABEL

    def happens_behind(self, position: int) -> bool:
        """Tell whether a verb in the past says of a number before it that it was done."""
        here = self._clauses[bisect_right(self._starts, position) - 1]
        following = bisect_right(self._numbers, position)
        last = self._numbers[following] if following < len(self._numbers) else self.end
        behind = [t for t in here.triggers if position <= t.start < last]
        done = [t for t in behind if t.tense == "past" and not t.weak]
        return bool(done) and all(t.status == "achieved" for t in behind)

    def number_between(self, position: int, end: int) -> bool:
        """Tell whether another number of the sentence begins between two offsets."""
        at = bisect_right(self._numbers, position)
        return at < len(self._numbers) and self._numbers[at] < end

    def clause_end(self, position: int) -> int:
        """Offset at which the clause of ``position`` ends."""
        here = bisect_right(self._starts, position)
        return self._starts[here] if here < len(self._starts) else self.end

    def begins_clause(self, position: int) -> bool:
        """Tell whether nothing stands before ``position`` in its clause, and no label."""
        clause = self._clauses[bisect_right(self._starts, position) - 1]
        first = self.tokens.first_from(clause.start)
        return not clause.opens and self.tokens.starts[first] >= position

    def participle_behind(self, position: int) -> Trigger | None:
        """Return the participle behind a number, in its clause: "48 szkoleń przewidzianych"."""
        here = bisect_right(self._starts, position) - 1
        following = bisect_right(self._numbers, position)
        last = self._numbers[following] if following < len(self._numbers) else self.end
        triggers = self._clauses[here].triggers
        at = bisect_right(triggers, position, key=_START)
        if at == len(triggers) or triggers[at].start >= min(last, position + _BEHIND):
            return None
        found = triggers[at]
        if found.tense != "participle":
            return None
        word = self.tokens.first_from(found.start)
        if "ąc" in self.tokens.words[word][-5:]:
            return None  # "PES chcących": what they want
        return None if self._labels_next(found) else found

    def _put_off(self, found: Trigger, position: int) -> bool:
        """Tell "przesunięte na lipiec", which is said of the number before it."""
        last = bisect_left(self._numbers, found.start) - 1
        alone = last >= 0 and self._numbers[last] == position
        return alone and found.tense == "participle" and found.lemma in verbs("put_off")

    def _labels_next(self, found: Trigger) -> bool:
        """Tell a participle of the number behind it: "11 wystawców przy planowanych 15"."""
        words = self.tokens.words
        word = self.tokens.first_from(found.start)
        return (
            found.tense == "participle"
            and words[word - 1].lower() in _BEFORE_LABEL
            and word + 1 < len(words)
            and words[word + 1][0].isdigit()
        )

    def _of_whole(self, found: Trigger, position: int) -> bool:
        """Tell a participle of the number that this one is out of: "18 h z 24 przewidzianych"."""
        if found.tense != "participle":
            return False
        number = bisect_right(self._numbers, position)
        if number == len(self._numbers) or self._numbers[number] >= found.start:
            return False
        word = self.tokens.first_from(self._numbers[number])
        return self.tokens.words[word - 1].lower() in _BEFORE_LABEL

    def _in_group(self, here: int, position: int, only: Collection[str]) -> Trigger | None:
        triggers = self._clauses[here].triggers
        at = bisect_left(triggers, position, key=_START)
        before = [
            t
            for t in triggers[max(0, at - _NEAREST) : at][::-1]
            if position <= t.reach and (not t.only or t.only in only)
        ]
        behind = [
            t
            for t in triggers[at : at + _NEAREST]
            if not t.subject_before
            and (not t.only or t.only in only)
            and (
                t.tense != "participle"
                or t.start < position + _BEHIND
                or self._put_off(t, position)
            )
            and not self._labels_next(t)
            and not self._of_whole(t, position)
        ]
        coordinated = before and behind and behind[0].tense not in _NOUNS
        for candidates in (before, [] if coordinated else behind):
            found = next((t for t in candidates if not t.weak), None)
            if found is not None:
                return _over_set_up(found, candidates)
        if before or behind:
            return before[0] if before else behind[0]
        return self._elsewhere(here, position, only)

    def _resumed(self, here: int) -> Trigger | None:
        """Return the verb of a clause behind its bracket: "sprzęt (6 laptopów) przekazano"."""
        clause = self._clauses[here]
        for step in range(here + 1, min(len(self._clauses), here + _AHEAD)):
            following = self._clauses[step]
            if following.resumes and following.back == here and following.group == clause.group:
                near = following.triggers[:_NEAREST]
                fitting = (t for t in near if not t.only and not t.subject_before and not t.weak)
                return next((t for t in fitting if t.tense not in _NOUNS), None)
        return None

    def _is_put_off_before(self, trigger: Trigger, position: int) -> bool:
        """Tell what was put off before a semicolon: "4 przesunięto na maj; 129 uczestników"."""
        if trigger.lemma not in verbs("put_off"):
            return False
        first, last = self.tokens.first_from(trigger.start), self.tokens.first_from(position)
        return ";" in self.tokens.words[first:last]

    def _elsewhere(self, here: int, position: int, only: Collection[str]) -> Trigger | None:
        found = self._resumed(here)
        if found is not None:
            return found
        weak: Trigger | None = None
        aside_says: Trigger | None = None  # what a subordinate clause says, if no main one does
        clause = self._clauses[here]
        for _ in range(_BACK):
            if clause.back < 0:
                break
            clause = self._clauses[clause.back]
            for trigger in reversed(clause.triggers[-_NEAREST:]):
                if self._is_put_off_before(trigger, position):
                    continue
                if position <= trigger.reach and (not trigger.only or trigger.only in only):
                    if not trigger.weak and not clause.subordinate:
                        return trigger
                    if not trigger.weak:
                        aside_says = aside_says or trigger
                    weak = weak or trigger
        if aside_says is not None:
            return aside_says
        clause = self._clauses[here]
        for _ in range(_AHEAD):
            aside = clause.subordinate
            if weak is not None or clause.ahead < 0:
                break
            clause = self._clauses[clause.ahead]
            # Over a comma alone, what follows speaks of something else: "porozumień: 4, piąte …".
            if clause.opens or not (aside or clause.resumes or clause.subordinate):
                break
            if not clause.subordinate:
                near = clause.triggers[:_NEAREST]
                fitting = (t for t in near if not t.only and not t.subject_before)
                found = next(
                    (t for t in fitting if t.tense not in _NOUNS or self._put_off(t, position)),
                    None,
                )
                if found is not None:
                    return found
        return weak
