"""One file through everything: rows if it can be read, one failure if it cannot. Never raises."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from extract import pipeline, report
from extract.batch import opening
from extract.batch.outcomes import Outcome, came_from, refused
from extract.errors import ExtractError
from extract.tables import TEXTS, chunks, empty, text_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.batch.source import Source
    from extract.checks import Lang
    from extract.facts.institutions import Codebook
    from extract.pipeline import Model, Result
    from extract.report import Report
    from extract.tables import Rows


@dataclass(frozen=True, slots=True)
class _Remade:
    """The rows of a large report, made again each time they are asked for."""

    result: Result
    lang: Lang

    def __iter__(self) -> Iterator[Rows]:
        yield from chunks(self.result, self.lang)
        yield empty() | {TEXTS.name: [text_row(self.result.report)]}


def outcome(
    source: Source,
    encoding: str | None = None,
    *,
    data: bytes | Exception | None = None,
    model: Model = pipeline.DEFAULT_MODEL,
    institutions: Codebook | None = None,
    lang: Lang = "pl",
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
    data
        Its bytes, or why there are none; opened here if left out.
    model
        As for ``extract.extract``. A name or path can go to another process, which loads it once.
    institutions
        As for ``extract.extract``.
    lang
        Language of the findings' sentences.
    """
    read: Report | None = None
    stage = "read"
    try:
        if data is None:
            ((_, data),) = opening.contents([source])
        if isinstance(data, Exception):
            raise data
        read = report.from_bytes(data, path=source.path, name=source.name, encoding=encoding)
        stage = "facts"
        result = pipeline.extract(read, model=model, institutions=institutions)
        stage = "tables"
        return Outcome(
            path=source.path,
            size=source.size,
            rows=_rows(result, lang),
            report_id=read.report_id,
            sha256=read.sha256,
            characters=len(read.text),
        )
    except Exception as error:
        if isinstance(error, ExtractError):
            stage = error.stage
        elif stage == "facts" and came_from(error, "extract.sections"):
            stage = "sections"
        digest = sha256(data).hexdigest() if isinstance(data, bytes) else None
        return refused(source, stage, error, read, digest)


def _rows(result: Result, lang: Lang) -> Iterable[Rows]:
    """Keep the rows of a report if they are few, else make them again where they are written.

    All of them are made here once, so that nothing can go wrong after some have been written.
    """
    made = chunks(result, lang)
    first = next(made)
    if next(made, None) is None:
        return (first | {TEXTS.name: [text_row(result.report)]},)
    deque(made, maxlen=0)
    return _Remade(result, lang)
