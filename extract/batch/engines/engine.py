"""What every engine does: chunks of inputs in, their readings out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from extract.batch.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

Chunk = Sequence[Source]
"""Inputs that are read one after the other."""


class Died(Enum):
    """Says that the process which read a chunk has died, or one that may have read it."""

    DIED = "died"


DIED = Died.DIED

Made = tuple[Chunk, tuple[bytes, ...] | Died]
"""A chunk, and its readings or what became of it."""


class Engine(Protocol):
    """Reads chunks; a context manager.

    Attributes
    ----------
    workers
        How many chunks are read at a time.
    """

    workers: int

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    def read(self, chunks: Iterator[Chunk]) -> Iterator[Made]:
        """Give chunks as they are done, in any order; take new ones only when there is room."""
        ...

    def alone(self, chunk: Chunk) -> tuple[bytes, ...] | Died:
        """Read a chunk with nothing else beside it."""
        ...

    def stop(self) -> None:
        """Begin no further chunk; ``read`` ends when those begun are done."""
        ...
