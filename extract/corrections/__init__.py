"""What a person corrected on the review page, applied to the tables of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.on_demand import on_demand

if TYPE_CHECKING:
    from extract.corrections.correcting import Done, correct, reapply
    from extract.corrections.file import Refusal, Reviewed
    from extract.corrections.keeping import decided, rows_as_read
    from extract.corrections.place import kept_file
    from extract.corrections.rules import Verdict
    from extract.corrections.stored import stored_reports

__all__ = [
    "Done",
    "Refusal",
    "Reviewed",
    "Verdict",
    "correct",
    "decided",
    "kept_file",
    "reapply",
    "rows_as_read",
    "stored_reports",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = on_demand(
        __name__,
        {
            "extract.corrections.correcting": ["Done", "correct", "reapply"],
            "extract.corrections.file": ["Refusal", "Reviewed"],
            "extract.corrections.keeping": ["decided", "rows_as_read"],
            "extract.corrections.place": ["kept_file"],
            "extract.corrections.rules": ["Verdict"],
            "extract.corrections.stored": ["stored_reports"],
        },
    )
