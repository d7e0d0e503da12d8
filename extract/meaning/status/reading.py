"""A sentence cut into clauses, with what governs the numbers in each.

Polish puts the verb anywhere in its clause and leaves it out where the clause before has the same
("zaplanowano 8 szkoleń, zrealizowano 5, w tym 2 zdalnie"). So a number asks its own clause first,
then the clauses before it, then those behind it; one in brackets asks the brackets first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from extract.meaning.status.cues import Cue, cues_from, has_any, running_totals, verbs
from extract.polish.tokens import HARD_BREAK, tokenise
from extract.polish.verb_forms import VerbForm, verb_form

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from extract.facts.fact import Status
    from extract.polish.tokens import Tokens

_CACHED = 1 << 14
_PUNCTUATION = frozenset(",;:()–—-/|") | {HARD_BREAK}
_CONJUNCTIONS = frozenset({"a", "natomiast", "zaś", "ale", "lecz", "jednak"})
_SUBORDINATING = frozenset({"że", "gdy", "kiedy", "gdyż", "ponieważ", "jeśli", "gdzie", "jak"})
_PURPOSE = frozenset({"aby", "żeby", "by", "ażeby"})
_RELATIVE = ("któr", "jaki")
_OPENS_PARTS = frozenset({"tym", "czego", "tego", "nich", "których", "spośród"})
_PREPOSITIONS = frozenset({"w", "z", "ze", "we", "od", "do", "dla", "na", "o", "po", "przez", "za"})
_ALONE_REACH = 80  # characters over which an infinitive without a verb governs
_MODAL_REACH = 12  # words between "ma" and "powstać"
_PARTICIPLE_REACH = 6  # words between "zaplanowanych" and its number
_QUOTES = {"„": '”“"’', "“": '”"', '"': '"”', "«": "»", "»": "«"}
_NEAREST = 24  # verbs and cues of a clause looked at on either side
_AROUND = 40  # words looked at for those that a cue needs
_DEPTH = 8  # brackets in brackets, labels of labels
_START = attrgetter("start")
_NOUNS = frozenset({"participle", "label", "aim"})
_QUOTE_REACH = 40  # words in a title
_BACK, _AHEAD = 40, 6  # clauses asked before and behind a number's own
_BEHIND = 40  # characters between a number and the participle that it has behind it


class Trigger(NamedTuple):
    """A word that gives the numbers it governs a status.

    Attributes
    ----------
    start
        Its offset.
    status
        What it says.
    lemma
        The verb; empty for a phrase.
    tense
        ``past``, ``present``, ``future``, ``infinitive``, ``participle``; of phrases, ``aim`` for
        one that begins a sentence of what is meant, else ``label``.
    only
        The facts it is of; empty for all.
    weak
        Whether another verb of the clause goes before it ("jest", "wyniosła").
    reach
        Offset behind which it governs nothing.
    subject_before
        Whether a number before it is its subject and not what is planned: "12 osób planuje".
    impersonal
        Whether the verb names nobody: "założono", "planuje się", "planujemy".
    """

    start: int
    status: Status
    lemma: str = ""
    tense: str = "label"
    only: str = ""
    weak: bool = False
    reach: float = float("inf")
    subject_before: bool = False
    impersonal: bool = False


class _Mark(NamedTuple):
    """What one word means to a reading."""

    cuts: bool = False
    quote: str = ""
    verb: VerbForm | None = None
    cues: tuple[Cue, ...] = ()
    totals: tuple[Cue, ...] = ()
    seconds: tuple[str, ...] = ()
    """Beginnings of the second words of its phrases, if it is nothing without them."""


class _Clause:
    """A stretch without a comma; ``group`` is the bracket it stands in, 0 for none."""

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


@lru_cache(maxsize=_CACHED)
def _mark(word: str) -> _Mark | None:
    small = word.lower()
    if small in _PUNCTUATION or small in _CONJUNCTIONS:
        return _Mark(cuts=True, cues=cues_from(small))
    if small in _QUOTES:
        return _Mark(quote=_QUOTES[small])
    if not small[0].isalpha():
        return None
    verb, cues, totals = verb_form(small), cues_from(small), running_totals().beginning_with(small)
    seconds: tuple[str, ...] = ()
    if verb is None and all(len(cue.words) > 1 for cue in (*cues, *totals)):
        seconds = tuple({cue.words[1].rstrip("*") for cue in (*cues, *totals)})
    return _Mark(False, "", verb, cues, totals, seconds) if verb or cues or totals else None


def _over_set_up(found: Trigger, candidates: Sequence[Trigger]) -> Trigger:
    """Prefer the plan of a clause to its word for staff: "planuje się zatrudnienie 4 osób"."""
    if found.tense != "label" or found.status != "context":
        return found
    return next((t for t in candidates if t.status == "planned"), found)


class Reading:
    """One sentence; built once, asked for each number in it. Linear in its length.

    Parameters
    ----------
    text, start, end
        The sentence, as offsets into the text.
    numbers
        Offsets of the numbers in it, in order.
    """

    def __init__(self, text: str, start: int, end: int, numbers: Sequence[int]) -> None:
        self.start, self.end = start, end
        self.tokens: Tokens = tokenise(text, start, end)
        self._numbers = numbers
        self._clauses = [_Clause(start, 0, -1)]
        self._starts = [start]
        self._hosts: list[tuple[int, int]] = [(-1, -1)]  # clause and offset a bracket opens at
        self._governing: Trigger | None = None
        self._lemmas: set[str] | None = None
        self._totals: list[int] = []
        self._opposes = False  # whether a participle has spoken of plans
        self._read()

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
        first = self.clause_start(position)
        last = bisect_right(self._starts, position)
        end = self._starts[last] if last < len(self._starts) else self.end
        return first <= trigger.start < end

    def words_of(self, position: int) -> list[str]:
        """Words of the clause of ``position``."""
        here = bisect_right(self._starts, position)
        end = self._starts[here] if here < len(self._starts) else self.end
        first, last = self.tokens.first_from(self._starts[here - 1]), self.tokens.first_from(end)
        at = self.tokens.first_from(position)
        return self.tokens.words[max(first, at - _AROUND) : min(last, at + _AROUND)]

    def words_before(self, position: int) -> list[str]:
        """Words of the sentence before ``position``, some dozens at most."""
        at = self.tokens.first_from(position)
        return self.tokens.words[max(0, at - _AROUND) : at]

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

    def has_all(self, lemmas: Collection[str]) -> bool:
        """Tell whether the sentence has every one of these verbs."""
        if self._lemmas is None:
            self._lemmas = {t.lemma for clause in self._clauses for t in clause.triggers}
        return self._lemmas >= set(lemmas)

    def running_total(self, start: int, end: int) -> bool:
        """Tell whether ``start``..``end`` has a word of a total since an earlier time."""
        at = bisect_left(self._totals, start)
        return at < len(self._totals) and self._totals[at] < end

    def bracket(self, position: int) -> int | None:
        """Offset at which the bracket around ``position`` opens, ``None`` outside brackets."""
        here = bisect_right(self._starts, position) - 1
        offset = self._hosts[self._clauses[here].group][1]
        return offset if offset >= 0 else None

    def clause_start(self, position: int) -> int:
        """Offset at which the clause of ``position`` begins, or its label before a colon or dash."""
        clause = self._clauses[bisect_right(self._starts, position) - 1]
        for _ in range(_DEPTH):
            if not clause.labelled or clause.back < 0:
                break
            clause = self._clauses[clause.back]
        return clause.start

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
        return triggers[at] if triggers[at].tense == "participle" else None

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
            and (t.tense != "participle" or t.start < position + _BEHIND)
        ]
        coordinated = before and behind and behind[0].tense not in _NOUNS
        for candidates in (before, [] if coordinated else behind):
            found = next((t for t in candidates if not t.weak), None)
            if found is not None:
                return _over_set_up(found, candidates)
        if before or behind:
            return before[0] if before else behind[0]
        return self._elsewhere(here, position, only)

    def _elsewhere(self, here: int, position: int, only: Collection[str]) -> Trigger | None:
        weak: Trigger | None = None
        aside_says: Trigger | None = None  # what a subordinate clause says, if no main one does
        clause = self._clauses[here]
        for _ in range(_BACK):
            if clause.back < 0:
                break
            clause = self._clauses[clause.back]
            for trigger in reversed(clause.triggers[-_NEAREST:]):
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
                found = next((t for t in fitting if t.tense not in _NOUNS), None)
                if found is not None:
                    return found
        return weak

    def _read(self) -> None:
        words, starts = self.tokens.words, self.tokens.starts
        marks = list(map(_mark, words))
        stack: list[str] = []
        quoted = -1  # the last word of a quotation: its verbs are of a title
        behind = -1  # the last word of the cue that was read
        for at, mark in enumerate(marks):
            if mark is None or at <= quoted:
                continue
            if mark.seconds and not "".join(words[at + 1 : at + 2]).lower().startswith(
                mark.seconds
            ):
                continue  # most prepositions
            if mark.quote:
                quoted = self._quote_end(at, mark.quote)
                continue
            if mark.totals and any(cue.stands_at(words, at) for cue in mark.totals):
                self._totals.append(starts[at])
            if mark.cuts and self._cut(at, stack):
                continue
            cue = None if at <= behind else self._cue(mark, at)
            if cue is not None:
                behind = at + len(cue.words) - 1
                tense = "aim" if cue.early else "label"
                self._add(Trigger(starts[at], cue.status, tense=tense, only=cue.only))
            elif mark.verb is not None and at > behind:
                self._verb(mark.verb, at, marks)
        for index, clause in enumerate(self._clauses):
            if clause.back >= 0 and self._clauses[clause.back].ahead < 0:
                self._clauses[clause.back].ahead = index

    def _quote_end(self, at: int, closing: str) -> int:
        """Index of the mark that closes a quotation, ``at`` itself where none is near."""
        for step, word in enumerate(self.tokens.words[at + 1 : at + _QUOTE_REACH], at + 1):
            if word in closing:
                return step
        return at

    def _cut(self, at: int, stack: list[str]) -> bool:
        """Begin a new clause at a mark; ``False`` for a slash or dash inside words."""
        word = self.tokens.words[at]
        starts, ends = self.tokens.starts, self.tokens.ends
        spaced = at == 0 or starts[at] > ends[at - 1]
        followed = at + 1 < len(ends) and starts[at + 1] == ends[at]
        here = len(self._clauses) - 1
        group = self._clauses[here].group
        back = here
        if not spaced and (word == "-" or (word == "," and followed and self._digit(at + 1))):
            return False  # "OPS-3", "106,5"
        if word == "(" or (word == "/" and spaced and followed):
            stack.append(word)
            self._hosts.append((here, starts[at]))
            group, back = len(self._hosts) - 1, -1
        elif stack and (word == ")" or (word == "/" and not spaced)):
            stack.pop()
            back = self._hosts[group][0]
            group = self._clauses[back].group
        elif word in (")", "/"):
            return False
        elif word == HARD_BREAK:
            stack.clear()
            group = 0
        clause = _Clause(ends[at], group, back)
        clause.opens = word == ":"
        clause.labelled = word in ":-–—"
        clause.resumes = back >= 0 and back != here
        self._mark_kind(clause, at)
        self._clauses.append(clause)
        self._starts.append(ends[at])
        return word not in _CONJUNCTIONS

    def _digit(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens.words[at][0].isdigit()

    def _mark_kind(self, clause: _Clause, at: int) -> None:
        """Say of a clause how it begins, by its first words."""
        first = [word.lower() for word in self.tokens.words[at + 1 : at + 3]]
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

    def _cue(self, mark: _Mark, at: int) -> Cue | None:
        words, starts, ends = self.tokens.words, self.tokens.starts, self.tokens.ends
        for cue in mark.cues:
            if not cue.stands_at(words, at):
                continue
            if cue.needs and not has_any(words[max(0, at - _AROUND) : at + _AROUND], cue.needs):
                continue
            if cue.early and self._words_since(at) > cue.early:
                continue
            last = at + len(cue.words) - 1
            if cue.near:
                until = min(last + cue.near + 1, len(words) - 1)
                number = bisect_left(self._numbers, ends[last])
                close = number < len(self._numbers) and self._numbers[number] <= starts[until]
                marked = any(word in (":", "–", "—", "-") for word in words[last + 1 : last + 3])
                if not close and not marked:
                    continue
            return cue
        return None

    def _words_since(self, at: int) -> int:
        """Count the words between the beginning of the clause and ``at``."""
        return at - self.tokens.first_from(self._clauses[-1].start)

    def _add(self, trigger: Trigger) -> None:
        self._clauses[-1].triggers.append(trigger)

    def _verb(self, verb: VerbForm, at: int, marks: Sequence[_Mark | None]) -> None:
        trigger = self._of_verb(verb, at, marks)
        if trigger is None:
            return
        self._add(trigger)
        if trigger.tense != "participle" and not trigger.weak:
            self._governing = trigger

    def _of_verb(self, verb: VerbForm, at: int, marks: Sequence[_Mark | None]) -> Trigger | None:
        words, starts, ends = self.tokens.words, self.tokens.starts, self.tokens.ends
        start, lemma, tense = starts[at], verb.lemma, verb.tense
        clause = self._clauses[-1]
        reflexive = "się" in words[max(0, at - 2) : at + 3]
        # "odwołano się", "przełożyło się na": appealed, came to; nothing was put off.
        put_off = lemma in verbs("put_off") and not reflexive
        intends = lemma in verbs("intend") or put_off
        if tense == "participle":
            if intends:
                self._opposes = True
            elif not (self._opposes and verb.perfective) or self._words_since(at):
                return None  # "zaplanowane 12, zrealizowane 10", no other
            far = ends[min(at + _PARTICIPLE_REACH, len(ends) - 1)]
            status: Status = "planned" if intends else "achieved"
            return Trigger(start, status, lemma, tense, reach=far)
        impersonal = not verb.personal or reflexive
        intends = intends or (impersonal and lemma in verbs("intend_impersonally"))
        if intends or (lemma in verbs("assume_or_found") and tense == "past"):
            held = lemma in verbs("intend") and not impersonal
            return Trigger(
                start, "planned", lemma, tense, subject_before=held, impersonal=impersonal
            )
        if tense == "infinitive":
            if words[at - 1 : at] in (["jak"], ["Jak"]):
                return None  # a title: "Jak założyć fundację"
            modal = None if clause.purpose else self._governing
            if modal is None:
                return Trigger(start, "planned", lemma, tense, reach=start + _ALONE_REACH)
            return Trigger(start, modal.status, lemma, tense, subject_before=modal.subject_before)
        if lemma in verbs("intend_to"):
            if not self._infinitive_ahead(at, marks):
                return Trigger(start, "achieved", lemma, tense, weak=lemma == "mieć")
            if lemma in ("móc", "musieć"):  # "musieliśmy wynająć 2 sale": and did
                can: Status = "context" if lemma == "móc" else "planned"
                return Trigger(start, "achieved" if tense == "past" else can, lemma, tense)
            return Trigger(start, "planned", lemma, tense)
        if tense == "future" or (clause.purpose and tense == "past"):
            return Trigger(start, "planned", lemma, tense)
        if words[at - 1 : at] in (["nie"], ["Nie"]) and lemma in verbs("carry_out"):
            return Trigger(start, "planned", lemma, tense)
        weak = lemma in verbs("copulas") or lemma == "zostać"
        return Trigger(start, "achieved", lemma, tense, weak=weak, impersonal=not verb.personal)

    def _infinitive_ahead(self, at: int, marks: Sequence[_Mark | None]) -> bool:
        starts = self.tokens.starts
        number = bisect_left(self._numbers, starts[at])
        until = self._numbers[number] if number < len(self._numbers) else self.end
        for step, mark in enumerate(marks[at + 1 : at + _MODAL_REACH], at + 1):
            if starts[step] >= until:
                return False  # "ma 3 filie i może przyjąć"
            if mark is None:
                continue
            if mark.cuts:
                return False
            if mark.verb is not None and mark.verb.tense == "infinitive":
                return True
        return False
