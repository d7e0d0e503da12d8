"""What was read from reports as tables, indicators among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

# The package, which imports pandas when asked: ``import extract`` binds the function made here.
from extract import indicators
from extract.tables import tables_without_indicators

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from extract.checks import Lang
    from extract.facts.institutions import Aliases
    from extract.indicators.codebook import Codebook
    from extract.pipeline import Result


def tables(
    results: Iterable[Result],
    *,
    aliases: Aliases | None = None,
    codebook: Codebook | None = None,
    lang: Lang = "pl",
) -> dict[str, pd.DataFrame]:
    """Turn what was read from reports into the tables that ``owes-extract run`` writes.

    Parameters
    ----------
    results
        What ``extract.extract`` returned, one for each report; any iterable. One institution gets
        one ``institution_id`` over all of them.
    aliases
        Which names of institutions are one body, as for ``extract.extract``.
    codebook
        Whose indicators, as ``load_codebook`` returns it; the default one if left out.
    lang
        Language of the findings' sentences.

    Returns
    -------
    dict
        A DataFrame for every table of the schema, also for those without a row. Offsets in
        ``start`` and ``end`` index ``Report.text``.

    Raises
    ------
    ArgumentError
        When there are no messages in ``lang`` and something does not add up.
    """
    made = tables_without_indicators(results, aliases=aliases, lang=lang)
    made["indicators"] = indicators.indicator_values(made, codebook)
    return made
