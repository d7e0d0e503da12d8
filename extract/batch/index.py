"""Which input was read where: the newest reading of each file, and whether it still holds."""

from __future__ import annotations

from bisect import bisect_left
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
    """Where the outcome of each input stands; one number for each, so that many take little room.

    Parameters
    ----------
    sources
        The inputs in order of path, as ``extract.batch.find`` gives them.
    readings
        What was read, the oldest first; inputs that are not among ``sources`` are passed over.
    """

    def __init__(self, sources: Sequence[Source], readings: Sequence[Reading]) -> None:
        self._sources = sources
        self._places = np.full(len(sources), _NOWHERE, dtype=np.int64)
        self.readings = list(readings)
        for number in range(len(self.readings)):
            self._enter(number)

    def add(self, reading: Reading) -> None:
        """Take a further reading in; it replaces what older ones say of its inputs."""
        self.readings.append(reading)
        self._enter(len(self.readings) - 1)

    def _enter(self, number: int) -> None:
        paths: list[bytes] = self.readings[number].inputs.column("path").to_pylist()
        source = 0
        for at, path in enumerate(paths):
            if not self._is(source, path):
                source = bisect_left(self._sources, path, key=lambda one: one.key)
            if self._is(source, path):
                self._places[source] = number << _SHIFT | at
                source += 1  # a reading has its inputs in order of path, mostly all of a stretch

    def _is(self, source: int, path: bytes) -> bool:
        return source < len(self._sources) and self._sources[source].key == path

    def place(self, source: int) -> tuple[Reading, int] | None:
        """Return the reading of an input and its position there.

        Parameters
        ----------
        source
            The input's number in order of path.
        """
        place = int(self._places[source])
        if place == _NOWHERE:
            return None
        return self.readings[place >> _SHIFT], place & (1 << _SHIFT) - 1

    def places(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return for each input the number of its reading, -1 for none, and its position there."""
        return self._places >> _SHIFT, self._places & (1 << _SHIFT) - 1

    def unread(self, passed: Callable[[Source], None]) -> Iterator[Source]:
        """Give the inputs that were never read, or have other bytes now, or failed for once.

        Parameters
        ----------
        passed
            Called with each input that need not be read again.
        """
        for start in range(0, len(self._sources), _HASHED_AT_ONCE):
            some = self._sources[start : start + _HASHED_AT_ONCE]
            known = (
                (source, _known(source, self.place(start + n))) for n, source in enumerate(some)
            )
            hashes = {source: digest for source, digest in known if digest}
            now = dict(opening.contents(list(hashes))) if hashes else {}
            for source in some:
                data = now.get(source)
                if isinstance(data, bytes) and sha256(data).hexdigest() == hashes[source]:
                    passed(source)
                else:
                    yield source


def _known(source: Source, place: tuple[Reading, int] | None) -> str | None:
    """Return the hash of the bytes whose outcome is known and would be the same again."""
    if place is None:
        return None
    reading, at = place
    row = reading.inputs.slice(at, 1).to_pylist()[0]
    if row["size"] != source.size or row["sha256"] is None:
        return None
    if row["stage"] and passing(Failure("", row["stage"], row["error"], row["message"])):
        return None
    return str(row["sha256"])
