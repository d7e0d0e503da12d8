"""Hours in the cells of a table, and what service they are of.

Cells are hours where the head of their column, their row, the corner or what stands above the table
says so; also where columns or rows name kinds of a service of which the line above tells the hours:
"udzielono 96 godzin doradztwa" above "biuro | prawne | księgowe | razem".
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from extract.facts import lexicon
from extract.facts.count_labels import announces_count
from extract.facts.grids.cells import HOURS, TOTAL_ROW
from extract.facts.hours import announced, cut_words, services
from extract.facts.hours.topics import TopicReader
from extract.facts.hours.topics.kinds import is_no_kind
from extract.polish import morphology
from extract.polish.remembered import remembered
from extract.polish.tokens import tokenise

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from extract.facts.context import Context
    from extract.facts.grids.cells import Cell
    from extract.facts.grids.line_tables import Table
    from extract.sections import Section

_LEAST_KINDS = 2  # that make it a table of kinds
_ABOVE = 400  # characters above a table that may tell of its hours


class TableHours:
    """Tells which cells of one table hold hours, and of what."""

    def __init__(self, table: Table, section: Section, context: Context) -> None:
        self._tokens = context.tokens(section)
        self._topics = TopicReader(section, context, self._tokens)
        corner = table.head[0].text
        above = _line_above(table.start, section, context)
        told = announced.tells_hours(above)
        self._kinds_in_columns = _are_kinds(table.head[1:])
        self._kinds_in_rows = _are_kinds(row[0] for row in table.rows)
        self._service = services.first_service(corner)
        if self._service is None and told:
            self._service = services.last_service(above)
        self._all = announced.names_hours(corner) or announced.hours_above(section, context)
        if told and not self._all:
            self._all = self._kinds_in_columns or self._kinds_in_rows

    def in_words(self, cell: Cell, column: Cell) -> re.Match[str] | None:
        """Match "20 h" in a column whose head names the service, as no label of a row does."""
        if not self._kinds_in_columns and services.first_service(column.text) is None:
            return None
        return HOURS.fullmatch(cell.text)

    def stated(self, row: Cell, column: Cell, *, counted: bool) -> bool:
        """Tell a cell of hours by the label of its row, the head of its column or the corner.

        ``counted`` says that the head of its column names something else, in the plural.
        """
        if announced.names_hours(column.text):
            return True
        if counted:
            return False
        return announced.names_hours(row.text) or (self._all and not announces_count(row.text))

    def topic(self, row: Cell, column: Cell) -> str | None:
        """Topic of the hours of a cell, which its row, its column or the table names."""
        service = services.first_service(column.text)
        if self._kinds_in_columns and service is None:
            service, kind = self._service or self._topics.above(), column.text
        elif self._kinds_in_rows and not _names_service(row.text):
            service, kind = service or self._service or self._topics.above(), row.text
        else:
            first = self._tokens.first_from(row.start)
            last = self._tokens.first_from(row.end) - 1
            return self._topics.in_cell(first, last, service or self._service)
        if service is None or TOTAL_ROW.match(kind):
            return service
        return morphology.complete_phrase(service.split()[0], [*_spelled(kind)])


def _line_above(start: int, section: Section, context: Context) -> str:
    """Return the line above a table, the title of its section where it has none."""
    text = context.report.text
    above = text[max(section.content_start, start - _ABOVE) : start].rstrip()
    return above.rsplit("\n", 1)[-1] or section.title or ""


def _are_kinds(labels: Iterable[Cell]) -> bool:
    """Tell labels that name kinds of a service, but for that of a total: "prawne", "księg."."""
    named = [label.text for label in labels if not TOTAL_ROW.match(label.text)]
    return sum(map(_is_kind, named)) >= _LEAST_KINDS and all(map(_may_be_kind, named))


@remembered(1 << 10)
def _is_kind(label: str) -> bool:
    """Tell an adjective of services, or a service by its name."""
    first = next(iter(_spelled(label)), "")
    lemmas = {reading.lemma for reading in morphology.analyses(first)}
    return not lemmas.isdisjoint(lexicon.KINDS_OF_SERVICE) or _names_service(label)


@remembered(1 << 10)
def _may_be_kind(label: str) -> bool:
    words = _spelled(label)
    adjectives = all(lexicon.word(form).adjectival and not is_no_kind(form) for form in words)
    return bool(words) and (adjectives or _names_service(label))


def _names_service(label: str) -> bool:
    first = next(iter(tokenise(label, 0, len(label)).words), "")
    return lexicon.names_service(first) and lexicon.word(first).singular


@remembered(1 << 10)
def _spelled(label: str) -> tuple[str, ...]:
    """Words of a label in full and small, those cut before a full stop too."""
    words = tokenise(label.lower(), 0, len(label)).words
    full = []
    for form, following in zip_longest(words, words[1:], fillvalue=""):
        if form[:1].isalpha():
            cut = cut_words.adjective(form) if following == "." else None
            full.append(cut or services.spelled_out(form))
    return tuple(full)
