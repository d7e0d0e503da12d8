"""As many outcomes as inputs: who dies over a report takes no other report along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.batch.engines import DIED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.batch.engines import Engine
    from extract.batch.engines.engine import Chunk
    from extract.batch.settings import Settings
    from extract.batch.source import Source

MOST_FILES = 128
"""Files of a chunk."""
MOST_BYTES = 1 << 18
"""Bytes of a chunk of several files; a larger file is a chunk of its own."""
_CHUNKS_PER_WORKER = 4
"""A short run is cut so that each worker gets some."""


def chunks(sources: Iterable[Source], *, workers: int, files: int) -> Iterator[Chunk]:
    """Cut inputs into chunks of bounded size, in their order.

    Parameters
    ----------
    sources
        The inputs; asked for as chunks are.
    workers
        How many chunks are read at a time.
    files
        How many inputs there are about.
    """
    share = files // (_CHUNKS_PER_WORKER * workers) if workers > 1 else files
    most = min(MOST_FILES, max(1, share))
    held: list[Source] = []
    size = 0
    for source in sources:
        if held and (len(held) == most or size + source.size > MOST_BYTES):
            yield tuple(held)
            held, size = [], 0
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
