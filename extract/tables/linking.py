"""One identifier for one body over the rows of many reports, whatever their order."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, cast

from extract.facts.institutions import Body, link_many
from extract.tables.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from extract.facts.institutions import Aliases
    from extract.tables.report_rows import Row

_ID, _NAME, _KIND, _PLACE, _NAMED = (
    SCHEMA["institutions"].position(column)
    for column in ("institution_id", "name", "kind", "place", "named")
)
_PACK, _UNPACK = json.JSONEncoder(ensure_ascii=False).encode, json.JSONDecoder().decode
_HOW = ("utf-8", "surrogatepass")


class Bodies:
    """The bodies that rows of institutions name, collected report by report.

    Only when all are read is known which names are one body: the one with a letter wrong and the
    right one, the one without its town and the one with it. One entry is kept for each way in which
    a body is named, packed, for two reports name more bodies than one.
    """

    def __init__(self) -> None:
        self._named: Counter[bytes] = Counter()
        self._moved: dict[str, str] | None = None

    def add(self, rows: Iterable[Row]) -> None:
        """Take note of the bodies in rows of the table of institutions."""
        self._moved = None
        self._named.update(
            _PACK((row[_ID], row[_NAME], row[_KIND], row[_PLACE])).encode(*_HOW)
            for row in rows
            if row[_NAMED]
        )

    def merge(self, other: Bodies) -> None:
        """Take over what others have noted."""
        self._moved = None
        self._named.update(other._named)

    def _each(self) -> Iterator[Body]:
        for packed, mentions in self._named.items():
            identifier, name, kind, place = _UNPACK(packed.decode(*_HOW))
            yield Body(identifier, name, kind, place, mentions)

    def _linked(self) -> dict[str, str]:
        if self._moved is None:
            self._moved = link_many(self._each)
        return self._moved

    def unmet(self, aliases: Aliases) -> list[str]:
        """Return the identifiers under *from* in ``aliases`` that no body has, in order."""
        return sorted(aliases.ids.keys() - {body.institution_id for body in self._each()})

    def changes(self, aliases: Aliases | None = None) -> dict[str, tuple[str, str | None]]:
        """Return by the identifier a body has in its report the one it has over all reports.

        Beside it stands the name that the analyst gave that body, if any. Bodies that keep both
        are left out.
        """
        moved = self._linked()
        if aliases is None:
            return {before: (final, None) for before, final in moved.items()}
        return dict(_joined((body.institution_id for body in self._each()), moved, aliases))

    def linked(self, aliases: Aliases | None = None) -> Callable[[Row], Row]:
        """Return what gives a row the identifier that its body has over all reports.

        Parameters
        ----------
        aliases
            Bodies that the analyst has joined; they hold for what was linked as well.
        """
        changed = self.changes(aliases)
        return lambda row: relinked(row, changed)


def relinked(row: Row, changes: Mapping[str, tuple[str, str | None]]) -> Row:
    """Give a row of the table of institutions the identifier and name of ``Bodies.changes``."""
    change = changes.get(cast("str", row[_ID])) if row[_NAMED] else None
    if change is None:
        return row
    cells = list(row)
    cells[_ID] = change[0]
    cells[_NAME] = change[1] or row[_NAME]
    return tuple(cells)


def _joined(
    ids: Iterable[str], moved: Mapping[str, str], aliases: Aliases
) -> Iterator[tuple[str, tuple[str, str | None]]]:
    """Give each identifier that changes, with its final one and the name the analyst gave that."""
    for before in ids:
        linked = moved.get(before, before)
        # The list of bodies shows what was linked; a name stands for what was not.
        final = aliases.ids.get(linked) or aliases.ids.get(before, linked)
        name = aliases.names.get(final)
        if final != before or name is not None:
            yield before, (final, name)
