"""Which institutions and places are named behind a number, before the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from extract.indicators.facts import DATES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extract.indicators.facts import Facts

_SEPARATOR = "; "


def kinds(
    facts: Facts, places: pd.DataFrame, institutions: pd.DataFrame, rows: NDArray[np.intp]
) -> tuple[NDArray[np.intp], list[frozenset[str]]]:
    """Return those of ``rows`` behind whose number institutions are named, and their kinds."""
    nothing: frozenset[str] = frozenset()
    found: dict[int, frozenset[str]] = {}
    named = _named(facts, places, institutions, "kind")
    wanted = np.zeros(len(facts), dtype=bool)
    wanted[rows] = True
    named = named[wanted[named["fact"].to_numpy(dtype=np.int64)]]
    for row, kind in zip(named["fact"].tolist(), named["kind"].tolist(), strict=True):
        found[row] = found.get(row, nothing) | {kind}
    return np.array(list(found), dtype=np.intp), list(found.values())


def joined(
    facts: Facts, places: pd.DataFrame, institutions: pd.DataFrame, column: str
) -> NDArray[np.object_]:
    """Return what is named behind each fact's number: its kinds, or its places.

    Several share the number ("7 w UG/UM") and are joined by ``; `` in alphabetical order; ``None``
    where none is named.
    """
    made = np.full(len(facts), None, dtype=object)
    named = _named(facts, places, institutions, column).drop_duplicates()
    if len(named):
        named = named.sort_values(["fact", column], kind="stable")
        texts = named.groupby("fact", sort=True)[column].agg(_SEPARATOR.join)
        made[texts.index.to_numpy()] = texts.to_numpy(dtype=object)
    return made


def _named(
    facts: Facts, places: pd.DataFrame, institutions: pd.DataFrame, column: str
) -> pd.DataFrame:
    """Pair mentions with the fact behind whose number, and in whose sentence, they stand."""
    mentions = institutions[institutions[column].notna()]
    numbers = np.flatnonzero(facts.column("kind") != DATES)
    if not len(mentions) or not len(numbers):
        return pd.DataFrame({"fact": np.zeros(0, dtype=np.int64), column: []})
    section = facts.column("section")[numbers]
    ids = pd.Index(places["report_id"].unique())
    report = ids.get_indexer(pd.Index(places["report_id"]))[section]
    of_mention = ids.get_indexer(pd.Index(mentions["report_id"]))
    mentions, of_mention = mentions[of_mention >= 0], of_mention[of_mention >= 0]
    start = mentions["start"].to_numpy(dtype=np.int64)
    at = facts.column("start")[numbers]
    width = int(max(start.max(initial=0), at.max(initial=0))) + 1
    order = np.argsort(report * width + at, kind="stable")
    line = (report * width + at)[order]
    before = np.searchsorted(line, of_mention * width + start, side="right") - 1
    fact = order[np.maximum(before, 0)]
    same = (before >= 0) & (report[fact] == of_mention)
    fact, start = numbers[fact[same]], start[same]
    names = mentions[column].to_numpy(dtype=object)[same]
    near = start < _reach(facts, fact)
    return pd.DataFrame({"fact": fact[near], column: names[near]})


def _reach(facts: Facts, rows: NDArray[np.intp]) -> NDArray[np.int64]:
    """Offset at which the sentence or bracket of each fact ends; white space in it is folded."""
    sentences = facts.texts("sentence", rows).tolist()
    quotes = facts.texts("quote", rows).tolist()
    left = [
        _left(sentence[max(0, sentence.find(" ".join(quote.split()))) :])
        for sentence, quote in zip(sentences, quotes, strict=True)
    ]
    found: NDArray[np.int64] = facts.column("start")[rows] + np.array(left, dtype=np.int64)
    return found


def _left(behind: str) -> int:
    """Return the length of a sentence from a number on, of a bracket that the number stands in."""
    closes = behind.find(")")
    return closes if closes >= 0 and "(" not in behind[:closes] else len(behind)
