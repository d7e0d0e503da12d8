"""Bare numbers that say how much of the hours just named was planned or done."""

from __future__ import annotations

from extract.facts import lexicon
from extract.polish.listed import WordLists

_LONGEST = 8  # tokens from the hours to the number
_BETWEEN = frozenset(
    {",", ";", ":", "(", "-", "–", "—", "="}.union(
        WordLists("extract.facts.hours", "words.toml")["between_done_and_planned"]
    )
)
_SAYS = tuple(lexicon.PLANNED_OR_DONE)


def says(form: str) -> bool:
    """Tell a word for planned or done: "plan", "wykonano"."""
    return form.lower().startswith(_SAYS)


def label(words: list[str], behind: int, first: int) -> int | None:
    """Token of the word for planned or done before the bare number at token ``first``.

    "zaplanowano 200 godzin, zrealizowano 180", "90 godzin doradztwa (plan: 96)". ``behind`` is the
    token behind the hours and what they are of; ``None`` where something else stands between.
    """
    if not 0 < behind < first <= behind + _LONGEST or words[behind - 1] == ")":
        return None  # "21 szkoleń (294 godz.) z planowanych 24": of what stands before the brackets
    says = None
    for place in range(behind, first):
        form = words[place].lower()
        if form.startswith(_SAYS):
            says = place
        elif form not in _BETWEEN and form not in lexicon.TOTALS:
            return None
    return says
