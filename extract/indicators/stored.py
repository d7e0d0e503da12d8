"""Tables of a run read back from their folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extract.export import read_frame
from extract.indicators.checked import NEEDED

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd


def read_tables(
    folder: str | Path, names: Iterable[str] = tuple(NEEDED)
) -> dict[str, pd.DataFrame]:
    """Read tables from the folder that ``owes-extract run`` wrote.

    Of a table whose CSV was changed after the run the CSV is read.

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
    return {name: read_frame(Path(folder), name) for name in names}
