"""Numbers alone on the line below a question or a label: "Ilu uczestników było?⏎42"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import label_phrases, lexicon
from extract.facts.phrases import Phrase
from extract.polish.lines import line_start
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.polish.numerals import NumberMention
    from extract.polish.tokens import Tokens

_ALONE = re.compile(r"[ \t\u00a0]*\.?[ \t\u00a0]*(?:\n|\Z)")
_ASKS = frozenset({"?", ":"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 24  # tokens of a question
_OPENING = 3  # tokens of "1.", "a)" or "-" before its first word


def counted(text: str, tokens: Tokens, number: NumberMention, first: int) -> Phrase | None:
    """Phrase of the line above that asks how many there were, for a number alone on its line.

    ``first`` is the first token of ``number``. ``None`` where nothing is asked, or for hours.
    """
    asked = _question(text, tokens, number, first)
    if asked is None:
        return None
    opening, last = asked
    if any(map(lexicon.names_hours, tokens.words[opening : last + 1])):
        return None
    named = label_phrases.first_noun(tokens.words, opening + 1, last, behind_verb=False)
    if named is None or named.kind != "counted":
        return None
    between = tokens.words[opening + 1 : named.first]
    if any(lexicon.word(form).kind == "verb" for form in between):
        return None  # "Ile kosztował projekt?"
    return Phrase("counted", named.unit, opening, last)


def hours(text: str, tokens: Tokens, number: NumberMention, first: int) -> int | None:
    """Token of "godzin" in such a line above: "Liczba godzin doradztwa:⏎120"."""
    asked = _question(text, tokens, number, first)
    if asked is None or asked[0] == asked[1]:
        return None
    behind = asked[0] + 1
    return behind if lexicon.names_hours(tokens.words[behind]) else None


def _question(
    text: str, tokens: Tokens, number: NumberMention, first: int
) -> tuple[int, int] | None:
    """First and last word of the line right above, if it asks how many and states no number."""
    if number.form != "digits" or first < 2 or not _ALONE.match(text, number.end):
        return None
    begin = line_start(text, number.full_start)
    if text[begin : number.full_start].strip():
        return None
    words, last = tokens.words, first - 1
    if words[last] == HARD_BREAK:
        last -= 1
    above = text[tokens.ends[last] : begin] if last >= 0 else "\n\n"
    if above.count("\n") != 1 or words[last] not in _ASKS:
        return None
    line = line_start(text, tokens.starts[last])
    opening = tokens.first_from(line)
    for _ in range(_OPENING):
        if opening < last and not words[opening][:1].isalpha():
            opening += 1
    if last - opening > _LONGEST or opening >= last or not lexicon.asks_how_many(words[opening]):
        return None
    inside = words[opening + 1 : last]
    if any(w[:1].isdigit() and not _YEAR.fullmatch(w) for w in inside):
        return None
    return opening, last - 1
