"""Abbreviations that a report defines for itself: "Centrum Pomocy (CP)", "zwana dalej Fundacją"."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.facts.institutions.defined import Defined
from extract.facts.institutions.naming import name_of, place_of
from extract.facts.institutions.reading import read
from extract.facts.institutions.words import JOINTS
from extract.polish import morphology
from extract.polish.tokens import tokenise

if TYPE_CHECKING:
    from extract.facts.institutions.index import Index
    from extract.facts.institutions.kinds import Kind
    from extract.facts.institutions.mention import Mention


# "PUP", "OWiES", "CIS-KIS"
_SHORT = r"[A-ZĄĆĘŁŃÓŚŹŻ][A-ZĄĆĘŁŃÓŚŹŻa-ząćęłńóśźż]{0,10}[A-ZĄĆĘŁŃÓŚŹŻ](?:[-/][A-ZĄĆĘŁŃÓŚŹŻ]{2,8})?"
_QUOTE = "[„”“\"'’,]{0,2}"
_HENCE = r"(?:dalej|w skrócie|w dalszej części(?: \w{3,15})?)"
# "(zwana dalej Fundacją)", "(dalej: „CIS”)"; "(CP)"; ", zwanym w skrócie „Centrum”"
_DEFINES = re.compile(
    rf"\(\s?(?:nazywan\w{{1,3}}\s|zwan\w{{1,3}}\s)?{_HENCE}\s?:?\s?[-–]?\s?"
    rf"(?:jako\s)?{_QUOTE}(?P<called>[A-ZĄĆĘŁŃÓŚŹŻ][\w-]{{1,30}}){_QUOTE}\s?\)"
    rf"|\(\s?{_QUOTE}(?P<short>{_SHORT}){_QUOTE}\s?\)"
    rf"|,\s(?:nazywan\w{{1,3}}\s|zwan\w{{1,3}}\s){_HENCE}\s?:?\s?"
    rf"(?:jako\s)?{_QUOTE}(?P<spoken>[A-ZĄĆĘŁŃÓŚŹŻ][\w-]{{1,30}}){_QUOTE}"
)
_REACH = 240
_LEAST_SHORT = 2
_OFFICES = frozenset({"office", "organ", "head", "common"})
_WORD = re.compile(r"[^\W\d_][\w-]*+")
_ENDS = re.compile(r"[\s,–\"”“’'-]*")


def define(text: str, index: Index) -> dict[str, Defined]:
    """Return what the report abbreviates, by the abbreviation or short form in all its cases.

    The first definition of an abbreviation stands; it must follow a full name that the grammar
    knows for a body's.
    """
    found: dict[str, Defined] = {}
    behind = 0
    for match in _DEFINES.finditer(text):
        # No name goes on over a definition, and so no stretch of text is read twice.
        start, behind = behind, match.end()
        if (match["short"] or match["called"] or match["spoken"]) in found:
            continue
        mention = _name_before(text, start, match.start(), index)
        short = match["short"]
        if mention is None or mention.kind is None:
            kind_of_office = short and _offices_before(text, start, match.start(), short, index)
            if kind_of_office:
                found.setdefault(short, kind_of_office)
            continue
        if short and (short in index.codebook.units or not _abbreviates(short, mention)):
            continue
        one = mention.named or not (mention.small or mention.plural or mention.counted)
        defined = Defined(name_of(mention, index.codebook), mention.kind, one, place_of(mention))
        for form in _forms(short or match["called"] or match["spoken"]):
            found.setdefault(form, defined)
    return found


def _name_before(text: str, start: int, end: int, index: Index) -> Mention | None:
    """Read the full name that ends where a definition begins, from ``start`` on at most."""
    start = max(start, end - _REACH)
    start = max(start, text.rfind("\n\n", start, end))
    tokens = tokenise(text, start, end)
    last = next(iter(deque(read(tokens, text, index), maxlen=1)), None)
    if last is None or last.short or _ENDS.fullmatch(text, last.end, end) is None:
        return None
    return last


def _offices_before(text: str, start: int, end: int, short: str, index: Index) -> Defined | None:
    """Read what several offices of a body are called: "SUBREGIONALNE PUNKTY WSPARCIA (SPW)".

    The words of such a heading are no name, but have the initials of the abbreviation and a head
    that the codebook knows; with a place behind it, the abbreviation is one of them: "SPW Piła".
    """
    if not short.isupper() or len(short) < _LEAST_SHORT or short in index.codebook.units:
        return None
    line = max(start, text.rfind("\n", start, end) + 1)
    words = _WORD.findall(text, line, end)
    first = len(words)
    for letter in reversed(short):
        first -= 1
        while first >= 0 and words[first].lower() in JOINTS:
            first -= 1
        if first < 0 or words[first][0] != letter:
            return None
    phrase = [word.lower() for word in words[first:]]
    kind = next(filter(None, (_office(word, index) for word in words[first:])), None)
    if kind is None:
        return None
    name = morphology.nominative_phrase(phrase)
    titled = " ".join(word if word in JOINTS else word.capitalize() for word in name.split())
    return Defined(titled, replace(kind, role="office"), False, None)


def _office(word: str, index: Index) -> Kind | None:
    trigger = index.trigger(word)
    if trigger is None or trigger.corrected:
        return None
    kinds = [one.kind for one in trigger.patterns if one.kind and one.kind.role in _OFFICES]
    # The plain kind: "Punkt" rather than "Punkt Informacyjny Ekonomii Społecznej".
    return min(kinds, key=lambda kind: len(kind.name), default=None)


def _abbreviates(short: str, mention: Mention) -> bool:
    """Tell an abbreviation of the name before it from another body in brackets: same initials."""
    letters = [letter.lower() for letter in short if letter.isalpha()]
    parts = [
        part.lower()
        for word in f"{mention.lead} {mention.core} {mention.tail} {mention.inside or ''}".split()
        for part in word.strip('„”"“(),.').split("-")
        if part
    ]
    initials = [part[0] for part in parts]
    place = 0
    matched = 0
    for letter in letters:
        while place < len(initials) and initials[place] != letter:
            place += 1
        if place == len(initials):
            break
        matched += 1
        place += 1
    if not initials:
        return False
    return (letters[0] == initials[0] and matched >= min(2, len(letters))) or _joins_beginnings(
        "".join(letters), parts
    )


def _joins_beginnings(short: str, parts: list[str]) -> bool:
    """Tell an abbreviation of the beginnings of two or more words: "Pomoc i Radość" (POMRAD)."""
    if not parts or not parts[0].startswith(short[:2]):
        return False
    reached = {0: 0}  # letters used: the most words they were taken from
    for part in parts:
        for used, words in list(reached.items()):
            length = 0
            while (
                used + length < len(short)
                and length < len(part)
                and part[length] == short[used + length]
            ):
                length += 1
                reached[used + length] = max(reached.get(used + length, 0), words + 1)
    return reached.get(len(short), 0) > 1


def _forms(called: str) -> list[str]:
    """Return an abbreviation as it is, a common noun in all its cases."""
    if called.isupper() or not called[1:].islower():
        return [called]
    lemma = morphology.noun_lemma(called)
    if lemma is None:
        return [called]
    singular = morphology.inflect(lemma.lower(), pos="subst", number="sg")
    return list(dict.fromkeys([called, *(form.capitalize() for form in singular)]))
