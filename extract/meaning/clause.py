"""Which words of its sentence are said of a number: its clause, and that of its whole."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.announced import counts
from extract.facts.cells import PART_ROW, PARTED
from extract.facts.compared import COMPARED
from extract.facts.counts import ELIDED
from extract.facts.fact import Amount, Count, Hours, Quantity
from extract.facts.grids import CELL
from extract.facts.lexicon import unit_class

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
_FAR = 300  # characters from the head of a list to its last member
_NEAREST = 4  # numbers of one sentence before a number that may be the event it is of
_LABEL_ALONE = "label without unit"
_ELIDED = frozenset({ELIDED, COMPARED})

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
# So does what names who took part and not in what: "Objęto nimi 64 osoby", "uczestniczyło 41 osób".
_ANAPHORIC = re.compile(
    r"\b(?:udział\s++(?:\w++\s++)?wzi|wzięł\w++\s++(?:\w++\s++){0,3}?udział|uczestnicz|skorzyst|frekwencj|obecności|odbiorc|klien[tc]|beneficjen"
    r"|ukończył|przeszkolon|przeszkoli|przysz[łl]|(?:nim|nimi|nich|niej|je)\s)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]{3,}")
_HEAD = re.compile(
    r"(?:^|[,;:.(•\n–-]\s|\b(?:i|oraz|a)\s)(?P<head>[^,;:.(•\n\d]{3,60})(?:\([^()]{0,40}\)\s?)?:\s"
)
_AND = re.compile(r"\)?+\s*+(?:,|(?:i|a|oraz)\b)\s*+")
_VAGUE = frozenset(
    tomllib.loads(files("extract.meaning").joinpath("clause.toml").read_text(encoding="utf-8"))[
        "vague"
    ]
)
"""Nouns that do not say of what."""
_ASIDE = re.compile(r"\([^()]{0,200}\)")
_NEW_LINE = re.compile(r"\n(?=[^\W\d_a-ząćęłńóśźż])")
_PAUSE = re.compile(r"[,;:)]\s|\n(?=[^\W\d_a-ząćęłńóśźż])")
# What may stand between two numbers of which the second takes over what is said of the first:
# "7 szkoleń, w których udział wzięło 98 osób", "40 h dla 12 PES".
_JOINT = re.compile(
    r"\s*+\(\s*+|\)?+(?!,?\s*+(?:łącznie|razem|ogółem)\b)\s*+(?:(?:,|/|(?:i|a|oraz|lub|dla|na|z\s++udziałem"
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
    before it, and "uczestniczyło w nich 44 osoby" that of the event before it, or the beginning of
    its sentence or of the one before. What stands behind a colon has what stands before it
    ("Kursy: prawo jazdy (3 os.), kucharz (4 os.)"), a cell the label of its row. Titles in
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

    @lru_cache(_KEPT)
    def follow(place: int) -> tuple[int, str]:
        above = leans[place]
        return (above, "") if above >= 0 else _taken_up(numbers, place, text, sentences)

    for place, fact in enumerate(numbers):
        said = dict.fromkeys((own(place), _row(fact, text), _head(fact, text, sentences)))
        above = place
        for _ in range(_DEEPEST):
            above, opening = follow(above)
            said[opening] = None
            if above < 0:
                break
            said[own(above)] = None
            said[_topic(numbers[above])] = None
        said.pop("", None)
        yield SEPARATOR.join(said)


def _own(numbers: Sequence[Quantity], place: int, text: str, sentences: SentenceIndex) -> str:
    """Cut the clause of one number out of its sentence."""
    fact = numbers[place]
    left, right = sentences.span(fact.start, fact.end)
    left, right = max(left, fact.start - _LEAD), min(right, fact.end + _TAIL)
    start, cut = left, False
    opening = ""
    if place and numbers[place - 1].section_id == fact.section_id:
        before = min(numbers[place - 1].end, fact.start)
        if before > left:
            left, cut = before, True
            opening = _before_bracket(numbers, place, start, text)
    if place + 1 < len(numbers) and numbers[place + 1].section_id == fact.section_id:
        right = min(right, max(numbers[place + 1].start, fact.end))
    lead = _SPACES.sub(" ", text[left : fact.start])
    tail = _SPACES.sub(" ", text[fact.end : right])
    if cut:
        # What follows the number before up to the end of its clause is said of that one.
        ends = _ENDS.search(lead)
        lead = lead[ends.end() :] if ends else lead
    lead = f"{opening} {lead}" if opening else lead
    lead = lead[max(lead.rfind(";"), lead.rfind("•")) + 1 :]
    ends = _ENDS.search(tail)
    tail = tail[: ends.start()] if ends else tail
    # A name in quotation marks of which the number itself is told ("wskaźnik „liczba PES” – 88")
    # is not left out.
    said = f"{_TITLE.sub(' ', lead)}{fact.quote}{_TITLE.sub(' ', tail)}"
    return " ".join(_DIGITS.sub("", said).split())


def _before_bracket(numbers: Sequence[Quantity], place: int, start: int, text: str) -> str:
    """Return what stands before a bracket that holds the number before and parts no clauses.

    "Szkolenie (16 godzin) zrealizowano w czerwcu dla 13 osób": it was a training.
    """
    fact, floor = numbers[place], numbers[place - 1].end
    closing = text.find(")", floor, fact.start)
    opens = text.rfind("(", start, floor)
    if closing < 0 or opens < 0 or text.rfind(")", opens, floor) >= 0:
        return ""
    if _ENDS.search(_SPACES.sub(" ", text[closing + 1 : fact.start])):
        return ""
    for before in range(place - 1, max(-1, place - 1 - _NEAREST), -1):
        if numbers[before].end <= opens:
            start = max(start, numbers[before].end)
            break
    words = _SPACES.sub(" ", text[start:opens])
    ends = [*_ENDS.finditer(words)]
    return words[ends[-1].end() :] if ends else words


def _bare(words: str) -> str:
    """Leave out titles and digits and fold white space."""
    return " ".join(_DIGITS.sub("", _TITLE.sub(" ", words)).split())


def _topic(fact: Quantity) -> str:
    """Return the topic of hours, which their own words may leave out: "kadrowe 17 h"."""
    return (fact.topic or "") if isinstance(fact, Hours) else ""


def _row(fact: Quantity, text: str) -> str:
    """Return the label of the row that a cell of a table stands in."""
    if fact.rule != CELL:
        return ""
    begin = text.rfind("\n", 0, fact.number_start) + 1
    label = _label_of_row(text, begin, fact.number_start)
    if begin and PART_ROW.match(label):
        above = text.rfind("\n", 0, begin - 1) + 1
        label = f"{_label_of_row(text, above, begin)} {label}"
    return _bare(label)


def _label_of_row(text: str, begin: int, end: int) -> str:
    """Return the first cell of a line that is no number of the row."""
    for _ in range(2):
        parted = PARTED.search(text, begin, end)
        if parted is None:
            return ""
        label = text[begin : parted.start()]
        if _WORDS.search(label):
            return label
        begin = parted.end()
    return ""


def _head(fact: Quantity, text: str, sentences: SentenceIndex) -> str:
    """Return what stands before the colon of the list that a number is a member of."""
    left = max(sentences.span(fact.start, fact.end)[0], fact.start - _FAR)
    colon = text.rfind(": ", left, fact.start)
    if colon < 0 or ";" in text[colon : fact.start]:
        return ""
    head = next(reversed([*_HEAD.finditer(text, left, colon + 2)]), None)
    return _bare(head["head"]) if head is not None and head.end() == colon + 2 else ""


def _taken_up(
    numbers: Sequence[Quantity], place: int, text: str, sentences: SentenceIndex
) -> tuple[int, str]:
    """Find what a number of people or bodies takes up that names no event of its own.

    Returns the place of a number of events before it in its sentence, -1 for none, and else the
    beginning of its sentence, or of the one before.
    """
    fact = numbers[place]
    index = sentences.index(fact.start)
    start, _ = sentences.bounds(index)
    if fact.rule in _ELIDED and index and (not place or numbers[place - 1].end <= start):
        label = text[slice(*sentences.bounds(index - 1))]
        return -1, _bare(label) if counts(label[:_LEAD]) else ""
    if not isinstance(fact, Count) or unit_class(fact.unit) not in ("person", "body"):
        return -1, ""
    floor = start
    for before in range(place - 1, max(-1, place - 1 - _NEAREST), -1):
        other = numbers[before]
        if other.section_id != fact.section_id or other.end <= start:
            break
        floor = max(floor, other.end)
    if not _takes_up(text[max(floor, fact.start - _LEAD) : fact.start], fact.quote):
        return -1, ""
    for before in range(place - 1, max(-1, place - 1 - _NEAREST), -1):
        other = numbers[before]
        if other.section_id != fact.section_id or other.end <= start:
            break
        if _NEW_LINE.search(text, other.end, fact.start):
            return -1, ""
        if isinstance(other, Hours) or (
            isinstance(other, Count) and unit_class(other.unit) == "event"
        ):
            return before, ""
    if floor > start:
        opening = text[start : min(floor, start + _LEAD)]
    elif index:
        before, _ = sentences.bounds(index - 1)
        if "\n\n" in text[before:start]:
            return -1, ""
        opening = text[before : min(start, before + _LEAD)]
    else:
        return -1, ""
    ends = _STATEMENT_END.search(opening)
    return -1, _bare(opening[: ends.start()] if ends else opening)


def _takes_up(lead: str, quote: str) -> bool:
    """Tell a clause that says who took part and no word of what: "skorzystało z nich 22 PES"."""
    own = _PAUSE.split(_ASIDE.sub(" ", lead))[-1]
    if not _ANAPHORIC.search(f"{own}{quote}") or "któr" in own:
        return False
    words = _WORDS.findall(own)
    known = _VAGUE | lexicon.TOTALS
    return all(word.lower() in known or lexicon.word(word).kind != "noun" for word in words)


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
        if above < 0 and fact.rule in _ELIDED:
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


def _names_its_own(fact: Quantity, text: str) -> bool:
    """Tell a number whose own words say what was done: "120 godzin doradztwa", "8 warsztatów".

    And money whose purpose follows: "84 tys. zł wsparcia pomostowego".
    """
    if isinstance(fact, Amount):
        behind = _WORDS.match(text, fact.end + 1)
        return behind is not None and lexicon.word(behind.group()).kind == "noun"
    if isinstance(fact, Hours):
        return any(map(lexicon.names_service, _WORDS.findall(fact.quote)))
    elided = fact.rule in _ELIDED or fact.rule == _LABEL_ALONE
    return isinstance(fact, Count) and not elided and unit_class(fact.unit) == "event"


def _joint(one: Quantity, other: Quantity, text: str, sentences: SentenceIndex) -> bool:
    """Tell whether what is said of one number is said of the next as well."""
    if other.start - one.end > _SIDE_BY_SIDE or one.section_id != other.section_id:
        return False
    between = min(one.end, other.start), other.start
    if _names_its_own(other, text) and _AND.fullmatch(text, *between):
        return False  # "7 szkoleń dla 102 osób oraz 120 godzin doradztwa"
    if not (_JOINT.fullmatch(text, *between) or _RELATIVE.match(text, *between)):
        return False
    return sentences.span(other.start, other.end)[0] <= one.end
