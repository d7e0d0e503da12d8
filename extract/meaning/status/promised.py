"""Jobs that are promised by a grant or an application: no result until they are there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.meaning.status.cues import SET_UP, units

if TYPE_CHECKING:
    from extract.facts.fact import Count
    from extract.meaning.status.reading import Reading

_FOR = SET_UP.pattern(
    r"\b(?:na(?!\s(?:do|wy)posaż)|dofinansowani[ea]m?|(?:do|s)?finansowano(?=\s+utworzeni))\s+"
    r"(?P<making><coming_about>\s+)?(?:[^\W\d_]{1,12}\.?\s+){0,1}\Z"
)
# "wnioski o 29 miejsc pracy", "umowy o dofinansowanie 14 miejsc"
_APPLIED = SET_UP.pattern(
    r"\b<applied>\s(?:[^\W\d_]{1,20}\s){0,2}o\s(?:<paying coming_about>\s)?"
    r"(?:(?:ok\.|łącznie|kolejn\w{1,2}|nowe|nowych)\s)?\Z"
)
# "dofinansowanie uzyskało 7 (18 miejsc pracy)", "podpisano 6 umów (24 miejsca pracy)"
_IN_BRACKET = re.compile(r"\(\s?(?:łącznie\s|razem\s|na\s)?\Z", re.IGNORECASE)
_JOBS = frozenset({"miejsce pracy", "stanowisko pracy"})
_SEATS = _JOBS | {"miejsce", "stanowisko"}
_NEAR = 12  # words before the jobs
_BRIDGE = "pomostow"  # support that keeps jobs there are


def are_jobs(fact: Count, reading: Reading, before: str) -> bool:
    """Tell "wnioski na 61 miejsc pracy" and "na 9 kolejnych dotacje przyznano".

    ``before`` is what stands before the number, behind the number before it.
    """
    if fact.unit in _JOBS and _APPLIED.search(before):
        return True
    if fact.unit in _JOBS and _IN_BRACKET.search(before):
        opens = reading.bracket(fact.number_start)
        clause = [] if opens is None else reading.words_of(opens - 1)
        made = _any_begins(clause, tuple(units("making")))
        return not made and _any_begins(clause, tuple(units("promising")))
    said = _FOR.search(before) if fact.unit in _SEATS else None
    if said is None:
        return False
    words = reading.words_before(fact.number_start)
    if _any_begins(words[-_NEAR:], (_BRIDGE,)):
        return False
    clause = reading.words_of(fact.number_start)
    if said["making"]:
        words = [*words, *clause]  # "Na utworzenie 21 miejsc pracy wydano 504 000 zł"
    return _any_begins(words, tuple(units("funding"))) or _any_begins(
        clause, tuple(units("granting"))
    )


def _any_begins(words: list[str], stems: tuple[str, ...]) -> bool:
    return any(word.lower().startswith(stems) for word in words)
