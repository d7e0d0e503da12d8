"""Facts to indicators: a codebook the analyst owns, the values it reads, and their roll-ups."""

from __future__ import annotations

from extract.indicators.codebook import Codebook, load_codebook, unknown_units
from extract.indicators.rollups import rollup
from extract.indicators.sections import subject
from extract.indicators.stored import stored
from extract.indicators.stream import IndicatorStream
from extract.indicators.values import Reader, Reading, indicator_values, read, values_of

__all__ = [
    "Codebook",
    "IndicatorStream",
    "Reader",
    "Reading",
    "indicator_values",
    "load_codebook",
    "read",
    "rollup",
    "stored",
    "subject",
    "unknown_units",
    "values_of",
]
