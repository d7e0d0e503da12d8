"""The bytes of a file, taken whole or refused with the reason."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from extract.errors import ReadError


def file_bytes(path: str | os.PathLike[str]) -> bytes:
    """Read all bytes of a regular file.

    Raises
    ------
    ReadError
        It cannot be opened, is a directory, a device or a loop of links, or it was written to
        while it was read.
    """
    given = printable(os.fspath(path))
    file = Path(path)
    try:
        # Before opening: a named pipe or a device would wait or never end.
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            raise ReadError(f"{given} is a folder: name a .txt file in it.")
        if not stat.S_ISREG(mode):
            raise ReadError(f"{given} is no regular file: copy the report into one.")
        with file.open("rb") as opened:
            before = os.fstat(opened.fileno())
            data = opened.read()
            after = os.fstat(opened.fileno())
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise ReadError(f"{given} was changed while it was read: run again when it is done.")
        return data
    except FileNotFoundError as error:
        if file.is_symlink():
            message = f"{given} is a link to a file that does not exist: mend the link."
        else:
            message = f"{given} does not exist: check the path."
        raise ReadError(message) from error
    except PermissionError as error:
        raise ReadError(f"{given} may not be read: give yourself the right to read it.") from error
    except ValueError as error:  # a NUL in the path
        raise ReadError(f"{given!r} is no path: check its characters.") from error
    except OSError as error:
        if file.is_symlink():
            raise ReadError(f"{given} is a loop of links: mend the link.") from error
        reason = (error.strerror or type(error).__name__).lower()
        raise ReadError(f"{given} cannot be read ({reason}): check the disk and path.") from error


def printable(path: str) -> str:
    """Give the path without the surrogates that stand for undecodable bytes of a file name."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
