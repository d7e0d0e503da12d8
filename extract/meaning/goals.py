"""What was meant, told by what came about out of it: "utworzono 5 z 8 PS", "odbyły się 4 z 6".

Who finished a course is out of those who began it; an enterprise, a job, a training that came about
is out of those that were to. What stands behind may say otherwise: "4 z 6 szkoleń przeprowadzono
zdalnie", "odbyły się 4 z 6 szkoleń w Łodzi".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.fact import Count, Hours
from extract.facts.unit_classes import unit_class
from extract.polish.listed import WordLists
from extract.polish.numerals import is_number

if TYPE_CHECKING:
    from extract.facts.fact import Quantity

_WORDS = WordLists("extract.meaning", "goals.toml")
_THINGS = frozenset(_WORDS["things"])
_MADE = frozenset({"event", "body", "job"})
_REACH = 140  # characters from the verb to the number
_OUT_OF = re.compile(r"\s(?:z|ze|na)\s\Z")
# "utworzono do tej pory 5 z ", "odbyły się 4 z 6 szkoleń i 2 z "
_TO_NUMBER = (
    r"\s(?:[^\W\d_]{1,15}\s){0,5}?"
    r"(?:\d{1,6}\s(?:z|ze|na)\s\d{1,6}\s(?:[^\W\d_]{1,20},?\s){1,4}){0,3}?"
    r"(?<!\s[wuo]\s)(?<!\s(?:we|na|do|po|od)\s)(?<!\sdla\s)(?<!\sprzez\s)"
    r"(?P<done>\d[\d,]{0,6}|[^\W\d_]{3,14})\s(?:z|ze|na)\s\Z"
)
_MADE_OUT_OF = _WORDS.pattern(r"(?<!\w)<made>" + _TO_NUMBER)
_CARRIED_OUT_OF = _WORDS.pattern(r"(?<!\w)<made carried_out>" + _TO_NUMBER)
_CLAUSE_ENDS = re.compile(r"\s*+(?:[.,;)]|\n|\Z)|\s(?:i|oraz|a|dla|z\szakresu)\s|\s[–-]\s")


def is_goal(fact: Quantity, text: str) -> bool:
    """Tell the number that what came about is out of."""
    number = fact.number_start
    if not _OUT_OF.search(text, max(0, number - 4), number):
        return False
    if isinstance(fact, Hours):
        made = _CARRIED_OUT_OF
    elif isinstance(fact, Count):
        kind = unit_class(fact.unit)
        if kind not in _MADE and fact.unit not in _THINGS:
            return False
        made = _CARRIED_OUT_OF if kind == "event" else _MADE_OUT_OF
    else:
        return False
    if _CLAUSE_ENDS.match(text, fact.end) is None:
        return False
    told = made.search(text, max(0, number - _REACH), number)
    return told is not None and is_number(told["done"])
