"""One file through everything: rows if it can be read, one failure if it cannot. Never raises."""

from __future__ import annotations

import traceback
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract import pipeline, report
from extract.errors import ExtractError
from extract.tables import TEXTS, chunks, duplicate, empty, failed, text_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.batch.find import Problem, Source
    from extract.facts.institutions import Codebook
    from extract.pipeline import Model, Result
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
    failure
        ``None`` when all went well.
    repeated
        True when the run has read a report of the same name and bytes before this one.
    """

    path: str
    size: int
    rows: Iterable[Rows]
    report_id: str | None = None
    sha256: str | None = None
    failure: Failure | None = None
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class _Remade:
    """The rows of a large report, made again each time they are asked for."""

    result: Result

    def __iter__(self) -> Iterator[Rows]:
        yield from chunks(self.result)
        yield empty() | {TEXTS.name: [text_row(self.result.report)]}


def outcome(
    source: Source,
    encoding: str | None = None,
    *,
    model: Model = pipeline.DEFAULT_MODEL,
    institutions: Codebook | None = None,
) -> Outcome:
    """Read one file.

    Whatever goes wrong inside becomes the outcome's failure, so that one bad report costs itself
    alone; ``KeyboardInterrupt`` and ``SystemExit`` pass.

    Parameters
    ----------
    source
        The file.
    encoding
        Name of the encoding to decode it with; ``None`` finds it out.
    model
        As for ``extract.extract``. A name or path can go to another process, which loads it once.
    institutions
        As for ``extract.extract``.
    """
    read: Report | None = None
    stage = "read"
    try:
        read = report.read(source.path, encoding=encoding)
        stage = "facts"
        result = pipeline.extract(read, model=model, institutions=institutions)
        stage = "tables"
        return Outcome(str(source.path), source.size, _rows(result), read.report_id, read.sha256)
    except Exception as error:
        if isinstance(error, ExtractError):
            stage = error.stage
        elif stage == "facts" and _came_from(error, "extract.sections"):
            stage = "sections"
        return _failed(source, stage, error, read)


def _rows(result: Result) -> Iterable[Rows]:
    """Keep the rows of a report if they are few, else make them again where they are written.

    All of them are made here once, so that nothing can go wrong after some have been written.
    """
    made = chunks(result)
    first = next(made)
    if next(made, None) is None:
        return (first | {TEXTS.name: [text_row(result.report)]},)
    deque(made, maxlen=0)
    return _Remade(result)


def unfound(problem: Problem) -> Outcome:
    """Return the outcome of a path that gave no file."""
    failure = Failure(str(problem.path), "find", problem.error, problem.message)
    return _failing(failure, 0, None)


def repeated(read: Outcome) -> Outcome:
    """Return the outcome of a report that was read before: only its own row is left."""
    return replace(read, rows=(duplicate(next(iter(read.rows))),), repeated=True)


def collided(read: Outcome) -> Outcome:
    """Return the outcome of a report whose identifier another content has taken."""
    message = (
        f"Another file of this run has the identifier {read.report_id} too, but other content; "
        "rename one of the two and run again."
    )
    return _failing(Failure(read.path, "tables", "IdentifierTaken", message), read.size, None)


def _failed(source: Source, stage: str, error: Exception, read: Report | None) -> Outcome:
    failure = Failure(str(source.path), stage, type(error).__name__, explanation(error, stage))
    return _failing(failure, source.size, read)


def _failing(failure: Failure, size: int, read: Report | None) -> Outcome:
    made = failed(failure.path, failure.stage, failure.error, failure.message, read)
    return Outcome(
        path=failure.path,
        size=size,
        rows=(made,),
        report_id=read.report_id if read else None,
        sha256=read.sha256 if read else None,
        failure=failure,
    )


def explanation(error: Exception, stage: str | None = None) -> str:
    """Say in one sentence what happened and what to do, also where nobody foresaw it."""
    match error:
        case ExtractError():
            return str(error)
        case MemoryError():
            return "There is not enough memory for this report; split it, or use a larger machine."
    said = " ".join(str(error).split())
    return (
        f"Unexpected {type(error).__name__}{f' in stage {stage}' if stage else ''}"
        f"{f' ({_place(error)})' if _place(error) else ''}{f': {said}' if said else ''}; "
        "this is a defect of owes-extract, please report it with the file."
    )


def _came_from(error: Exception, package: str) -> bool:
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
