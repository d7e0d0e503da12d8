"""Money for one hour, person or job: a rate is fixed with the project, no result of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.meaning.status.cues import SET_UP

if TYPE_CHECKING:
    from extract.facts.fact import Amount
    from extract.meaning.status.case import Case

_PER = SET_UP.pattern(r"\s?(?:/\s?<rated>|<rates>)")
_PER_HEAD = SET_UP.pattern(r"\s?<for_each>(?!\w)")
_GIVEN = SET_UP.pattern(r"\b<given>")
_REACH = 60  # characters from what is given to its rate
AVERAGE = SET_UP.pattern(r"\b<average>")
"""Before money: what a thing cost on average, which is a result."""


def is_rate(fact: Amount, case: Case) -> bool:
    """Tell "21 zł za godzinę", "2 600 zł miesięcznie", but not an average."""
    if AVERAGE.search(case.before):
        return False
    if _PER.match(case.text, fact.end) is not None:
        return True
    if _PER_HEAD.match(case.text, fact.end) is None:
        return False
    # "dotacje łącznie 600 000 zł, tj. 20 tys. zł na os.", but "koszt kursów … na osobę"
    near = case.text[max(0, fact.start - _REACH) : fact.start]
    return _GIVEN.search(near) is not None


def is_most(fact: Amount, case: Case) -> bool:
    """Tell how much a grant may be: "dotacja wynosiła nie więcej niż 150 000 zł"."""
    return fact.modifier == "max" and case.verbless
