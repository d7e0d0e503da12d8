"""The words of ``cues.toml`` as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from extract.polish.listed import WordLists
from extract.polish.totals import TOTALS

_LISTS: dict[str, list[str]] = tomllib.loads(
    files("extract.meaning.breakdown").joinpath("cues.toml").read_text(encoding="utf-8")
)
_OTHER_TIMES = WordLists("extract.polish", "other_times.toml")


def _words(*names: str) -> list[str]:
    """Return the words of some lists as patterns, longer ones first."""
    words = sorted((word for name in names for word in _LISTS[name]), key=len, reverse=True)
    return [word.replace(" ", r"\s{1,3}") for word in words]


def _any_of(*names: str) -> str:
    """Return the words of some lists as one alternation."""
    return "|".join(_words(*names))


def _first_letters(*names: str) -> dict[str, list[str]]:
    """Return the first letters of the words of some lists, each with the words less that letter."""
    found: dict[str, list[str]] = {}
    for word in _words(*names):
        found.setdefault(f"{word[0]}{word[0].upper()}", []).append(word[1:])
    return found


def _behind_first(*names: str) -> str:
    """Return the words of some lists as a pattern that goes on behind their first letter."""
    words = _first_letters(*names).items()
    rest = "|".join(f"(?<=[{letter}])(?:{'|'.join(some)})" for letter, some in words)
    return rf"(?<!\w.)(?i:{rest})(?!\w)"


def _pattern(*names: str, behind: str = r"(?!\w)") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(*names)}){behind}", re.IGNORECASE)


def _comparing(*names: str) -> re.Pattern[str]:
    """Compile the words of some lists and those of an earlier time."""
    earlier = _OTHER_TIMES.any_of("earlier", "ago", "formerly")
    return re.compile(rf"(?<!\w)(?:{earlier}|{_any_of(*names)})", re.IGNORECASE)


OPENS = _pattern("opens_some", "opens_all")
OPENS_SOME = _pattern("opens_some")
OPENS_LIST = re.compile(
    rf"(?::|(?<!\w)(?:{_any_of('opens_some', 'opens_all')}))\s*+\Z", re.IGNORECASE
)
"""What a line ends with above the list of what its number holds."""
BEHIND_PART = re.compile(rf"\s{{1,3}}(?:{_any_of('behind_part')})(?!\w)", re.IGNORECASE)
OF_THEM = re.compile(rf"(?<!\w)(?:{_any_of('behind_part')})\s{{1,3}}\Z", re.IGNORECASE)
RESUMES = _pattern("resumes")
RESUMES_SEVERAL = _pattern("resumes_several")
TAKES_UP = _pattern("takes_up")
SHARES = _pattern("shares")
SHARE_OF = re.compile(
    rf"(?<!\w)(?:{_any_of('shares')})\s{{1,3}}(?P<whose>[^\W\d_][^().,;:\d]{{1,40}})"
    r"\(\s?(?:\d{1,6}\s(?:z|ze|spośród)\s)?\Z",
    re.IGNORECASE,
)
"""Whose share stands in a bracket: "połowa uczestników (" before "31 z 62)"."""
OUT_OF_PLANNED = re.compile(
    rf"(?<!\w)z\s{{1,3}}(?:{_any_of('meant', 'meant_or_founded')})(?!\w)", re.IGNORECASE
)
MEANT = re.compile(rf"\s{{1,3}}(?:{_any_of('meant')})")
OVERLAPS = _pattern("overlaps")
RESTS = _pattern("rests")
LEAVES_REST = _pattern("leaves_rest")
_ADDED_UP = TOTALS.any_of("in_all", "sums")
TOTAL = re.compile(rf"(?<!\w)(?:{_ADDED_UP}|{_any_of('totals')})", re.IGNORECASE)
DIVIDES = _pattern("divides", behind="")
PLANS = _pattern("plans", behind="")
CUMULATIVE = _pattern("cumulative")
INDICATES = _pattern("cumulative", "indicators")
COMPARES = _comparing("plans", "cumulative", "years", "compares")
COMPARES_BEFORE = _comparing("plans", "cumulative", "compares")
AMONG = re.compile(
    rf"(?<!\w)(?:{_any_of('among')})\s{{1,3}}(?:(?:tych|wszystkich|jego|jej|ich)\s{{1,3}})?\Z",
    re.IGNORECASE,
)
NOW = _pattern("now")
MORE_OR_LESS = re.compile(rf"\s{{1,3}}(?:{_any_of('more_or_less')})")
DIFFERS = re.compile(rf"(?:{_any_of('differs')})\s{{1,3}}o\s{{1,3}}\Z", re.IGNORECASE)
ADDS = _pattern("adds")
_OTHER_TIME = _OTHER_TIMES.any_of("against", "times", "earlier", "ago", "formerly", "then")
TIME = rf"(?<!\w)(?:{_OTHER_TIME}|{_any_of('time')})(?!\w)"
"""A word of a date or time, for patterns that join some."""
FLOWS = _pattern("flows")
MOVES = _pattern("moves")
ARRIVES = _pattern("arrives")
OUTCOMES = _pattern("outcomes")
COMPLETES = _pattern("completes")
DROPS_OUT = _pattern("drops_out")
APPLIES = _pattern("applies")
JOINED = _pattern("joined")
SELECTS = _pattern("selects")
NOTED_PARTS = _pattern("noted_parts")
STAGES = _pattern("stages")
APPEALS = _pattern("appeals")
SETTLES = _pattern("settles")
ANY_EVENT = _pattern("any_event")
PEOPLE_DO = _pattern("people_do")
GRANTED = _pattern("granted")
PAID_OUT = _pattern("paid_out")
OTHER_MONEY = _pattern("other_money")
CONVERTS = _pattern("converts")

# Marks that build a sentence: brackets, slashes that stand for brackets, colons, words that open
# parts. A colon between digits is a clock's.
# One set of first characters stands first, so that the scan runs through everything else in C.
MARKS = re.compile(
    rf"[()\[\]/:–—\-{''.join(_first_letters('opens_some', 'opens_all', 'opens_equal'))}](?:"
    r"(?P<open>(?<=[(\[]))|(?P<close>(?<=[)\]]))"
    r"|(?<=/)(?:(?P<slash_open>(?<=\s.)(?=[^\s/])|(?<=[^\W\d_].)(?=\d))|(?P<slash_close>(?<=[^\s/].)(?=[\s.,;:]|\Z)))"
    r"|(?P<colon>(?<=:)(?!\d\d\b))|(?P<dash>(?<=\s[-–—])(?=\s))"
    rf"|(?P<word>{_behind_first('opens_some', 'opens_all')})"
    rf"|(?P<equal>{_behind_first('opens_equal')}))"
)
