"""What a codebook can ask of facts, of all of them in columns and of one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from extract.indicators.facts import Facts


class Stand(NamedTuple):
    """Where a fact stands, what it is of and who is named behind it."""

    activity: str
    status: int
    part: bool
    institution: frozenset[str]


@dataclass(frozen=True, slots=True)
class Look:
    """What the codebook can ask of one fact."""

    kind: int
    unit: str
    activity: str
    status: int
    part: bool
    institution: frozenset[str]
    words: Mapping[str, int]
    """Bits of each scope."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the codebook can ask of facts of the kinds and units that it takes, words apart.

    Attributes
    ----------
    rows
        Of the facts, in order.
    kind
        Places in ``KINDS``.
    unit, stand
        Places in ``units`` and ``stands``.
    units
        Units; the first one is that of facts without a unit.
    stands
        Every combination that is there, once.
    facts, places
        As ``gather`` and ``located`` returned them.
    """

    rows: NDArray[np.intp]
    kind: NDArray[np.int8]
    unit: NDArray[np.int64]
    stand: NDArray[np.int64]
    units: Sequence[str]
    stands: Sequence[Stand]
    facts: Facts
    places: pd.DataFrame
