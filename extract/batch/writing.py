"""The tables of a folder, written unless they are there already."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from extract.batch.manifest import INPUTS, UNFINISHED, gone, is_current, manifest, stored
from extract.batch.outcomes import Failure
from extract.export import (
    MANIFEST,
    Export,
    digest,
    read_rows,
    single_files,
    view,
)
from extract.tables import DATASET, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from extract.batch.publishing import Publishing
    from extract.batch.reading import Reading
    from extract.batch.settings import Settings
    from extract.batch.summary import Summary
    from extract.facts.institutions import Aliases


class Making:
    """What tables are made with.

    Parameters
    ----------
    settings
        Of this run.
    aliases
        SHA-256 of the alias file.
    readings
        What the tables are made of; some may be of a run with other settings.
    """

    def __init__(
        self, settings: Settings, *, aliases: str | None, readings: Sequence[Reading]
    ) -> None:
        self.settings = settings
        self._made_with = settings.as_dict()
        self._made_with["settings"]["aliases"] = aliases
        others = {reading.made_with for reading in readings} - {settings.made_with}
        self._mixed = sorted(sha256(other.encode()).hexdigest() for other in others)

    def as_dict(self) -> dict[str, Any]:
        """Return it for the manifest; ``mixed_with`` has the hashes of other settings."""
        return self._made_with | ({"mixed_with": self._mixed} if self._mixed else {})


def write(
    publishing: Publishing,
    making: Making,
    aliases: Aliases | None,
    formats: tuple[str, ...],
    summary: Summary,
) -> None:
    """Write the tables of a run; if they are there already, say what they hold.

    Parameters
    ----------
    publishing
        The inputs and what was read from them.
    making
        What the tables are made with.
    aliases
        Bodies that the analyst has joined.
    formats
        Single files beside the dataset.
    summary
        To be filled in; its ``out`` is where the tables go.

    Raises
    ------
    ExportError
        When they cannot be written.
    """
    state = _state(publishing, making)
    if is_current(summary.out, state) and _has(summary.out, formats):
        _recall(summary)
        return
    summary.gone = gone(summary.out, publishing.paths())
    whole = publishing.gather(aliases, making.settings.lang)
    with Export(summary.out, formats, texts=making.settings.texts) as export:
        with (export.folder / INPUTS).open("w", encoding="utf-8", newline="\n") as inputs:
            publishing.write(export, inputs, whole)
            inputs.flush()
            os.fsync(inputs.fileno())
        new = export.complete()
        files = {
            path.relative_to(new).as_posix(): digest(path)
            for table in DATASET
            for path in sorted((new / table).glob("*.parquet"))
        }
        files[INPUTS] = digest(new / INPUTS)
        made = manifest(
            summary,
            making.as_dict(),
            state=state,
            files=files,
            single_files=single_files(new, formats),
        )
        export.attach(MANIFEST, made)


def _state(publishing: Publishing, making: Making) -> str:
    """Return a hash of all that the tables rest on."""
    made = sha256(repr(making.as_dict()).encode())
    for problem in publishing.problems:
        made.update(repr(problem).encode("utf-8", "surrogateescape"))
    for entry in publishing.entries():
        made.update(entry.source.key + b"\0" + (entry.sha256 or "").encode() + b"\0")
        failure = entry.failure
        if failure is not None:
            made.update(f"{failure.stage}\0{failure.error}\0{failure.message}\0".encode())
    return made.hexdigest()


def _has(out: Path, formats: tuple[str, ...]) -> bool:
    """Tell whether a folder has the single files and no note of an unfinished run."""
    wanted = (view(out, table, name) for name in formats for table in SCHEMA)
    return UNFINISHED not in stored(out) and all(path.is_file() for path in wanted)


def _recall(summary: Summary) -> None:
    """Say of tables that are there what was said when they were written."""
    made = stored(summary.out)
    inputs = made["inputs"]
    summary.read, summary.duplicates = inputs["read"], inputs["duplicates"]
    summary.copies, summary.unmet = inputs["copies"], made["unmet_aliases"]
    summary.rows.update(made["rows"])
    columns = ("path", "stage", "error", "message")
    summary.failures = [
        Failure(*(str(cell) for cell in row)) for row in read_rows(summary.out, "errors", columns)
    ]
