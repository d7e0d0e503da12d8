"""Why a fact that may feed an indicator carries nothing of its value."""

from __future__ import annotations

CARRIES = 0
WHY = (
    "",
    "it gives no number that can be added",
    "a number beside it fits better",
    "the number is for each of several",
    "a count beside it says how many there were",
    "it is part of a whole that feeds the indicator",
    "it is a total since an earlier time, beside numbers of the period",
    "a number beside it holds it",
    "it is stated in a summary as well",
    "it is wished or recommended, not planned",
)
"""A candidate's ``why`` is the place of its reason in here."""
VALUELESS, WORSE, EACH, COUNTED, PART, CUMULATIVE, INSIDE, RESTATED, WISHED = range(1, len(WHY))
