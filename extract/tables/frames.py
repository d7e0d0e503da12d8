"""Rows as pandas DataFrames with the schema's nullable dtypes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.tables.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from extract.checks import Lang
    from extract.facts.institutions import Aliases
    from extract.pipeline import Result
    from extract.tables.report_rows import Cell, Row


def tables_without_indicators(
    results: Iterable[Result], *, aliases: Aliases | None = None, lang: Lang = "pl"
) -> dict[str, pd.DataFrame]:
    """Turn what was read from reports into tables; ``indicators``, made of the others, has no row.

    Parameters and tables are those of ``extract.tables`` (``extract.indicators.results``).
    """
    # Here, as pandas below: ``import extract`` imports this module and needs no grammar for it.
    from extract.tables.linking import Bodies
    from extract.tables.report_rows import empty
    from extract.tables.result_rows import chunks

    collected = empty()
    for result in results:
        for chunk in chunks(result, lang):
            for name, made in chunk.items():
                collected[name].extend(made)
    bodies = Bodies()
    bodies.add(collected["institutions"])
    collected["institutions"] = list(map(bodies.linked(aliases), collected["institutions"]))
    return {name: frame(name, made) for name, made in collected.items()}


def frame(name: str, made: Sequence[Row]) -> pd.DataFrame:
    """Return the rows of one table as a DataFrame with exactly the schema's columns and dtypes."""
    # pandas takes a third of a second to import and the command line mostly does without it.
    import pandas as pd

    columns = SCHEMA[name].columns
    cells: Iterable[Sequence[Cell]] = zip(*made, strict=True) if made else ((),) * len(columns)
    return pd.DataFrame(
        {
            column.name: pd.Series(list(values), dtype=column.type.pandas)
            for column, values in zip(columns, cells, strict=True)
        }
    )
