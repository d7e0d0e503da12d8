"""Facts to indicators: a codebook the analyst owns, the values it reads, and their roll-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.on_demand import on_demand

if TYPE_CHECKING:
    from extract.indicators.codebook import Codebook, load_codebook, unknown_units
    from extract.indicators.rollups import rollup
    from extract.indicators.sections import subject
    from extract.indicators.stored import read_tables
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
    "read_tables",
    "rollup",
    "subject",
    "unknown_units",
    "values_of",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = on_demand(
        __name__,
        {
            "extract.indicators.codebook": ["Codebook", "load_codebook", "unknown_units"],
            "extract.indicators.rollups": ["rollup"],
            "extract.indicators.sections": ["subject"],
            "extract.indicators.stored": ["read_tables"],
            "extract.indicators.stream": ["IndicatorStream"],
            "extract.indicators.values": [
                "Reader",
                "Reading",
                "indicator_values",
                "read",
                "values_of",
            ],
        },
    )
