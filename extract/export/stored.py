"""Tables of an earlier run, read back from its folder: the one place that knows where they lie.

A table is read from the dataset, unless its file in another format is no longer what the run wrote:
a CSV mended by hand counts. A folder without a dataset is read from what single files it has.
"""

from __future__ import annotations

import csv
import hashlib
import json
import logging
from typing import TYPE_CHECKING, NamedTuple

from extract import nearby
from extract.errors import TableError
from extract.export.dataset import parts
from extract.export.guarding import plain
from extract.export.parquet_opened import opened, unreadable
from extract.export.views import FORMATS, view
from extract.tables.column import ColumnType
from extract.tables.schema import DATASET, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    import pandas as pd
    import pyarrow as pa

    from extract.tables.report_rows import Cell

MANIFEST = "manifest.json"
"""File name of the manifest in the folder of the tables; written behind everything else."""

SINGLE_FILES = "single_files"
"""Key of the manifest: SHA-256 of each single file written with the dataset, by its name."""

_LOG = logging.getLogger(__name__)

_ROWS_AT_ONCE = 1024


class Stored(NamedTuple):
    """Where a table of a folder is read from.

    Attributes
    ----------
    files
        One file, or the partitions of a dataset in order.
    csv
        True for a CSV file, false for Parquet.
    """

    files: tuple[Path, ...]
    csv: bool


def stored(folder: Path, table: str) -> Stored:
    """Find a table of an output folder.

    Raises
    ------
    TableError
        When the folder does not hold it.
    """
    dataset = parts(folder, table)
    views = [path for written in FORMATS if (path := view(folder, table, written)).is_file()]
    if dataset:
        views = _mended(folder, dataset, views)
    if views:
        newest = max(views, key=_changed)
        if dataset:
            _LOG.warning("%s was changed after the run; it is read, not the dataset", newest)
        return Stored((newest,), newest.suffix == ".csv")
    if dataset:
        return Stored(tuple(dataset), csv=False)
    raise TableError(_without_table(folder, table))


def _mended(folder: Path, dataset: Sequence[Path], views: Sequence[Path]) -> list[Path]:
    """Return the single files that are not as a run wrote them.

    Their content tells, where the manifest says what it was: times do not survive copying. Of
    others, of a run before the one that wrote the dataset, the time has to.
    """
    manifest = folder / MANIFEST
    made = max(map(_changed, [manifest] if manifest.is_file() else [*dataset, *views]))
    written = _written(manifest)
    found = []
    for path in views:
        known = written.get(path.name)
        try:
            is_mended = _changed(path) > made if known is None else digest(path) != known
        except OSError as error:
            raise unreadable(path, error) from error
        if is_mended:
            found.append(path)
    return found


def _written(manifest: Path) -> dict[str, str]:
    """Return what the manifest says of single files; nothing where it cannot be read."""
    try:
        told = json.loads(manifest.read_text(encoding="utf-8")).get(SINGLE_FILES)
    except (OSError, ValueError, AttributeError):
        return {}
    return told if isinstance(told, dict) else {}


def single_files(folder: Path, written: Iterable[str]) -> dict[str, str]:
    """Return what the manifest says of the single files of some formats.

    Raises
    ------
    OSError
        When one of them cannot be read.
    """
    files = (view(folder, table, name) for name in written for table in SCHEMA)
    return {path.name: digest(path) for path in files}


def digest(path: Path) -> str:
    """SHA-256 of a file, read in pieces.

    Raises
    ------
    OSError
        When it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _without_table(folder: Path, table: str) -> str:
    """Say why a path holds no table, and what to type instead."""
    if folder.is_file():
        return f"{folder} is a file; name the folder of the tables that a run has made"
    if not folder.exists():
        meant = nearby.similar(str(folder))
        there = f"there is {meant}; " if meant else ""
        return (
            f"There is no folder {folder}; {there}tables are made with: "
            f"owes-extract run PATH... --out {folder}"
        )
    if any(folder.glob("*.txt")):
        return (
            f"{folder} holds reports, not their tables; make them with: "
            f"owes-extract run {folder} --out tables"
        )
    return f"{folder} holds no table {table}; make it with: owes-extract run PATH... --out {folder}"


def formats(folder: Path, table: str) -> list[str]:
    """Say in which forms a folder holds a table: ``dataset`` and single files."""
    single = [written for written in FORMATS if view(folder, table, written).is_file()]
    return ["dataset", *single] if parts(folder, table) else single


def count_rows(folder: Path, table: str) -> int:
    """Count the rows of a table; a CSV has to be read for it.

    Raises
    ------
    TableError
        When the folder does not hold the table, or a file of it cannot be read.
    """
    where = stored(folder, table)
    if where.csv:
        return sum(1 for _ in _csv_rows(where.files[0], table, ()))
    rows = 0
    for file in where.files:
        with opened(file) as parquet:
            rows += int(parquet.metadata.num_rows)
    return rows


def read_rows(folder: Path, table: str, columns: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    """Give some columns of a table row by row, a null as ``None``; the cells of a CSV are texts.

    Memory is bounded, however long the table is.

    Raises
    ------
    TableError
        When the folder does not hold the table, a file of it cannot be read, or it has not these
        columns.
    """
    where = stored(folder, table)
    if where.csv:
        yield from _csv_rows(where.files[0], table, columns)
        return
    for file in where.files:
        with opened(file) as parquet:
            _expect(file, columns, parquet.schema_arrow.names)
            for batch in parquet.iter_batches(_ROWS_AT_ONCE, columns=list(columns)):
                cells = {name: batch.column(name).to_pylist() for name in columns}
                yield from zip(*(cells[name] for name in columns), strict=True)


def read_frame(folder: Path, table: str) -> pd.DataFrame:
    """Read a whole table; nullable dtypes from Parquet, texts from CSV.

    Raises
    ------
    TableError
        When the folder does not hold the table or a file of it cannot be read.
    """
    import pyarrow as pa

    where = stored(folder, table)
    if where.csv:
        try:
            return _csv_frame(where.files[0], table)
        except (OSError, ValueError) as error:  # what pandas raises at a broken file
            raise unreadable(where.files[0], error) from error
    read = []
    for file in where.files:
        with opened(file) as parquet:
            read.append(parquet.read())
    return to_frame(table, pa.concat_tables(read, promote_options="default"))


def to_frame(table: str, rows: pa.Table) -> pd.DataFrame:
    """Return rows of a table as ``extract.tables`` has them."""
    import pandas as pd

    made: pd.DataFrame = rows.to_pandas()
    for place in DATASET[table].of_type(ColumnType.DAY):
        name = DATASET[table].columns[place].name
        if name in made:
            made[name] = pd.to_datetime(made[name]).astype("datetime64[s]")
    return made


def _csv_rows(file: Path, table: str, wanted: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    schema = DATASET[table]
    texts = {schema.columns[place].name for place in schema.of_type(ColumnType.TEXT)}
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            made = csv.DictReader(lines)
            _expect(file, wanted, made.fieldnames or ())
            for row in made:
                cells = ((name, row[name] or None) for name in wanted)
                yield tuple(plain(cell) if cell and name in texts else cell for name, cell in cells)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise unreadable(file, error) from error


def _csv_frame(file: Path, table: str) -> pd.DataFrame:
    import pandas as pd

    made = pd.read_csv(
        file, dtype="string", encoding="utf-8-sig", keep_default_na=False, na_values=[""]
    )
    for column in DATASET[table].columns:
        if column.type is ColumnType.TEXT and column.name in made:
            cells = made[column.name]
            guarded = cells.str.startswith("'").fillna(value=False).to_numpy(dtype=bool)
            if guarded.any():
                made.loc[guarded, column.name] = [plain(cell) for cell in cells[guarded]]
    return made


def _changed(path: Path) -> int:
    return path.stat().st_mtime_ns


def _expect(file: Path, wanted: Sequence[str], columns: Sequence[str]) -> None:
    lacking = [name for name in wanted if name not in columns]
    if lacking:
        raise TableError(
            f"{file} has no column {lacking[0]}: it is no table of this version; make it again "
            f"with: owes-extract run PATH... --out {file.parent}"
        )
