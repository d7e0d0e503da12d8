"""What the statistical side finds: a label over a span of characters."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Label: TypeAlias = Literal["persName", "orgName", "placeName", "geogName", "date", "time"]
"""Labels of the National Corpus of Polish; those of other models are mapped to them once."""


class Entity(NamedTuple):
    """A name or a date that a model has found.

    Attributes
    ----------
    label
        What it is; ``placeName`` is a town, commune or country, ``geogName`` a river, street, hill.
    start, end
        Character offsets into ``Report.text``, end exclusive.
    """

    label: Label
    start: int
    end: int
