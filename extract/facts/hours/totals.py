"""Whether hours are a total, as "18 osób po 4 h", or a length, as "szkolenia po 8 godzin".

What stands beside the hours is read here, their wording in `rates`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts import label_phrases, lexicon, phrases
from extract.facts.hours import factors, rates
from extract.facts.unit_classes import unit_class
from extract.polish.numerals import is_number
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.polish.numerals import NumberMention
    from extract.polish.tokens import Tokens

_ONE_CLAUSE = re.compile(r"[^\n.;]{0,60}")
_EVENTS = lexicon.SERVICES | lexicon.PORTIONS | {"grupa"}
_ASIDE = (" (", ", ")
_ONE_OF = frozenset({"każdy", "każda", "każde"})
_OPENING, _CLOSING = frozenset('„“"«'), frozenset('”“"»')
_LONGEST_TITLE = 24  # tokens


def states_no_total(
    text: str,
    tokens: Tokens,
    number: NumberMention,
    previous: NumberMention | None,
    *,
    floor: int,
    end: int,
) -> bool:
    """Tell hours that are a rate, or the length of one event.

    Parameters
    ----------
    floor, end
        Offsets of the start of the section and of what follows the unit of ``number``.
    previous
        The number before this one, which may count those that each got the hours.
    """
    if rates.per_head(text, end):
        return False
    each = number.modifier == "each"
    if rates.rate_behind(text, end):
        return True
    if rates.each_behind(text, end) and not each:
        return previous is None or not _ONE_CLAUSE.fullmatch(text, previous.end, number.full_start)
    if each and previous is not None and text[previous.end : number.full_start] in _ASIDE:
        return False  # "przeprowadzono 8 (po 6 godz.)", "odbyły się 2, po 20 godz."
    if each and _in_bracket_of_events(tokens, number):
        return False
    if each and _for_persons(tokens, number):
        return not factors.counted_before(text, number, previous)
    if each and _beside_event(tokens, number):
        return not factors.counted_before(text, number, previous)
    if each and _of_advice(tokens, end) and not rates.again_and_again(text, floor, end):
        return False
    if each:
        return not rates.given(text, floor, number.full_start)
    ranged = number.value_max is not None
    return rates.length_of_one(text, floor, number.full_start, ranged=ranged)


def _for_persons(tokens: Tokens, number: NumberMention) -> bool:
    """Tell "18 osób po 4 godziny" and "(18 osób, po 4 h każda)": of each of those counted."""
    words = tokens.words
    before = tokens.first_from(number.full_start) - 1
    while before >= 0 and words[before] in (",", "-", "–", *_ONE_OF):
        before -= 1
    phrase = label_phrases.ending_at(tokens, before) if before >= 0 else None
    if phrase is None or unit_class(phrase.unit) not in ("person", "body"):
        return False
    return phrase.first > 0 and words[phrase.first - 1][:1].isdigit()


def _in_bracket_of_events(tokens: Tokens, number: NumberMention) -> bool:
    """Tell "dwa szkolenia (BHP i HACCP, po 8 h)": each of those counted before the bracket."""
    words = tokens.words
    first = tokens.first_from(number.full_start)
    opening = _opening(words, first - 1)
    if opening < 1 or any(w in (".", ";") or w[:1].isdigit() for w in words[opening:first]):
        return False
    phrase = label_phrases.ending_at(tokens, opening - 1)
    if phrase is None or not phrase.first or unit_class(phrase.unit) != "event":
        return False
    return is_number(words[phrase.first - 1])


def _beside_event(tokens: Tokens, number: NumberMention) -> bool:
    """Tell "szkolenia po 8 godzin" from "skorzystały po 8 godzin"."""
    words = tokens.words
    before = tokens.first_from(number.full_start) - 1
    while before >= 0 and (words[before] in ("(", ",", ";", "-", "–") or words[before] in _ONE_OF):
        before -= 1
    if before >= 0 and words[before] == ")":
        before = _opening(words, before - 1) - 1  # "2 warsztaty (w Kole i Turku), po 6 godzin"
    before = _before_title(words, before)
    if _is_event(tokens, before):
        return True
    opening = _opening(words, before)  # "dwa szkolenia (BHP i HACCP, po 8 h)"
    return opening > 0 and _is_event(tokens, opening - 1)


def _is_event(tokens: Tokens, index: int) -> bool:
    if index > 0 and tokens.words[index] == "." and _is_cut_event(tokens.words[index - 1]):
        return True
    phrase = label_phrases.ending_at(tokens, index) if index >= 0 else None
    unit = phrase.unit if phrase is not None else None
    return unit_class(unit) == "event" or unit in _EVENTS


def _is_cut_event(form: str) -> bool:
    """Tell "4 szkol. po 16 godz."."""
    return unit_class(lexicon.CUT_NOUNS.get(form.lower())) == "event"


def _opening(words: Sequence[str], index: int) -> int:
    """Token of the bracket that is open at ``index``, -1 for none near."""
    for place in range(index, max(-1, index - _LONGEST_TITLE), -1):
        if words[place] in ("(", ")", HARD_BREAK):
            return place if words[place] == "(" else -1
    return -1


def _of_advice(tokens: Tokens, end: int) -> bool:
    """Tell "dla 20 osób po 4 godziny poradnictwa": advice is given to each, zajęcia are held."""
    phrase = phrases.after(tokens, tokens.first_from(end))
    return phrase is not None and phrase.unit in lexicon.NEVER_COUNTED


def _before_title(words: Sequence[str], index: int) -> int:
    """Go left over a title: "3 szkolenia „Spółdzielnia krok po kroku” po 40 godz."."""
    if index < 0 or words[index] not in _CLOSING:
        return index
    for place in range(index - 1, max(-1, index - _LONGEST_TITLE), -1):
        if words[place] in _OPENING:
            return place - 1
    return index
