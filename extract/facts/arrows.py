"""Arrows from an earlier number to the one of now: "grupy 15 → 17", "liczba miejsc (8 -> 19)"."""

from __future__ import annotations

import re

ARROW = r"\s{0,3}(?:[→⇒➔➜]|[-–—=]{1,2}>)\s{0,3}"
TIPS = frozenset("→⇒➔➜>")
"""How arrows end."""
_ARROW = re.compile(ARROW)
_AHEAD = re.compile(rf"{ARROW}(?=\d)")
_FAR = 6  # characters of an arrow with the spaces around it


def leads_on(text: str, end: int) -> bool:
    """Tell a number that ends at ``end`` and from which an arrow leads to another."""
    return _AHEAD.match(text, end) is not None


def opens(text: str, start: int) -> bool:
    """Tell a number at ``start`` to which an arrow leads."""
    return text[max(0, start - _FAR) : start].rstrip()[-1:] in TIPS and start > 0


def joins(text: str, end: int, start: int) -> bool:
    """Tell an arrow, and nothing else, between a number's ``end`` and another's ``start``."""
    return start - end <= 2 * _FAR and _ARROW.fullmatch(text, end, start) is not None
