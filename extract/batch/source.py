"""An input of a run: where it lies and how large it is; and a path that gave none."""

from __future__ import annotations

import os
from dataclasses import dataclass


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
