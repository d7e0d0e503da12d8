"""The page: pictures, tables and key figures in one file without a script."""

from __future__ import annotations

import os
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
from jinja2 import Environment, StrictUndefined

from extract.export import unwritable
from extract.indicators import load_codebook, read_tables
from extract.indicators.checked import NEEDED, typed
from extract.summary.drawing import altair
from extract.summary.findings import findings
from extract.summary.over_time import over_time
from extract.summary.plans import against_plan
from extract.summary.types import advice, meetings
from extract.summary.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.checks.messages import Lang
    from extract.indicators import Codebook

FILE = "summary.html"
"""File name of the page in the folder of the tables."""

_NUMBERS = ("counts", "hours", "amounts")


def write_summary(
    folder: str | Path, *, codebook: Codebook | None = None, language: Lang = "pl"
) -> Path:
    """Write the summary of the tables in a folder as ``summary.html`` into it.

    Parameters
    ----------
    folder
        What ``owes-extract run`` wrote.
    codebook
        As ``load_codebook`` returns it; the default one if left out.
    language
        Of everything but the reports' own words: ``pl`` or ``en``.

    Raises
    ------
    TableError
        When a table is missing or holds what it must not.
    ExportError
        When the page cannot be written, or the packages that draw are not installed.
    """
    altair()
    names = dict.fromkeys((*NEEDED, "reports", "checks"))
    page = summary(read_tables(folder, names), codebook=codebook, language=language)
    final = Path(folder) / FILE
    partial = final.with_name(f".{FILE}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            file.write(page)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(final)
    except OSError as error:
        raise unwritable(final, error) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return final


def summary(
    tables: Mapping[str, pd.DataFrame], *, codebook: Codebook | None = None, language: Lang = "pl"
) -> str:
    """Return the summary of tables as one HTML page.

    It holds no script and asks for nothing from elsewhere. The same tables make the same page.

    Parameters
    ----------
    tables
        As ``extract.tables`` returns them.
    codebook, language
        As for ``write_summary``.

    Raises
    ------
    TableError
        When a table is missing or holds what it must not.
    ExportError
        When the packages that draw are not installed.
    """
    tables = {**tables, **{name: typed(name, tables[name]) for name in ("reports", "checks")}}
    book = codebook or load_codebook()
    words = Words(language, book)
    pictures = (
        over_time(tables, book, words),
        against_plan(tables, book, words),
        advice(tables, book, words),
        meetings(tables, book, words),
        findings(tables, words),
    )
    room = files("extract.summary")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(room.joinpath("page.html.jinja").read_text("utf-8"))
    return template.render(
        words=words,
        figures=_figures(tables, words),
        pictures=pictures,
        style=room.joinpath("page.css").read_text("utf-8"),
    )


def _figures(tables: Mapping[str, pd.DataFrame], words: Words) -> list[tuple[str, str]]:
    """Return the key figures at the top, each with its name."""
    reports, checks = tables["reports"], tables["checks"]
    made = [(words["reports"], words.number(float((reports["status"] == "ok").sum())))]
    failed = int((reports["status"] == "failed").sum())
    if failed:
        made.append((words["failed"], words.number(failed)))
    first, last = reports["period_start"].min(), reports["period_end"].max()
    if not (pd.isna(first) or pd.isna(last)):
        made.append((words["period"], f"{str(first)[:10]} – {str(last)[:10]}"))
    stated = sum(len(tables[name]) for name in _NUMBERS)
    made.append((words["numbers"], words.number(stated)))
    failing = int((~checks["holds"].fillna(True).to_numpy(dtype=bool)).sum())
    made.append((words["findings"], words.number(failing)))
    return made
