"""From which word to which the label before a number reaches: "Liczba spotkań (ogółem): 30".

Works on token indices of one stretch, like ``phrases``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.polish import morphology, sentences
from extract.polish.tokens import HARD_BREAK

if TYPE_CHECKING:
    from extract.polish.tokens import Tokens

ENDS = frozenset({".", ";", "(", ")", ":", "+", "•", "▪", "➢", "·", HARD_BREAK})
"""Tokens that end what stands before a label."""
CLOSING_QUOTES = frozenset({"”", '"', "»", "’’", "''"})
ASIDE = 14
"""Tokens of the longest bracket between a label and its number."""
_REACH = 20
_MONEY = frozenset({"zł", "PLN", "EUR", "€"})
_LEGAL_FORM = ["z", "o", ".", "o", "."]


def span(tokens: Tokens, index: int, floor: int = 0) -> tuple[int, int] | None:
    """First and last token (inclusive) of the words before the number at token ``index``.

    The dash, colon or word of totality between them is left out; the words reach back to the
    beginning of the clause.
    """
    words = tokens.words
    position = index - 1
    while position >= 0:
        width = _bridge(words, position, floor)
        if not width:
            break
        position -= width
    if position < 0 or words[position] == HARD_BREAK:
        return None
    first = _start(words, position, floor)
    return (first, position) if first <= position else None


def _bridge(words: list[str], position: int, floor: int) -> int:
    """Count the tokens up to ``position`` that stand between a label and its number."""
    form = words[position]
    if form in lexicon.DASHES or form == "+" or form.lower() in lexicon.TOTALS:
        return 1
    if form == "." and words[max(0, position - 4) : position + 1] == _LEGAL_FORM:
        return len(_LEGAL_FORM)  # "sp. z o.o. – 1"
    if form == "." and position and _takes_stop(words[position - 1]):
        return 1
    if form == "," and "".join(words[position + 1 : position + 2]).lower() in lexicon.TOTALS:
        return 1
    if form == ")":
        return _bracket(words, position, floor)
    since = [word.lower() for word in words[max(0, position - 2) : position + 1]]
    return 3 if since[:2] == ["od", "początku"] else 0


def _bracket(words: list[str], closing: int, floor: int) -> int:
    """Count the tokens of the bracketed aside that closes at ``closing``, 0 if it does not open.

    Digits may stand in it before a colon, when something is stated of them at all: "Liczba
    uczestników (stan na 31.12.2021): 24". So may days, which are no number that ``floor`` stands
    behind: "„Kadry w PS” (6 lutego) – 11".
    """
    stated = words[closing + 1 : closing + 2] == [":"]
    dated = False
    for opening in range(closing, max(-1, closing - ASIDE), -1):
        if words[opening] == "(":
            known = opening > floor and (floor or words[opening - 1] in CLOSING_QUOTES)
            return closing - opening + 1 if known or not dated else 0
        dated = dated or (words[opening][:1].isdigit() and not stated)
    return 0


def _start(words: list[str], position: int, floor: int) -> int:
    """Index of the first word of the label that ends at ``position``."""
    first = position
    while first >= floor and position - first < _REACH:
        form = words[first]
        if form == ",":
            clause = _relative_clause(words, first)
            if clause is None and _describes_count(words, first, floor):
                clause = first
            if clause is None or clause < floor:
                break
            first = clause - 1
            continue
        if form in ENDS and (form != "." or not first or _stop_ends(words, first)):
            break
        if form in _MONEY and first and words[first - 1][:1].isdigit():
            break  # "dotacje 912 000 zł", and the next line
        first -= 1
    first += 1
    while first <= position and _opens_part(words, first):
        if first == position and words[first].isupper():
            break  # "(I – 20, II – 16)"
        first += 2 if words[first].lower() in ("w", "z") else 1
    return first


def _relative_clause(words: list[str], comma: int) -> int | None:
    """Index of the comma that opens the relative clause beside the one at ``comma``."""
    if "któr" not in " ".join(words[max(0, comma - _REACH + 1) : comma + 3]).lower():
        return None  # as behind nearly every comma
    for position in range(comma, max(-1, comma - _REACH), -1):
        opens = words[position + 1 : position + 3]
        if words[position] == "," and any(form.lower().startswith("któr") for form in opens):
            return position
        if words[position] in ENDS and (words[position] != "." or _stop_ends(words, position)):
            return None
    return None


def _describes_count(words: list[str], comma: int, floor: int) -> bool:
    """Tell "Liczba organizacji społecznych, utworzonych dzięki OWES: 9" at its comma."""
    if comma + 1 >= len(words) or not morphology.is_adjective(words[comma + 1]):
        return False
    if not any(a.pos in ("ppas", "pact") for a in morphology.analyses(words[comma + 1])):
        return False
    for position in range(comma - 1, max(floor, comma - _REACH) - 1, -1):
        if words[position] in ENDS or words[position] == ",":
            return False
        if lexicon.names_count(words[position]):
            return True
    return False


def _opens_part(words: list[str], index: int) -> bool:
    """Tell "w tym", "z czego" and a conjunction at ``index``: they open a label, no more."""
    form = words[index].lower()
    return form in ("i", "oraz", "a") or (
        form in ("w", "z") and words[index + 1].lower() in ("tym", "czego", "tego", "których")
    )


def _stop_ends(words: list[str], stop: int) -> bool:
    """Tell whether the full stop at index ``stop`` ends a sentence."""
    if stop + 1 == len(words):
        return True
    before, following = words[stop - 1], words[stop + 1]
    if before.isdigit():
        return following[:1].isupper()  # "Miejsca pracy: 14. PES: 12"
    if not _takes_stop(before):
        return True
    if before in lexicon.ACRONYMS:
        return following.istitle()  # "19 K, 14 M. Miejsc w klubie 35"
    return before.lower() in sentences.MAY_END and following.istitle()


def _takes_stop(form: str) -> bool:
    return lexicon.takes_stop(form) or form.lower() in lexicon.CUT_BEFORE_STOP
