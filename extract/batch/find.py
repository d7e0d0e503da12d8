"""Paths, folders, patterns, archives and addresses to a sorted list of files without repeats."""

from __future__ import annotations

import glob
import os
import stat
from typing import TYPE_CHECKING

from extract import nearby
from extract.batch import archives, remote
from extract.batch.source import Problem, Source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def find(paths: str | Path | Iterable[str | Path]) -> tuple[list[Source], list[Problem]]:
    """Find the files to read.

    A file is taken whatever its name. Of a folder, every ``*.txt`` in it and below it is taken,
    in upper or lower case, hidden ones left out. A pattern (``reports/*.txt``, ``**``) stands for
    what it matches. A zip archive stands for the ``*.txt`` in it, an address (``s3://…``) for what
    fsspec finds there. A file reached twice, also through a link, counts once, under the shorter
    of the two paths that were named. ``paths`` is one path or several, in any order.

    Returns
    -------
    tuple
        Files in order of path, and what could not be found or entered, in order of path; nothing
        that a path can be is raised.
    """
    if isinstance(paths, str | os.PathLike):
        paths = [paths]
    search = _Search()
    for path in sorted(set(map(_normal, paths)), key=_short_first):
        search.named(path)
    sources = sorted(search.files.values(), key=lambda source: source.key)
    problems = {problem.path: problem for problem in search.problems}
    return sources, [problems[path] for path in sorted(problems, key=os.fsencode)]


def _normal(path: str | Path) -> str:
    text = os.fspath(path)
    return text if not text or remote.is_address(text) else os.path.normpath(text)


def _short_first(path: str) -> tuple[int, str]:
    return len(path), path


class _Search:
    """What was found so far; folders already walked are not entered again."""

    def __init__(self) -> None:
        self.files: dict[str, Source] = {}
        self.problems: list[Problem] = []
        self._walked: set[str] = set()

    def named(self, path: str) -> None:
        """Take what the user named."""
        if path in _NO_PATHS:
            self._problem(path, "NoPath", _NO_PATHS[path])
        elif remote.is_address(path):
            self._all(*remote.find(path))
        elif glob.has_magic(path) and not os.path.lexists(path):
            matches = sorted(glob.glob(path, recursive=True))
            if not matches:
                self._problem(path, "NoMatch", "No file matches this pattern; check its spelling.")
            for match in matches:
                self._taken(match)
        else:
            self._taken(path)

    def _taken(self, path: str) -> None:
        status = self._status(path)
        if status is None:
            return
        if stat.S_ISDIR(status.st_mode):
            if not self._walk(path):
                self._problem(path, "NoReports", _without_reports(path))
        elif archives.is_archive(path):
            self._all(*archives.find(path))
        else:
            self._file(path, status)

    def _all(self, sources: Iterable[Source], problems: Iterable[Problem]) -> None:
        self.files |= {source.path: source for source in sources}
        self.problems += problems

    def _walk(self, top: str) -> bool:
        """Take every report in a folder and below it; False if there is none at all."""
        any_found = False
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            real = os.path.realpath(folder)
            if real in self._walked:
                any_found = True
                continue
            self._walked.add(real)
            try:
                with os.scandir(folder) as entries:
                    names = sorted(entry.name for entry in entries)
            except OSError as error:
                self._refused(folder, error)
                any_found = True
                continue
            for name in names:
                if name.startswith("."):
                    continue
                path = os.path.join(folder, name)
                if os.path.isdir(path):
                    waiting.append(path)
                elif name.lower().endswith(".txt"):
                    any_found = True
                    status = self._status(path)
                    if status is not None:
                        self._file(path, status)
        return any_found

    def _status(self, path: str) -> os.stat_result | None:
        try:
            return os.stat(path)
        except FileNotFoundError as error:
            if os.path.islink(path):
                self._problem(path, "BrokenLink", _BROKEN)
            else:
                self._refused(path, error)
            return None
        except (OSError, ValueError) as error:
            self._refused(path, error)
            return None

    def _file(self, path: str, status: os.stat_result) -> None:
        if not stat.S_ISREG(status.st_mode):
            self._problem(
                path, "NotAFile", "This is a device or a pipe; copy the report into a .txt file."
            )
            return
        real = os.path.realpath(path)
        known = self.files.get(real)
        if known is None or _short_first(path) < _short_first(known.path):
            self.files[real] = Source(path, status.st_size)

    def _refused(self, path: str, error: OSError | ValueError) -> None:
        advice = _ADVICE.get(type(error), _looped(error))
        if isinstance(error, FileNotFoundError) and (meant := nearby.similar(path)):
            advice = f"There is no such file or folder; there is {meant}."
        self._problem(path, type(error).__name__, advice)

    def _problem(self, path: str, error: str, message: str) -> None:
        self.problems.append(Problem(path, error, message))


_NO_PATHS = {
    "": "An empty path leads nowhere; name a file or a folder, the one you are in as a point.",
    "-": "Standard input is not read; copy the report into a .txt file and name it.",
}
_BROKEN = "This is a link to a file that is not there; mend the link or delete it."
_ADVICE: dict[type[Exception], str] = {
    FileNotFoundError: "There is no such file or folder; check the spelling of the path.",
    PermissionError: "You may not read this; ask its owner, or copy it where you may.",
    NotADirectoryError: "There is no such file or folder; check the spelling of the path.",
}


def _without_reports(folder: str) -> str:
    held = nearby.held(folder)
    if not held:
        return (
            "This folder holds no .txt file; name the folder that holds the reports, or the files "
            "themselves."
        )
    return (
        f"This folder holds no .txt file ({held}); name the folder that holds the reports, and "
        "save PDF and Word files as plain text first."
    )


def _looped(error: OSError | ValueError) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return f"This cannot be opened ({reason}); name the file itself instead of a link to it."
