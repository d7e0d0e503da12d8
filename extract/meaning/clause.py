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

_STATEMENT_END = re.compile(r"[;:(•]|\s[–-]\s")
_DIGITS = re.compile(r"\d++")
_TITLE = re.compile(r"[„“«\"][^„“”«»\"\n]{1,120}+[”“»\"]")
_SPACES = re.compile(r"\s++")
# Ahead of a number its clause goes on to the next comma, bracket, stop or conjunction.
_ENDS = re.compile(
    r"[,;:()•]|[.!?](?=\s|\Z)|\s(?:oraz|a|i|zaś|natomiast|w tym|z czego|z tego)\s|\s[–-]\s"
)
# A relative clause goes on with what was said before it: "szkolenie (60 godzin), które ukończyło".
_RELATIVE = re.compile(r"[)\s]*+,?\s*+(?:(?:w|z|na|do|dla|od|po|przez|podczas)\s++)?któr\w++\s")
# So does a sentence that names who took part and not in what: "Objęto nimi 64 osoby."
_ANAPHORIC = re.compile(
    r"(?:(?:łącznie|ogółem|razem|w sumie)\s++)?(?:udział\s++wzi|wzięł\w++\s++udział|uczestniczy|"
    r"skorzystał|frekwencj|[^.;:]{0,40}?\b(?:nim|nimi|nich|niej)\s)",
    re.IGNORECASE,
)
# What may stand between two numbers of which the second takes over what is said of the first:
# "7 szkoleń, w których udział wzięło 98 osób", "40 h dla 12 PES".
_JOINT = re.compile(
    r"\s*+\(\s*+|(?!,?\s*+(?:łącznie|razem|ogółem)\b)\s*+(?:(?:,|/|(?:i|a|oraz|lub|dla|na|z\s++udziałem"
    r"|[wz]\s++(?:któr(?:ych|ym|ej|ego)|nich|niej|nim)|wzięł[oaiy]|wzięli|udział|uczestnicz\w++"
    r"|skorzyst\w++|obj[ęą]\w++|łącznie|razem|ogółem|[wo]\s++(?:kwocie|wysokości|wartości)"
    r"|na\s++(?:łączną\s++)?(?:kwotę|sumę))\b)\s*+)++"
)


def clauses(facts: Iterable[Fact], text: str, sentences: SentenceIndex) -> Iterator[str]:
    """Yield what is said of each quantity of a report, in the order of ``facts``.

    The clause of a number goes back to that of the number before it and ahead to the next comma,
    bracket, conjunction or number. That of its whole is added behind ``SEPARATOR``; for a number
    whose unit is left out ("plan: 120") that of the number whose unit it takes over, for one listed
    with the number before ("340 osób i 130 PES") that one's. A relative clause has what was said
    before it, and "Uczestniczyło w nich 44 osoby" the beginning of the sentence before. Titles in
    quotation marks say nothing of a number.

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

    for place, fact in enumerate(numbers):
        said = [own(place)]
        first = not place or numbers[place - 1].end <= sentences.span(fact.start, fact.end)[0]
        opening = _taken_up(fact, text, sentences) if first else ""
        if opening:
            said.append(opening)
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
    tail = tail[: ends.start()] if ends else tail
    # A name in quotation marks of which the number itself is told ("wskaźnik „liczba PES” – 88")
    # is not left out.
    said = f"{_TITLE.sub(' ', lead)}{fact.quote}{_TITLE.sub(' ', tail)}"
    return " ".join(_DIGITS.sub("", said).split())


def _bare(words: str) -> str:
    """Leave out titles and digits and fold white space."""
    return " ".join(_DIGITS.sub("", _TITLE.sub(" ", words)).split())


def _taken_up(fact: Quantity, text: str, sentences: SentenceIndex) -> str:
    """Return the beginning of the sentence before, where this one takes up what it tells of."""
    index = sentences.index(fact.start)
    start, _ = sentences.bounds(index)
    if not index or fact.start - start > _LEAD or not _ANAPHORIC.match(text, start, fact.start):
        return ""
    before, _ = sentences.bounds(index - 1)
    if "\n\n" in text[before:start]:
        return ""
    opening = text[before : min(start, before + _LEAD)]
    ends = _STATEMENT_END.search(opening)
    return _bare(opening[: ends.start()] if ends else opening)


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
    if other.start - one.end > _SIDE_BY_SIDE or one.section_id != other.section_id:
        return False
    between = min(one.end, other.start), other.start
    if not (_JOINT.fullmatch(text, *between) or _RELATIVE.match(text, *between)):
        return False
    return sentences.span(other.start, other.end)[0] <= one.end
