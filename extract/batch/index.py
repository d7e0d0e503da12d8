"""Which input was read where: the newest reading of each file, and whether it still holds."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np

from extract.batch import opening
from extract.batch.outcomes import Failure, passing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from extract.batch.reading import Reading
    from extract.batch.source import Source

_NOWHERE = -1
_SHIFT = 32
_HASHED_AT_ONCE = 32


class Index:
    """Where the outcome of each input stands; a number for each, so that many take little room."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = list(readings)
        self._places: dict[bytes, int] = {}
        for number in range(len(self.readings)):
            self._enter(number)

    def add(self, reading: Reading) -> None:
        """Take a further reading in; it replaces what older ones say of its inputs."""
        self.readings.append(reading)
        self._enter(len(self.readings) - 1)

    def _enter(self, number: int) -> None:
        paths = self.readings[number].inputs.column("path").to_pylist()
        self._places |= {path: number << _SHIFT | at for at, path in enumerate(paths)}

    def place(self, source: Source) -> tuple[Reading, int] | None:
        """Return the reading of an input and its position there."""
        place = self._places.get(source.key)
        if place is None:
            return None
        return self.readings[place >> _SHIFT], place & (1 << _SHIFT) - 1

    def places(self, sources: Sequence[Source]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return for each input the number of its reading, -1 for none, and its position there."""
        found = (self._places.get(source.key, _NOWHERE) for source in sources)
        packed = np.fromiter(found, dtype=np.int64, count=len(sources))
        return packed >> _SHIFT, packed & (1 << _SHIFT) - 1


def unread(
    sources: Sequence[Source], index: Index, passed: Callable[[Source], None]
) -> Iterator[Source]:
    """Give the inputs that were never read, or have other bytes now, or failed for once.

    Parameters
    ----------
    sources
        All inputs.
    index
        What was read.
    passed
        Called with each input that need not be read again.
    """
    for start in range(0, len(sources), _HASHED_AT_ONCE):
        some = sources[start : start + _HASHED_AT_ONCE]
        hashes = {source: known for source in some if (known := _known(source, index))}
        now = dict(opening.contents(list(hashes))) if hashes else {}
        for source in some:
            data = now.get(source)
            if isinstance(data, bytes) and sha256(data).hexdigest() == hashes[source]:
                passed(source)
            else:
                yield source


def _known(source: Source, index: Index) -> str | None:
    """Return the hash of the bytes whose outcome is known and would be the same again."""
    place = index.place(source)
    if place is None:
        return None
    reading, at = place
    row = reading.inputs.slice(at, 1).to_pylist()[0]
    if row["size"] != source.size or row["sha256"] is None:
        return None
    if row["stage"] and passing(Failure("", row["stage"], row["error"], row["message"])):
        return None
    return str(row["sha256"])
