"""What was read from some reports, in one file: a zip archive of Arrow streams.

A reading holds what became of each of its inputs and their rows, table by table, in the order of
the inputs. It is data (nothing in it is run), says by its checksums when it is damaged, and can be
read in pieces.
"""

from __future__ import annotations

import io
import sys
import zipfile
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyarrow import ipc

from extract.batch.totals import TOTALS
from extract.export import arrow_schema, arrow_table
from extract.tables import DATASET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from extract.tables import Row, Table

TABLES: dict[str, Table] = {**DATASET, TOTALS.name: TOTALS}
"""The tables in a reading."""

_INPUTS = "inputs"
_MADE_WITH = b"made_with"
_ROWS_AT_ONCE = 8192
READINGS_AT_ONCE = 32
"""Readings of which something is held in memory; inputs in order of path are in few at a time."""
_WHEN = (1980, 1, 1, 0, 0, 0)
"""The time of all members, the earliest that the format has: the same content, the same bytes."""


def _inputs_schema() -> pa.Schema:
    texts = ("sha256", "report_id", "stage", "error", "message")
    return pa.schema(
        [
            pa.field("path", pa.binary()),
            pa.field("size", pa.int64()),
            *(pa.field(name, pa.string()) for name in texts),
            pa.field("characters", pa.int64()),
            *(pa.field(f"rows_{name}", pa.int64()) for name in TABLES),
        ]
    )


class ReadingWriter:
    """Puts a reading together in memory, table by table, packed as it comes."""

    def __init__(self, made_with: str) -> None:
        self._made_with = made_with
        self._sinks: dict[str, tuple[io.BytesIO, Any]] = {}
        self._held: dict[str, list[Row]] = {}

    def add(self, table: str, rows: Sequence[Row]) -> None:
        """Append rows of a table."""
        held = self._held.setdefault(table, [])
        held.extend(rows)
        if len(held) >= _ROWS_AT_ONCE:
            self._flush(table)

    def finish(self, inputs: Sequence[dict[str, Any]]) -> bytes:
        """Return the file.

        Parameters
        ----------
        inputs
            What became of each input, with a key for each column of ``Reading.inputs``.
        """
        schema = _inputs_schema().with_metadata({_MADE_WITH: self._made_with.encode()})
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
            sink = io.BytesIO()
            with _stream(sink, schema) as stream:
                stream.write_table(pa.Table.from_pylist(list(inputs), schema=schema))
            archive.writestr(zipfile.ZipInfo(_INPUTS, _WHEN), sink.getvalue())
            for table in TABLES:
                self._flush(table)
                if table in self._sinks:
                    sink, stream = self._sinks.pop(table)
                    stream.close()
                    archive.writestr(zipfile.ZipInfo(table, _WHEN), sink.getbuffer())
        return made.getvalue()

    def _flush(self, table: str) -> None:
        rows = self._held.pop(table, None)
        if not rows:
            return
        made = arrow_table(TABLES[table], rows)
        if table not in self._sinks:
            sink = io.BytesIO()
            self._sinks[table] = sink, _stream(sink, made.schema)
        self._sinks[table][1].write_table(made)


def _stream(sink: io.BytesIO, schema: pa.Schema) -> Any:
    return ipc.new_stream(sink, schema, options=ipc.IpcWriteOptions(compression="zstd"))


class DamagedReadingError(Exception):
    """A reading that is not whole, with its path; its reports have to be read again."""


_DAMAGES = (OSError, EOFError, KeyError, zipfile.BadZipFile, pa.ArrowException)


class Reading:
    """A reading in a file, or in memory; opened when something of it is asked for.

    Raises
    ------
    DamagedReadingError
        From every method, when the file is not whole.
    """

    def __init__(self, path: Path | io.BytesIO) -> None:
        self._file = path

    @property
    def path(self) -> Path:
        """Where it lies."""
        if isinstance(self._file, io.BytesIO):
            raise TypeError("a reading in memory has no path")
        return self._file

    @property
    def inputs(self) -> pa.Table:
        """What became of each input: path, size, hash, failure, rows in each table."""
        return _inputs(self)

    @cached_property
    def made_with(self) -> str:
        """The settings it was made with, as ``Settings.made_with``."""
        made: bytes = (self.inputs.schema.metadata or {}).get(_MADE_WITH, b"")
        return sys.intern(made.decode())

    def whole(self, table: str) -> pa.Table:
        """Return all rows of a table."""
        return self.read(table, arrow_schema(TABLES[table]))

    def read(self, member: str, schema: pa.Schema) -> pa.Table:
        """Return a member of the archive; no row where it is not there."""
        try:
            with zipfile.ZipFile(self._file) as archive:
                if member not in archive.namelist():
                    return schema.empty_table()
                with archive.open(member) as packed, ipc.open_stream(packed.read()) as stream:
                    return stream.read_all()
        except _DAMAGES as error:
            raise DamagedReadingError(self._file) from error

    def is_sound(self) -> bool:
        """Read every byte and compare it with its checksum."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                return archive.testzip() is None and self.inputs.num_rows > 0
        except (*_DAMAGES, DamagedReadingError):
            return False


class Walk:
    """Goes through the rows of a reading from its first input to its last, forward only.

    Parameters
    ----------
    reading
        The reading.
    tables
        Which of its tables are looked at.
    """

    def __init__(self, reading: Reading, tables: Sequence[str]) -> None:
        self._archive = zipfile.ZipFile(reading.path)
        self._open: dict[str, _Forward] = {}
        self.next = 0
        self._counts: dict[str, list[int]] = {
            name: [count or 0 for count in reading.inputs.column(f"rows_{name}").to_pylist()]
            for name in tables
        }
        self._passed = dict.fromkeys(tables, 0)
        self._inputs: int = reading.inputs.num_rows

    def rows(self, position: int) -> Iterator[tuple[str, pa.Table]]:
        """Give the rows of an input by table, a few thousand at a time.

        Parameters
        ----------
        position
            Number of the input, larger than that asked for before.
        """
        for name, counts in self._counts.items():
            start = self._passed[name] + sum(counts[self.next : position])
            count = counts[position]
            self._passed[name] = start + count
            if count:
                for rows in self._forward(name).take(start, count):
                    yield name, rows
        self.next = position + 1

    @property
    def is_over(self) -> bool:
        """Whether the last input has been given."""
        return self.next == self._inputs

    def close(self) -> None:
        """Let go of the file."""
        self._open.clear()
        self._archive.close()

    def _forward(self, name: str) -> _Forward:
        if name not in self._open:
            self._open[name] = _Forward(ipc.open_stream(self._archive.open(name)))
        return self._open[name]


class _Forward:
    """One table of a reading; holds one batch of its rows."""

    def __init__(self, batches: Iterable[pa.RecordBatch]) -> None:
        self._batches = iter(batches)
        self._batch: pa.RecordBatch | None = None
        self._start = self._end = 0

    def take(self, start: int, count: int) -> Iterator[pa.Table]:
        """Give ``count`` rows from ``start`` on."""
        while count:
            while self._batch is None or start >= self._end:
                self._batch = next(self._batches, None)
                if self._batch is None:
                    raise DamagedReadingError
                self._start, self._end = self._end, self._end + self._batch.num_rows
            some = self._batch.slice(start - self._start, count)
            yield pa.Table.from_batches([some])
            start += some.num_rows
            count -= some.num_rows


@lru_cache(maxsize=READINGS_AT_ONCE)
def _inputs(reading: Reading) -> pa.Table:
    return reading.read(_INPUTS, _inputs_schema())


def forget_inputs() -> None:
    """Let go of what is held of readings, when a run is over."""
    _inputs.cache_clear()
