"""owes-extract: Polish activity reports in, tables out.

>>> import extract
>>> result = extract.extract("Odbyło się 14 spotkań animacyjnych.")
>>> [(fact.value, fact.unit) for fact in result.facts]
[(14.0, 'spotkanie')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

# Bound here and now: its module bears the same name and would take its place.
from extract.tables import tables

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

_HOMES = {
    "Amount": "extract.facts.fact",
    "Count": "extract.facts.fact",
    "DateFact": "extract.facts.fact",
    "ExtractError": "extract.errors",
    "Fact": "extract.facts.fact",
    "Hours": "extract.facts.fact",
    "Institution": "extract.facts.fact",
    "Report": "extract.report",
    "Result": "extract.pipeline",
    "Section": "extract.sections",
    "extract": "extract.pipeline",
    "from_text": "extract.report",
    "indicator_values": "extract.indicators",
    "load_codebook": "extract.indicators",
    "normalize_name": "extract.facts.institutions",
    "read": "extract.report",
    "rollup": "extract.indicators",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is asked for: ``owes-extract --help`` needs none of them."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'extract' has no attribute {name!r}")
    return getattr(import_module(home), name)
