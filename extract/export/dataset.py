"""The Parquet dataset of a run: a folder for each table, a file in it for each partition.

A partition holds the same inputs in every table, so what one report gave stands in the files of
one number. The partitions depend on the inputs and their order alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.export.parquet_file import ParquetFile
from extract.tables.schema import DATASET

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pyarrow as pa

ROWS_PER_PARTITION = 1 << 17
"""Rows of all tables together behind which a partition ends."""
CHARACTERS_PER_PARTITION = 1 << 25
"""Characters of all reports together behind which a partition ends."""


def part(folder: Path, table: str, number: int) -> Path:
    """Return the file of a table's partition below the folder of a dataset."""
    return folder / table / f"part-{number:05}.parquet"


def parts(folder: Path, table: str) -> list[Path]:
    """Return the files of a table that are there, in order; none where there is no dataset."""
    return sorted((folder / table).glob("part-*.parquet"), key=lambda f: (len(f.name), f.name))


class Dataset:
    """Every table on its way into partitions.

    Parameters
    ----------
    folder
        Where the folders of the tables are made.
    without
        Tables that are not written.
    """

    def __init__(self, folder: Path, *, without: tuple[str, ...] = ()) -> None:
        self._folder = folder
        self._tables = {name: table for name, table in DATASET.items() if name not in without}
        self._open: dict[str, ParquetFile] = {}
        self._number = 0
        self._rows = 0
        self._characters = 0
        for name in self._tables:
            (folder / name).mkdir()
            # One file at least of each table: a table without a row has columns all the same.
            self._file(name)

    def add(self, made: Mapping[str, pa.Table]) -> None:
        """Append rows of one input; tables that are not written are passed over."""
        for name, rows in made.items():
            if rows.num_rows and name in self._tables:
                self._file(name).write(rows)
                self._rows += rows.num_rows

    def end_input(self, characters: int = 0) -> int:
        """Note that the rows of one input are complete.

        Parameters
        ----------
        characters
            Length of its text.

        Returns
        -------
        int
            The number of the partition that holds its rows.
        """
        number = self._number
        self._characters += characters
        if self._rows >= ROWS_PER_PARTITION or self._characters >= CHARACTERS_PER_PARTITION:
            self.complete()
            self._number += 1
            self._rows = self._characters = 0
        return number

    def complete(self) -> None:
        """Bring the open partition onto the disk."""
        while self._open:
            _, file = self._open.popitem()
            try:
                file.complete()
            except BaseException:
                file.discard()
                raise

    def discard(self) -> None:
        """Close without caring for the content."""
        while self._open:
            self._open.popitem()[1].discard()

    def _file(self, name: str) -> ParquetFile:
        file = self._open.get(name)
        if file is None:
            path = part(self._folder, name, self._number)
            file = self._open[name] = ParquetFile(path, self._tables[name])
        return file
