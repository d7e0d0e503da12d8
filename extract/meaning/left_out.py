"""What a clause may leave out: what a number counts, the event, who took part in it."""

from __future__ import annotations

import re

from extract.facts import lexicon
from extract.facts.compared import COMPARED
from extract.facts.count_rules import ELIDED
from extract.facts.fact import Count, Quantity
from extract.facts.unit_classes import unit_class
from extract.polish.listed import WordLists

ELIDED_RULES = frozenset({ELIDED, COMPARED})
"""Rules of numbers that leave out what they count."""
WORDS = re.compile(r"[^\W\d_]{3,}")
"""Words of three letters and more."""
VAGUE = frozenset(WordLists("extract.meaning", "left_out.toml")["vague"])
"""Nouns that do not say of what: "z usług skorzystało"."""
_ADVICE = "doradztwo"
_WHOEVER = frozenset({"person", "body"})


def is_whoever(fact: Quantity) -> bool:
    """Tell a number of people or bodies, who may take part in something."""
    return isinstance(fact, Count) and unit_class(fact.unit) in _WHOEVER


def is_event(fact: Quantity) -> bool:
    """Tell a number of events: meetings, courses, visits."""
    return isinstance(fact, Count) and unit_class(fact.unit) == "event"


def events_named(words: str) -> set[str]:
    """Return the events and services that some words name, by their lemmas.

    All kinds of advice are one: "z doradztwa skorzystało" goes on with "8 h mentoringu".
    """
    named = {lexicon.word(word).lemma for word in WORDS.findall(words) if _names_event(word)}
    return named - lexicon.ADVISING | {_ADVICE} if named & lexicon.ADVISING else named


def _names_event(word: str) -> bool:
    """Tell a noun of an event or of what is given by the hour: "szkoleniach", "doradztwa"."""
    noun = lexicon.word(word)
    if noun.kind != "noun" or word.lower() in VAGUE:
        return False
    return unit_class(noun.lemma) == "event" or lexicon.names_service(word)
