"""Sums of a list that leave their zlotys out: "300 000 zł, w II 210 000, w III 45 000 zł"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.unit_classes import unit_class
from extract.polish.listed import WordLists

if TYPE_CHECKING:
    from extract.polish.numerals import NumberMention

_WORDS = WordLists("extract.facts", "amounts.toml")
_LABEL = r"(?:[^\W\d_]{1,16}\.?\s){0,4}(?:„[^„”\n]{1,40}”\s)?(?:[:–-]\s)?"
_BEFORE = re.compile(rf"[,;]\s(?P<label>{_LABEL})")
_BEHIND = _WORDS.pattern(
    rf"(?:[,;]|,?\s(?:i|oraz|a))\s{_LABEL}"
    r"[1-9]\d{0,2}(?:[ \u00a0.]?\d{3}){0,3}(?:,\d\d)?\s?<zlotys>"
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0.]\d{3}){1,2}(?:,\d\d)?")
_PIECES = frozenset({"thing", "person", "event"})
_FORM = re.compile(r"[^\W\d_]+")
_REACH = 80  # characters from one member to the next


def is_member(text: str, before: int, number: NumberMention) -> bool:
    """Tell thousands between two sums of one list; ``before`` is the offset where the first ends.

    Not where a verb or what comes in pieces stands before them: "rozdano 12 000", "ulotki 12 000".
    """
    if not 0 <= before <= number.start <= before + _REACH:
        return False
    if not _THOUSANDS.fullmatch(text, number.start, number.end):
        return False
    opened = _BEFORE.fullmatch(text, before, number.full_start)
    if opened is None or _BEHIND.match(text, number.end) is None:
        return False
    label = [lexicon.word(form) for form in _FORM.findall(opened["label"])]
    return not any(w.kind == "verb" or unit_class(w.lemma) in _PIECES for w in label)
