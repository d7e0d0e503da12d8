"""Values that have names: the schema tells each, a person can choose it, the page says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from extract import tables
from extract.corrections.correction import correction
from extract.facts.fact import Modifier, Precision, Role, Status
from extract.pipeline import extract
from extract.review.words import LANGUAGES, words
from extract.tables import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMED = {
    "counts": {"modifier": Modifier, "status": Status},
    "dates": {"precision": Precision, "role": Role},
}
KIND = {"counts": "count", "dates": "date"}


def _values() -> Iterator[tuple[str, str, str]]:
    for table, columns in NAMED.items():
        for column, names in columns.items():
            for value in get_args(names):
                yield table, column, value


@pytest.mark.parametrize(("table", "column", "value"), list(_values()))
def test_a_value_is_told_can_be_chosen_and_is_said(table: str, column: str, value: str) -> None:
    (told,) = (c.description for c in SCHEMA[table].columns if c.name == column)
    assert f"`{value}`" in told
    edit = {"action": "edit", "fact_id": f"r#{KIND[table]}@1-2", "fields": {column: value}}
    assert correction("r", edit).fields == {column: value}
    said = words()[f"{column}_{value}"]
    assert all(said.get(language) for language in LANGUAGES)


def test_an_open_range_stands_in_the_table_as_the_schema_tells() -> None:
    text = "Nabór trwał do 30 czerwca 2020 r. Klub działa od 1 maja 2020 r."
    dates = tables([extract(text, model=None)])["dates"]
    assert dates["date_start"].equals(dates["date_end"].rename("date_start"))
    assert [f"{day:%d.%m}" for day in dates["date_start"]] == ["30.06", "01.05"]
    (told,) = (c.description for c in SCHEMA["dates"].columns if c.name == "date_start")
    assert all(f"`{rule}`" in told for rule in dates["rule"])
