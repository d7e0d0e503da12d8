"""Tables to files: CSV that a spreadsheet opens, Parquet that a program reads.

Files are written under a temporary name and renamed when all of them are complete, so whoever
interrupts a run keeps the tables of the run before.
"""

from __future__ import annotations

import csv
import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, cast

from extract.errors import ExportError
from extract.tables.schema import SCHEMA, ColumnType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    import pyarrow as pa

    from extract.tables.rows import Cell, Row, Rows
    from extract.tables.schema import Table

ROWS_PER_GROUP = 8192
"""Rows held back for one row group of a Parquet file; bounds the memory of a run."""

# A spreadsheet runs a cell that begins like a formula, and drops control characters that stand
# before one (OWASP, "CSV Injection"). Quotes from reports begin with a dash often. The apostrophe
# is in the list so that ``plain`` can always undo ``guarded``.
_GUARDED = frozenset("=+-@＝＋－＠'") | {chr(code) for code in range(32)} | {"\x7f"}


def guarded(text: str) -> str:
    """Return a text cell so that a spreadsheet shows it and never runs it as a formula.

    An apostrophe goes before a text that begins with ``=``, ``+``, ``-``, ``@``, their full-width
    twins, a control character or an apostrophe. Numbers are not texts and keep their sign.
    ``plain`` gives the text back. Parquet files hold texts as they are.
    """
    return "'" + text if text[:1] in _GUARDED and text else text


def plain(cell: str) -> str:
    """Return the text that ``guarded`` made ``cell`` of."""
    return cell[1:] if cell[:1] == "'" else cell


class _File(Protocol):
    def write(self, rows: Sequence[Row]) -> None: ...

    def complete(self) -> None: ...

    def discard(self) -> None: ...


class CsvFile:
    """One table as CSV: UTF-8 with a byte order mark, RFC 4180 quoting and line ends.

    Decimals have a point and no needless ``.0``, days are ISO dates, flags ``true`` or
    ``false``, nulls nothing; text cells are ``guarded``.
    """

    suffix = ".csv"

    def __init__(self, path: Path, table: Table) -> None:
        self._texts = table.of_type(ColumnType.TEXT)
        self._numbers = table.of_type(ColumnType.NUMBER)
        self._flags = table.of_type(ColumnType.FLAG)
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, lineterminator="\r\n")
        self._writer.writerow(column.name for column in table.columns)

    def write(self, rows: Sequence[Row]) -> None:
        """Append rows."""
        self._writer.writerows(map(self._cells, rows))

    def complete(self) -> None:
        """Bring everything onto the disk and close."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def discard(self) -> None:
        """Close without caring for the content."""
        with suppress(OSError):
            self._file.close()

    def _cells(self, row: Row) -> Iterable[Cell]:
        cells = list(row)
        for i in self._texts:
            if cells[i]:
                cells[i] = guarded(cast("str", cells[i]))
        for i in self._numbers:
            value = cells[i]
            if isinstance(value, float) and value.is_integer():
                cells[i] = int(value)
        for i in self._flags:
            if cells[i] is not None:
                cells[i] = "true" if cells[i] else "false"
        return cells


class ParquetFile:
    """One table as Parquet with the schema's Arrow types, a row group every so many rows.

    The file's pandas metadata makes ``pandas.read_parquet`` return nullable dtypes.
    """

    suffix = ".parquet"

    def __init__(self, path: Path, table: Table) -> None:
        from pyarrow.parquet import ParquetWriter

        self._schema = arrow_schema(table)
        self._held: list[Row] = []
        self._file = path.open("wb")
        self._writer = ParquetWriter(self._file, self._schema, compression="zstd")

    def write(self, rows: Sequence[Row]) -> None:
        """Append rows; they reach the file a row group at a time."""
        self._held.extend(rows)
        while len(self._held) >= ROWS_PER_GROUP:
            self._flush(self._held[:ROWS_PER_GROUP])
            del self._held[:ROWS_PER_GROUP]

    def complete(self) -> None:
        """Write the last row group, bring everything onto the disk and close."""
        if self._held:
            self._flush(self._held)
        self._writer.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def discard(self) -> None:
        """Close without caring for the content."""
        # The writer has to be closed before its file; what a full disk says now helps nobody.
        with suppress(OSError):
            self._writer.close()
        with suppress(OSError):
            self._file.close()

    def _flush(self, rows: Sequence[Row]) -> None:
        import pyarrow as pa

        columns = zip(*rows, strict=True)
        arrays = [
            pa.array(cells, field.type) for cells, field in zip(columns, self._schema, strict=True)
        ]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))


def arrow_schema(table: Table) -> pa.Schema:
    """Return the Arrow schema of a table, with the metadata pandas restores its dtypes from."""
    import json

    import pyarrow as pa

    restored = [
        {
            "name": column.name,
            "field_name": column.name,
            "pandas_type": "date" if column.type is ColumnType.DAY else column.type.arrow,
            "numpy_type": "object" if column.type is ColumnType.DAY else column.type.pandas,
            "metadata": None,
        }
        for column in table.columns
    ]
    pandas = {"index_columns": [], "column_indexes": [], "columns": restored}
    return pa.schema(
        [pa.field(c.name, pa.type_for_alias(c.type.arrow)) for c in table.columns],
        metadata={"pandas": json.dumps(pandas)},
    )


_WRITERS: dict[str, type[CsvFile | ParquetFile]] = {"csv": CsvFile, "parquet": ParquetFile}

FORMATS = tuple(_WRITERS)


class Export:
    """Every table of a run on its way into one folder; published whole or not at all.

    A context manager. Leaving it normally renames the finished files over those of an earlier
    run; leaving it by an exception, Ctrl-C included, throws them away. Files of formats not
    asked for are left alone.

    Parameters
    ----------
    out
        Folder, made if it does not exist.
    formats
        Some of ``FORMATS``.

    Raises
    ------
    ExportError
        When the folder or a file in it cannot be written.
    """

    def __init__(self, out: Path, formats: Iterable[str]) -> None:
        self._out = out
        self._suffixes = [(name, _WRITERS[name]) for name in dict.fromkeys(formats)]
        self._files: list[tuple[str, Path, Path, _File]] = []
        self._beside: list[tuple[Path, Path]] = []

    def __enter__(self) -> Self:
        try:
            self._out.mkdir(parents=True, exist_ok=True)
            for _, writer in self._suffixes:
                for table in SCHEMA.values():
                    final = self._out / (table.name + writer.suffix)
                    partial = self._out / f".{final.name}.partial"
                    self._files.append((table.name, partial, final, writer(partial, table)))
        except OSError as error:
            self._discard()
            raise self._refusal(error) from error
        return self

    def add(self, rows: Rows) -> None:
        """Append rows to their tables."""
        try:
            for name, _, _, file in self._files:
                if rows[name]:
                    file.write(rows[name])
        except OSError as error:
            raise self._refusal(error) from error

    def attach(self, name: str, text: str) -> None:
        """Write a text of this file name beside the tables, published with them."""
        partial, final = self._out / f".{name}.partial", self._out / name
        self._beside.append((partial, final))
        try:
            with partial.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise self._refusal(error) from error

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._discard()
            return
        try:
            for _, _, _, file in self._files:
                file.complete()
            published = [(partial, final) for _, partial, final, _ in self._files]
            for partial, final in [*published, *self._beside]:
                partial.replace(final)
        except OSError as refused:
            raise self._refusal(refused) from refused
        finally:
            self._discard()

    def _discard(self) -> None:
        for _, partial, _, file in self._files:
            file.discard()
            partial.unlink(missing_ok=True)
        for partial, _ in self._beside:
            partial.unlink(missing_ok=True)

    def _refusal(self, error: OSError) -> ExportError:
        advice = _ADVICE.get(error.errno or 0, _ANY_ADVICE)
        reason = error.strerror or str(error)
        return ExportError(f"The tables cannot be written into {self._out}: {reason}. {advice}")


_NO_FOLDER = "A file stands where the folder should be; name another folder with --out."
_NO_RIGHT = (
    "Close the tables if a spreadsheet has them open; if none has, you may not write there: "
    "name another folder with --out."
)
_NO_ROOM = "Make room on the disk, or name a folder on another one with --out."
_ANY_ADVICE = "Name another folder with --out."
_ADVICE = {
    errno.EEXIST: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: "A folder stands where a table should be; name another folder with --out.",
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _NO_RIGHT,
    errno.EBUSY: _NO_RIGHT,
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EFBIG: _NO_ROOM,
}
