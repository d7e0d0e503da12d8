"""Why a fact deserves a second look, though no check fails on it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.tables.report_rows import Cell

_QUANTITIES = ("counts", "hours", "amounts")


def doubts(table: str, row: Mapping[str, Cell]) -> Iterator[str]:
    """Yield a key for each reason to doubt a fact; ``words.toml`` says it as ``doubt_<key>``.

    Parameters
    ----------
    table
        The fact's table.
    row
        Its cells by column.
    """
    if row["rule"] in _weak_rules():
        yield "rule"
    if table in _QUANTITIES and row["value"] is None:
        yield "indefinite"
    if table == "counts" and row["unit"] is None:
        yield "no_unit"
    if table == "hours" and row["topic"] is None:
        yield "no_topic"
    if table == "institutions":
        if row["source"] == "ner":
            yield "model_only"
        elif row["named"] and row["kind"] is None:
            yield "no_kind"


@cache
def _weak_rules() -> frozenset[str]:
    text = files("extract.review").joinpath("doubts.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["rules"])
