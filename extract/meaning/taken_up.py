"""What a clause leaves out: the number or the words before it that it takes up."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.announced import counts
from extract.facts.compared import COMPARED
from extract.facts.count_rules import ELIDED
from extract.facts.fact import Amount, Count, Hours, Quantity
from extract.facts.unit_classes import unit_class
from extract.meaning.breakdown.telling_which import LABEL_ALONE
from extract.polish.predicates import first_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.polish.sentences import SentenceIndex

LEAD = 200
"""Characters that a clause goes back at most."""
_SIDE_BY_SIDE = 60
NEAREST = 4
"""Numbers of one sentence before a number that may be the event it is of."""
ELIDED_RULES = frozenset({ELIDED, COMPARED})
"""Rules of numbers that leave out what they count."""
_STATEMENT_END = re.compile(r"[;:(•]|\s[–-]\s")
# A relative clause goes on with what was said before it: "szkolenie (60 godzin), które ukończyło".
_RELATIVE = re.compile(r"[)\s]*+,?\s*+(?:(?:w|z|na|do|dla|od|po|przez|podczas)\s++)?któr\w++\s")
# With a complement before it: "2 szkolenia dla rodziców, w których uczestniczyło 24 osoby".
_OF_EVENT = re.compile(r"[^,;.:()\d\n]{0,60},\s(?:w|na|podczas)\s(?:któr(?:ych|ym|ej|e|y|ą))\s")
# So does what names who took part and not in what: "Objęto nimi 64 osoby", "uczestniczyło 41 osób".
_ANAPHORIC = re.compile(
    r"\b(?:udział\s++(?:\w++\s++)?wzi|wzięł\w++\s++(?:\w++\s++){0,3}?udział|uczestnicz|liczb\w++\s++uczestni|skorzyst|frekwencj|obecn|odbiorc|klien[tc]|beneficjen"
    r"|ukończył|przeszkolon|przeszkoli|przysz[łl]|rozmawia[łl]|spotka[łl][iy]|dotar[łl]|(?:nim|nimi|nich|niej|je)\s)",
    re.IGNORECASE,
)
WORDS = re.compile(r"[^\W\d_]{3,}")
"""Words of three letters and more."""
_AND = re.compile(r"\)?+\s*+(?:,|(?:i|a|oraz)\b)\s*+")
_WORDS = tomllib.loads(
    files("extract.meaning").joinpath("taken_up.toml").read_text(encoding="utf-8")
)
_VAGUE = frozenset(_WORDS["vague"])
"""Nouns that do not say of what."""
_EVENTS: tuple[str, ...] = tuple(_WORDS["events"])
# A sentence that only remarks on the one before: "Najwięcej spotkań odbyło się w maju."
_REMARK = re.compile(r"\W*(?:Naj(?:więcej|częściej|liczniej|mniej)|Średnio|Przeciętnie)\b")
_ASIDE = re.compile(r"\([^()]{0,200}\)")
_ASIDE_LENGTH = 120
_MEMBERS = re.compile(r",\s|\s(?:i|oraz|a także)\s")
_ASIDE_BEHIND = re.compile(rf"\s*\([^()]{{2,{_ASIDE_LENGTH}}}\)")
_TOTAL_BEFORE = re.compile(
    r"[,;(–-]\s?(?:czyli|tj\.|to jest|co daje)\s(?:łącznie\s|razem\s|ogółem\s|w sumie\s)?\Z"
)
_GLIMPSE = 32
NEW_LINE = re.compile(r"\n(?=[^\W\d_a-ząćęłńóśźż])")
_PAUSE = re.compile(r"[,;:)]\s|\n(?=[^\W\d_a-ząćęłńóśźż])")
# What may stand between two numbers of which the second takes over what is said of the first:
# "7 szkoleń, w których udział wzięło 98 osób", "40 h dla 12 PES".
_JOINT = re.compile(
    r"\s*+\(\s*+|\)?+(?!,?\s*+(?:łącznie|razem|ogółem)\b)\s*+(?>(?:(?:,|/|(?:na\s++(?:łączną\s++)?(?:kwotę|sumę)"
    r"|i|a|oraz|lub|dla|na|z\s++udziałem"
    r"|[wz]\s++(?:któr(?:ych|ym|ej|ego)|nich|niej|nim)|wzięł[oaiy]|wzięli|udział|uczestnicz\w++"
    r"|skorzyst\w++|obj[ęą]\w++|łącznie|razem|ogółem"
    r"|[wo]\s++(?:łącznej\s++)?(?:kwocie|wysokości|wartości))\b)\s*+)+)"
)
# Money behind the things it is for: "przyznano 13 dotacji, w sumie 966 000 zł".
_IN_ALL = re.compile(
    r"[^,;:.()\d\n]{0,40}(?:,|\s[–-])\s(?:łącznie|razem|ogółem|w\ssumie)"
    r"(?:\s(?:na|o)\s(?:kwotę|sumę|wartości|kwocie))?\s"
)
_FOR = re.compile(r"(?P<of>\s[^,;.:()\d\n]{2,50})\s(?:dla|z\sudziałem)\s")
# "złożono 23 wnioski o utworzenie 51 miejsc pracy"
_APPLIED_FOR = re.compile(r"\s(?:o|na|dotycząc\w+|obejmując\w+)\s(?:[^\W\d_]{2,}\s){0,3}")
_WHOEVER = frozenset({"person", "body"})
# "7 spotkań animacyjnych w gminach Lipa, Dąb i Buk (64 osoby)": what the bracket says is of them.
_IN_BRACKET = re.compile(r"(?P<where>\s(?:w|we|na|z|ze|dla|przy|o)\s[^;:.()\d\n]{2,58})\(\s?\Z")
_ONE_BETWEEN = re.compile(r",\s[^\W\d_]{3,24}\s(?:i|oraz)\s")
_ATTRIBUTES = re.compile(r"(?:\s[^\W\d_]{2,24}){1,5}\s(?:i|oraz|a także)\s(?:min\.|ok\.)?\s?")


def leaning(numbers: Sequence[Quantity], text: str, sentences: SentenceIndex) -> list[int]:
    """Place of the whole of each number, or of the one it takes over from; -1 for none."""
    wanted = {fact.part_of for fact in numbers if fact.part_of is not None}
    known: dict[str, int] = {}
    if wanted:
        ids = ((fact.fact_id, place) for place, fact in enumerate(numbers))
        known = {fact_id: place for fact_id, place in ids if fact_id in wanted}
    latest: dict[tuple[str, str], int] = {}
    firsts: dict[str, int] = {}  # of the parts of a whole
    leans = []
    for place, fact in enumerate(numbers):
        above = -1 if fact.part_of is None else known.get(fact.part_of, -1)
        key = fact.section_id, _unit(fact)
        if above < 0 and fact.rule in ELIDED_RULES:
            above = _whole_behind_pause(numbers, latest.get(key, -1), fact, known, text)
        elif above < 0 and place and _sums_up(fact, text):
            above = firsts.get(fact.fact_id, latest.get(key, -1))
        elif above < 0 and place and _joint(numbers[place - 1], fact, text, sentences):
            above = place - 1
        latest[key] = place
        if fact.part_of is not None:
            firsts.setdefault(fact.part_of, place)
        leans.append(-1 if above == place else above)
    return leans


def _whole_behind_pause(
    numbers: Sequence[Quantity], above: int, fact: Quantity, known: dict[str, int], text: str
) -> int:
    """Go from a part to its whole: "17 miejsc pracy, w tym 6 dla OzN; zakładano 15"."""
    if above < 0 or numbers[above].part_of is None:
        return above
    if ";" not in text[numbers[above].end : fact.start]:
        return above
    return known.get(numbers[above].part_of or "", above)


def _sums_up(fact: Quantity, text: str) -> bool:
    """Tell a total that leaves the verb to what it adds up: "5 i 6, czyli ogółem 11 grup"."""
    return (
        isinstance(fact, Count)
        and _TOTAL_BEFORE.search(text, max(0, fact.start - _GLIMPSE), fact.start) is not None
    )


def _joint(one: Quantity, other: Quantity, text: str, sentences: SentenceIndex) -> bool:
    """Tell whether what is said of one number is said of the next as well."""
    start = min(one.end, other.start)
    if other.start - start > _SIDE_BY_SIDE + _ASIDE_LENGTH or one.section_id != other.section_id:
        return False
    # What a bracket adds to the one parts them no more than its words: "3 kursy (BHP) dla 26 osób".
    aside = _ASIDE_BEHIND.match(text, start, other.start)
    start = aside.end() if aside is not None else start
    if other.start - start > _SIDE_BY_SIDE:
        return False
    between = start, other.start
    if isinstance(other, Amount) and (
        (one.rule in ELIDED_RULES and not text[slice(*between)].strip())
        or (isinstance(one, Count) and _IN_ALL.fullmatch(text, *between))
    ):
        # "dofinansowano 9 na łączną kwotę 792 000 zł", "16 dostało dotacje, łącznie 792 000 zł"
        return sentences.span(other.start, other.end)[0] <= one.end
    if _names_its_own(other, text) and _AND.fullmatch(text, *between):
        return False  # "7 szkoleń dla 102 osób oraz 120 godzin doradztwa"
    if not (
        _JOINT.fullmatch(text, *between)
        or _RELATIVE.match(text, *between)
        or (_is_whoever(one) and _is_whoever(other) and _coordinated(text, *between))
        or (
            _is_event(one)
            and _is_whoever(other)
            and (
                _OF_EVENT.match(text, *between)
                or _bracketed(text[slice(*between)])
                or _held_for(text, *between)
            )
        )
        or (_is_application(one) and _APPLIED_FOR.fullmatch(text, *between))
    ):
        return False
    return sentences.span(other.start, other.end)[0] <= one.end


def _is_whoever(fact: Quantity) -> bool:
    return isinstance(fact, Count) and unit_class(fact.unit) in _WHOEVER


def _is_event(fact: Quantity) -> bool:
    return isinstance(fact, Count) and unit_class(fact.unit) == "event"


def _is_application(fact: Quantity) -> bool:
    return isinstance(fact, Count) and fact.unit == "wniosek"


def _held_for(text: str, start: int, end: int) -> bool:
    """Tell "3 warsztaty pisania CV dla 29 kobiet": the complement names no other event."""
    found = _FOR.fullmatch(text, start, end)
    return found is not None and not any(map(_stem, WORDS.findall(found["of"])))


def _bracketed(between: str) -> bool:
    """Tell a bracket behind the place or the people of the event before it, of no other event."""
    found = _IN_BRACKET.match(between)
    return (
        found is not None
        and not any(map(_stem, WORDS.findall(found["where"])))
        and not first_verb(found["where"])
    )


def _stem(word: str) -> str | None:
    """Return how a noun of an event begins."""
    small = word.lower()
    return next((stem for stem in _EVENTS if small.startswith(stem)), None)


def _coordinated(text: str, start: int, end: int) -> bool:
    """Tell "objęcie wsparciem 120 osób zagrożonych wykluczeniem społecznym i 60 podmiotów".

    One without a number may stand between: "2 spółdzielnie, fundację i 3 stowarzyszenia".
    """
    if _ONE_BETWEEN.fullmatch(text, start, end):
        return not first_verb(text[start:end])
    return _ATTRIBUTES.fullmatch(text, start, end) is not None and not first_verb(text[start:end])


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
        return -1, label if counts(label[:LEAD]) else ""
    if not isinstance(fact, Count) or unit_class(fact.unit) not in _WHOEVER:
        return -1, ""
    floor = start
    for before in range(place - 1, max(-1, place - 1 - NEAREST), -1):
        other = numbers[before]
        if other.section_id != fact.section_id or other.end <= start:
            break
        floor = max(floor, other.end)
    before_it = text[slice(*sentences.bounds(index - 1))] if index else ""
    lead = text[max(floor, fact.start - LEAD) : fact.start]
    if not _takes_up(lead, fact.quote, before_it):
        return -1, ""
    for before in range(place - 1, max(-1, place - 1 - NEAREST), -1):
        other = numbers[before]
        if other.section_id != fact.section_id or other.end <= start:
            break
        if NEW_LINE.search(text, other.end, fact.start):
            return -1, ""
        if isinstance(other, Hours) or (
            isinstance(other, Count) and unit_class(other.unit) == "event"
        ):
            return before, ""
    if floor > start:
        opening = text[start : min(floor, start + LEAD)]
    elif index:
        before, until = sentences.bounds(index - 1)
        if index > 1 and _REMARK.match(text, before):
            before, until = sentences.bounds(index - 2)
        if "\n\n" in text[before:start]:
            return -1, ""
        opening = text[before : min(until, before + LEAD)]
    else:
        return -1, ""
    ends = _STATEMENT_END.search(opening)
    return -1, _of_events(opening[: ends.start()] if ends else opening, lead)


def _of_events(opening: str, lead: str) -> str:
    """Leave out the events that a clause which names its own again does not speak of.

    "Odbyły się 2 szkolenia i 1 wizyta. W szkoleniach wzięło udział 35 osób."
    """
    own = {stem for stem in map(_stem, WORDS.findall(_own_clause(lead))) if stem is not None}
    if not own:
        return opening
    pieces = _MEMBERS.split(opening)
    told = [{stem for stem in map(_stem, WORDS.findall(piece)) if stem} for piece in pieces]
    return " ".join(p for p, stems in zip(pieces, told, strict=True) if not stems or stems & own)


def _takes_up(lead: str, quote: str, before: str) -> bool:
    """Tell a clause that says who took part and no word of what: "skorzystało z nich 22 PES".

    "W spotkaniach wzięło udział 87 osób" names what the sentence ``before`` has told of.
    """
    own = _own_clause(lead)
    if not _ANAPHORIC.search(f"{own}{quote}") or "któr" in own:
        return False
    known = _VAGUE | lexicon.TOTALS
    for word in WORDS.findall(own):
        small = word.lower()
        if small in known or lexicon.word(word).kind != "noun":
            continue
        stem = _stem(word)
        if stem is None or stem not in before.lower():
            return False
    return True


def _own_clause(lead: str) -> str:
    """Return the clause that ends with a number of what stands before it."""
    return _PAUSE.split(_ASIDE.sub(" ", lead))[-1]


def _names_its_own(fact: Quantity, text: str) -> bool:
    """Tell a number whose own words say what was done: "120 godzin doradztwa", "8 warsztatów".

    And money whose purpose follows: "84 tys. zł wsparcia pomostowego".
    """
    if isinstance(fact, Amount):
        behind = WORDS.match(text, fact.end + 1)
        return behind is not None and lexicon.word(behind.group()).kind == "noun"
    if isinstance(fact, Hours):
        return any(map(lexicon.names_service, WORDS.findall(fact.quote)))
    elided = fact.rule in ELIDED_RULES or fact.rule == LABEL_ALONE
    return isinstance(fact, Count) and not elided and unit_class(fact.unit) == "event"


def _unit(fact: Quantity) -> str:
    return (fact.unit or "") if isinstance(fact, Count | Amount) else ""
