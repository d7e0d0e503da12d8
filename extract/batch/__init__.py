"""Many reports: find them, read each on its own, write their tables as they come."""

from extract.batch.find import Problem, Source, find
from extract.batch.outcome import Failure, Outcome, explanation, outcome
from extract.batch.run import Progress, Summary, run
from extract.indicators import stored as read_tables

__all__ = [
    "Failure",
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
