"""One lazy stream from paths to written tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from extract import entities
from extract.batch.find import find
from extract.batch.manifest import MANIFEST, manifest
from extract.batch.outcome import collided, outcome, repeated, unfound
from extract.export import FORMATS, Export
from extract.pipeline import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.batch.outcome import Failure, Outcome
    from extract.pipeline import Model

Progress = Callable[[int, int], None]
"""Called after each file with the bytes done and the bytes in all."""


@dataclass(slots=True)
class Summary:
    """What a run did.

    Attributes
    ----------
    out
        Folder of the tables.
    read, duplicates
        How many files were read, and how many more had been read before under the same name.
    copies
        How many of those read have the content of another one under a different name.
    failures
        One for each input that failed, those that were not found first, then in order of path.
    rows
        How many rows each table got.
    written
        False when no file was found: then nothing was written, earlier tables are as they were.
    """

    out: Path
    read: int = 0
    duplicates: int = 0
    copies: int = 0
    failures: list[Failure] = field(default_factory=list)
    rows: Counter[str] = field(default_factory=Counter)
    written: bool = False


def run(
    paths: str | Path | Iterable[str | Path],
    out: str | Path,
    *,
    formats: Iterable[str] = FORMATS,
    encoding: str | None = None,
    model: Model = DEFAULT_MODEL,
    progress: Progress | None = None,
) -> Summary:
    """Read many reports and write their tables, and ``manifest.json`` with what made them.

    Every input, whatever becomes of it, has one row in ``reports``; one that failed has one in
    ``errors`` as well. The tables do not depend on the order of ``paths``. Memory is bounded by
    the largest report and ``extract.export.ROWS_PER_GROUP``, not by the number of files.

    Parameters
    ----------
    paths
        One or several files, folders and patterns; see ``extract.batch.find``.
    out
        Folder for the tables.
    formats
        Some of ``extract.export.FORMATS``.
    encoding
        Name of the encoding of all files; ``None`` finds it out file by file.
    model
        As for ``extract.extract``; loaded before the first report is read.
    progress
        Called after each file.

    Raises
    ------
    ModelError
        When the model cannot be had.
    ExportError
        When the tables cannot be written. No report, however broken, raises.
    """
    sources, problems = find(paths)
    summary = Summary(Path(out))
    if not sources:
        summary.failures = [made.failure for made in map(unfound, problems) if made.failure]
        return summary
    recogniser = entities.load(model)
    total = sum(source.size for source in sources)
    done = 0
    seen: dict[str, str] = {}
    with Export(summary.out, formats) as export:
        for problem in problems:
            _take(unfound(problem), export, summary)
        for made in map(partial(outcome, encoding=encoding, model=recogniser), sources):
            _take(_unrepeated(made, seen), export, summary)
            done += made.size
            if progress is not None:
                progress(done, total)
            del made  # or it would be there until the next report is read
        export.attach(MANIFEST, manifest(summary, recogniser, {"encoding": encoding}))
    summary.copies = len(seen) - len(set(seen.values()))
    summary.written = True
    return summary


def _unrepeated(made: Outcome, seen: dict[str, str]) -> Outcome:
    """Pass each report once: a second one of the same name and bytes keeps only its own row.

    Outcomes come in the order of the files, whoever makes them; so the first of two is the same
    in every run. ``seen`` holds the hash of each identifier so far.
    """
    if made.failure or made.report_id is None or made.sha256 is None:
        return made
    first = seen.get(made.report_id)
    if first is None:
        seen[made.report_id] = made.sha256
        return made
    return repeated(made) if first == made.sha256 else collided(made)


def _take(made: Outcome, export: Export, summary: Summary) -> None:
    for rows in made.rows:
        export.add(rows)
        summary.rows.update({name: len(some) for name, some in rows.items()})
    if made.failure:
        summary.failures.append(made.failure)
    elif made.repeated:
        summary.duplicates += 1
    else:
        summary.read += 1
