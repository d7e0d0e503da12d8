"""Which institutions and places are named behind a number, before the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from extract.indicators.facts import KINDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SEPARATOR = "; "


def kinds(
    facts: pd.DataFrame, places: pd.DataFrame, institutions: pd.DataFrame
) -> list[frozenset[str]]:
    """Return the kinds of institution named behind each fact's number, in its sentence."""
    nothing: frozenset[str] = frozenset()
    found = [nothing] * len(facts)
    named = _named(facts, places, institutions, "kind")
    for row, kind in zip(named["fact"].tolist(), named["kind"].tolist(), strict=True):
        found[row] = found[row] | {kind}
    return found


def joined(
    facts: pd.DataFrame, places: pd.DataFrame, institutions: pd.DataFrame, column: str
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
    facts: pd.DataFrame, places: pd.DataFrame, institutions: pd.DataFrame, column: str
) -> pd.DataFrame:
    """Pair mentions with the fact behind whose number they stand."""
    mentions = institutions[institutions[column].notna()]
    numbers = np.flatnonzero(facts["kind"].to_numpy() != KINDS.index("dates"))
    if not len(mentions) or not len(numbers):
        return pd.DataFrame({"fact": np.zeros(0, dtype=np.int64), column: []})
    section = facts["section"].to_numpy()[numbers]
    ids = pd.Index(places["report_id"].unique())
    report = ids.get_indexer(pd.Index(places["report_id"]))[section]
    of_mention = ids.get_indexer(pd.Index(mentions["report_id"]))
    mentions, of_mention = mentions[of_mention >= 0], of_mention[of_mention >= 0]
    start = mentions["start"].to_numpy(dtype=np.int64)
    at = facts["start"].to_numpy()[numbers]
    width = int(max(start.max(initial=0), at.max(initial=0))) + 1
    order = np.argsort(report * width + at, kind="stable")
    line = (report * width + at)[order]
    before = np.searchsorted(line, of_mention * width + start, side="right") - 1
    fact = order[np.maximum(before, 0)]
    same = (before >= 0) & (report[fact] == of_mention)
    same &= start < _reach(facts.iloc[numbers])[fact]
    return pd.DataFrame(
        {
            "fact": numbers[fact[same]],
            column: mentions[column].to_numpy(dtype=object)[same],
        }
    )


def _reach(facts: pd.DataFrame) -> NDArray[np.int64]:
    """Offset at which the sentence of each fact ends; white space in it is folded, so no later."""
    sentences = facts["sentence"].to_numpy(dtype=object, na_value="").tolist()
    quotes = facts["quote"].to_numpy(dtype=object, na_value="").tolist()
    left = [
        len(sentence) - max(0, sentence.find(" ".join(quote.split())))
        for sentence, quote in zip(sentences, quotes, strict=True)
    ]
    return facts["start"].to_numpy() + np.array(left, dtype=np.int64)
