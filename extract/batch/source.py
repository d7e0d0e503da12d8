"""An input of a run: where it lies and how large it is; and a path that gave none."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read.

    Attributes
    ----------
    path
        As it was named or found: a path, an address that fsspec opens, or
        ``zip://MEMBER::ARCHIVE`` for what stands in an archive.
    size
        In bytes.
    """

    path: str
    size: int

    @property
    def name(self) -> str:
        """File name, that of the member for what stands in an archive."""
        member = self.path.removeprefix("zip://").partition("::")[0]
        inside = member if self.path.startswith("zip://") else self.path
        return inside.replace("\\", "/").rpartition("/")[2]

    @property
    def key(self) -> bytes:
        """What files are in order of: the bytes of the path, also of one that is no UTF-8."""
        return os.fsencode(self.path.replace("\\", "/") if os.name == "nt" else self.path)


@dataclass(frozen=True, slots=True)
class Problem:
    """A path that gave no file: why, and what to do."""

    path: str
    error: str
    message: str


class Sources(Sequence[Source]):
    """Inputs in order, packed: a hundred bytes less for each than a list of them takes.

    Parameters
    ----------
    sources
        The inputs, in the order they are to have.
    """

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self._paths = bytearray()
        self._ends = array("q", (0,))
        self._sizes = array("q")
        for source in sources:
            self._paths += os.fsencode(source.path)
            self._ends.append(len(self._paths))
            self._sizes.append(source.size)

    def __len__(self) -> int:
        return len(self._sizes)

    @overload
    def __getitem__(self, at: int) -> Source: ...

    @overload
    def __getitem__(self, at: slice) -> list[Source]: ...

    def __getitem__(self, at: int | slice) -> Source | list[Source]:
        numbers = range(len(self))[at]
        if isinstance(numbers, range):
            return [self._source(number) for number in numbers]
        return self._source(numbers)

    def _source(self, number: int) -> Source:
        path = self._paths[self._ends[number] : self._ends[number + 1]]
        return Source(os.fsdecode(bytes(path)), self._sizes[number])
