"""How much of a plan was done: "40 miejsc pracy, zrealizowane w 65%" tells the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.meaning.status.signals import COMPARING

if TYPE_CHECKING:
    from extract.facts.fact import Quantity

_REACH = 110
# "800 h, zrealizowany w 51,6%.", but "30 szkoleń zrealizowano w 60% zdalnie": how, not how far
_SO_FAR = COMPARING.pattern(
    r"(?P<counted>[^.,;:()\d\n–]{0,60}),?(?:\s(?:co|któr\w{1,3}))?\s(?:<carried_out>)"
    r"(?:\s[^\W\d_]{2,10}){0,2}\sw\s(?:(?:ok\.|około|ponad|blisko|prawie)\s)?"
    r"\d{1,3}(?:,\d{1,2})?\s?(?:%|proc(?:\.|entach))(?=\s?(?:[.,;:)\n–-]|\Z))"
)
# "przeszkolono 40 osób i wskaźnik zrealizowano w 65%": what was done so far is another number
_OF_ANOTHER = COMPARING.pattern(r"\b(?:a|i|oraz|więc|czyli|<carried>)\b")


def tells_plan(fact: Quantity, text: str) -> bool:
    """Tell a number of which the words behind it say how much of it was done."""
    if "%" not in (near := text[fact.number_end : fact.number_end + _REACH]) and "proc" not in near:
        return False
    said = _SO_FAR.match(near)
    return said is not None and _OF_ANOTHER.search(said["counted"]) is None
