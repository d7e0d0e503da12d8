"""The table ``indicators``: one value for each section, indicator and status, and its facts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from extract.indicators import institutions
from extract.indicators.carriers import candidates
from extract.indicators.checked import checked
from extract.indicators.codebook import load_codebook
from extract.indicators.facts import STATUSES, gather
from extract.indicators.match import Matcher
from extract.indicators.reasons import CARRIES
from extract.indicators.sections import located
from extract.tables import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.indicators.codebook import Codebook
    from extract.indicators.facts import Facts
    from extract.indicators.seen import Seen

_SEPARATOR = "; "
_DAYS = ("start", "end")


@dataclass(frozen=True, slots=True)
class Reading:
    """Tables read through a codebook: every fact, where it stands, and what it feeds."""

    codebook: Codebook
    matcher: Matcher
    tables: Mapping[str, pd.DataFrame]
    places: pd.DataFrame
    facts: Facts
    seen: Seen
    candidates: pd.DataFrame

    @property
    def carriers(self) -> pd.DataFrame:
        """Candidates that count."""
        carrying = np.flatnonzero(self.candidates["why"].to_numpy() == CARRIES)
        found: pd.DataFrame = self.candidates.take(carrying)
        return found


class Reader:
    """Reads tables through a codebook, again and again.

    Parameters
    ----------
    codebook
        As ``load_codebook`` returns it; the default one if left out.
    """

    def __init__(self, codebook: Codebook | None = None) -> None:
        self._codebook = codebook or load_codebook()
        self._matcher = Matcher(self._codebook)

    def read(self, tables: Mapping[str, pd.DataFrame]) -> Reading:
        """Read tables.

        Raises
        ------
        TableError
            When a table or a column is missing or holds what it must not.
        """
        codebook, matcher = self._codebook, self._matcher
        sound = checked(tables)
        places = located(sound["sections"], sound["reports"])
        facts = gather(sound, places)
        named = partial(institutions.kinds, facts, places, sound["institutions"])
        seen = matcher.see(facts, places, named)
        dates = sound["dates"]
        found = candidates(facts, places, matcher, codebook=codebook, seen=seen, dates=dates)
        return Reading(codebook, matcher, sound, places, facts, seen, found)


def read(tables: Mapping[str, pd.DataFrame], codebook: Codebook | None = None) -> Reading:
    """Read tables through a codebook, as ``Reader`` does."""
    return Reader(codebook).read(tables)


def indicator_values(
    tables: Mapping[str, pd.DataFrame], codebook: Codebook | None = None
) -> pd.DataFrame:
    """Read the indicators of each section out of tables.

    A number whose status is not known counts as achieved. Values of an indicator that is summed
    are added up within a section; of any other the largest is taken. Parts, totals since an
    earlier time and restated numbers are left out beside what holds them.

    Parameters
    ----------
    tables
        As ``extract.tables`` returns them, or read back from files.
    codebook
        As ``load_codebook`` returns it; the default one if left out.

    Returns
    -------
    DataFrame
        The table ``indicators``, in order of report, section and codebook. The period is the
        report's, or the later one that a plan is for.

    Raises
    ------
    TableError
        When a table or a column is missing or holds what it must not.
    """
    reading = read(tables, codebook)
    return values_of(reading)


def values_of(reading: Reading) -> pd.DataFrame:
    """Return the table ``indicators`` of what was read."""
    carriers, places, facts = reading.carriers, reading.places, reading.facts
    made = carriers.copy()
    section = made["section"].to_numpy()
    made["report"] = places["report"].to_numpy()[section]
    days = {name: made[name].to_numpy(dtype="datetime64[s]").astype(np.int64) for name in _DAYS}
    made = made.assign(**days)
    made = made.sort_values(["report", "section", "indicator", "status", *_DAYS], kind="stable")
    keys = made[["section", "indicator", "status", *_DAYS]].to_numpy()
    changes = np.ones(len(made), dtype=bool)
    changes[1:] = (keys[1:] != keys[:-1]).any(axis=1)
    starts = np.flatnonzero(changes)
    heads = made.iloc[starts]
    value = made["value"].to_numpy(dtype=float)
    totals = np.add.reduceat(value, starts) if len(starts) else value
    largest = np.maximum.reduceat(value, starts) if len(starts) else value
    indicators = list(reading.codebook.indicators.values())
    adds = np.array([i.agg == "sum" for i in indicators], dtype=bool)
    number = heads["indicator"].to_numpy(dtype=np.int64)
    ids = facts.texts("fact_id", made["fact"].to_numpy()).tolist()
    ends = [*starts[1:].tolist(), len(made)][: len(starts)]
    place = places.iloc[heads["section"].to_numpy()]
    columns = {
        "report_id": place["report_id"].array,
        "project": place["project"].array,
        "section_id": place["section_id"].array,
        "path": place["path"].array,
        "indicator_id": np.array(list(reading.codebook.indicators), dtype=object)[number],
        "value": np.where(adds[number], totals, largest),
        "unit": np.array([i.unit for i in indicators], dtype=object)[number],
        "status": np.array(STATUSES, dtype=object)[heads["status"].to_numpy()],
        **{f"period_{name}": heads[name].to_numpy().astype("datetime64[s]") for name in _DAYS},
        "facts": [_SEPARATOR.join(ids[a:b]) for a, b in zip(starts.tolist(), ends, strict=True)],
    }
    return pd.DataFrame(
        {
            column.name: pd.Series(columns[column.name], dtype=column.type.pandas)
            for column in SCHEMA["indicators"].columns
        }
    )
