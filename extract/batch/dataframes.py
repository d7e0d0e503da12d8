"""A Dask DataFrame of texts to tables: for texts that are in a table already."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pyarrow as pa

from extract.batch.chunk import read
from extract.batch.publishing import linked
from extract.batch.reading import Reading
from extract.batch.settings import settings
from extract.batch.source import Source
from extract.batch.totals import TOTALS, lowered
from extract.errors import BatchError, ReadError
from extract.export import arrow_table, to_frame
from extract.facts.institutions import Aliases
from extract.pipeline import DEFAULT_MODEL
from extract.tables import SCHEMA, Bodies, frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import dask.dataframe as dd
    import pandas as pd

    from extract.batch.settings import Settings
    from extract.checks import Lang
    from extract.tables import Row

    _Told = tuple[Bodies, pa.Table]
    _Whole = tuple[dict[str, tuple[str, str | None]], dict[str, list[Row]]]


def tables_of(
    texts: dd.DataFrame,
    *,
    text: str = "text",
    name: str | None = None,
    model: str | None = DEFAULT_MODEL,
    institutions: str | Path | None = None,
    aliases: str | Path | None = None,
    codebook: str | Path | None = None,
    lang: Lang = "pl",
) -> dict[str, dd.DataFrame]:
    """Map a Dask DataFrame of texts to the tables of ``extract.tables``.

    Nothing is read before one of the tables is computed. A partition of texts becomes one of each
    table; a body has one ``institution_id`` in all of them, and totals are compared over all.
    Computed together (``dask.compute``) the tables cost one reading, one by one each costs one.

    Parameters
    ----------
    texts
        A row for each report.
    text
        Column of the texts; a null becomes a row of ``errors``.
    name
        Column of names, which stand in ``report_id`` and ``path`` and may hold the period; the
        index if left out. Two reports need two names.
    model
        Name or path of a pipeline, as for ``extract.extract``; every worker has to have it.
    institutions, aliases, codebook, lang
        As for ``extract.batch.run``.

    Returns
    -------
    dict
        A Dask DataFrame for every table.

    Raises
    ------
    BatchError
        When Dask is not installed.
    ModelError, InstitutionsError, CodebookError
        When model, codebooks or alias file cannot be used.
    """
    try:
        import dask.dataframe as dd
        from dask import delayed
    except ImportError as missing:
        raise BatchError(
            f"Dask DataFrames need a further package ({missing}); install 'owes-extract[cluster]'."
        ) from missing
    made_with = settings(model=model, institutions=institutions, codebook=codebook, lang=lang)
    joined = Aliases.load(aliases) if aliases is not None else None
    readings = [delayed(_read)(part, text, name, made_with) for part in texts.to_delayed()]
    whole = delayed(_gather)([delayed(_told)(reading) for reading in readings], joined, lang)
    made = {}
    for table in SCHEMA:
        parts = [delayed(_table)(reading, whole, table) for reading in readings]
        made[table] = dd.from_delayed(parts, meta=frame(table, []), verify_meta=False)
    return made


def _read(part: pd.DataFrame, text: str, name: str | None, made_with: Settings) -> list[bytes]:
    """Read the texts of a partition."""
    names = part.index if name is None else part[name]
    contents: dict[Source, bytes | Exception] = {}
    for said, called in zip(part[text], names, strict=True):
        if isinstance(said, str):
            data = said.encode("utf-8", "surrogatepass")
            contents[Source(str(called), len(data))] = data
        else:
            source = Source(str(called), 0)
            contents[source] = ReadError(f"{called} has no text: fill in the column {text}.")

    def of(sources: Sequence[Source]) -> Iterator[tuple[Source, bytes | Exception]]:
        for source in sources:
            yield source, contents[source]

    if not contents:
        return []
    return list(read(made_with, tuple(contents), of))


def _told(readings: Sequence[bytes]) -> _Told:
    """Return what of some readings matters to the others: how bodies are named, running totals."""
    bodies = Bodies()
    totals = [arrow_table(TOTALS, [])]
    for reading in map(_opened, readings):
        mentions = reading.whole("institutions")
        columns = (column.to_pylist() for column in mentions.columns)
        bodies.add(zip(*columns, strict=True))
        totals.append(reading.whole(TOTALS.name))
    return bodies, pa.concat_tables(totals)


def _gather(told: Sequence[_Told], aliases: Aliases | None, lang: Lang) -> _Whole:
    bodies = Bodies()
    for some, _ in told:
        bodies.merge(some)
    totals = pa.concat_tables([totals for _, totals in told])
    return bodies.changes(aliases), lowered(totals, lang)


def _table(readings: Sequence[bytes], whole: _Whole, table: str) -> pd.DataFrame:
    """Return the rows of one table of a partition."""
    changes, added = whole
    parts = [arrow_table(SCHEMA[table], [])]
    for reading in map(_opened, readings):
        rows = reading.whole(table)
        parts.append(linked(rows, changes) if table == "institutions" else rows)
        if table == "checks" and added:
            ids = reading.inputs.column("report_id").to_pylist()
            parts.extend(arrow_table(SCHEMA[table], added.get(one, [])) for one in ids)
    return to_frame(table, pa.concat_tables(parts))


def _opened(data: bytes) -> Reading:
    return Reading(io.BytesIO(data))
