"""Words as the lists in TOML files write them, made into patterns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_GAP = r"\s{1,3}"


def any_of(phrases: Iterable[str]) -> str:
    r"""Return an alternation of phrases, the longest first.

    Parameters
    ----------
    phrases
        As a list writes them: ``*`` behind a beginning is any ending ("plan*"), alone it is any
        word ("fundusz *"); a space is up to three characters of white space.

    Returns
    -------
    str
        For :mod:`re`, in brackets. A phrase ends where its last word does; where it may begin is
        for the pattern around it to say.

    Examples
    --------
    >>> any_of(["plan*", "br."])
    '(?:plan\\w*+|br\\.)'
    """
    return f"(?:{'|'.join(map(_phrase, sorted(phrases, key=len, reverse=True)))})"


def _phrase(phrase: str) -> str:
    return _GAP.join(map(_word, phrase.split()))


def _word(word: str) -> str:
    if word == "*":
        return r"[^\W\d_]++"
    if word[-1] == "*":
        return re.escape(word[:-1]) + r"\w*+"
    return re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "")
