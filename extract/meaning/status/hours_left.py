"""Hours that are left or may be given at most: "zostało 8 h", "limit 30 godzin"; no result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.meaning.status.made import is_passive
from extract.meaning.status.money import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

# "zostało 8 h", "niewykorzystane 360 godzin"
_LEFT = WORDS.pattern(r"\b<left_over>[^.;,()\d]{0,40}\Z|\b<unused>\s{1,2}\Z")
# "z 3 200 godzin zaplanowanych na cały rok zostało 512"
_OVER = WORDS.pattern(
    r"\b<left_over>\s(?:[^\W\d_]{1,10}\s){0,2}\Z|\b<unused>\s{1,2}(?:[^\W\d_]{1,12}\s)?\Z"
)
# "z puli 120 godzin wykorzystano 98", "limit 30 godzin na podmiot"
_POOL = WORDS.pattern(r"\b<pools>\s{1,2}\Z")
_SIGNS = ("zosta", "wykorzysta", "nie wyd")
_POOL_SIGNS = ("pul", "limit")


def are_over(before: str) -> bool:
    """Tell hours that are left of others told before: "z 3 200 godzin zostało 512".

    Parameters
    ----------
    before
        What stands before the number, behind the number before it.
    """
    return _may_be_left(before) and _OVER.search(before) is not None and not is_passive(before)


def are_left_or_limit(near: str) -> bool:
    """Tell "zostało z nich 8 h" and "limit 30 godzin", but not "zrealizowanych zostało 120 godzin".

    Parameters
    ----------
    near
        What stands before the number, other numbers or not.
    """
    if _may_be_left(near) and _LEFT.search(near) is not None and not is_passive(near):
        return True
    return _has_any(_POOL_SIGNS, near) and _POOL.search(near) is not None


def _may_be_left(words: str) -> bool:
    """Tell what patterns of a rest need, which few numbers have before them."""
    return _has_any(_SIGNS, words)


def _has_any(signs: Sequence[str], words: str) -> bool:
    small = words.lower()
    return any(sign in small for sign in signs)
