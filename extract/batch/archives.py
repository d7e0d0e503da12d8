"""Reports in a zip archive: each member an input, none of them larger than it may be.

An archive can promise little and unpack to a disk's worth (a zip bomb). What is unpacked is bounded
member by member, and members that share bytes are refused.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections import Counter
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import fsspec

from extract.batch.source import Problem, Source
from extract.errors import ReadError

if TYPE_CHECKING:
    from typing import IO

LARGEST_MEMBER = 64 << 20
"""Bytes that one member may unpack to."""
MOST_MEMBERS = 1_000_000
"""Members that one archive may have."""
STEEPEST = 200
"""Times that a member may unpack to; text packs some 3 to 10 times."""
_SMALL = 1 << 20
"""A member that unpacks to no more may do so from however few bytes."""
_ENCRYPTED = 0x1

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


def is_archive(path: str) -> bool:
    """Tell by its name whether a file is an archive to look into."""
    return path.lower().endswith(".zip")


def find(archive: str) -> tuple[list[Source], list[Problem]]:
    """Find the reports in an archive: ``*.txt`` at any depth, hidden ones left out.

    Parameters
    ----------
    archive
        Path or address of the archive.
    """
    try:
        members = _opened(archive).infolist()
    except (OSError, *_BROKEN) as error:
        return [], [Problem(archive, type(error).__name__, _refused(error))]
    packed = sum(member.compress_size for member in members)
    if len(members) > MOST_MEMBERS or packed > _size(archive):
        message = (
            f"This archive is not unpacked: it has more than {MOST_MEMBERS:,} files, or files that "
            "share their bytes, as a zip bomb has; unpack it where that does no harm."
        )
        return [], [Problem(archive, "ZipBomb", message)]
    sources, problems = [], []
    named = Counter(member.filename for member in members)
    for member in members:
        path = PurePosixPath(member.filename)
        hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts if part != "..")
        if member.is_dir() or hidden or path.suffix.lower() != ".txt":
            continue
        address = f"zip://{member.filename}::{archive}"
        why = _unfit(member) if named[member.filename] == 1 else ("SameName", _SAME_NAME)
        if why is None:
            sources.append(Source(address, member.file_size))
        else:
            problems.append(Problem(address, *why))
    if not sources and not problems:
        problems.append(
            Problem(archive, "NoReports", "This archive holds no .txt file; name another one.")
        )
    return sources, problems


def contents(address: str) -> bytes:
    """Return the bytes of a member, ``zip://MEMBER::ARCHIVE``.

    Raises
    ------
    ReadError
        When the archive or the member cannot be read, or unpacks to more than it may.
    """
    member, _, archive = address.removeprefix("zip://").partition("::")
    try:
        opened = _opened(archive)
        info = opened.getinfo(member)
        why = _unfit(info)
        if why is not None:
            raise ReadError(f"{address}: {why[1]}")
        with opened.open(info) as file:
            data = file.read(LARGEST_MEMBER + 1)
    except KeyError as error:
        raise ReadError(f"{address} is no longer in the archive: run again.") from error
    except (OSError, *_BROKEN) as error:
        raise ReadError(f"{address} cannot be unpacked: {_refused(error)}") from error
    if len(data) > LARGEST_MEMBER:
        raise ReadError(f"{address}: {_TOO_LARGE}")
    return data


_SAME_NAME = (
    "The archive holds several files of this name, and none of them is read; pack it anew with a "
    "name for each."
)
_TOO_LARGE = (
    f"This file in the archive unpacks to more than {LARGEST_MEMBER >> 20} MiB, or to more than "
    f"{STEEPEST} times its packed size, as a zip bomb does; unpack it where that does no harm."
)


def _unfit(member: zipfile.ZipInfo) -> tuple[str, str] | None:
    """Say why a member is not read: name of the error and what to do."""
    if member.flag_bits & _ENCRYPTED:
        return "Encrypted", "This file needs a password; unpack the archive first."
    if stat.S_IFMT(member.external_attr >> 16) not in {0, stat.S_IFREG}:
        return "NotAFile", "This is no regular file; copy the report into a .txt file."
    steep = member.file_size > max(_SMALL, STEEPEST * member.compress_size)
    if member.file_size > LARGEST_MEMBER or steep:
        return "ZipBomb", _TOO_LARGE
    return None


@lru_cache(maxsize=2)
def _opened(archive: str) -> zipfile.ZipFile:
    """Open an archive once for all of its members; its list can be long."""
    return zipfile.ZipFile(_stream(archive))


def _stream(archive: str) -> IO[bytes]:
    opened: IO[bytes] = fsspec.open(archive, "rb").open()
    return opened


def _size(archive: str) -> int:
    with _stream(archive) as stream:
        return stream.seek(0, 2)


def _refused(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"This archive cannot be opened ({error.strerror or error}); check path and rights."
    return "This is no zip archive, or a damaged one; pack it anew, or unpack it first."
