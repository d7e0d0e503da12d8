"""Many reports: find them, read each on its own, write their tables as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.batch.find import find
from extract.batch.interruption import Interrupted
from extract.batch.outcomes import Failure, Outcome, explanation
from extract.batch.run import Progress, run
from extract.batch.source import Problem, Source
from extract.batch.summary import Summary
from extract.on_demand import on_demand

if TYPE_CHECKING:
    from extract.batch.attempt import outcome
    from extract.indicators import read_tables

__all__ = [
    "Failure",
    "Interrupted",
    "Outcome",
    "Problem",
    "Progress",
    "Source",
    "Summary",
    "explanation",
    "find",
    "outcome",
    "read_tables",
    "run",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = on_demand(
        __name__, {"extract.batch.attempt": ["outcome"], "extract.indicators": ["read_tables"]}
    )
