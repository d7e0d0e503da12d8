"""Many reports: find them, read each on its own, write their tables as they come."""

from extract.batch.find import find
from extract.batch.interruption import Interrupted
from extract.batch.outcome import Failure, Outcome, explanation, outcome
from extract.batch.run import Progress, run
from extract.batch.source import Problem, Source
from extract.batch.summary import Summary
from extract.indicators import stored as read_tables

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
