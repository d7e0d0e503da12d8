"""One identifier for one body over the rows of many reports, whatever their order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from extract.facts.institutions import Body, link
from extract.tables.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from extract.facts.institutions import Aliases
    from extract.tables.report_rows import Row

_ID, _NAME, _KIND, _PLACE, _NAMED = (
    SCHEMA["institutions"].position(column)
    for column in ("institution_id", "name", "kind", "place", "named")
)


class Bodies:
    """The bodies that rows of institutions name, collected report by report.

    Only when all are read is known which names are one body: the one with a letter wrong and the
    right one, the one without its town and the one with it. One entry is kept for each way in which
    a body is named.
    """

    def __init__(self) -> None:
        self._named: Counter[tuple[str, str, str | None, str | None]] = Counter()
        self._ids: dict[str, str] | None = None

    def add(self, rows: Iterable[Row]) -> None:
        """Take note of the bodies in rows of the table of institutions."""
        self._ids = None
        self._named.update(
            cast("tuple[str, str, str | None, str | None]", (r[_ID], r[_NAME], r[_KIND], r[_PLACE]))
            for r in rows
            if r[_NAMED]
        )

    def merge(self, other: Bodies) -> None:
        """Take over what others have noted."""
        self._ids = None
        self._named.update(other._named)

    def _linked(self) -> dict[str, str]:
        if self._ids is None:
            self._ids = link(Body(*said, mentions) for said, mentions in self._named.items())
        return self._ids

    def unmet(self, aliases: Aliases) -> list[str]:
        """Return the identifiers under *from* in ``aliases`` that no body has, in order."""
        ids = self._linked()
        return sorted(aliases.ids.keys() - ids.keys() - set(ids.values()))

    def changes(self, aliases: Aliases | None = None) -> dict[str, tuple[str, str | None]]:
        """Return by the identifier a body has in its report the one it has over all reports.

        Beside it stands the name that the analyst gave that body, if any. Bodies that keep both
        are left out.
        """
        return dict(_changes(self._linked(), aliases))

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


def _changes(
    ids: Mapping[str, str], aliases: Aliases | None
) -> Iterator[tuple[str, tuple[str, str | None]]]:
    """Give each identifier that changes, with its final one and the name the analyst gave that."""
    for before, linked in ids.items():
        if aliases is None:
            final, name = linked, None
        else:
            # The list of bodies shows what was linked; a name stands for what was not.
            final = aliases.ids.get(linked) or aliases.ids.get(before, linked)
            name = aliases.names.get(final)
        if final != before or name is not None:
            yield before, (final, name)
