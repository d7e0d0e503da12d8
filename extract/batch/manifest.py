"""What the tables of a folder were made with and of: the same words for the same tables.

``manifest.json`` has what holds for all inputs, ``inputs.jsonl`` a line for each of them. Neither
holds a time, so the same run has the same bytes, whenever it is and whoever does the work.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from extract.export import MANIFEST, SINGLE_FILES, digest, refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from extract.batch.summary import Summary

INPUTS = "inputs.jsonl"
"""File name of the list of inputs in the folder of the tables."""

UNFINISHED = "unfinished"
"""Key of the manifest that is there while not all inputs of the last run are read."""


def manifest(
    summary: Summary,
    made_with: Mapping[str, Any],
    *,
    state: str,
    files: Mapping[str, str],
    single_files: Mapping[str, str],
) -> str:
    """Return the manifest of a run as JSON.

    Parameters
    ----------
    summary
        What the run did.
    made_with
        As ``Settings.as_dict``, and the hash of the alias file.
    state
        Hash of everything the tables depend on.
    files
        SHA-256 of each file of the dataset and of the list of inputs, by its path in the folder.
    single_files
        The same of the single files beside it: one that differs was mended by hand.
    """
    made = {
        **made_with,
        "inputs": {
            "read": summary.read,
            "duplicates": summary.duplicates,
            "copies": summary.copies,
            "failed": len(summary.failures),
        },
        "rows": dict(summary.rows),
        "unmet_aliases": summary.unmet,
        "state": state,
        "files": dict(files),
        SINGLE_FILES: dict(single_files),
    }
    return _text(made)


def line(
    path: str, size: int, sha256: str | None, *, report_id: str | None, outcome: str, partition: int
) -> str:
    """Return the line of an input in the list of inputs."""
    told = {
        "path": _told(path),
        "size": size,
        "sha256": sha256,
        "report_id": report_id,
        "outcome": outcome,
        "partition": partition,
    }
    return json.dumps(told, ensure_ascii=False) + "\n"


def gone(out: Path, paths: Iterable[str]) -> int:
    """Count the inputs that the list of a folder has and that are not among ``paths``."""
    listed = out / INPUTS
    if not listed.is_file():
        return 0
    known = {hash(_told(path)) for path in paths}  # a hundred bytes less for each than the texts
    count = 0
    with listed.open(encoding="utf-8") as lines, suppress(OSError, ValueError, KeyError, TypeError):
        for one in lines:  # of a damaged list what can be read
            entry = json.loads(one)
            count += entry["outcome"] != "failed" and hash(entry["path"]) not in known
    return count


def _told(path: str) -> str:
    """Return a path as the list of inputs has it."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def stored(out: Path) -> dict[str, Any]:
    """Return the manifest of a folder; an empty one where there is none, or none that is whole."""
    try:
        made = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return made if isinstance(made, dict) else {}


def is_current(out: Path, state: str) -> bool:
    """Tell whether the tables of a folder are whole and those of ``state``."""
    made = stored(out)
    files = made.get("files")
    if made.get("state") != state or not isinstance(files, dict) or not _tells(made):
        return False
    return all(_is(out / name, wanted) for name, wanted in files.items())


def _tells(made: Mapping[str, Any]) -> bool:
    """Tell whether a manifest says all that a run says at its end; a person may have edited it."""
    inputs, rows = made.get("inputs"), made.get("rows")
    if not isinstance(inputs, dict) or not isinstance(rows, dict):
        return False
    numbers = (*map(inputs.get, ("read", "duplicates", "copies")), *rows.values())
    unmet = made.get("unmet_aliases")
    return isinstance(unmet, list) and all(isinstance(number, int) for number in numbers)


def note_unfinished(out: Path, read: int, total: int) -> None:
    """Note in the manifest that a run into the folder has not come to its end.

    Raises
    ------
    ExportError
        When it cannot be written.
    """
    made = stored(out) | {UNFINISHED: {"read": read, "of": total}}
    partial = out / f".{MANIFEST}.partial"
    try:
        partial.write_text(_text(made), encoding="utf-8", newline="\n")
        partial.replace(out / MANIFEST)
    except OSError as error:
        raise refusal(out, error) from error


def _is(path: Path, wanted: str) -> bool:
    try:
        return digest(path) == wanted
    except OSError:
        return False


def _text(made: Mapping[str, Any]) -> str:
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
