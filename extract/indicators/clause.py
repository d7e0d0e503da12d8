"""The words around a number that are said of it: its clause, cut out of its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_LEAD = 200
_TAIL = 120
# Ahead of a number its clause goes on to the next comma, bracket, stop or conjunction.
_ENDS = re.compile(
    r"[,;:()•]|[.!?](?=\s|\Z)|\s(?:oraz|a|i|zaś|natomiast|w tym|z czego|z tego)\s|\s[–-]\s"
)


def clauses(facts: pd.DataFrame, rows: NDArray[np.intp]) -> list[str]:
    """Return the clause around each number, quote included.

    Back to the clause of the number before, ahead to the next number or to where the clause ends.

    Parameters
    ----------
    facts
        As ``gather`` returns them.
    rows
        Which of them.
    """
    some = facts.iloc[rows]
    quotes = [" ".join(quote.split()) for quote in _texts(some["quote"])]
    sentences = _texts(some["sentence"])
    turns = _turns(some, quotes, sentences)
    before = np.minimum(some["before"].to_numpy(), _LEAD).tolist()
    behind = np.minimum(some["behind"].to_numpy(), _TAIL).tolist()
    return [_clause(*each) for each in zip(sentences, quotes, turns, before, behind, strict=True)]


def _texts(column: pd.Series[str]) -> list[str]:
    return column.to_numpy(dtype=object, na_value="").tolist()


def _turns(some: pd.DataFrame, quotes: Sequence[str], sentences: Sequence[str]) -> list[int]:
    """Say which of several equal quotes of one sentence each one is, from 0."""
    keys = pd.DataFrame({"s": some["section"].to_numpy(), "q": quotes, "t": sentences})
    again = keys.duplicated(keep=False).to_numpy()
    turns = np.zeros(len(keys), dtype=np.int64)
    if again.any():
        turns[again] = keys[again].groupby(["s", "q", "t"], sort=False).cumcount().to_numpy()
    return [int(turn) for turn in turns]


def _clause(sentence: str, quote: str, turn: int, before: int, behind: int) -> str:
    at = sentence.find(quote)
    for _ in range(min(turn, 64)):
        following = sentence.find(quote, at + 1)
        if following < 0:
            break
        at = following
    if at < 0:
        return quote
    end = at + len(quote)
    lead = sentence[max(0, at - before) : at]
    tail = sentence[end : end + behind]
    if before < min(at, _LEAD):
        # What follows the number before up to the end of its clause is said of that one.
        ends = _ENDS.search(lead)
        lead = lead[ends.end() :] if ends else lead
    lead = lead[max(lead.rfind(";"), lead.rfind("•")) + 1 :]
    ends = _ENDS.search(tail)
    return f"{lead}{quote}{tail[: ends.start()] if ends else tail}"
