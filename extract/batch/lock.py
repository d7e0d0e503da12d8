"""One run at a time in an output folder; the system lets go of the lock however a run ends."""

from __future__ import annotations

import os
import socket
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from extract.errors import BatchError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Self

_LOCKED_BYTE = 1 << 30
"""On Windows a locked byte cannot be read, so it is one that the file does not have."""


class Lock:
    """Holds a file for as long as the ``with`` block lasts; the file says who holds it.

    Raises
    ------
    BatchError
        When another run holds it; the message names its process.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def __enter__(self) -> Self:
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(descriptor)
        except OSError as error:
            holder = os.read(descriptor, 300).decode("utf-8", "replace").strip()
            os.close(descriptor)
            raise BatchError(
                f"Another run is at work in {self._path.parent.parent}: {holder or 'unknown'}. "
                "Wait until it ends, or name another folder with `out`."
            ) from error
        started = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
        holder = f"process {os.getpid()} on {socket.gethostname()}, since {started}"
        os.ftruncate(descriptor, 0)
        os.write(descriptor, holder.encode())
        self._descriptor = descriptor
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
