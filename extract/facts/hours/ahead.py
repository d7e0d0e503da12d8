"""Lists of numbers that only their total calls hours: "prawne 70, księgowe 65, razem 135 h"."""

from __future__ import annotations

from extract.facts import lexicon
from extract.facts.hours import members
from extract.polish.tokens import HARD_BREAK

_REACH = 60  # tokens from a member to the total
_MARKS = members.ENUMERATION | {"w", "–", "=", "co", "daje"}


def total_of_hours(words: list[str], index: int) -> bool:
    """Tell whether the list that goes on at token ``index`` ends with a total of hours.

    Between stand adjectives, numbers and marks, as between the members of a list.
    """
    for place in range(index, min(len(words) - 1, index + _REACH)):
        form = words[place]
        if form.lower() in members.SUMS:
            number = place + 1
            while number < len(words) and words[number] in lexicon.DASHES:
                number += 1
            while number + 1 < len(words) and words[number + 1][:1].isdigit():
                number += 1  # "2 300 godzin"
            return members.is_hours(words, number)
        if form in (HARD_BREAK, ";"):
            return False
        if form in _MARKS or form[:1].isdigit() or lexicon.word(form).adjectival:
            continue
        return False
    return False
