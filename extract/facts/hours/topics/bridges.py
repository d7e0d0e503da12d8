"""What may stand between a topic and its hours, and belongs to neither."""

from __future__ import annotations

from extract.facts import lexicon
from extract.facts.hours.topics.cues import BRIDGE, FIGURES

_BRIDGE = frozenset({*BRIDGE, "-", "–", "—", ":", "=", "(", *lexicon.TOTALS})
_INCLUSION = 6  # tokens of ", w tym mentoring" before a colon


def over_bridge(words: list[str], index: int) -> int:
    """Go left over dashes, words of measure, a verb and a bracketed aside."""
    while index >= 0:
        form = words[index]
        if form.lower() in FIGURES and index + 1 < len(words):
            index -= 1
        elif form == ")":
            opening = index
            while opening >= 0 and words[opening] != "(" and index - opening < 8:
                opening -= 1
            if opening < 0 or words[opening] != "(":
                return index
            index = opening - 1
        elif form.lower() in _BRIDGE or lexicon.word(form).kind == "verb":
            index -= 1
        else:
            return index
    return index


def over_inclusion(words: list[str], index: int) -> int:
    """Go left over ", w tym mentoring": "biznesowe, w tym mentoring: 32 h" is of both."""
    for place in range(index - 1, max(1, index - _INCLUSION), -1):
        if [form.lower() for form in words[place - 1 : place + 1]] == ["w", "tym"]:
            label = words[place - 3] if place > 2 and words[place - 2] == "," else ""
            entry = lexicon.word(label)
            return place - 3 if entry.kind in ("noun", "adjective") else index
    return index
