"""What a person corrected on the review page, applied to the tables of a run."""

from extract.corrections.correct import Done, correct, reapply
from extract.corrections.file import Refusal, Reviewed
from extract.corrections.keeping import decided, rows_as_read
from extract.corrections.rules import Verdict
from extract.corrections.stored import stored_reports

__all__ = [
    "Done",
    "Refusal",
    "Reviewed",
    "Verdict",
    "correct",
    "decided",
    "reapply",
    "rows_as_read",
    "stored_reports",
]
