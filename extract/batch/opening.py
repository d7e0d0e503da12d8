"""The bytes of inputs, wherever they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract import report
from extract.batch import archives, remote
from extract.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.batch.source import Source


def contents(sources: Sequence[Source]) -> Iterator[tuple[Source, bytes | Exception]]:
    """Give the bytes of each source in order, or why there are none.

    Local files are opened one by one when their turn comes; those behind addresses are fetched
    together, so few enough of them are to be asked for at a time.
    """
    far = [source.path for source in sources if _is_far(source)]
    fetched = remote.contents(far) if far else {}
    for source in sources:
        if source.path in fetched:
            yield source, fetched.pop(source.path)
            continue
        try:
            yield source, _near(source)
        except (ReadError, MemoryError) as error:
            yield source, error


def _near(source: Source) -> bytes:
    if source.path.startswith("zip://"):
        return archives.contents(source.path)
    return report.file_bytes(source.path)


def _is_far(source: Source) -> bool:
    return remote.is_address(source.path) and not source.path.startswith("zip://")
