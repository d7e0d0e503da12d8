"""A Parquet file opened for reading, whatever its name, or refused with what to do."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from extract.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyarrow.parquet import ParquetFile


@contextmanager
def opened(file: Path) -> Iterator[ParquetFile]:
    """Open a Parquet file; what is read of it is read inside of the ``with`` block.

    Raises
    ------
    TableError
        When it cannot be read, or shows damage as it is read.
    """
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    try:
        # Arrow opens names in UTF-8 alone, and takes `year=2020` in a path for a column.
        with file.open("rb") as data, ParquetFile(data) as parquet:
            yield parquet
    except (OSError, pa.ArrowException) as error:
        raise unreadable(file, error) from error


def unreadable(file: Path, error: Exception) -> TableError:
    """Return the error to raise when a file of a table cannot be read."""
    return TableError(
        f"{file} cannot be read ({error}); make the tables again with: owes-extract run."
    )
