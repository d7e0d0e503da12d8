"""The verbs and phrases of each clause of a sentence that say what its numbers are."""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress, count
from typing import TYPE_CHECKING

from extract.meaning.status.cues import Cue, function_words, has_any, verbs
from extract.meaning.status.cuts import Cuts
from extract.meaning.status.marks import MARKS, Mark
from extract.meaning.status.triggers import BESIDE_A_PLAN, SHARES, Place, Trigger, of_verb, undone
from extract.polish.verb_forms import VerbForm, verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.polish.tokens import Tokens

_PASSIVE = frozenset({"być", "zostać"})
_GROUPS = function_words("groups")
_GROUP_REACH = 3  # words between "zakładanej" and its number
_QUOTE_REACH = 40  # words in a title
_MODAL_REACH = 12  # words between "ma" and "powstać"
_PARTICIPLE_REACH = 6  # words between "zaplanowanych" and its number
_AROUND = 40  # words looked at for those that a cue needs


def _is_predicate(words: Sequence[str], at: int) -> bool:
    """Tell a participle that "jest" or "zostały" stands beside."""
    beside = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
    forms = (verb_form(word.lower()) for word in beside if word.isalpha())
    return any(form is not None and form.lemma in _PASSIVE for form in forms)


class Clauses:
    """The clauses of one sentence, in order. Linear in its length.

    Attributes
    ----------
    tokens
        The sentence's tokens.
    clauses, starts
        The clauses and the offsets at which they begin.
    hosts
        For each bracket, by ``Clause.group``: the clause it stands in and its offset; -1 for none.
    totals
        Offsets of the words of a total since an earlier time.
    """

    def __init__(self, tokens: Tokens, start: int, end: int, numbers: Sequence[int]) -> None:
        self.end = end
        self.tokens = tokens
        self._cuts = Cuts(tokens, start)
        self.clauses, self.starts = self._cuts.clauses, self._cuts.starts
        self.hosts = self._cuts.hosts
        self.totals: list[int] = []
        self._numbers = numbers
        self._finite: Trigger | None = None
        self._beside_plan = False
        self._read()

    def _read(self) -> None:
        words, starts = self.tokens.words, self.tokens.starts
        marks = list(map(MARKS.__getitem__, words))
        quoted = -1  # the last word of a quotation: its verbs are of a title
        behind = -1  # the last word of the cue that was read
        last = len(words) - 1
        for at in compress(count(), marks):
            mark = marks[at]
            if mark is None or at <= quoted:
                continue
            if mark.seconds:
                following = words[at + 1].lower() if at < last else ""
                if not following.startswith(mark.seconds):
                    continue  # most prepositions
            if mark.quote:
                quoted = _quote_end(words, at, mark.quote)
                continue
            if mark.totals and any(cue.stands_at(words, at) for cue in mark.totals):
                self.totals.append(starts[at])
            if mark.cuts and self._cuts.cut(at):
                continue
            cue = None if at <= behind else self._cue(mark, at)
            if cue is not None:
                behind = at + len(cue.words) - 1
                tense = "aim" if cue.early else "label"
                reach = self._next_number(starts[at]) if cue.single else float("inf")
                trigger = Trigger(
                    starts[at],
                    cue.status,
                    tense=tense,
                    only=cue.only,
                    reach=reach,
                    subject_before=cue.single,
                )
                self.clauses[-1].triggers.append(trigger)
            elif mark.verb is not None and at > behind:
                self._verb(mark.verb, at, marks)
        self._cuts.look_ahead()

    def _cue(self, mark: Mark, at: int) -> Cue | None:
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

    def _next_number(self, offset: int) -> float:
        number = bisect_left(self._numbers, offset)
        return self._numbers[number] if number < len(self._numbers) else self.end

    def _words_since(self, at: int) -> int:
        """Count the words between the beginning of the clause and ``at``."""
        return at - self.tokens.first_from(self.clauses[-1].start)

    def _verb(self, verb: VerbForm, at: int, marks: Sequence[Mark | None]) -> None:
        words, starts = self.tokens.words, self.tokens.starts
        if words[at].istitle() and at and words[at - 1].isalpha() and self._words_since(at):
            return  # "OWES Kalisz": a name that looks like a verb
        place = Place(
            start=starts[at],
            far=self._far(at),
            before=words[at - 1].lower() if at else "",
            reflexive="się" in words[max(0, at - 2) : at + 3],
            first=self._words_since(at) == 0,
            purpose=self.clauses[-1].purpose,
            infinitive_ahead=verb.lemma in verbs("intend_to")
            and self._infinitive_ahead(verb, at, marks),
            modal=self._finite,
            beside_plan=self._beside_plan,
        )
        if verb.tense == "past" and not verb.perfective and self._will_be():
            verb = verb._replace(tense="future")  # "będzie kosztował"
        denied = verb.tense == "participle" and words[at].lower().startswith("nie")
        trigger = undone(verb, place) if denied else of_verb(verb, place)
        if trigger is None:
            return
        self.clauses[-1].triggers.append(trigger)
        if trigger.tense == "participle":
            self._beside_plan = self._beside_plan or trigger.status == "planned"
        elif not trigger.weak:
            self._finite = trigger

    def _will_be(self) -> bool:
        """Tell whether "będzie" stands before with no other verb or phrase between."""
        last = self.clauses[-1].triggers[-1:]
        return bool(last) and last[0].lemma == "być" and last[0].tense == "future"

    def _far(self, at: int) -> float:
        """Offset behind which a participle governs nothing.

        One before a bare number governs no other; one between a number and its noun governs none
        behind it: "8 z 10 zaplanowanych szkoleń dla 97 osób". One that is said of the subject
        governs its clause as a verb does: "planowane są 2 szkolenia i wizyta dla 15 osób".
        """
        words, ends = self.tokens.words, self.tokens.ends
        if at and (words[at - 1][0].isdigit() or words[at - 1].lower() in SHARES):
            return self._whole_of_share(at)
        if _is_predicate(words, at):
            return float("inf")
        last = len(ends) - 1
        beside = at and words[at - 1].lower() in BESIDE_A_PLAN
        if beside and at < last and words[at + 1][0].isdigit():
            return self._next_number(ends[at])
        return ends[min(at + _PARTICIPLE_REACH, last)]

    def _whole_of_share(self, at: int) -> float:
        """Offset of the number that a share is of, else the end of the participle at ``at``.

        "80% zakładanych 120 osób" and "80% planowanej liczby 120 osób", but "80% zakładanych
        wskaźników".
        """
        words, starts, ends = self.tokens.words, self.tokens.starts, self.tokens.ends
        number = self._next_number(ends[at])
        behind = at + 1
        while behind < len(words) and starts[behind] < number and words[behind].isalpha():
            behind += 1
        between = words[at + 1 : behind]
        if behind == len(words) or starts[behind] != number or len(between) > _GROUP_REACH:
            return ends[at]
        if between and _GROUPS.isdisjoint(map(str.lower, between)):
            return ends[at]
        return number

    def _infinitive_ahead(self, modal: VerbForm, at: int, marks: Sequence[Mark | None]) -> bool:
        """Tell whether something is to be done; "warto dodać" only says what is."""
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
                return not _tells(modal, mark.verb)
        return False


def _tells(modal: VerbForm, verb: VerbForm) -> bool:
    """Tell "należy podkreślić" and "warto wymienić", but "należy wymienić": to replace."""
    worth = modal.lemma in verbs("worth") and verb.lemma in verbs("worth_telling")
    return worth or verb.lemma in verbs("tell")


def _quote_end(words: Sequence[str], at: int, closing: str) -> int:
    """Index of the mark that closes a quotation, ``at`` itself where none is near."""
    for step, word in enumerate(words[at + 1 : at + _QUOTE_REACH], at + 1):
        if word in closing:
            return step
    return at
