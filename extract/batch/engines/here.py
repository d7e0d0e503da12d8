"""Reading in the process that asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.batch.heap import put_down

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

    from extract.batch.chunk import ReportReader
    from extract.batch.engines.engine import Chunk, Died, Made
    from extract.batch.settings import Settings


class Here:
    """One chunk after the other; a report that kills the process is not survived."""

    workers = 1

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._reader: ReportReader | None = None
        self._stopping = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._reader is not None:
            self._reader = None
            put_down()  # tables of very many reports want what it took

    def read(self, chunks: Iterator[Chunk]) -> Iterator[Made]:
        """Read chunks in order; one that is stopped gives the reports it has read."""
        for chunk in chunks:
            if self._stopping:
                return
            yield chunk, self.alone(chunk)

    def alone(self, chunk: Chunk) -> tuple[bytes, ...] | Died:
        """Read a chunk."""
        if self._reader is None:
            # The grammars behind it take most of a second, and a run may have nothing to read.
            from extract.batch.chunk import ReportReader

            self._reader = ReportReader(self._settings)
        return self._reader.read(chunk, lambda: self._stopping)

    def stop(self) -> None:
        """End behind the report that is being read."""
        self._stopping = True
