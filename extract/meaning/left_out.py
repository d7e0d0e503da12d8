"""What a clause may leave out: what a number counts, the event, who took part in it."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from extract.facts.compared import COMPARED
from extract.facts.count_rules import ELIDED
from extract.facts.fact import Count, Quantity
from extract.facts.unit_classes import unit_class

ELIDED_RULES = frozenset({ELIDED, COMPARED})
"""Rules of numbers that leave out what they count."""
WORDS = re.compile(r"[^\W\d_]{3,}")
"""Words of three letters and more."""
_STEMS: tuple[str, ...] = tuple(
    tomllib.loads(files("extract.meaning").joinpath("left_out.toml").read_text(encoding="utf-8"))[
        "events"
    ]
)
_WHOEVER = frozenset({"person", "body"})


def is_whoever(fact: Quantity) -> bool:
    """Tell a number of people or bodies, who may take part in something."""
    return isinstance(fact, Count) and unit_class(fact.unit) in _WHOEVER


def is_event(fact: Quantity) -> bool:
    """Tell a number of events: meetings, courses, visits."""
    return isinstance(fact, Count) and unit_class(fact.unit) == "event"


def event_stem(word: str) -> str | None:
    """Return how a noun of an event begins."""
    small = word.lower()
    return next((stem for stem in _STEMS if small.startswith(stem)), None)
