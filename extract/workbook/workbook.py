"""The workbook of a run, written whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import SEEK_CUR, BufferedWriter, FileIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError, XlsxWriterException

from extract.errors import ExportError
from extract.export import unwritable
from extract.export.stored import stored as where_table
from extract.indicators import load_codebook, read_tables
from extract.tables import SCHEMA
from extract.workbook.captions import CAPTIONS
from extract.workbook.cells import Losses
from extract.workbook.formats import Formats
from extract.workbook.rollups import BY_PERIOD, CHART, CODEBOOK, ROLL_UP, RollUpWriter
from extract.workbook.sheets import SheetWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    from xlsxwriter.worksheet import Worksheet

    from extract.checks.messages import Lang
    from extract.indicators import Codebook
    from extract.workbook.captions import Captions

FILE = "workbook.xlsx"
"""File name of the workbook in the folder of the tables."""

_CONTENTS = "contents"
# A clock would make two files of the same tables differ.
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Made:
    """What was written.

    Attributes
    ----------
    file
        The workbook.
    sheets
        Rows of each sheet, in the order of the sheets.
    notes
        What the workbook holds otherwise than the tables do, a sentence each; empty as a rule.
    """

    file: Path
    sheets: dict[str, int]
    notes: tuple[str, ...]


class _Stored(Mapping[str, "pd.DataFrame"]):
    """The tables in a folder, each read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in SCHEMA:
            raise KeyError(name)
        return read_tables(self._folder, [name])[name]

    def __iter__(self) -> Iterator[str]:
        return iter(SCHEMA)

    def __len__(self) -> int:
        return len(SCHEMA)


def write_folder(
    folder: str | Path, *, codebook: Codebook | None = None, language: Lang = "pl"
) -> Made:
    """Write the tables in a folder as ``workbook.xlsx`` into it.

    Parameters
    ----------
    folder
        What ``owes-extract run`` wrote. One table at a time is read.
    codebook, language
        As for ``write``.

    Raises
    ------
    TableError
        When a table is missing or cannot be read.
    ExportError
        When the workbook cannot be written.
    """
    where_table(Path(folder), "reports")  # before a folder is made where there are no tables
    return write(_Stored(Path(folder)), Path(folder) / FILE, codebook=codebook, language=language)


def write(
    tables: Mapping[str, pd.DataFrame],
    file: str | Path,
    *,
    codebook: Codebook | None = None,
    language: Lang = "pl",
) -> Made:
    """Write tables as a workbook.

    Contents first, then a chart, the roll-up, and a sheet for each table with exactly the rows
    and columns of the table; one with more rows than a sheet holds goes on on further sheets.
    Numbers, days and flags are typed; text is text whatever it begins with. What a cell cannot
    hold, as a very long text, is cut; ``Made.notes`` says so. The same tables make the same bytes.

    Parameters
    ----------
    tables
        As ``extract.tables`` returns them, or some of them; without ``reports`` and ``sections``
        there is no roll-up.
    file
        The workbook; links in it lead to ``review/index.html`` beside it.
    codebook
        As ``load_codebook`` returns it; the default one if left out.
    language
        Of the captions and of the indicators' names: ``pl`` or ``en``.

    Raises
    ------
    TableError
        When a table holds what it must not.
    ExportError
        When the workbook cannot be written.
    """
    final = Path(file)
    partial = final.with_name(f".{final.name}.partial")
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        disk = _Disk(partial, "w")
        with BufferedWriter(disk) as opened, _book(opened) as book:
            book.use_zip64()
            book.set_properties({"title": "owes-extract", "created": _MADE})
            made = _fill(book, tables, codebook or load_codebook(), language)
        if disk.refused is not None:
            raise disk.refused
        partial.replace(final)
    except (OSError, FileCreateError) as error:
        # The library hides what the system said inside of its own error.
        said = error if isinstance(error, OSError) else error.args[0]
        if not isinstance(said, OSError):
            said = OSError(str(said))
        raise unwritable(final, said) from error
    except XlsxWriterException as error:
        raise ExportError(f"{final} cannot be written: {error}.") from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return Made(final, *made)


def _book(opened: Any) -> Workbook:
    return Workbook(opened, {"constant_memory": True})


class _Disk(FileIO):
    """A file that remembers what the disk refused and takes the rest for written.

    The library cannot let go of an archive that it could not finish without a traceback.

    Attributes
    ----------
    refused
        The first error, to be raised when the library is done.
    """

    refused: OSError | None = None

    def write(self, data: Any, /) -> int:
        """Write what the disk takes."""
        if self.refused is None:
            try:
                return super().write(data)
            except OSError as error:
                self.refused = error
        size = memoryview(data).nbytes
        self.seek(size, SEEK_CUR)
        return size


def _fill(
    book: Workbook, tables: Mapping[str, pd.DataFrame], codebook: Codebook, language: Lang
) -> tuple[dict[str, int], tuple[str, ...]]:
    captions, formats, losses = CAPTIONS[language], Formats.of(book), Losses()
    contents = book.add_worksheet(_CONTENTS)
    sheets: dict[str, int] = {}
    notes: list[str] = []
    if "reports" in tables and "sections" in tables:
        rollups = RollUpWriter(
            *(book, formats, losses), captions=captions, language=language, codebook=codebook
        )
        sheets |= rollups.add(tables)
    writer = SheetWriter(book, formats, losses)
    for name in SCHEMA:
        if name not in tables:
            continue
        frame = tables[name]
        titles = writer.add(name, frame)
        sheets |= titles
        if len(titles) > 1:
            rest = ", ".join(list(titles)[1:])
            notes.append(captions.split.format(table=name, rows=len(frame), sheets=rest))
    for count, said in (
        (losses.cut, captions.cut),
        (losses.early, captions.early),
        (losses.unlinked, captions.unlinked),
    ):
        if count:
            notes.append(said.format(count=count))
    _list(contents, formats, captions, sheets, notes)
    return sheets, tuple(notes)


def _list(
    sheet: Worksheet,
    formats: Formats,
    captions: Captions,
    sheets: Mapping[str, int],
    notes: list[str],
) -> None:
    """Write the sheet that comes first: what is in the workbook, and what is not as it was."""
    described = {CHART: captions.chart, ROLL_UP: captions.roll_up, BY_PERIOD: captions.by_period}
    described |= {CODEBOOK: captions.codebook, **captions.tables}
    sheet.write_string(0, 0, captions.contents, formats.title)
    for place, heading in enumerate((captions.sheet, captions.rows, captions.row)):
        sheet.write_string(2, place, heading, formats.head)
    for row, (title, count) in enumerate(sheets.items(), start=3):
        sheet.write_url(row, 0, f"internal:'{title}'!A1", formats.link, title)
        sheet.write_number(row, 1, count, formats.number)
        sheet.write_string(row, 2, described[title.partition(" (")[0]], formats.text)
    below = len(sheets) + 4
    for row, note in enumerate((captions.links, captions.failing, *notes), start=below):
        sheet.merge_range(row, 0, row, 2, note, formats.note)
        sheet.set_row(row, 32)
    for place, width in enumerate((22, 10, 90)):
        sheet.set_column(place, place, width)
