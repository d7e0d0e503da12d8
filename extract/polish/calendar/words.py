"""The calendar's words and cues, read once from ``months.toml`` and ``cues.toml``."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

from extract.polish.listed import any_of
from extract.polish.plain_letters import plain

_LONG = 7  # letters of a name that one letter less leaves recognisable
_SURE = 3  # letters by which the months differ


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(
        files("extract.polish.calendar").joinpath(name).read_text(encoding="utf-8")
    )


def _spellings(word: str) -> set[str]:
    """``word`` as written, without diacritics, with what is typed or read for its letters.

    Damaged files have o for ń, and the key beside that of ź writes ż.
    """
    return {word, plain(word), word.replace("ń", "o"), word.replace("ź", "ż")}


def _mistyped(word: str) -> set[str]:
    """``word`` with one letter of its end left out: "styczna", "wrzesna", "listpada"."""
    if len(word) < _LONG:
        return set()
    return {word[:place] + word[place + 1 :] for place in range(_SURE, len(word) - 1)}


_MONTHS = _read("months.toml")
_CUES = _read("cues.toml")

MONTH_NUMBER: dict[str, int] = {}
"""Every spelling of every month, lower case, to 1..12; abbreviations carry no full stop."""
DAY_FORMS: set[str] = set()
"""Spellings that may follow the number of a day: nominative, genitive."""
DAY_GENITIVES: set[str] = set()
"""Genitives of the months, as they follow the number of a day."""
MONTH_NAMES: set[str] = set()
"""Nominatives of the months."""
FULL_FORMS: set[str] = set()
"""Spellings that name a month without a day: everything but abbreviations."""

for _number, _forms in _MONTHS["months"].items():
    for _place, _form in enumerate(_forms):
        for _spelling in _spellings(_form):
            MONTH_NUMBER[_spelling] = int(_number)
            FULL_FORMS.add(_spelling)
            if _place == 0:
                MONTH_NAMES.add(_spelling)
            if _place == 1:
                DAY_GENITIVES.add(_spelling)
            if _place <= 1:
                DAY_FORMS.add(_spelling)
for _form in sorted(DAY_GENITIVES):
    for _spelling in sorted(_mistyped(_form) - MONTH_NUMBER.keys()):
        MONTH_NUMBER[_spelling] = MONTH_NUMBER[_form]
        DAY_FORMS.add(_spelling)
ABBREVIATIONS: set[str] = set()
for _number, _forms in _MONTHS["abbreviations"].items():
    for _form in _forms:
        for _spelling in _spellings(_form):
            if _spelling not in MONTH_NUMBER:
                MONTH_NUMBER[_spelling] = int(_number)
                ABBREVIATIONS.add(_spelling)

MONTH_ADJECTIVES: dict[str, int] = {
    spelling: int(number)
    for number, stem in _MONTHS["adjectives"].items()
    for spelling in _spellings(stem)
}
"""Beginnings of the adjectives of months ("czerwcow"), to 1..12."""
ORDINAL_STEMS: dict[str, int] = {stem: int(n) for n, stem in _MONTHS["ordinals"].items()}
DAY_ORDINALS: dict[str, int] = {
    spelling: int(number)
    for number, word in _MONTHS["days"].items()
    for spelling in _spellings(word)
}
"""Genitive of the ordinals that days are told by; the day is the sum of its words."""
WEEKDAY_STEMS: list[str] = _MONTHS["weekdays"]["stems"]
RELATIVE_YEARS: dict[int, list[str]] = {
    -int(back): patterns for back, patterns in _MONTHS["relative_years"].items()
}
RELATIVE_ALONE: dict[str, Any] = _MONTHS["relative_alone"]
THIS_MONTH: str = "|".join(_MONTHS["this_month"]["patterns"])

CUES: dict[str, frozenset[str]] = {
    key: frozenset(words) for key, words in _CUES["cues"].items() if not key.endswith("_stems")
}
CUE_STEMS: dict[str, tuple[str, ...]] = {
    key.removesuffix("_stems"): tuple(words)
    for key, words in _CUES["cues"].items()
    if key.endswith("_stems")
}
REFUSALS: dict[str, frozenset[str]] = {
    key: frozenset(words) for key, words in _CUES["refusals"].items() if not key.endswith("_stems")
}
REFUSAL_STEMS: dict[str, tuple[str, ...]] = {
    key.removesuffix("_stems"): tuple(words)
    for key, words in _CUES["refusals"].items()
    if key.endswith("_stems")
}
_AHEAD = _CUES["leaning"]["ahead"] + _CUES["leaning"]["ahead_verbs"]
AHEAD = re.compile(rf"(?<!\w){any_of(_AHEAD)}", re.IGNORECASE)
AHEAD_VERB = re.compile(rf"(?<!\w){any_of(_CUES['leaning']['ahead_verbs'])}", re.IGNORECASE)
BACK = re.compile(rf"(?<!\w){any_of(_CUES['leaning']['back'])}", re.IGNORECASE)
PLANS = re.compile(rf"(?<!\w){any_of(_CUES['leaning']['plans'])}", re.IGNORECASE)
DONE = re.compile(rf"(?<!\w){any_of(_CUES['leaning']['done'])}", re.IGNORECASE)
STATUTE = re.compile(_CUES["law"]["statute"], re.IGNORECASE)
PAPER = re.compile(
    rf"(?:{_CUES['law']['paper']})\w*+[^\n;]{{0,80}}?\b(?:nr|numer)\b", re.IGNORECASE
)
ADOPTED = re.compile(_CUES["law"]["adopted"], re.IGNORECASE)
PROGRAMME = re.compile(_CUES["programme"]["words"], re.IGNORECASE)
UNIT = re.compile(rf"[\s\xa0]{{0,4}}(?:{_CUES['units']['right']})", re.IGNORECASE)
