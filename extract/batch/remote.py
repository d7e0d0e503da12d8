"""Reports behind an address that fsspec opens: ``s3://…``, ``memory://…``, ``zip://…::…``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import fsspec

from extract.batch import archives
from extract.batch.source import Problem, Source
from extract.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAGIC = frozenset("*?[")


def is_address(path: str) -> bool:
    """Tell an address from a path."""
    return "://" in path


def find(address: str) -> tuple[list[Source], list[Problem]]:
    """Find the reports behind an address: one file, a folder's ``*.txt``, what a pattern matches.

    Whatever a server may answer becomes a problem.
    """
    if archives.is_archive(address) or address.startswith("zip://"):
        return _in_archive(address)
    try:
        files, path = fsspec.core.url_to_fs(address)
        if _MAGIC & set(path):
            found = files.glob(path, detail=True)
        elif files.isfile(path):
            found = {path: files.info(path)}
        else:
            found = _reports(files.find(path, detail=True), path)
        sources = [
            Source(files.unstrip_protocol(name), int(info.get("size") or 0))
            for name, info in found.items()
            if info.get("type") == "file"
        ]
    except Exception as error:
        # Each file system has errors of its own.
        return [], [Problem(address, type(error).__name__, _refused(address, error))]
    if not sources:
        message = "There is no .txt file behind this address; check its spelling."
        return [], [Problem(address, "NoReports", message)]
    return sources, []


def _in_archive(address: str) -> tuple[list[Source], list[Problem]]:
    if not address.startswith("zip://"):
        return archives.find(address)
    member, _, archive = address.removeprefix("zip://").partition("::")
    sources, problems = archives.find(archive)
    if not member:
        return sources, problems
    inside = [source for source in sources if source.path == address]
    refused = [problem for problem in problems if problem.path in {address, archive}]
    if not inside and not refused:
        message = "There is no such file in the archive; name the archive to read all it holds."
        refused = [Problem(address, "FileNotFoundError", message)]
    return inside, refused


def contents(addresses: Sequence[str]) -> dict[str, bytes | ReadError]:
    """Return the bytes behind some addresses, fetched side by side where the server can do that."""
    try:
        files, _ = fsspec.core.url_to_fs(addresses[0])
        paths = {files._strip_protocol(address): address for address in addresses}
        got: dict[str, Any] = files.cat(list(paths), on_error="return")
        if isinstance(got, bytes):  # what some make of a single path
            got = {next(iter(paths)): got}
    except Exception as error:
        # Each file system has errors of its own.
        return {address: _unread(address, error) for address in addresses}
    return {
        address: data if isinstance(data, bytes) else _unread(address, data)
        for path, address in paths.items()
        for data in (got.get(path, FileNotFoundError(path)),)
    }


def _reports(found: dict[str, dict[str, Any]], top: str) -> dict[str, dict[str, Any]]:
    kept = {}
    for name, info in found.items():
        below = name.removeprefix(top).split("/")
        if name.lower().endswith(".txt") and not any(part.startswith(".") for part in below):
            kept[name] = info
    return kept


def _unread(address: str, error: BaseException) -> ReadError:
    return ReadError(f"{address} cannot be read: {_refused(address, error)}")


def _refused(address: str, error: BaseException) -> str:
    match error:
        case ImportError():
            extra = "s3" if address.startswith("s3") else None
            how = f"'owes-extract[{extra}]'" if extra else "the package that it names"
            return f"Files there need a further package ({error}); install {how}."
        case FileNotFoundError():
            return "There is nothing behind this address; check its spelling."
        case PermissionError():
            return "You may not read this; check your credentials."
    said = " ".join(str(error).split()) or type(error).__name__
    return f"This address cannot be opened ({said}); check address, network and credentials."
