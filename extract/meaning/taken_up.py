"""What a clause on who took part takes up: a number of events, or words, that stand before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.count_labels import announces_count
from extract.facts.fact import Hours
from extract.meaning.left_out import ELIDED_RULES, VAGUE, WORDS, events_named, is_event, is_whoever
from extract.polish.listed import WordLists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.facts.fact import Quantity
    from extract.polish.sentences import SentenceIndex

LEAD = 200
"""Characters that a clause goes back at most."""
NEAREST = 4
"""Numbers of one sentence before a number that may be the event it is of."""
_STATEMENT_END = re.compile(r"[;:(•]|\s[–-]\s")
_WORDS = WordLists("extract.meaning", "taken_up.toml")
# What names who took part and not in what: "Objęto nimi 64 osoby", "uczestniczyło 41 osób".
_ANAPHORIC = _WORDS.pattern(
    r"\b(?:udział\s++(?:\w++\s++)?wzi|wzię[łl]\w++\s++(?:\w++\s++){0,3}?udział|<took_part>"
    r"|(?:nim|nimi|nich|niej|je)\s)"
)
# A sentence that only remarks on the one before: "Najwięcej spotkań odbyło się w maju."
_REMARK = _WORDS.pattern(r"\W*<remarks>")
_ASIDE = re.compile(r"\([^()]{0,200}\)")
_MEMBERS = re.compile(r",\s|\s(?:i|oraz|a także)\s")
NEW_LINE = re.compile(r"\n(?=[^\W\d_a-ząćęłńóśźż])")
_PAUSE = re.compile(r"[,;:)]\s|\n(?=[^\W\d_a-ząćęłńóśźż])")


def taken_up(
    numbers: Sequence[Quantity], place: int, text: str, sentences: SentenceIndex
) -> tuple[int, str]:
    """Find what a number of people or bodies takes up that names no event of its own.

    Returns the place of a number of events before it in its sentence, -1 for none, and else the
    beginning of its sentence, or of the one before, as the text has it.
    """
    fact = numbers[place]
    index = sentences.index(fact.start)
    start, _ = sentences.bounds(index)
    if fact.rule in ELIDED_RULES and index and (not place or numbers[place - 1].end <= start):
        label = text[slice(*sentences.bounds(index - 1))]
        return -1, label if announces_count(label[:LEAD]) else ""
    if not is_whoever(fact):
        return -1, ""
    near = list(_near(numbers, place, start))
    floor = max((numbers[before].end for before in near), default=start)
    before_it = text[slice(*sentences.bounds(index - 1))] if index else ""
    lead = text[max(floor, fact.start - LEAD) : fact.start]
    if not _takes_up(lead, fact.quote, before_it):
        return -1, ""
    for before in near:
        other = numbers[before]
        if NEW_LINE.search(text, other.end, fact.start):
            return -1, ""
        if isinstance(other, Hours) or is_event(other):
            return before, ""
    if floor > start:
        opening = text[start : min(floor, start + LEAD)]
    else:
        opening = _opening_before(index, text, sentences)
    ends = _STATEMENT_END.search(opening)
    return -1, _of_events(opening[: ends.start()] if ends else opening, lead)


def _near(numbers: Sequence[Quantity], place: int, start: int) -> Iterator[int]:
    """Yield the places of the numbers right before one, from the sentence at ``start`` on."""
    for before in range(place - 1, max(-1, place - 1 - NEAREST), -1):
        other = numbers[before]
        if other.section_id != numbers[place].section_id or other.end <= start:
            return
        yield before


def _opening_before(index: int, text: str, sentences: SentenceIndex) -> str:
    """Beginning of the sentence before the one with this index, of its paragraph and no remark."""
    if not index:
        return ""
    start, _ = sentences.bounds(index)
    before, until = sentences.bounds(index - 1)
    if index > 1 and _REMARK.match(text, before):
        before, until = sentences.bounds(index - 2)
    if "\n\n" in text[before:start]:
        return ""
    return text[before : min(until, before + LEAD)]


def _of_events(opening: str, lead: str) -> str:
    """Leave out the events that a clause which names its own again does not speak of.

    "Odbyły się 2 szkolenia i 1 wizyta. W szkoleniach wzięło udział 35 osób."
    """
    own = events_named(_own_clause(lead))
    if not own:
        return opening
    pieces = _MEMBERS.split(opening)
    told = list(map(events_named, pieces))
    return " ".join(p for p, events in zip(pieces, told, strict=True) if not events or events & own)


def _takes_up(lead: str, quote: str, before: str) -> bool:
    """Tell a clause that says who took part and no word of what: "skorzystało z nich 22 PES".

    "W spotkaniach wzięło udział 87 osób" names what the sentence ``before`` has told of.
    """
    own = _own_clause(lead)
    if not _ANAPHORIC.search(f"{own}{quote}") or "któr" in own:
        return False
    known = VAGUE | lexicon.TOTALS
    nouns = [word for word in WORDS.findall(own) if lexicon.word(word).kind == "noun"]
    again = [events_named(word) for word in nouns if word.lower() not in known]
    told = events_named(before) if again else set()
    return all(named and named <= told for named in again)


def _own_clause(lead: str) -> str:
    """Return the clause that ends with a number of what stands before it."""
    return _PAUSE.split(_ASIDE.sub(" ", lead))[-1]
