"""What can become of an input: rows, or one failure that says why there are none."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.errors import ExtractError, PluginError
from extract.tables import failed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.batch.source import Problem, Source
    from extract.report import Report
    from extract.tables import Rows


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an input gave no rows: the row of ``errors``."""

    path: str
    stage: str
    error: str
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input; plain data, so that it can leave the process that made it.

    Attributes
    ----------
    path
        The input as it was named or found.
    size
        Bytes of the input.
    rows
        Rows of every table, some thousands at a time.
    report_id, sha256
        Of the report, ``None`` where it could not be read.
    characters
        Length of its text.
    failure
        ``None`` when all went well.
    """

    path: str
    size: int
    rows: Iterable[Rows]
    report_id: str | None = None
    sha256: str | None = None
    characters: int = 0
    failure: Failure | None = None


def unfound(problem: Problem) -> Outcome:
    """Return the outcome of a path that gave no file."""
    return _failing(Failure(problem.path, "find", problem.error, problem.message), 0)


def broken(source: Source, error: Exception) -> Outcome:
    """Return the outcome of a report whose rows could not be made into tables."""
    return refused(source, "tables", error, None, None)


def died(source: Source) -> Outcome:
    """Return the outcome of a report that took the process that read it with it, twice."""
    message = (
        "The process that read this report died twice, the second time with nothing else to do: "
        "it was ended by the system, mostly for want of memory, or it crashed; split the report, "
        "or use a machine with more memory."
    )
    return _failing(Failure(source.path, "worker", "WorkerDied", message), source.size)


def collided(path: str, report_id: str) -> Failure:
    """Return the failure of a report whose identifier another content has taken."""
    message = (
        f"Another file of this run has the identifier {report_id} too, but other content; "
        "rename one of the two and run again."
    )
    return Failure(path, "tables", "IdentifierTaken", message)


def passing(failure: Failure) -> bool:
    """Tell a failure that the same bytes may not meet again: the next run tries once more."""
    # A finder that is being written is mended without a new version.
    passing = (MemoryError.__name__, PluginError.__name__)
    return failure.stage in {"read", "worker"} or failure.error in passing


def refused(
    source: Source, stage: str, error: Exception, read: Report | None, digest: str | None
) -> Outcome:
    """Return the outcome of a report over which an error arose, with what was known by then."""
    failure = Failure(source.path, stage, type(error).__name__, explanation(error, stage))
    return _failing(failure, source.size, read, digest)


def _failing(
    failure: Failure, size: int, read: Report | None = None, digest: str | None = None
) -> Outcome:
    made = failed(failure.path, failure.stage, failure.error, failure.message, read)
    return Outcome(
        path=failure.path,
        size=size,
        rows=(made,),
        report_id=read.report_id if read else None,
        sha256=read.sha256 if read else digest,
        characters=len(read.text) if read else 0,
        failure=failure,
    )


def explanation(error: Exception, stage: str | None = None) -> str:
    """Say in one sentence what happened and what to do, also where nobody foresaw it."""
    match error:
        case ExtractError():
            return str(error)
        case MemoryError() | RuntimeError(args=("std::bad_alloc",)):
            return "There is not enough memory for this report; split it, or use a larger machine."
    said = " ".join(str(error).split())
    return (
        f"Unexpected {type(error).__name__}{f' in stage {stage}' if stage else ''}"
        f"{f' ({_place(error)})' if _place(error) else ''}{f': {said}' if said else ''}; "
        "this is a defect of owes-extract, please report it with the file."
    )


def came_from(error: Exception, package: str) -> bool:
    """Tell whether a module of ``package`` was at work when the error arose."""
    return any(name == package or name.startswith(package + ".") for name, _ in _modules(error))


def _place(error: Exception) -> str:
    """Return the last module of ours that was at work, and the line."""
    ours = [f"{name}, line {line}" for name, line in _modules(error) if name.startswith("extract.")]
    return ours[-1] if ours else ""


def _modules(error: Exception) -> list[tuple[str, int]]:
    return [
        (frame.f_globals.get("__name__", ""), line)
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
