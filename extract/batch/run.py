"""One lazy stream from paths to written tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from extract import entities
from extract.batch.find import find
from extract.batch.manifest import manifest
from extract.batch.mentions import Mentions
from extract.batch.outcome import collided, outcome, repeated, unfound
from extract.export import MANIFEST, Export
from extract.facts.institutions import Aliases, Codebook
from extract.indicators import IndicatorStream, load_codebook
from extract.pipeline import DEFAULT_MODEL
from extract.tables import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.batch.outcome import Failure, Outcome
    from extract.pipeline import Model
    from extract.tables import Rows

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
    unmet
        Bodies that the alias file sends to another and that no report names: an old alias, or a
        slip in it.
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
    unmet: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    rows: Counter[str] = field(default_factory=Counter)
    written: bool = False


def run(
    paths: str | Path | Iterable[str | Path],
    out: str | Path,
    *,
    formats: Iterable[str] = ("csv",),
    encoding: str | None = None,
    model: Model = DEFAULT_MODEL,
    institutions: str | Path | None = None,
    aliases: str | Path | None = None,
    codebook: str | Path | None = None,
    texts: bool = True,
    progress: Progress | None = None,
) -> Summary:
    """Read many reports and write their tables, and ``manifest.json`` with what made them.

    Every input, whatever becomes of it, has one row in ``reports``; one that failed has one in
    ``errors`` as well. The tables do not depend on the order of ``paths``; one body has one
    ``institution_id`` in all reports. Memory is bounded by the largest report,
    ``extract.export.ROWS_PER_GROUP`` and the number of different names of institutions, not by
    the number of files.

    Parameters
    ----------
    paths
        One or several files, folders and patterns; see ``extract.batch.find``.
    out
        Folder for the tables: a Parquet dataset, see ``extract.export``.
    formats
        Some of ``extract.export.FORMATS``, single files beside the dataset.
    encoding
        Name of the encoding of all files; ``None`` finds it out file by file.
    model
        As for ``extract.extract``; loaded before the first report is read.
    institutions
        TOML file whose kinds of institutions are added to those that come with the package.
    aliases
        CSV file that says which names of institutions are one body.
    codebook
        TOML file of indicators, as for ``extract.load_codebook``.
    texts
        Whether the decoded text of each report is kept, as the table ``texts`` of the dataset.
    progress
        Called after each file.

    Raises
    ------
    ModelError
        When the model cannot be had.
    InstitutionsError
        When the codebook of institutions or the alias file cannot be used.
    CodebookError
        When the codebook of indicators cannot be used.
    ExportError
        When the tables cannot be written. No report, however broken, raises.
    """
    sources, problems = find(paths)
    summary = Summary(Path(out))
    if not sources:
        summary.failures = [made.failure for made in map(unfound, problems) if made.failure]
        return summary
    recogniser = entities.load(model)
    bodies = Codebook.load(institutions) if institutions is not None else None
    joined = Aliases.load(aliases) if aliases is not None else None
    indicators = IndicatorStream(load_codebook(codebook))
    total = sum(source.size for source in sources)
    done = 0
    seen: dict[str, str] = {}
    read = partial(outcome, encoding=encoding, model=recogniser, institutions=bodies)
    with Export(summary.out, formats, texts=texts) as export, Mentions(joined) as mentions:
        for problem in problems:
            _take(unfound(problem), export, mentions, indicators, summary)
        for made in map(read, sources):
            _take(_unrepeated(made, seen), export, mentions, indicators, summary)
            done += made.size
            if progress is not None:
                progress(done, total)
            del made  # or it would be there until the next report is read
        summary.unmet = mentions.unmet()
        for rows in mentions.linked():
            export.add(rows)
        _add_made(indicators.rest(), export, summary)
        settings = {"encoding": encoding, "institutions": _hash(institutions)}
        settings["aliases"] = _hash(aliases)
        settings["codebook"] = _hash(codebook)
        export.complete()
        export.attach(MANIFEST, manifest(summary, recogniser, settings))
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


def _add_made(made: Iterable[Rows], export: Export, summary: Summary) -> None:
    for rows in made:
        export.add(rows)
        summary.rows.update({name: len(some) for name, some in rows.items()})


def _hash(path: str | Path | None) -> str | None:
    return None if path is None else sha256(Path(path).read_bytes()).hexdigest()


def _take(
    made: Outcome,
    export: Export,
    mentions: Mentions,
    indicators: IndicatorStream,
    summary: Summary,
) -> None:
    for rows in made.rows:
        _add_made(indicators.add(rows), export, summary)
        export.add(mentions.held_back(rows))
        summary.rows.update({name: len(rows[name]) for name in SCHEMA})
    export.end_input()
    if made.failure:
        summary.failures.append(made.failure)
    elif made.repeated:
        summary.duplicates += 1
    else:
        summary.read += 1
