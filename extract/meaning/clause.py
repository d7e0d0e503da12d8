"""Which words of its sentence are said of a number: its clause, and that of its whole."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.facts.fact import Hours, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.facts.fact import Fact
    from extract.polish.sentences import SentenceIndex

SEPARATOR = " | "

_LEAD = 200
_TAIL = 120
_DEEPEST = 16
_KEPT = 4096
_SIDE_BY_SIDE = 60
_ELIDED = "unit left out"

_DIGITS = re.compile(r"\d++")
_SPACES = re.compile(r"\s++")
# Ahead of a number its clause goes on to the next comma, bracket, stop or conjunction.
_ENDS = re.compile(
    r"[,;:()•]|[.!?](?=\s|\Z)|\s(?:oraz|a|i|zaś|natomiast|w tym|z czego|z tego)\s|\s[–-]\s"
)
# What may stand between two numbers of which the second takes over what is said of the first:
# "7 szkoleń, w których udział wzięło 98 osób", "40 h dla 12 PES".
_JOINT = re.compile(
    r"(?!,?\s*+(?:łącznie|razem|ogółem)\b)\s*+(?:(?:,|/|(?:i|a|oraz|lub|dla|na|z\s++udziałem"
    r"|[wz]\s++(?:któr(?:ych|ym|ej|ego)|nich|niej|nim)|wzięł[oaiy]|wzięli|udział|uczestnicz\w++"
    r"|skorzyst\w++|obj[ęą]\w++|łącznie|razem|ogółem)\b)\s*+)++"
)


def clauses(facts: Iterable[Fact], text: str, sentences: SentenceIndex) -> Iterator[str]:
    """Yield what is said of each quantity of a report, in the order of ``facts``.

    The clause of a number goes back to that of the number before it and ahead to the next comma,
    bracket, conjunction or number. That of its whole is added behind ``SEPARATOR``; for a number
    whose unit is left out ("plan: 120") that of the number whose unit it takes over, for one listed
    with the number before ("340 osób i 130 PES") that one's.

    Parameters
    ----------
    facts
        Facts of one report in order of offsets, with their wholes.
    text, sentences
        ``Report.text`` and its sentences.

    Yields
    ------
    str
        White space folded, digits left out, so that equal clauses are equal texts.
    """
    numbers = [fact for fact in facts if isinstance(fact, Quantity)]
    leans = _leaning(numbers, text, sentences)

    @lru_cache(_KEPT)
    def own(place: int) -> str:
        return _own(numbers, place, text, sentences)

    for place in range(len(numbers)):
        said = [own(place)]
        above = leans[place]
        for _ in range(_DEEPEST):
            if above < 0:
                break
            more = own(above)
            if more not in said:
                said.append(more)
            above = leans[above]
        yield SEPARATOR.join(said)


def _own(numbers: Sequence[Quantity], place: int, text: str, sentences: SentenceIndex) -> str:
    """Cut the clause of one number out of its sentence."""
    fact = numbers[place]
    left, right = sentences.span(fact.start, fact.end)
    left, right = max(left, fact.start - _LEAD), min(right, fact.end + _TAIL)
    cut = False
    if place and numbers[place - 1].section_id == fact.section_id:
        before = min(numbers[place - 1].end, fact.start)
        if before > left:
            left, cut = before, True
    if place + 1 < len(numbers) and numbers[place + 1].section_id == fact.section_id:
        right = min(right, max(numbers[place + 1].start, fact.end))
    lead = _SPACES.sub(" ", text[left : fact.start])
    tail = _SPACES.sub(" ", text[fact.end : right])
    if cut:
        # What follows the number before up to the end of its clause is said of that one.
        ends = _ENDS.search(lead)
        lead = lead[ends.end() :] if ends else lead
    lead = lead[max(lead.rfind(";"), lead.rfind("•")) + 1 :]
    ends = _ENDS.search(tail)
    said = f"{lead}{fact.quote}{tail[: ends.start()] if ends else tail}"
    return " ".join(_DIGITS.sub("", said).split())


def _leaning(numbers: Sequence[Quantity], text: str, sentences: SentenceIndex) -> list[int]:
    """Place of the whole of each number, or of the one it takes over from; -1 for none."""
    wanted = {fact.part_of for fact in numbers if fact.part_of is not None}
    known: dict[str, int] = {}
    if wanted:
        ids = ((fact.fact_id, place) for place, fact in enumerate(numbers))
        known = {fact_id: place for fact_id, place in ids if fact_id in wanted}
    latest: dict[tuple[str, str], int] = {}
    leans = []
    for place, fact in enumerate(numbers):
        above = -1 if fact.part_of is None else known.get(fact.part_of, -1)
        key = fact.section_id, _unit(fact)
        if above < 0 and fact.rule == _ELIDED:
            above = latest.get(key, -1)
        elif above < 0 and place and _joint(numbers[place - 1], fact, text, sentences):
            above = place - 1
        latest[key] = place
        leans.append(-1 if above == place else above)
    return leans


def _unit(fact: Quantity) -> str:
    if isinstance(fact, Hours):
        return ""
    unit: str | None = getattr(fact, "unit", None)
    return unit or ""


def _joint(one: Quantity, other: Quantity, text: str, sentences: SentenceIndex) -> bool:
    """Tell whether what is said of one number is said of the next as well."""
    return (
        other.start - one.end <= _SIDE_BY_SIDE
        and one.section_id == other.section_id
        and _JOINT.fullmatch(text, min(one.end, other.start), other.start) is not None
        and sentences.span(other.start, other.end)[0] <= one.end
    )
