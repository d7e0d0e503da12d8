"""Which verb or phrase of a sentence governs a number in it.

Polish puts the verb anywhere in its clause and leaves it out where the clause before has the same
("zaplanowano 8 szkoleń, zrealizowano 5, w tym 2 zdalnie"). So a number asks its own clause first,
then the clauses before it, then those behind it; one in brackets asks the brackets first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from extract.meaning.status.cues import function_words, verbs

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from extract.meaning.status.reading import Reading
    from extract.meaning.status.triggers import Trigger

_NEAREST = 24  # verbs and cues of a clause looked at on either side
_DEPTH = 8  # brackets in brackets
_BACK, _AHEAD = 40, 6  # clauses asked before and behind a number's own
_BEHIND = 40  # characters between a number and the participle that it has behind it
_START = attrgetter("start")
_BEFORE_LABEL = function_words("before_label")
_NOUNS = frozenset({"participle", "label", "aim"})


def governor(reading: Reading, position: int, only: Collection[str]) -> Trigger | None:
    """Return what governs the number at ``position``, ``None`` for nothing.

    ``only`` names the groups of facts that the number belongs to.
    """
    here = bisect_right(reading.starts, position) - 1
    for _ in range(_DEPTH):
        found = _in_group(reading, here, position, only)
        host, offset = reading.hosts[reading.clauses[here].group]
        if found is not None or host < 0:
            return found
        here, position = host, offset
    return None


def participle_behind(reading: Reading, position: int) -> Trigger | None:
    """Return the participle behind a number, in its clause: "48 szkoleń przewidzianych"."""
    here = bisect_right(reading.starts, position) - 1
    following = bisect_right(reading.numbers, position)
    last = reading.numbers[following] if following < len(reading.numbers) else reading.end
    triggers = reading.clauses[here].triggers
    at = bisect_right(triggers, position, key=_START)
    if at == len(triggers) or triggers[at].start >= min(last, position + _BEHIND):
        return None
    found = triggers[at]
    if found.tense != "participle":
        return None
    word = reading.tokens.first_from(found.start)
    if "ąc" in reading.tokens.words[word][-5:]:
        return None  # "PES chcących": what they want
    return None if _labels_next(reading, found) else found


def stands_right_before(reading: Reading, start: int, position: int) -> bool:
    """Tell "planowane 8" from "z planowanych 8"; the participle begins at ``start``."""
    word, number = reading.tokens.first_from(start), reading.tokens.first_from(position)
    before = reading.tokens.words[word - 1].lower() if word else ""
    return number - word == 1 and before not in _BEFORE_LABEL


def _in_group(reading: Reading, here: int, position: int, only: Collection[str]) -> Trigger | None:
    """Return what governs a number from its own clause ``here``, else from one beside it."""
    triggers = reading.clauses[here].triggers
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
            or _put_off(reading, t, position)
        )
        and not _labels_next(reading, t)
        and not _of_whole(reading, t, position)
    ]
    coordinated = before and behind and behind[0].tense not in _NOUNS
    for candidates in (before, [] if coordinated else behind):
        found = next((t for t in candidates if not t.weak), None)
        if found is not None:
            return _over_set_up(found, candidates)
    if before or behind:
        return before[0] if before else behind[0]
    return _elsewhere(reading, here, position, only)


def _over_set_up(found: Trigger, candidates: Sequence[Trigger]) -> Trigger:
    """Prefer the plan of a clause to its word for staff: "planuje się zatrudnienie 4 osób"."""
    if found.tense != "label" or found.status != "context":
        return found
    return next((t for t in candidates if t.status == "planned"), found)


def _elsewhere(reading: Reading, here: int, position: int, only: Collection[str]) -> Trigger | None:
    """Return what governs a number from outside its clause ``here``, those before it first."""
    found = _resumed(reading, here)
    if found is not None:
        return found
    weak: Trigger | None = None
    aside_says: Trigger | None = None  # what a subordinate clause says, if no main one does
    clause = reading.clauses[here]
    for _ in range(_BACK):
        if clause.back < 0:
            break
        clause = reading.clauses[clause.back]
        for trigger in reversed(clause.triggers[-_NEAREST:]):
            if _is_put_off_before(reading, trigger, position):
                continue
            if position <= trigger.reach and (not trigger.only or trigger.only in only):
                if not trigger.weak and not clause.subordinate:
                    return trigger
                if not trigger.weak:
                    aside_says = aside_says or trigger
                weak = weak or trigger
    if aside_says is not None:
        return aside_says
    clause = reading.clauses[here]
    for _ in range(_AHEAD):
        aside = clause.subordinate
        if weak is not None or clause.ahead < 0:
            break
        clause = reading.clauses[clause.ahead]
        # Over a comma alone, what follows speaks of something else: "porozumień: 4, piąte …".
        if clause.opens or not (aside or clause.resumes or clause.subordinate):
            break
        if not clause.subordinate:
            near = clause.triggers[:_NEAREST]
            fitting = (t for t in near if not t.only and not t.subject_before)
            found = next(
                (t for t in fitting if t.tense not in _NOUNS or _put_off(reading, t, position)),
                None,
            )
            if found is not None:
                return found
    return weak


def _put_off(reading: Reading, found: Trigger, position: int) -> bool:
    """Tell "przesunięte na lipiec", which is said of the number before it."""
    last = bisect_left(reading.numbers, found.start) - 1
    alone = last >= 0 and reading.numbers[last] == position
    return alone and found.tense == "participle" and found.lemma in verbs("put_off")


def _labels_next(reading: Reading, found: Trigger) -> bool:
    """Tell a participle of the number behind it: "11 wystawców przy planowanych 15"."""
    words = reading.tokens.words
    word = reading.tokens.first_from(found.start)
    return (
        found.tense == "participle"
        and words[word - 1].lower() in _BEFORE_LABEL
        and word + 1 < len(words)
        and words[word + 1][0].isdigit()
    )


def _of_whole(reading: Reading, found: Trigger, position: int) -> bool:
    """Tell a participle of the number that this one is out of: "18 h z 24 przewidzianych"."""
    if found.tense != "participle":
        return False
    number = bisect_right(reading.numbers, position)
    if number == len(reading.numbers) or reading.numbers[number] >= found.start:
        return False
    word = reading.tokens.first_from(reading.numbers[number])
    return reading.tokens.words[word - 1].lower() in _BEFORE_LABEL


def _resumed(reading: Reading, here: int) -> Trigger | None:
    """Return the verb of a clause behind its bracket: "sprzęt (6 laptopów) przekazano"."""
    clause = reading.clauses[here]
    for step in range(here + 1, min(len(reading.clauses), here + _AHEAD)):
        following = reading.clauses[step]
        if following.resumes and following.back == here and following.group == clause.group:
            near = following.triggers[:_NEAREST]
            fitting = (t for t in near if not t.only and not t.subject_before and not t.weak)
            return next((t for t in fitting if t.tense not in _NOUNS), None)
    return None


def _is_put_off_before(reading: Reading, trigger: Trigger, position: int) -> bool:
    """Tell what was put off before a semicolon: "4 przesunięto na maj; 129 uczestników"."""
    if trigger.lemma not in verbs("put_off"):
        return False
    first, last = reading.tokens.first_from(trigger.start), reading.tokens.first_from(position)
    return ";" in reading.tokens.words[first:last]
