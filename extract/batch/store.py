"""The readings of an output folder: what was read stays, so that the next run goes on from it.

They lie in ``.readings`` inside of the folder. Each is written under another name, brought onto
the disk and renamed, so one that is there is whole, whenever a run is killed.
"""

from __future__ import annotations

import logging
import os
import re
from typing import TYPE_CHECKING

from extract.batch.reading import Reading
from extract.export import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FOLDER = ".readings"
"""Name of the folder; whoever deletes it saves its room and has the next run read all anew."""

_NAME = re.compile(r"reading-([0-9]+)\.zip")
_LOG = logging.getLogger(__name__)


class Store:
    """The readings below an output folder; to be opened by one process at a time.

    Parameters
    ----------
    out
        The output folder.
    """

    def __init__(self, out: Path) -> None:
        self.folder = out / FOLDER
        self.folder.mkdir(parents=True, exist_ok=True)
        self._last = -1

    def readings(self) -> list[Reading]:
        """Return the readings that are whole, the oldest first; what else is there goes."""
        found: dict[int, Reading] = {}
        for path in self.folder.iterdir():
            named = _NAME.fullmatch(path.name)
            if path.suffix == ".partial":
                path.unlink()
            elif named:
                reading = Reading(path)
                self._last = max(self._last, int(named.group(1)))
                if reading.is_sound():
                    found[int(named.group(1))] = reading
                else:
                    _LOG.warning("%s is damaged; its reports are read again", path)
                    path.unlink()
        return [found[number] for number in sorted(found)]

    def add(self, data: bytes) -> Reading:
        """Keep a reading.

        Raises
        ------
        OSError
            When it cannot be written; then nothing is left of it.
        """
        self._last += 1
        path = self.folder / f"reading-{self._last:08}.zip"
        partial = path.with_suffix(".partial")
        try:
            with partial.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
        sync_folder(self.folder)
        return Reading(path)

    def drop(self, readings: Iterable[Reading]) -> None:
        """Let readings go that nothing rests on any more."""
        for reading in readings:
            reading.path.unlink(missing_ok=True)
