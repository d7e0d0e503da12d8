"""The tables of a dataset once more, each in a single file of another format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.errors import ArgumentError
from extract.export.csv_file import CsvFile
from extract.export.dataset import parts
from extract.export.parquet_file import ParquetFile
from extract.export.parquet_opened import opened
from extract.tables.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pyarrow as pa

    from extract.tables.column import Table

_FILES: dict[str, type[CsvFile | ParquetFile]] = {
    CsvFile.suffix: CsvFile,
    ParquetFile.suffix: ParquetFile,
}
FORMATS = tuple(suffix.removeprefix(".") for suffix in _FILES)
"""Formats of single files."""

_ROWS_AT_ONCE = 1024


def formats_named(names: str | Iterable[str]) -> tuple[str, ...]:
    """Return the formats that are asked for, each once.

    Parameters
    ----------
    names
        Some of ``FORMATS``, or one of them.

    Raises
    ------
    ArgumentError
        When there is no such format.
    """
    named = (names,) if isinstance(names, str) else tuple(dict.fromkeys(names))
    unknown = [name for name in named if name not in FORMATS]
    if unknown:
        raise ArgumentError(
            f"There is no format {unknown[0]!r} of single files; choose among "
            f"{', '.join(FORMATS)}. A workbook is made of a folder of tables by "
            "extract.workbook.write_folder."
        )
    return named


def view(folder: Path, table: str, written: str) -> Path:
    """Return the file of a table in one of ``FORMATS``."""
    return folder / f"{table}.{written}"


def write_views(dataset: Path, into: Path, formats: Iterable[str]) -> None:
    """Write every table of the dataset in a folder as single files, a few thousand rows at a time.

    Parameters
    ----------
    dataset
        Folder of the dataset.
    into
        Folder for the files.
    formats
        Some of ``FORMATS``.
    """
    for written in dict.fromkeys(formats):
        for table in SCHEMA.values():
            _write(batches(dataset, table.name), view(into, table.name, written), table)


def batches(dataset: Path, table: str) -> Iterator[pa.Table]:
    """Give the rows of a table of a dataset in their order, some thousands at a time."""
    import pyarrow as pa

    for file in parts(dataset, table):
        with opened(file) as reader:
            for batch in reader.iter_batches(batch_size=_ROWS_AT_ONCE):
                yield pa.Table.from_batches([batch])


def _write(rows: Iterable[pa.Table], path: Path, table: Table) -> None:
    file = _FILES[path.suffix](path, table)
    try:
        for some in rows:
            if isinstance(file, CsvFile):
                file.write_columns([column.to_pylist() for column in some.columns])
            else:
                file.write(some)
        file.complete()
    finally:
        file.discard()
