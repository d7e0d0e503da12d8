"""The words around a number that are said of it: its clause, cut out of its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from extract.indicators.facts import Facts

_LEAD = 200
_TAIL = 120
# Marks around the quote of a window, and before a window that begins at the number before.
_OPEN, _CLOSE, _CUT = "\x01", "\x02", "\x03"
# Ahead of a number its clause goes on to the next comma, bracket, stop or conjunction.
_ENDS = re.compile(
    r"[,;:()•]|[.!?](?=\s|\Z)|\s(?:oraz|a|i|zaś|natomiast|w tym|z czego|z tego)\s|\s[–-]\s"
)


def windows(facts: Facts, rows: NDArray[np.intp]) -> list[str]:
    """Cut what may be the clause of each number out of its sentence; ``clause`` makes it."""
    quotes = _folded(facts.texts("quote", rows).tolist())
    sentences: list[str] = facts.texts("sentence", rows).tolist()
    places = np.array(list(map(str.find, sentences, quotes)), dtype=np.int64)
    _set_right(places, sentences, quotes, facts.column("section")[rows])
    lengths = np.fromiter(map(len, quotes), dtype=np.int64, count=len(quotes))
    behind = places + lengths
    before = facts.column("before")[rows]
    first = np.maximum(places - np.minimum(before, _LEAD), 0)
    last = behind + np.minimum(facts.column("behind")[rows], _TAIL)
    cuts = np.where(before < np.minimum(places, _LEAD), _CUT, "")
    lost = (places < 0).tolist()
    return [
        f"{_OPEN}{quote}{_CLOSE}"
        if gone
        else f"{cut}{sentence[a:b]}{_OPEN}{quote}{_CLOSE}{sentence[c:d]}"
        for sentence, quote, cut, gone, a, b, c, d in zip(
            sentences,
            quotes,
            cuts.tolist(),
            lost,
            first.tolist(),
            places.tolist(),
            behind.tolist(),
            last.tolist(),
            strict=True,
        )
    ]


def clause(window: str) -> str:
    """Return the clause in a window.

    Back to the clause of the number before, ahead to the next number or to where the clause ends.
    """
    lead, _, rest = window.partition(_OPEN)
    quote, _, tail = rest.partition(_CLOSE)
    if lead[:1] == _CUT:
        # What follows the number before up to the end of its clause is said of that one.
        ends = _ENDS.search(lead)
        lead = lead[ends.end() :] if ends else lead
    lead = lead[max(lead.rfind(";"), lead.rfind("•")) + 1 :]
    ends = _ENDS.search(tail)
    return f"{lead}{quote}{tail[: ends.start()] if ends else tail}"


def _folded(quotes: list[str]) -> list[str]:
    """Fold white space, which hardly any quote needs."""
    return [
        " ".join(quote.split()) if "\n" in quote or "\u00a0" in quote or "  " in quote else quote
        for quote in quotes
    ]


def _set_right(
    places: NDArray[np.int64],
    sentences: Sequence[str],
    quotes: Sequence[str],
    section: NDArray[np.int64],
) -> None:
    """Give each of several equal quotes of a sentence its own place."""
    again = np.array(list(map(str.count, sentences, quotes)), dtype=np.int64) > 1
    met: dict[tuple[int, str, str], int] = {}
    for row in np.flatnonzero(again).tolist():
        key = int(section[row]), quotes[row], sentences[row]
        last = met.get(key)
        at = sentences[row].find(quotes[row], 0 if last is None else last + 1)
        if at >= 0:
            places[row] = met[key] = at
