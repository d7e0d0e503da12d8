"""Bare numbers right behind hours that are hours of another time, of a plan or of the whole.

"320 h (2019: 410)", "812 h (700)", "17 h z 20 zamówionych", "2 140 godzin, o 140 więcej niż we
wniosku (2 000)". Works on the token indices of one section, beside the hours read last.
"""

from __future__ import annotations

from extract.facts import compared
from extract.facts.compared import COMPARED
from extract.facts.hours.members import CUES
from extract.polish import morphology
from extract.polish.tokens import HARD_BREAK

OF_A_TIME = "unit left out"
"""Rule of a number with its time and nothing else: "w I kwartale 120 h, w II kwartale 140"."""
_REACH = 12  # tokens of "o 140 godzin więcej niż przewidywał wniosek ("
_BESIDE = frozenset({"(", "[", ",", ";", ")", "/"})
_OUT_OF = frozenset({"z", "ze", "na", "spośród"})
_SIDE_BY_SIDE = frozenset({",", ";"})
_THAN = frozenset({"niż", "wobec", "zamiast", "względem"})
_CLOSERS = frozenset({",", ";", ".", ")", "(", "-", "–", HARD_BREAK})


def told(words: list[str], last: int, first: int, behind: int) -> str | None:
    """Rule of such a number at tokens ``first``..``behind - 1``; ``last`` is behind the hours.

    One with nothing but a time of its own ("w II kwartale 140") need not be there to compare with.
    """
    between = words[last:first]
    if not 0 < len(between) <= _REACH or _opens_parts(between):
        return None
    following = words[behind] if behind < len(words) else HARD_BREAK
    if between[-1] == "(" and following == ")":
        return COMPARED if _in_bracket(between, words[first:behind]) else None
    if len(between) == 1 and between[0].lower() in _OUT_OF:
        closed = behind + 1 >= len(words) or words[behind + 1] in _CLOSERS
        return COMPARED if closed and _is_meant(following) else None
    if between[0] not in _BESIDE and (between[0].lower() not in _THAN or words[last - 1] == ")"):
        return None  # "21 szkoleń (294 godz.) wobec 24": of what stands before the bracket
    named = compared.read(words, first, behind)
    if named is None or any(form not in _BESIDE for form in words[last : min(first, named.first)]):
        return None
    side_by_side = between[0] in _SIDE_BY_SIDE and not compared.compares(
        " ".join(words[named.first : named.last + 1])
    )
    return OF_A_TIME if side_by_side else COMPARED


def _opens_parts(between: list[str]) -> bool:
    """Tell ", w tym w okresie sprawozdawczym 96" from ", w tym roku 96"."""
    cue = next((at for at, form in enumerate(between[:3]) if form.lower() in CUES), None)
    return cue is not None and morphology.is_preposition("".join(between[cue + 1 : cue + 2]))


def _in_bracket(between: list[str], number: list[str]) -> bool:
    """Tell "812 h (700)", and "o 140 godzin więcej niż zakładał wniosek (2 000)"."""
    if len(between) == 1:
        return sum(map(len, number)) > 1  # a single digit is the mark of a footnote
    if any(form in (".", ";", HARD_BREAK) or form[:1].isdigit() for form in between):
        return False
    return not _THAN.isdisjoint(form.lower() for form in between)


def _is_meant(form: str) -> bool:
    """Tell "zamówionych", "przewidzianych": what was to be, in the genitive."""
    return any(
        reading.pos == "ppas" and ":pl:" in reading.tag and "gen" in reading.tag
        for reading in morphology.analyses(form)
    )
