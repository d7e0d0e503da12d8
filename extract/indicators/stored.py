"""Tables of a run read back from their folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from extract.errors import TableError
from extract.export import plain
from extract.indicators.checked import NEEDED
from extract.tables import SCHEMA, ColumnType

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENDINGS = ("parquet", "csv")


def stored(folder: str | Path, names: Iterable[str] = tuple(NEEDED)) -> dict[str, pd.DataFrame]:
    """Read tables from the folder that ``owes-extract run`` wrote.

    Of a table in two formats the file that was changed last is read, so that a CSV mended by hand
    counts.

    Parameters
    ----------
    folder
        The folder.
    names
        Which tables; those that indicators are made of if left out.

    Raises
    ------
    TableError
        When a table is missing or its file cannot be read.
    """
    return {name: _read(Path(folder), name) for name in names}


def _read(folder: Path, name: str) -> pd.DataFrame:
    files = [file for ending in _ENDINGS if (file := folder / f"{name}.{ending}").is_file()]
    if not files:
        raise TableError(
            f"{folder} holds no table {name}; make it with: owes-extract run PATH... --out {folder}"
        )
    file = max(files, key=lambda file: file.stat().st_mtime_ns)
    try:
        return _csv(file, name) if file.suffix == ".csv" else pd.read_parquet(file)
    except (OSError, ValueError) as error:  # what pandas and pyarrow raise at a broken file
        raise TableError(f"{file} cannot be read ({error}); make the tables again.") from error


def _csv(file: Path, name: str) -> pd.DataFrame:
    made = pd.read_csv(
        file, dtype="string", encoding="utf-8-sig", keep_default_na=False, na_values=[""]
    )
    for column in SCHEMA[name].columns:
        if column.type is ColumnType.TEXT and column.name in made:
            cells = made[column.name]
            guarded = cells.str.startswith("'").fillna(value=False).to_numpy(dtype=bool)
            if guarded.any():
                made.loc[guarded, column.name] = [plain(cell) for cell in cells[guarded]]
    return made
