"""Why an indicator has its values: the facts that feed it, and those that almost do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from extract.indicators.facts import STATUSES
from extract.indicators.reasons import WHY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.indicators.values import Reading


_NEARLY = 2


@dataclass(frozen=True, slots=True)
class Explained:
    """A fact and what it has to do with an indicator.

    Attributes
    ----------
    report_id, path, fact_id, quote, value, status
        Of the fact; ``value`` is ``None`` for an indefinite number.
    reason
        Why it does not feed the indicator; empty if it does.
    """

    report_id: str
    path: str
    fact_id: str
    quote: str
    value: float | None
    status: str
    reason: str


def explain(reading: Reading, indicator: str) -> Iterator[Explained]:
    """Give the facts that feed an indicator, then those that miss it by a condition or two.

    Parameters
    ----------
    reading
        What ``read`` made of the tables.
    indicator
        Its id, one of the codebook's.
    """
    number = reading.matcher.ids.index(indicator)
    found = reading.candidates[reading.candidates["indicator"].to_numpy() == number]
    why = found["why"].to_numpy()
    for order in (why == 0, why != 0):
        some = found[order]
        for row, reason in zip(some["fact"].tolist(), some["why"].tolist(), strict=True):
            yield _explained(reading, row, WHY[reason])
    yield from _almost(reading, indicator, set(found["fact"].tolist()))


def _almost(reading: Reading, indicator: str, known: set[int]) -> Iterator[Explained]:
    for row, look in reading.matcher.looks(reading.seen, indicator):
        lacks = () if row in known else reading.matcher.why_not(look, indicator) or ()
        if 0 < len(lacks) <= _NEARLY:
            yield _explained(reading, row, "; ".join(lacks))


def _explained(reading: Reading, row: int, reason: str) -> Explained:
    section, value, status = (
        reading.facts.column(name)[row] for name in ("section", "value", "status")
    )
    fact_id, quote = (
        reading.facts.texts(name, np.array([row]))[0] for name in ("fact_id", "quote")
    )
    place = reading.places.iloc[int(section)]
    return Explained(
        report_id=str(place["report_id"]),
        path=str(place["path"]),
        fact_id=str(fact_id),
        quote=" ".join(str(quote).split()),
        value=None if np.isnan(value) else float(value),
        status=STATUSES[int(status)],
        reason=reason,
    )
