"""Readings to the tables of a folder: two passes over them, a report at a time.

What holds over all reports is gathered first: which bodies are one, which totals a later report
lowers, which reports are the same. Then each report's rows go into the tables in order of path.
Memory is bounded by the different names of bodies, the running totals that are told, and a little
for each input; never by what the reports state.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from extract.batch.heap import put_down
from extract.batch.manifest import line
from extract.batch.outcomes import Failure, collided, unfound
from extract.batch.reading import READINGS_AT_ONCE, Walk
from extract.batch.totals import TOTALS, lowered
from extract.export import Gathered, arrow_table
from extract.tables import DATASET, SCHEMA, Bodies, failed, relinked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TextIO

    import pyarrow as pa

    from extract.batch.index import Index
    from extract.batch.reading import Reading
    from extract.batch.source import Problem, Source
    from extract.batch.summary import Summary
    from extract.checks import Lang
    from extract.export import Export
    from extract.facts.institutions import Aliases
    from extract.tables import Row, Rows

_STATUS = SCHEMA["reports"].position("status")
_TOLD = ("sha256", "report_id", "stage", "error", "message", "characters")


class Entry(NamedTuple):
    """What a reading says of one input, and where it stands there.

    Attributes
    ----------
    source
        The input.
    sha256, report_id
        Of the report, where it could be read.
    failure
        ``None`` when all went well.
    characters
        Length of its text.
    reading, position
        Number of the reading, and the input's number in it.
    """

    source: Source
    sha256: str | None
    report_id: str | None
    failure: Failure | None
    characters: int
    reading: int
    position: int


class Whole(NamedTuple):
    """What is known when all reports are read.

    Attributes
    ----------
    changes
        As of ``Bodies.changes``.
    lowered
        Rows of ``checks`` to add, by report.
    """

    changes: Mapping[str, tuple[str, str | None]]
    lowered: Mapping[str, list[Row]]


class Publishing:
    """The inputs of a run in order of path, each with its reading.

    Parameters
    ----------
    sources
        The inputs.
    problems
        What gave no input.
    index
        Where each input was read.
    summary
        To note in what is done.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        problems: Sequence[Problem],
        index: Index,
        summary: Summary,
    ) -> None:
        self._sources = sources
        self.problems = problems
        self._readings = index.readings
        self._of, self._at = index.places()
        self._summary = summary
        self._several: set[int] = set()

    def paths(self) -> Iterator[str]:
        """Give the path of each input."""
        return (source.path for source in self._sources)

    def used(self) -> set[int]:
        """Return the numbers of the readings that the inputs rest on."""
        return set(self._of.tolist())

    def entries(self) -> Iterator[Entry]:
        """Give what is known of each input."""
        held: OrderedDict[int, list[list[Any]]] = OrderedDict()
        places = zip(self._sources, self._of.tolist(), self._at.tolist(), strict=True)
        for source, number, at in places:
            if number not in held:
                inputs = self._readings[number].inputs
                held[number] = [inputs.column(name).to_pylist() for name in _TOLD]
                if len(held) > READINGS_AT_ONCE:
                    held.popitem(last=False)
            digest, report_id, stage, error, message, characters = (c[at] for c in held[number])
            failure = Failure(source.path, stage, error, message) if stage else None
            yield Entry(source, digest, report_id, failure, characters or 0, number, at)

    def gather(self, aliases: Aliases | None, lang: Lang) -> Whole:
        """Go through all reports for what holds over them together."""
        summary = self._summary
        self._several = self._identifiers_of_several()
        bodies, totals, contents = Bodies(), Gathered(), array("q")
        walks = _Walks(self._readings, ("institutions", TOTALS.name))
        for entry, first in self._told_apart():
            if entry.failure:
                summary.failures.append(entry.failure)
            elif first is not None and first == entry.sha256:
                summary.duplicates += 1
            elif first is not None:
                summary.failures.append(collided(entry.source.path, entry.report_id or ""))
            else:
                summary.read += 1
                contents.append(hash(entry.sha256))
                for table, rows in walks.rows(entry):
                    if table == TOTALS.name:
                        totals.add(rows)
                    else:
                        bodies.add(_rows(rows))
        summary.copies = summary.read - len(np.unique(np.frombuffer(contents, np.int64)))
        summary.unmet = bodies.unmet(aliases) if aliases is not None else []
        whole = Whole(
            bodies.changes(aliases),
            lowered(totals.take(totals.rows), lang) if totals.rows else {},
        )
        del bodies, totals, contents
        put_down()  # names were compared word by word; writing asks for no word
        return whole

    def write(self, export: Export, inputs: TextIO, whole: Whole) -> None:
        """Write the rows of every input, and its line in the list of inputs."""
        for problem in self.problems:
            made = unfound(problem)
            (rows,) = made.rows
            partition = self._take(export, _tables(rows), 0)
            inputs.write(
                line(problem.path, 0, None, report_id=None, outcome="failed", partition=partition)
            )
        walks = _Walks(self._readings, tuple(DATASET))
        for entry, first in self._told_apart():
            outcome = "failed" if entry.failure else "ok"
            if first is None:
                made_rows = self._linked(walks.rows(entry), entry, whole)
            elif first == entry.sha256:
                outcome = "duplicate"
                made_rows = _duplicate(walks.rows(entry))
            else:
                outcome = "failed"
                refused = collided(entry.source.path, entry.report_id or "")
                made_rows = _tables(
                    failed(refused.path, refused.stage, refused.error, refused.message)
                )
            partition = self._take(export, made_rows, entry.characters)
            inputs.write(
                line(
                    entry.source.path,
                    entry.source.size,
                    entry.sha256,
                    report_id=entry.report_id,
                    outcome=outcome,
                    partition=partition,
                )
            )

    def _identifiers_of_several(self) -> set[int]:
        """Return the hashes of identifiers that several inputs have; strings would take more room.

        Hashes that meet by chance cost a look-up, nothing else.
        """
        known = (hash(e.report_id) for e in self.entries() if e.report_id and not e.failure)
        hashes, counts = np.unique(np.fromiter(known, np.int64), return_counts=True)
        return set(hashes[counts > 1].tolist())

    def _told_apart(self) -> Iterator[tuple[Entry, str | None]]:
        """Give each input with the hash of an earlier one of the same identifier, if any.

        Inputs come in order of path, so the first of two is the same in every run.
        """
        first: dict[str, str] = {}
        for entry in self.entries():
            earlier = None
            report_id = entry.report_id
            if report_id and not entry.failure and hash(report_id) in self._several:
                earlier = first.get(report_id)
                first.setdefault(report_id, entry.sha256 or "")
            yield entry, earlier

    def _linked(
        self, rows: Iterator[tuple[str, pa.Table]], entry: Entry, whole: Whole
    ) -> Iterator[tuple[str, pa.Table]]:
        for table, some in rows:
            yield table, linked(some, whole.changes) if table == "institutions" else some
        added = whole.lowered.get(entry.report_id or "")
        if added and not entry.failure:
            yield "checks", arrow_table(SCHEMA["checks"], added)

    def _take(self, export: Export, rows: Iterator[tuple[str, pa.Table]], characters: int) -> int:
        for table, some in rows:
            export.add_tables({table: some})
            if table in SCHEMA:
                self._summary.rows[table] += some.num_rows
        return export.end_input(characters)


def linked(mentions: pa.Table, changes: Mapping[str, tuple[str, str | None]]) -> pa.Table:
    """Return rows of ``institutions`` with the identifiers that bodies have over all reports."""
    ids = mentions.column("institution_id").to_pylist()
    if not any(identifier in changes for identifier in ids):
        return mentions
    rows = [relinked(row, changes) for row in _rows(mentions)]
    return arrow_table(SCHEMA["institutions"], rows)


class _Walks:
    """The readings that are being gone through; few are open at a time."""

    def __init__(self, readings: Sequence[Reading], tables: Sequence[str]) -> None:
        self._readings = readings
        self._tables = tables
        self._open: OrderedDict[int, Walk] = OrderedDict()

    def rows(self, entry: Entry) -> Iterator[tuple[str, pa.Table]]:
        """Give the rows of an input, table by table."""
        walk = self._open.get(entry.reading)
        if walk is None or walk.next > entry.position:
            walk = self._open[entry.reading] = Walk(self._readings[entry.reading], self._tables)
            if len(self._open) > READINGS_AT_ONCE:
                self._open.popitem(last=False)[1].close()
        self._open.move_to_end(entry.reading)
        yield from walk.rows(entry.position)
        if walk.is_over:
            self._open.pop(entry.reading).close()


def _duplicate(rows: Iterator[tuple[str, pa.Table]]) -> Iterator[tuple[str, pa.Table]]:
    """Keep of a report that was read before its row in ``reports``."""
    for table, some in rows:
        if table == "reports":
            marked = [(*r[:_STATUS], "duplicate", *r[_STATUS + 1 :]) for r in _rows(some)]
            yield table, arrow_table(SCHEMA[table], marked)


def _rows(table: pa.Table) -> list[Row]:
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def _tables(rows: Rows) -> Iterator[tuple[str, pa.Table]]:
    for name, some in rows.items():
        if some:
            yield name, arrow_table(DATASET[name], some)
