"""The mentions of institutions in a run, held back until all reports are read."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

from extract.tables import Bodies, empty

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from extract.facts.institutions import Aliases
    from extract.tables import Rows

_IN_MEMORY = 1 << 24
_ROWS_AT_ONCE = 8192


class Mentions(AbstractContextManager["Mentions"]):
    """Rows that wait for the identifiers their bodies have over all reports.

    Beyond some megabytes they wait in a temporary file.

    Parameters
    ----------
    aliases
        Bodies that the analyst has joined.
    """

    def __init__(self, aliases: Aliases | None = None) -> None:
        self._aliases = aliases
        self._bodies = Bodies()
        self._file = SpooledTemporaryFile(  # noqa: SIM115 (closed by __exit__)
            _IN_MEMORY, "w+", encoding="utf-8", newline="\n"
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._file.close()

    def held_back(self, rows: Rows) -> Rows:
        """Take the mentions out of ``rows``; return what is left."""
        mentions = rows["institutions"]
        if not mentions:
            return rows
        self._bodies.add(mentions)
        for row in mentions:
            # As JSON and not as a pickle: what comes back from a disk is data and never code.
            self._file.write(json.dumps(row, ensure_ascii=False) + "\n")
        return rows | {"institutions": []}

    def unmet(self) -> list[str]:
        """Return the identifiers that the aliases send to others and that no mention has."""
        return self._bodies.unmet(self._aliases) if self._aliases is not None else []

    def linked(self) -> Iterator[Rows]:
        """Give the mentions back, some thousands at a time, in the order they were taken in."""
        relinked = self._bodies.linked(self._aliases)
        self._file.seek(0)
        rows = (relinked(tuple(json.loads(line))) for line in self._file)
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            yield empty() | {"institutions": some}
