"""What a run did, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from extract.batch.outcomes import Failure


@dataclass(slots=True)
class Summary:
    """What a run did.

    Attributes
    ----------
    out
        Folder of the tables.
    read, duplicates
        How many files are in the tables, and how many more are the same under another path.
    copies
        How many of those read have the content of another one under a different name.
    kept
        How many inputs were not read again, because an earlier run had read the same bytes.
    gone
        How many inputs the tables before held that are none of this run.
    unmet
        Bodies that the alias file sends to another and that no report names: an old alias, or a
        slip in it.
    failures
        One for each input that failed, those that were not found first, then in order of path.
    rows
        How many rows each table has.
    written
        False when no file was found: then nothing was written, earlier tables are as they were.
    """

    out: Path
    read: int = 0
    duplicates: int = 0
    copies: int = 0
    kept: int = 0
    gone: int = 0
    unmet: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    rows: Counter[str] = field(default_factory=Counter)
    written: bool = False
