"""As many outcomes as inputs: who dies over a report takes no other report along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.batch.engines import DIED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from extract.batch.engines import Engine
    from extract.batch.engines.engine import Chunk
    from extract.batch.settings import Settings
    from extract.batch.source import Source

MOST_FILES = 128
"""Files of a chunk."""
MOST_BYTES = 1 << 18
"""Bytes of a chunk of several files; a larger file is a chunk of its own."""
_LEAST_BYTES = 1 << 15
"""A smaller chunk would cost more than it takes to wait for it."""
_SHARES = 2
"""Into so many chunks for each worker what is left is cut: they end at about the same time."""


def chunks(
    sources: Iterable[Source], *, workers: int, left: Callable[[], int] | None = None
) -> Iterator[Chunk]:
    """Cut inputs into chunks of bounded size, in their order.

    Parameters
    ----------
    sources
        The inputs; asked for as chunks are.
    workers
        How many chunks are read at a time.
    left
        Says how many bytes stand behind the input given last; chunks become smaller towards the
        end where several workers are to end together.
    """
    held: list[Source] = []
    size, most = 0, MOST_BYTES
    for source in sources:
        if held and (len(held) == MOST_FILES or size + source.size > most):
            yield tuple(held)
            held, size = [], 0
        if not held:
            shared = MOST_BYTES if workers == 1 or left is None else left() // (_SHARES * workers)
            most = min(MOST_BYTES, max(_LEAST_BYTES, shared))
        held.append(source)
        size += source.size
    if held:
        yield tuple(held)


def readings(engine: Engine, settings: Settings, todo: Iterator[Chunk]) -> Iterator[bytes]:
    """Give the readings of all chunks.

    A chunk over which a process died, or may have died, is read again with nothing beside it, and
    halved until the report is found that ends every process; that one is left with a failure.
    """
    for chunk, made in engine.read(todo):
        if made is DIED:
            yield from _alone(engine, settings, chunk)
        else:
            yield from made


def _alone(engine: Engine, settings: Settings, chunk: Chunk) -> Iterator[bytes]:
    made = engine.alone(chunk)
    if made is not DIED:
        yield from made
    elif len(chunk) == 1:
        from extract.batch.chunk import dead

        yield dead(settings, chunk[0])
    else:
        half = len(chunk) // 2
        yield from _alone(engine, settings, chunk[:half])
        yield from _alone(engine, settings, chunk[half:])
