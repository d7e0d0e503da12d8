"""Numbers that lean on another: on their whole, or on the one before whose words they take over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.fact import Amount, Count, Hours, Quantity
from extract.meaning.breakdown.telling_which import LABEL_ALONE
from extract.meaning.left_out import ELIDED_RULES, WORDS, events_named, is_event, is_whoever
from extract.polish.listed import WordLists
from extract.polish.predicates import first_verb
from extract.polish.totals import IN_ALL, TOTALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.polish.sentences import SentenceIndex

_SIDE_BY_SIDE = 60
_GLIMPSE = 32
_WORDS = WordLists("extract.meaning", "leaning.toml")
# A relative clause goes on with what was said before it: "szkolenie (60 godzin), które ukończyło".
_RELATIVE = re.compile(r"[)\s]*+,?\s*+(?:(?:w|z|na|do|dla|od|po|przez|podczas)\s++)?któr\w++\s")
# With a complement before it: "2 szkolenia dla rodziców, w których uczestniczyło 24 osoby".
_OF_EVENT = re.compile(r"[^,;.:()\d\n]{0,60},\s(?:w|na|podczas)\s(?:któr(?:ych|ym|ej|e|y|ą))\s")
_AND = re.compile(r"\)?+\s*+(?:,|(?:i|a|oraz)\b)\s*+")
_ASIDE_LENGTH = 120
_ASIDE_BEHIND = re.compile(rf"\s*\([^()]{{2,{_ASIDE_LENGTH}}}\)")
_TOTAL_BEFORE = TOTALS.pattern(r"[,;(–-]\s?<comes_to>\s(?:<in_all>\s)?\Z")
# What may stand between two numbers of which the second takes over what is said of the first:
# "7 szkoleń, w których udział wzięło 98 osób", "40 h dla 12 PES".
_JOINT = _WORDS.pattern(
    rf"\s*+\(\s*+|\)?+(?!,?\s*+{IN_ALL})\s*+(?>(?:(?:,|/|na\s++(?:łączną\s++)?<sum_of>"
    r"|(?:i|a|oraz|lub|dla|na|z\s++udziałem|[wz]\s++(?:któr(?:ych|ym|ej|ego)|nich|niej|nim)"
    rf"|[wo]\s++(?:łącznej\s++)?<sum_in>)\b|<took_over>|{IN_ALL})\s*+)+)"
)
# Money behind the things it is for: "przyznano 13 dotacji, w sumie 966 000 zł".
_IN_ALL = _WORDS.pattern(
    rf"[^,;:.()\d\n]{{0,40}}(?:,|\s[–-])\s{IN_ALL}(?:\s(?:na|o)\s<sum_of sum_in>)?\s"
)
_FOR = re.compile(r"(?P<of>\s[^,;.:()\d\n]{2,50})\s(?:dla|z\sudziałem)\s")
# "złożono 23 wnioski o utworzenie 51 miejsc pracy"
_APPLIED_FOR = re.compile(r"\s(?:o|na|dotycząc\w+|obejmując\w+)\s(?:[^\W\d_]{2,}\s){0,3}")
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
        or (is_whoever(one) and is_whoever(other) and _coordinated(text, *between))
        or (
            is_event(one)
            and is_whoever(other)
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


def _is_application(fact: Quantity) -> bool:
    return isinstance(fact, Count) and fact.unit == "wniosek"


def _held_for(text: str, start: int, end: int) -> bool:
    """Tell "3 warsztaty pisania CV dla 29 kobiet": the complement names no other event."""
    found = _FOR.fullmatch(text, start, end)
    return found is not None and not events_named(found["of"])


def _bracketed(between: str) -> bool:
    """Tell a bracket behind the place or the people of the event before it, of no other event."""
    found = _IN_BRACKET.match(between)
    return found is not None and not events_named(found["where"]) and not first_verb(found["where"])


def _coordinated(text: str, start: int, end: int) -> bool:
    """Tell "objęcie wsparciem 120 osób zagrożonych wykluczeniem społecznym i 60 podmiotów".

    One without a number may stand between: "2 spółdzielnie, fundację i 3 stowarzyszenia".
    """
    if _ONE_BETWEEN.fullmatch(text, start, end):
        return not first_verb(text[start:end])
    return _ATTRIBUTES.fullmatch(text, start, end) is not None and not first_verb(text[start:end])


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
    return not elided and is_event(fact)


def _unit(fact: Quantity) -> str:
    return (fact.unit or "") if isinstance(fact, Count | Amount) else ""
