"""A folder that goes from one state to the next as a whole, whenever the power fails.

What is new is made in a folder ``.new`` inside of it. When all of it is on the disk, a file in
``.new`` says so, and each entry takes its place; an entry that was there before goes to ``.old``
first. Whoever opens the folder next finishes a change that had been begun, and drops one that had
not.
"""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Self

NEW, OLD = ".new", ".old"
_READY = ".ready"


class Publication:
    """The next state of a folder; a context manager whose value is where to make it.

    Leaving it by an exception throws the new state away, and so does leaving it without
    ``ready``. ``last`` is the entry that is put into place behind all others.
    """

    def __init__(self, folder: Path, *, last: str) -> None:
        self._folder = folder
        self._last = last
        self.new = folder / NEW
        self._is_ready = False

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        recover(self._folder, last=self._last)
        self.new.mkdir()
        return self

    def replace(self, *stale: str) -> None:
        """Put the new state into place; entries named ``stale`` that have no successor go.

        Every file in it has to be on the disk already.

        Raises
        ------
        IsADirectoryError
            When a folder stands where a file of the new state belongs.
        """
        for entry in self.new.iterdir():
            if entry.is_file() and (self._folder / entry.name).is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), entry.name)
        for folder in (self.new, *(path for path in self.new.iterdir() if path.is_dir())):
            sync_folder(folder)
        gone = [name for name in stale if not (self.new / name).exists()]
        with (self.new / _READY).open("w", encoding="utf-8") as file:
            file.write("\n".join(gone))
            file.flush()
            os.fsync(file.fileno())
        sync_folder(self.new)
        self._is_ready = True
        _switch(self._folder, self._last)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if not self._is_ready:
            shutil.rmtree(self.new, ignore_errors=True)


def recover(folder: Path, *, last: str) -> None:
    """Finish a change of state that was interrupted, or drop one that was not ready."""
    if (folder / NEW / _READY).exists():
        _switch(folder, last)
    else:
        shutil.rmtree(folder / NEW, ignore_errors=True)
        shutil.rmtree(folder / OLD, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder onto the disk, where the system can do that."""
    if os.name == "nt":  # a folder cannot be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _switch(folder: Path, last: str) -> None:
    new, old = folder / NEW, folder / OLD
    old.mkdir(exist_ok=True)
    for name in (new / _READY).read_text(encoding="utf-8").splitlines():
        place = folder / name
        inside = place.parent == folder and place.name != ".."
        if inside and place.exists():
            _away(place, old)
    entries = [path for path in new.iterdir() if path.name != _READY]
    for entry in sorted(entries, key=lambda path: (path.name == last, path.name)):
        place = folder / entry.name
        if place.is_dir():
            _away(place, old)
        entry.replace(place)
    sync_folder(folder)
    shutil.rmtree(old, ignore_errors=True)
    shutil.rmtree(new)
    sync_folder(folder)


def _away(path: Path, old: Path) -> None:
    """Move an entry of the state before out of the way; nothing of it is there any more."""
    place = old / path.name
    if place.is_dir():
        shutil.rmtree(place)
    path.replace(place)
