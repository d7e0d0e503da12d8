"""Words as they are typed without Polish letters: "narastająco" -> "narastajaco"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")


def plain(word: str) -> str:
    """Return ``word`` without the marks of Polish letters, its case kept."""
    return word.translate(_PLAIN)


def with_plain(words: Iterable[str]) -> tuple[str, ...]:
    """Return a list of words and, behind them, what becomes of those with Polish letters.

    A list doubled once, when it is read, spares the text from being folded each time.

    Examples
    --------
    >>> with_plain(["łącznie od", "plan"])
    ('łącznie od', 'plan', 'lacznie od')
    """
    listed = tuple(words)
    known = set(listed)
    return listed + tuple(dict.fromkeys(form for form in map(plain, listed) if form not in known))
