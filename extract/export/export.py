"""Every table of a run on its way into one folder, published whole or not at all."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from extract.errors import ExportError
from extract.export.dataset import Dataset
from extract.export.parquet_file import arrow_table
from extract.export.publication import Publication
from extract.export.refusal import refusal
from extract.export.stored import MANIFEST
from extract.export.views import write_views
from extract.tables.schema import DATASET, TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    import pyarrow as pa

    from extract.tables.report_rows import Rows

_OURS = re.compile(r"part-[0-9]+\.parquet")


class Export:
    """The dataset of a run and its single files, prepared beside those of the run before.

    A context manager. Leaving it normally puts everything into place; leaving it by an exception,
    Ctrl-C included, throws it away, and what was there before stays. Files of formats not asked
    for are left alone.

    Parameters
    ----------
    out
        Folder, made if it does not exist.
    formats
        Some of ``FORMATS``, beside the dataset.
    texts
        Whether the texts of the reports are kept as well.

    Raises
    ------
    ExportError
        When the folder or a file in it cannot be written, or a folder of it is not ours.
    """

    def __init__(self, out: Path, formats: Iterable[str], *, texts: bool = True) -> None:
        self._out = out
        self._formats = tuple(formats)
        self._without = () if texts else (TEXTS.name,)
        self._publication = Publication(out, last=MANIFEST)
        self._dataset: Dataset | None = None
        self._is_complete = False

    def __enter__(self) -> Self:
        try:
            refuse_foreign(self._out)
            self._publication.__enter__()
            self._dataset = Dataset(self._publication.new, without=self._without)
        except OSError as error:
            raise refusal(self._out, error) from error
        return self

    @property
    def folder(self) -> Path:
        """Where the next state of the folder is made; what is put there is published with it."""
        return self._publication.new

    def add(self, rows: Rows) -> None:
        """Append rows of one input to their tables."""
        self.add_tables({name: arrow_table(DATASET[name], some) for name, some in rows.items()})

    def add_tables(self, made: Mapping[str, pa.Table]) -> None:
        """Append rows of one input to their tables."""
        assert self._dataset is not None
        try:
            self._dataset.add(made)
        except OSError as error:
            raise refusal(self._out, error) from error

    def end_input(self, characters: int = 0) -> int:
        """Note that the rows of one input are complete; return the number of its partition."""
        assert self._dataset is not None
        try:
            return self._dataset.end_input(characters)
        except OSError as error:
            raise refusal(self._out, error) from error

    def attach(self, name: str, text: str) -> None:
        """Write a text of this file name beside the tables, published with them."""
        try:
            with (self._publication.new / name).open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise refusal(self._out, error) from error

    def complete(self) -> Path:
        """Bring dataset and single files onto the disk; return the folder in which they wait.

        What is attached later is newer than all of them.
        """
        assert self._dataset is not None
        if self._is_complete:
            return self._publication.new
        try:
            self._dataset.complete()
            write_views(self._publication.new, self._publication.new, self._formats)
        except OSError as error:
            raise refusal(self._out, error) from error
        self._is_complete = True
        return self._publication.new

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        assert self._dataset is not None
        try:
            if kind is None:
                self.complete()
                self._publication.replace(*self._without)
        except OSError as refused:
            raise refusal(self._out, refused) from refused
        finally:
            self._dataset.discard()
            self._publication.__exit__(kind, error, traceback)


def refuse_foreign(out: Path) -> None:
    """Refuse a folder in which something else stands where a table's folder belongs.

    A run replaces the folders of its tables; ``reports`` may be where the reports themselves lie.

    Raises
    ------
    ExportError
        When such a folder holds anything but partitions.
    """
    for name in DATASET:
        folder = out / name
        if folder.is_dir():
            foreign = next((p.name for p in folder.iterdir() if not _OURS.fullmatch(p.name)), None)
            if foreign is not None:
                raise ExportError(
                    f"{folder} is needed for a table and holds something else ({foreign}); name "
                    "another folder with `out`."
                )
        elif folder.exists():
            raise ExportError(
                f"{folder} is a file where the folder of a table belongs; name another folder "
                "with `out`."
            )
