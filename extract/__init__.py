"""owes-extract: Polish activity reports in, tables out.

>>> import extract
>>> result = extract.extract("Odbyło się 14 spotkań animacyjnych.")
>>> [(fact.value, fact.unit) for fact in result.facts]
[(14.0, 'spotkanie')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# Bound here and now: a package below bears the same name and would take its place.
from extract.indicators.results import tables
from extract.on_demand import on_demand

if TYPE_CHECKING:
    from extract.errors import ExtractError
    from extract.facts.fact import Amount, Count, DateFact, Fact, Hours, Institution
    from extract.facts.institutions import normalize_name
    from extract.indicators import indicator_values, load_codebook, rollup
    from extract.pipeline import Result, extract
    from extract.report import Report, from_text, read
    from extract.sections import Section

__version__ = "0.1.0"

__all__ = [
    "Amount",
    "Count",
    "DateFact",
    "ExtractError",
    "Fact",
    "Hours",
    "Institution",
    "Report",
    "Result",
    "Section",
    "__version__",
    "extract",
    "from_text",
    "indicator_values",
    "load_codebook",
    "normalize_name",
    "read",
    "rollup",
    "tables",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = on_demand(
        __name__,
        {
            "extract.errors": ["ExtractError"],
            "extract.facts.fact": ["Amount", "Count", "DateFact", "Fact", "Hours", "Institution"],
            "extract.facts.institutions": ["normalize_name"],
            "extract.indicators": ["indicator_values", "load_codebook", "rollup"],
            "extract.pipeline": ["Result", "extract"],
            "extract.report": ["Report", "from_text", "read"],
            "extract.sections": ["Section"],
        },
    )
