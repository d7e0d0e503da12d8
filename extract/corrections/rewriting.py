"""Rows of some reports put in the place of others, in the dataset of a run and its single files."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from extract.batch.manifest import stored as stored_manifest
from extract.corrections.stored import TABLES, as_rows, cells
from extract.errors import CorrectionsError
from extract.export import (
    FORMATS,
    MANIFEST,
    SINGLE_FILES,
    ParquetFile,
    arrow_table,
    count_rows,
    opened,
    single_files,
    unwritable,
)
from extract.export.dataset import parts
from extract.export.publication import Publication
from extract.export.stored import stored
from extract.export.views import view, write_views
from extract.tables.schema import DATASET, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from extract.corrections.stored import Cells

Made = dict[str, dict[str, list["Cells"]]]
"""Rows of reports, by identifier and table."""


def refuse_mended(out: Path) -> None:
    """Refuse tables that corrections cannot be written into.

    Raises
    ------
    CorrectionsError
        When there is no dataset, or a single file was changed by hand after the run.
    """
    for table in SCHEMA:
        if not parts(out, table):
            raise CorrectionsError(
                f"{out} holds no dataset of {table}; make it with: owes-extract run PATH... "
                f"--out {out}"
            )
        read_from = stored(out, table)
        if read_from.files[0].parent == out:
            raise CorrectionsError(
                f"{read_from.files[0]} was changed after the run, and corrections would be written "
                "over it; move it away and run the command again."
            )


def rewrite(out: Path, made: Made, beside: Callable[[Path], None]) -> None:
    """Replace the rows of reports, all at once or not at all.

    Partitions keep their numbers and their reports; those without a replaced row keep their bytes.

    Parameters
    ----------
    out
        Folder of the tables.
    made
        The rows that take the place of those that are there.
    beside
        Called with the folder of the new state, to put there what belongs to it.

    Raises
    ------
    ExportError
        When the tables cannot be written.
    """
    try:
        with Publication(out, last=MANIFEST) as publication:
            new = publication.new
            places = {
                str(row["report_id"]): place
                for place, row in enumerate(cells(out, "reports"))
                if row["status"] == "ok"
            }
            for table in DATASET:
                if (out / table).is_dir():
                    (new / table).mkdir()
                    _Table(out, new, table, places).replace(made)
            formats = [
                written
                for written in FORMATS
                if any(view(out, table, written).is_file() for table in SCHEMA)
            ]
            write_views(new, new, formats)
            beside(new)
            _manifest(out, new, formats)
            publication.replace()
    except OSError as error:
        raise unwritable(out, error) from error


class _Table:
    """One table of the dataset on its way from the old state to the new one."""

    def __init__(self, out: Path, new: Path, table: str, places: Mapping[str, int]) -> None:
        self._files = parts(out, table)
        self._new = new / table
        self._table = table
        self._places = places

    def replace(self, made: Made) -> None:
        held = [self._reports(file) for file in self._files]
        owners: dict[int, list[str]] = {}
        if self._table == "reports" or self._table in TABLES:
            for report_id in made:
                owners.setdefault(self._owner(report_id, held), []).append(report_id)
        for number, file in enumerate(self._files):
            # A report may have rows in one file and none in another that would be its owner.
            ids = set(owners.get(number, ())) | (held[number].keys() & made.keys())
            if ids and (self._table == "reports" or self._table in TABLES):
                mine = set(owners.get(number, ()))
                self._write(file, {one: made[one][self._table] for one in made if one in mine}, ids)
            else:
                _link(file, self._new / file.name)

    def _reports(self, file: Path) -> dict[str, None]:

        if self._table == "errors":
            return {}
        with opened(file) as parquet:
            column = parquet.read(columns=["report_id"]).column(0)
        return dict.fromkeys(one for one in column.unique().to_pylist() if one is not None)

    def _owner(self, report_id: str, held: list[dict[str, None]]) -> int:
        """Return the number of the file in which the rows of a report belong."""
        own = next((number for number, ids in enumerate(held) if report_id in ids), None)
        if own is not None:
            return own
        place = self._places[report_id]
        before = [
            number
            for number, ids in enumerate(held)
            if any(self._places.get(one, place) < place for one in ids)
        ]
        return before[-1] if before else 0

    def _write(self, file: Path, made: Mapping[str, list[Cells]], ids: set[str]) -> None:

        table = SCHEMA[self._table]
        with opened(file) as parquet:
            old = parquet.read()
        if self._table == "reports":
            after = self._in_place(old, made)
        else:
            after = self._sorted(old, made, ids)
        written = ParquetFile(self._new / file.name, table)
        try:
            written.write(after)
            written.complete()
        finally:
            written.discard()

    def _in_place(self, old: pa.Table, made: Mapping[str, list[Cells]]) -> pa.Table:
        rows = [
            made[row["report_id"]][0] if row["status"] == "ok" and row["report_id"] in made else row
            for row in old.to_pylist()
        ]
        return arrow_table(SCHEMA["reports"], as_rows("reports", rows))

    def _sorted(self, old: pa.Table, made: Mapping[str, list[Cells]], ids: set[str]) -> pa.Table:
        owners = old.column("report_id").to_pylist()
        kept = old.filter(pa.array([one not in ids for one in owners], pa.bool_()))
        fresh = [row for rows in made.values() for row in rows]
        added = arrow_table(SCHEMA[self._table], as_rows(self._table, fresh))
        whole = pa.concat_tables([kept.cast(added.schema), added])
        places = [self._places.get(one, -1) for one in whole.column("report_id").to_pylist()]
        return whole.take(pa.array(np.argsort(places, kind="stable")))


def _link(file: Path, place: Path) -> None:
    """Put an unchanged file into the new state, without copying it where the disk can do that."""
    try:
        os.link(file, place)
    except OSError:
        shutil.copy2(file, place)


def _manifest(out: Path, new: Path, formats: Sequence[str]) -> None:
    """Write the manifest again, with the numbers of rows and the files that there are now."""
    told = stored_manifest(out)
    if isinstance(told.get("rows"), dict):
        told["rows"] |= {table: count_rows(new, table) for table in told["rows"] if table in SCHEMA}
    told[SINGLE_FILES] = single_files(new, formats)
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    with (new / MANIFEST).open("w", encoding="utf-8", newline="\n") as written:
        written.write(text)
        written.flush()
        os.fsync(written.fileno())
