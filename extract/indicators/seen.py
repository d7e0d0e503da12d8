"""What a codebook can ask of facts, in columns, and of one of them at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extract.indicators.words import bits_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from extract.indicators.words import Marks


class Look(NamedTuple):
    """What the codebook can ask of one fact; the scopes are bits of their ``Cues``."""

    kind: int
    unit: str
    activity: str
    status: int
    part: bool
    phrase: int
    near: int
    sentence: int
    title: int
    institution: frozenset[str]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the codebook can ask of facts of the kinds and units that it takes.

    Attributes
    ----------
    rows
        Of the facts, in order.
    kind, status
        Places in ``KINDS`` and ``STATUSES``.
    unit, activity, institution
        Places in ``units``, ``activities`` and ``institutions``.
    part
        Parts of a whole.
    units, activities, institutions
        Units and activities, nothing for none; sets of kinds.
    marks
        By scope.
    """

    rows: NDArray[np.intp]
    kind: NDArray[np.int8]
    unit: NDArray[np.int64]
    activity: NDArray[np.int64]
    status: NDArray[np.int8]
    part: NDArray[np.bool_]
    institution: NDArray[np.int64]
    units: Sequence[str]
    activities: Sequence[str]
    institutions: Sequence[frozenset[str]]
    marks: Mapping[str, Marks]

    def look(self, place: int) -> Look:
        """Look at one of the facts."""
        return Look(
            kind=int(self.kind[place]),
            unit=self.units[self.unit[place]],
            activity=self.activities[self.activity[place]],
            status=int(self.status[place]),
            part=bool(self.part[place]),
            institution=self.institutions[self.institution[place]],
            **{scope: bits_of(marks[:, place]) for scope, marks in self.marks.items()},
        )
